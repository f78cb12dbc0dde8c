"""What all notices about meetings share: the meeting is loaded, checked and described."""

from collections.abc import Callable

from bot.catalog.course import Course, Unit
from bot.locale import Texts
from bot.outbox.domain import Owed, Recipient
from bot.outbox.gate.domain import Drop
from bot.sessions import service
from bot.sessions.domain import Session, SessionId
from bot.sessions.reminder_plan.domain import Rung
from bot.sessions.service import Matter, Telling
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Desk

Write = Callable[[Telling, Texts], Screen]


async def say_told(desk: Desk, row: Owed, to: Recipient, write: Write) -> Call | Drop:
    """Return the call that reminds of a meeting, or why it is dropped."""
    written = await write_told(desk, row, to, write)
    return written if isinstance(written, Drop) else calls.say(row.chat_id, written)


async def write_told(desk: Desk, row: Owed, to: Recipient, write: Write) -> Screen | Drop:
    """Return the screen that reminds of a meeting, or why it is dropped."""
    matter = await matter_of(desk, row)
    if matter is None or to.person_id is None:
        return Drop(state="dropped", reason="gone")
    told = await service.tell(
        desk.tx,
        matter,
        to.person_id,
        Rung(str(row.about["rung"])),
        revision=row.number("revision"),
        now=desk.now,
    )
    if isinstance(told, str):
        return Drop(state="dropped", reason=told)
    return write(told, desk.texts(to))


async def matter_of(desk: Desk, row: Owed) -> Matter | None:
    """Load what a row is about once for all rows of a claim."""
    session = SessionId(row.number("session"))
    key = ("session", session)
    if key not in desk.memo:
        desk.memo[key] = await service.load_matter(desk.tx, session, now=desk.now)
    found: Matter | None = desk.memo[key]
    return found


def course_of(desk: Desk, matter: Matter) -> Course | None:
    """Return the course of the cohort that meets."""
    return desk.house.courses.get(matter.cohort.course)


def unit_of(course: Course | None, session: Session) -> Unit | None:
    """The part of the course that a meeting is about; content may have changed since."""
    units = () if course is None else course.units
    return next((unit for unit in units if unit.id == session.unit), None)
