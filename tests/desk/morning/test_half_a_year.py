"""Six months of a coordinator's mornings, as `docs/six-months.md` shows them.

What people do is stored as the bot stores it, day by day; on each working morning the sources run.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random

from bot.act import Act
from bot.catalog.course import Course
from bot.desk.digest.service import Digests
from bot.desk.morning import storage as mornings
from bot.desk.morning.service import KIND, Mornings, Today, load_today, note_seen
from bot.desk.today import screens
from bot.learning.recap.storage import note_card
from bot.locale import Catalogue
from bot.membership.domain import CohortId, EnrolmentId, PersonId, Role
from bot.membership.staff import storage as staff
from bot.membership.visitor.storage import note_activity
from bot.people.service import create_cohort
from bot.questions import storage as questions
from bot.questions.answering import storage as answering
from bot.questions.domain import QuestionId, QuestionKind
from bot.sessions.attendance.domain import Attendance
from bot.sessions.attendance.storage import correct
from bot.storage.database import Tx
from bot.storage.sqlite import SqliteDatabase
from tests.builders import ZONE, add_meeting, add_person, enrol
from tests.shipped import shipped_courses
from tests.six_months_page import COORDINATOR, coordinators_part
from tests.world import PHNOM_PENH, local

PEOPLE = 120
BEGINS = local("2023-05-22 08:00")
WEEKS = 26
MOST, LEAST = 45, 25
"""About 40 rings; before mornings rang for news only there were 131."""
MEETINGS = tuple(local(f"2023-05-{day} 09:00") for day in (29, 30, 31))
SILENT = {5: 40, 23: 61, 48: 82, 71: 104, 90: 125, 111: 150}
"""Who falls silent, by number, and after how many days; nobody talks to them."""
ASKED = {12: 17, 45: 33, 120: 77}
"""On which days somebody asks a question, and who; it is answered a day later."""
DAY = timedelta(days=1)
HEAD = f"""{COORDINATOR}
The mornings of an invented coordinator whose course has {PEOPLE} people, from Monday 22 May 2023,
for {WEEKS} weeks in which nothing goes wrong: they join in three days and meet on three, read a
lesson now and then, three ask a question, and six fall silent, whom nobody talks to.
A morning rings only if it knows something that the last one did not know; the table says what was
new. On all other working mornings the bot is quiet.

A test writes this part, too; it holds the number of rings, and that each has something new:
`ROMLEUK_SIX_MONTHS=1 .venv/bin/pytest tests/desk/morning/test_half_a_year.py`

