"""Writes reminders of meetings, with what is true when they are sent or edited."""

from bot.locale import Texts
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, SESSION, SESSION_START, URGENT, Drop
from bot.sessions.notices import ReminderWriter, send_reminder, session_context, write_reminder
from bot.sessions.reminder_plan.domain import ReminderStep
from bot.sessions.reminders import screens
from bot.sessions.service import Reminder
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()
_OF_MEETINGS = {
    "session.week": screens.week,
    "session.moved": screens.moved,
    "session.cancelled": screens.cancelled,
}


@notices.kind("session.week", "session.evening", policy=SESSION)
@notices.kind("session.start", policy=SESSION_START)
@notices.kind("session.moved", "session.cancelled", policy=URGENT)
async def remind(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Tell when meetings are, that one begins, or that they were moved or cancelled."""
    return await send_reminder(context, row, to, _writer(context, row, to))


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
    written = await write_reminder(context, row, to, _writer(context, row, to))
    if isinstance(written, Drop):
        return written
    return calls.show(row.chat_id, row.edits_message_id, written)


def _writer(context: RenderContext, row: OutboxRow, to: Recipient) -> ReminderWriter:
    """Return the writer for a row; a new link is put into the reminder just before the start."""

    def write(reminder: Reminder, texts: Texts) -> Screen:
        if row.kind == "session.evening":
            return screens.evening(reminder.meetings, texts, zone=to.zone, now=context.now)
        if row.kind in _OF_MEETINGS:
            return _OF_MEETINGS[row.kind](reminder.meetings, texts, zone=to.zone)
        an_hour = row.about["rung"] == ReminderStep.START_60
        start = screens.start_60 if an_hour else screens.start_10
        return start(reminder.context.session, texts, zone=to.zone)

    return write
