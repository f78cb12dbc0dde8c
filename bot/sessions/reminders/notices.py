"""Reminders of meetings, written with what is true when they are sent or edited."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, SESSION, SESSION_START, URGENT, Drop
from bot.sessions.notices import ReminderWriter, send_reminder, session_context, write_reminder
from bot.sessions.reminder_plan.domain import ReminderStep
from bot.sessions.reminders import screens
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("session.week", policy=SESSION)
async def week(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """When the meetings are."""
    return await send_reminder(
        context, row, to, lambda told, texts: screens.week(told.meetings, texts, zone=to.zone)
    )


@notices.kind("session.evening", policy=SESSION)
async def evening(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """The evening before."""
    return await send_reminder(
        context,
        row,
        to,
        lambda told, texts: screens.evening(told.meetings, texts, zone=to.zone, now=context.now),
    )


@notices.kind("session.start", policy=SESSION_START)
async def start(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """It begins."""
    return await send_reminder(context, row, to, _starting(row, to))


@notices.kind("session.moved", policy=URGENT)
async def moved(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """It has another time."""
    return await send_reminder(
        context, row, to, lambda told, texts: screens.moved(told.meetings, texts, zone=to.zone)
    )


@notices.kind("session.cancelled", policy=URGENT)
async def cancelled(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """It is cancelled."""
    return await send_reminder(
        context, row, to, lambda told, texts: screens.cancelled(told.meetings, texts, zone=to.zone)
    )


@notices.kind("session.tidy", policy=ASKED)
async def tidy(_context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Take the buttons off an old reminder."""
    if row.edits_message_id is None:
        return Drop(state="dropped", reason="never sent")
    return calls.keyboard(row.chat_id, row.edits_message_id)


@notices.kind("session.relinked", policy=ASKED)
async def relinked(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Put the new link of a meeting into a reminder that was sent."""
    if row.edits_message_id is None:
        return Drop(state="dropped", reason="never sent")
    found = await session_context(context, row)
    if found is None or found.session.is_over(now=context.now):
        return Drop(state="dropped", reason="over")
    written = await write_reminder(context, row, to, _starting(row, to))
    if isinstance(written, Drop):
        return written
    return calls.show(row.chat_id, row.edits_message_id, written)


def _starting(row: OutboxRow, to: Recipient) -> ReminderWriter:
    """Return the writer for the reminder just before the start."""
    write = screens.start_60 if row.about["rung"] == ReminderStep.START_60 else screens.start_10
    return lambda told, texts: write(told.context.session, texts, zone=to.zone)
