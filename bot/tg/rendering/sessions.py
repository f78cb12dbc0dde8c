"""Reminders of meetings, written when they are sent, with what is true then."""

from collections.abc import Callable

from bot.domain.delivery.gate import (
    ANNOUNCEMENT,
    ASKED,
    SESSION,
    SESSION_CLOSING,
    SESSION_START,
    URGENT,
    Drop,
)
from bot.domain.delivery.lanes import Owed, Recipient
from bot.domain.learning.course import Course, Unit
from bot.domain.sessions.rungs import Rung
from bot.domain.sessions.session import Attendance, Session, SessionId
from bot.locale import Texts
from bot.services.sessions import saying
from bot.services.sessions.saying import Matter, Telling
from bot.storage import attendance
from bot.tg import calls
from bot.tg.calls import Call
from bot.tg.rendering.kinds import Desk, Renders
from bot.tg.screens.questions.asking import ask_key
from bot.tg.screens.screen import Screen
from bot.tg.screens.sessions import closing as closings
from bot.tg.screens.sessions import reminders as screens
from bot.tg.screens.sessions import trouble as troubles

renders = Renders()
Write = Callable[[Telling, Texts], Screen]


@renders.kind("session.week", manners=SESSION)
async def week(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """When the meetings are."""
    return await _told(
        desk, row, to, lambda told, texts: screens.week(told.meetings, texts, zone=to.zone)
    )


@renders.kind("session.evening", manners=SESSION)
async def evening(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The evening before."""
    return await _told(
        desk,
        row,
        to,
        lambda told, texts: screens.evening(told.meetings, texts, zone=to.zone, now=desk.now),
    )


@renders.kind("session.start", manners=SESSION_START)
async def start(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """It begins."""
    return await _told(desk, row, to, _starting(row, to))


@renders.kind("session.moved", manners=URGENT)
async def moved(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """It has another time."""
    return await _told(
        desk, row, to, lambda told, texts: screens.moved(told.meetings, texts, zone=to.zone)
    )


@renders.kind("session.cancelled", manners=URGENT)
async def cancelled(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """It will not be."""
    return await _told(
        desk,
        row,
        to,
        lambda told, texts: screens.cancelled(
            told.meetings, texts, zone=to.zone, ask=[ask_key(texts, "ask.short")]
        ),
    )


@renders.kind("session.closing", manners=SESSION_CLOSING)
async def closing(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Were you there?"""

    def write(told: Telling, texts: Texts) -> Screen:
        session, course = told.matter.session, _course(desk, told.matter)
        if told.refused:
            return _excused(session, course, texts)
        return closings.closing(session, () if course is None else course.pictures, texts)

    return await _told(desk, row, to, write)


@renders.kind("session.excused", manners=SESSION_CLOSING)
async def excused(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """What somebody needs who could not come."""

    def write(told: Telling, texts: Texts) -> Screen:
        session, course = told.matter.session, _course(desk, told.matter)
        return _excused(session, course, texts)

    return await _told(desk, row, to, write)


def _excused(session: Session, course: Course | None, texts: Texts) -> Screen:
    unit, ask = _unit(course, session), [ask_key(texts, "ask.short")]
    return closings.excused(session, unit, texts, ask=ask)


@renders.kind("session.recording", manners=ANNOUNCEMENT)
async def recording(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The recording is there, with all that somebody needs who was not."""

    def write(told: Telling, texts: Texts) -> Screen:
        session = told.matter.session
        unit = _unit(_course(desk, told.matter), session)
        return closings.recording(
            session, unit, texts, zone=to.zone, now=desk.now, ask=[ask_key(texts, "ask.short")]
        )

    matter = await _matter(desk, row)
    if matter is not None and to.person_id is not None:
        state = await attendance.of_person(desk.tx, matter.session.id, to.person_id)
        if state is Attendance.THERE:
            return Drop(state="dropped", reason="was there")
    return await _told(desk, row, to, write)


@renders.kind("session.tidy", manners=ASKED)
async def tidy(_desk: Desk, row: Owed, _to: Recipient) -> Call | Drop:
    """Take the keys off an old reminder."""
    if row.edits_message_id is None:
        return Drop(state="dropped", reason="never sent")
    return calls.keyboard(row.chat_id, row.edits_message_id)


@renders.kind("session.relinked", manners=ASKED)
async def relinked(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The link has changed since somebody was reminded: the same message leads there now."""
    if row.edits_message_id is None:
        return Drop(state="dropped", reason="never sent")
    matter = await _matter(desk, row)
    if matter is None or matter.session.is_over(now=desk.now):
        return Drop(state="dropped", reason="over")
    written = await _written(desk, row, to, _starting(row, to))
    if isinstance(written, Drop):
        return written
    return calls.show(row.chat_id, row.edits_message_id, written)


@renders.kind("session.trouble", manners=URGENT)
async def trouble(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Somebody cannot connect; a later report edits the message that rang."""
    matter = await _matter(desk, row)
    if matter is None or not await desk.still_runs(to, matter.cohort.id):
        return Drop(state="dropped", reason="gone")
    troubled = await attendance.troubled(desk.tx, matter.session.id)
    screen = troubles.ring(matter.session, troubled, desk.texts(to))
    if row.edits_message_id is not None:
        return calls.show(row.chat_id, row.edits_message_id, screen)
    return calls.say(row.chat_id, screen)


@renders.kind("session.new_link", manners=URGENT)
async def new_link(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The link has changed: whoever could not connect may try again."""
    matter = await _matter(desk, row)
    if matter is None or not matter.session.room_is_open(now=desk.now):
        return Drop(state="dropped", reason="over")
    return calls.say(row.chat_id, troubles.new_link(matter.session, desk.texts(to)))


def _starting(row: Owed, to: Recipient) -> Write:
    write = screens.start_60 if row.about["rung"] == Rung.START_60 else screens.start_10
    return lambda told, texts: write(told.matter.session, texts, zone=to.zone)


async def _told(desk: Desk, row: Owed, to: Recipient, write: Write) -> Call | Drop:
    written = await _written(desk, row, to, write)
    return written if isinstance(written, Drop) else calls.say(row.chat_id, written)


async def _written(desk: Desk, row: Owed, to: Recipient, write: Write) -> Screen | Drop:
    matter = await _matter(desk, row)
    if matter is None or to.person_id is None:
        return Drop(state="dropped", reason="gone")
    told = await saying.tell(
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


async def _matter(desk: Desk, row: Owed) -> Matter | None:
    """Load what a row is about once for all rows of a claim."""
    session = SessionId(row.number("session"))
    key = ("session", session)
    if key not in desk.memo:
        desk.memo[key] = await saying.load(desk.tx, session, now=desk.now)
    found: Matter | None = desk.memo[key]
    return found


def _course(desk: Desk, matter: Matter) -> Course | None:
    return desk.house.courses.get(matter.cohort.course)


def _unit(course: Course | None, session: Session) -> Unit | None:
    """The part of the course that a meeting is about; content may have changed since."""
    units = () if course is None else course.units
    return next((unit for unit in units if unit.id == session.unit), None)
