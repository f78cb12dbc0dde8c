"""Loads the meeting of a notice, and checks that its message is still news."""

from collections.abc import Callable

from bot.locale import Texts
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import Drop
from bot.sessions import service
from bot.sessions.domain import SessionId
from bot.sessions.reminder_plan.domain import ReminderStep
from bot.sessions.service import Reminder, SessionContext
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import RenderContext

ReminderWriter = Callable[[Reminder, Texts], Screen]


async def send_reminder(
    context: RenderContext, row: OutboxRow, to: Recipient, write: ReminderWriter
) -> Call | Drop:
    """Return the call that reminds of a meeting, or why it is dropped."""
    written = await write_reminder(context, row, to, write)
    return written if isinstance(written, Drop) else calls.say(row.chat_id, written)


async def write_reminder(
    context: RenderContext, row: OutboxRow, to: Recipient, write: ReminderWriter
) -> Screen | Drop:
    """Return the screen that reminds of a meeting, or why it is dropped."""
    found = await session_context(context, row)
    if found is None or to.person_id is None:
        return Drop(state="dropped", reason="gone")
    reminder = await service.reminder_for(
        context.act,
        found,
        to.person_id,
        ReminderStep(str(row.about["rung"])),
        revision=row.number("revision"),
    )
    if isinstance(reminder, str):
        return Drop(state="dropped", reason=reminder)
    return write(reminder, context.texts(to))


async def session_context(context: RenderContext, row: OutboxRow) -> SessionContext | None:
    """Load the subject of a row once for all rows of a claim."""
    session = SessionId(row.number("session"))
    key = ("session", session)
    if key not in context.memo:
        context.memo[key] = await service.load_session_context(context.act, session)
    found: SessionContext | None = context.memo[key]
    return found
