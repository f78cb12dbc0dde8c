"""What all notices about meetings share: the meeting is loaded, checked and described."""

from collections.abc import Callable

from bot.catalog.course import Course
from bot.locale import Texts
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import Drop
from bot.sessions import service
from bot.sessions.domain import SessionId
from bot.sessions.reminder_plan.domain import Rung
from bot.sessions.service import Reminder, SessionContext
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import RenderContext

Write = Callable[[Reminder, Texts], Screen]


async def say_told(
    context: RenderContext, row: OutboxRow, to: Recipient, write: Write
) -> Call | Drop:
    """Return the call that reminds of a meeting, or why it is dropped."""
    written = await write_told(context, row, to, write)
    return written if isinstance(written, Drop) else calls.say(row.chat_id, written)


async def write_told(
    context: RenderContext, row: OutboxRow, to: Recipient, write: Write
) -> Screen | Drop:
    """Return the screen that reminds of a meeting, or why it is dropped."""
    matter = await matter_of(context, row)
    if matter is None or to.person_id is None:
        return Drop(state="dropped", reason="gone")
    told = await service.tell(
        context.act,
        matter,
        to.person_id,
        Rung(str(row.about["rung"])),
        revision=row.number("revision"),
    )
    if isinstance(told, str):
        return Drop(state="dropped", reason=told)
    return write(told, context.texts(to))


async def matter_of(context: RenderContext, row: OutboxRow) -> SessionContext | None:
    """Load what a row is about once for all rows of a claim."""
    session = SessionId(row.number("session"))
    key = ("session", session)
    if key not in context.memo:
        context.memo[key] = await service.load_matter(context.act, session)
    found: SessionContext | None = context.memo[key]
    return found


def course_of(context: RenderContext, matter: SessionContext) -> Course | None:
    """Return the course of the cohort that meets."""
    return context.bot.courses.get(matter.cohort.course)