"""


@dataclass(slots=True, kw_only=True)
class Course120:
    """The course, its people and what the mornings said; `rung` are days with their new lines."""

    course: Course
    cohort: CohortId
    coordinator: PersonId
    people: list[tuple[PersonId, EnrolmentId]] = field(default_factory=list)
    dice: Random = field(default_factory=lambda: Random(120))
    open_question: QuestionId | None = None
    said: tuple[str, ...] = ()
    rung: list[tuple[datetime, tuple[str, ...]]] = field(default_factory=list)

    @property
    def courses(self) -> Mapping[str, Course]:
        return {self.course.id: self.course}


async def test_a_coordinator_of_120_is_called_about_forty_times(
    sqlite_database: SqliteDatabase,
) -> None:
    [course] = shipped_courses().values()
    lived = await sqlite_database.run(lambda tx: _found(tx, course))
    for number in range(WEEKS * 7):
        await sqlite_database.run(partial(_lives, lived=lived, number=number))

    page = _chapter(lived)
    assert page == coordinators_part(page), "write the page again, as it says"
    assert LEAST <= len(lived.rung) <= MOST
    assert all(new for _, new in lived.rung), "a morning rang with nothing new"
    for person, days in SILENT.items():
        assert _first_named(lived, person) == _working(BEGINS + (days + 10) * DAY), person


async def _found(tx: Tx, course: Course) -> Course120:
    act = Act(tx=tx, now=BEGINS)
    lived = Course120(
        course=course,
        cohort=await create_cohort(act, course=course, title="Module 4", zone=ZONE),
        coordinator=await add_person(tx, "Sophea", account=9001, now=BEGINS),
    )
    await staff.grant(
        tx,
        person=lived.coordinator,
        role=Role.COORDINATOR,
        cohort=lived.cohort,
        by=None,
        now=BEGINS,
    )
    for at in MEETINGS:
        await add_meeting(tx, lived.cohort, at, now=BEGINS)
    return lived


async def _lives(tx: Tx, lived: Course120, number: int) -> None:
    """Let a day go by: the morning at eight, then what people do."""
    now = BEGINS + number * DAY
    await _morning(tx, lived, now)
    noon = now + timedelta(hours=4)
    for at in range(len(lived.people), min(PEOPLE, (number + 1) * PEOPLE // 3)):
        person = await add_person(tx, f"Sok {at + 1:03}", account=1000 + at, now=noon)
        lived.people.append((person, await enrol(tx, person, lived.cohort, now=noon)))
    await _learn(tx, lived, number, noon)
    if noon.date() in {each.date() for each in MEETINGS}:
        rows = await tx.ask("SELECT id, starts_at FROM sessions ORDER BY starts_at")
        session = rows[[each.date() for each in MEETINGS].index(noon.date())]["id"]
        for person, _ in lived.people:
            correct(tx, session, person, Attendance.THERE, by=lived.coordinator, now=noon)
    await _ask(tx, lived, number, noon)


async def _learn(tx: Tx, lived: Course120, number: int, noon: datetime) -> None:
    """Let those be active who are not silent, once a week; a fifth of them read a lesson then."""
    for at, (person, place) in enumerate(lived.people):
        mine = number % 7 == at % 5 or number < 3
        if SILENT.get(at, number) < number or not (mine or number == SILENT.get(at)):
            continue
        note_activity(tx, person, now=noon)
        unit = lived.course.units[number * len(lived.course.units) // (WEEKS * 7)]
        if lived.dice.random() < 1 / 5:
            note_card(tx, place, unit.id, len(unit.cards), is_last=True, now=noon)


async def _ask(tx: Tx, lived: Course120, number: int, noon: datetime) -> None:
    if lived.open_question is not None:
        await answering.answer(tx, lived.open_question, lived.coordinator, now=noon)
        lived.open_question = None
    if number in ASKED:
        lived.open_question = await questions.add(
            tx,
            cohort=lived.cohort,
            person=lived.people[ASKED[number]][0],
            kind=QuestionKind.QUESTION,
            ring_again_at=noon + 9 * DAY,
            now=noon,
        )


async def _morning(tx: Tx, lived: Course120, now: datetime) -> None:
    """Run the sources; if it rings, the coordinator opens it and sees the day."""
    act = Act(tx=tx, now=now, courses=lived.courses)
    while await Digests().plan(act):
        pass
    before = await _rings(tx)
    await Mornings(lived.courses).plan(act)
    if await _rings(tx) == before:
        return
    day = await mornings.of_person(tx, lived.coordinator)
    assert day is not None
    today = await load_today(act, day)
    assert today is not None
    said = _lines(today)
    lived.rung.append((now, tuple(each for each in said if each not in lived.said)))
    lived.said = said
    note_seen(act, lived.coordinator, today.boards)


async def _rings(tx: Tx) -> int:
    row = await tx.single("SELECT count(*) AS n FROM outbox WHERE kind = :kind", kind=KIND)
    return int(row["n"])


def _lines(today: Today) -> tuple[str, ...]:
    """What a morning says, without its title and what a new day alone changes."""
    [board] = today.boards
    text = re.sub(r"<[^>]+>", "", screens.day(board, Catalogue().texts("en")).text)
    lines = [re.sub(r"^\d+  | for \d+ days$", "", each) for each in text.splitlines()[1:] if each]
    day = f"{board.now:%d %b}: "
    told = (f"{day}{each}" if " meeting: " in each else each for each in lines)
    hints = {"Last week", "Nobody to contact.", Catalogue().texts("en").label("desk.type_it")}
    return tuple(each for each in told if each not in hints)


def _first_named(lived: Course120, person: int) -> datetime | None:
    name = f"Sok {person + 1:03}"
    return next((at for at, new in lived.rung if any(name in each for each in new)), None)


def _working(at: datetime) -> datetime:
    """Return the morning of a day, or of the next Monday."""
    while at.astimezone(PHNOM_PENH).weekday() > 4:
        at += DAY
    return at


def _chapter(lived: Course120) -> str:
    rows = "".join(
        f"| {at.astimezone(PHNOM_PENH):%a} {at.astimezone(PHNOM_PENH).day} {at:%b} |"
        f" {'; '.join(new).replace('|', ' ')} |\n"
        for at, new in lived.rung
    )
    return (
        f"{HEAD}{len(lived.rung)} rings on {WEEKS * 5} working mornings.\n\n"
        f"| day | what was new |\n| --- | --- |\n{rows}"
    )
