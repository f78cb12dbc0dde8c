"""After a meeting people are asked whether they attended, or get what they missed."""

from bot.locale import Texts
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import SESSION_CLOSING, Drop
from bot.sessions.attendance import screens
from bot.sessions.domain import unit_of
from bot.sessions.notices import send_reminder
from bot.sessions.service import Reminder
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("session.closing", "session.excused", policy=SESSION_CLOSING)
async def closing(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Ask whether people were there, or send what absent people need."""

    def write(reminder: Reminder, texts: Texts) -> Screen:
        session, course = reminder.context.session, reminder.context.course
        if reminder.refused or row.kind == "session.excused":
            return screens.excused(session, unit_of(course, session), texts)
        return screens.closing(session, () if course is None else course.pictures, texts)

    return await send_reminder(context, row, to, write)
