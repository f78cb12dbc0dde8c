"""A forecast lets others have their turn, and leaves out work without another result."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.audience.domain import Audience
from bot.announcements.message.domain import MessagePart, MessagePartKind
from bot.areas import PERSONAL_DATA
from bot.assembly import context_without_telegram, make_forecaster
from bot.catalog.course import Courses
from bot.catalog.loading import load_all
from bot.forecasting.domain import SIX_MONTHS, ForecastOutcome, PersonForecast
from bot.forecasting.rehearsal import Forecaster
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import EnrolmentId, PersonId, Role
from bot.membership.staff import storage as staff
from bot.membership.visitor.storage import load_visitors
from bot.peers import storage as pairs
from bot.peers.domain import BuddyAnswer
from bot.people.mydata.service import delete_person
from bot.planning import Source
from bot.sessions.reminders.service import reschedule_reminders
from bot.settings import shipped_content
from bot.storage.database import Tx
from bot.storage.sqlite import SqliteDatabase
from tests.builders import add_cohort, add_crowd, add_meeting
from tests.engines import open_sqlite

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
MEETING = datetime(2023, 5, 29, 2, 0, tzinfo=UTC)
ONE = PersonId(5)


@pytest.fixture(scope="module")
def courses() -> Courses:
    return {str(course.id): course for course in load_all(shipped_content())}


@pytest.fixture
async def database(tmp_path: Path, courses: Courses) -> AsyncIterator[SqliteDatabase]:
    """Let six people be in a course of the shipped content, with a meeting next week."""
    database = await open_sqlite(tmp_path / "bot.db")

    async def fill(tx: Tx) -> None:
        number = await add_cohort(tx, now=NOW)
        tx.do("UPDATE cohorts SET course = :course", course=next(iter(courses)))
        await add_crowd(tx, number, 6, now=NOW)
        tx.do("UPDATE enrolments SET next_lesson_at = :at", at=NOW)
        await add_meeting(tx, number, MEETING)
        cohorts.set_reminder_steps(tx, number, ("evening", "start10", "closing"))
        cohort = await cohorts.by_id(tx, number)
        assert cohort is not None
        await reschedule_reminders(Act(tx=tx, now=NOW), cohort)

    await database.run(fill)
    yield database
    await database.close()


async def busy(tx: Tx) -> None:
    """Give the person all that a source plans: a step, a buddy, an announcement, and a role."""
    cohort = (await tx.single("SELECT min(id) AS id FROM cohorts"))["id"]
    rows = await tx.ask("SELECT id FROM enrolments WHERE person_id IN (5, 6) ORDER BY person_id")
    places = [EnrolmentId(row["id"]) for row in rows]
    tx.do(
        "INSERT INTO plans (cohort_id, enrolment_id, step, planned_at, zone, place, made_at,"
        " next_check_at) VALUES (:cohort, :place, 'map', :on, 'Asia/Phnom_Penh', 'home', :now,"
        " :check)",
        cohort=cohort,
        place=places[0],
        on=NOW + timedelta(days=9),
        check=NOW + timedelta(days=10),
        now=NOW,
    )
    pair = await pairs.make(tx, cohort, places, drawn=False, now=NOW)
    for place in places:
        await pairs.save_answer(
            tx, pair, place, BuddyAnswer.YES, after=NOW - timedelta(days=1), now=NOW
        )
    await pairs.bring_together(tx, pair, topic_at=NOW + timedelta(days=20), now=NOW)
    await staff.grant(tx, person=ONE, role=Role.COORDINATOR, cohort=cohort, by=None, now=NOW)
    made = await announcements.add(
        tx, author=ONE, cohort=cohort, audience=Audience(cohorts=(cohort,)), language="en", now=NOW
    )
    announcements.add_part(
        tx, made, "en", MessagePart(kind=MessagePartKind.TEXT, html="Bring a pen.")
    )
    tx.do(
        "UPDATE announcements SET state = 'scheduled', frozen_to = 0, start_at = :at,"
        " promised_at = :now, wanted_at = :at WHERE id = :id",
        id=made,
        at=NOW + timedelta(days=3),
        now=NOW,
    )


async def forecast(
    database: SqliteDatabase, courses: Courses, forecaster: Forecaster
) -> PersonForecast:
    with context_without_telegram(courses, username="") as bot:
        return await forecaster.forecast(database, bot, ONE, now=NOW, until=NOW + SIX_MONTHS)


def shown(found: PersonForecast) -> list[tuple[str, ForecastOutcome, datetime, str]]:
    return [(each.kind, each.ending, each.at, each.words) for each in found.messages]


class _EachTime(Source):
    """A source that a rehearsal asks at each instant, as a tick does."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._name = source.name

    @property
    def name(self) -> str:  # type: ignore[override]  # one class for all sources
        return self._name

    async def plan(self, act: Act) -> bool:
        return await self._source.plan(act)

    async def next_due(self, tx: Tx) -> datetime | None:
        return await self._source.next_due(tx)


def asked_each_time(forecaster: Forecaster) -> Forecaster:
    sources: Sequence[Source] = [_EachTime(each) for each in forecaster.sources]
    return replace(forecaster, sources=sources)


async def test_in_turns_and_at_once_the_same_is_foreseen(
    database: SqliteDatabase, courses: Courses
) -> None:
    await database.run(busy)
    in_turns = await forecast(database, courses, make_forecaster(courses))

    database.is_exclusive = False  # as on a server, where nobody waits for it
    at_once = await forecast(database, courses, asked_each_time(make_forecaster(courses)))

    kinds = {each.kind for each in in_turns.messages}
    assert kinds >= {"session.evening", "learning.lessons", "plan.check_in", "buddy.topic"}
    assert kinds >= {"announcement.part", "session.over", "today"}, kinds
    assert shown(in_turns) == shown(at_once)
    assert not in_turns.failed


async def test_others_have_their_turn_meanwhile(database: SqliteDatabase, courses: Courses) -> None:
    foreseeing = asyncio.create_task(forecast(database, courses, make_forecaster(courses)))
    turns = 0
    while not foreseeing.done():
        await database.once("UPDATE people SET name = 'Thida' WHERE id = 1 RETURNING id")
        turns += 1

    assert (await foreseeing).messages
    assert turns > 10


async def test_a_person_who_is_deleted_meanwhile_gets_nothing(
    database: SqliteDatabase, courses: Courses
) -> None:
    foreseeing = asyncio.create_task(forecast(database, courses, make_forecaster(courses)))
    for _ in range(6):
        await database.once("SELECT 1 AS one")
    await database.run(_delete)

    assert (await foreseeing).messages == ()


async def _delete(tx: Tx) -> None:
    visitor = (await load_visitors(tx, [ONE]))[ONE]
    act = Act(tx=tx, now=NOW, visitor=visitor)
    await delete_person(act, asked=ONE, data=PERSONAL_DATA)
