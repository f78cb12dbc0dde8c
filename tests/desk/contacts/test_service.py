"""Absences without a word, from meetings to the coordinators' list, on both engines."""

import pytest

from bot.act import Act
from bot.desk.contacts.domain import ContactReason
from bot.desk.contacts.service import find_contacts
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId, PersonId
from bot.membership.visitor.storage import note_activity
from bot.sessions import storage as sessions
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.domain import SessionId
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.storage.database import Database, Tx
from tests.sessions.sample import at
from tests.sessions.test_storage import NOW, make_cohort, make_leader, make_session

MORNING = at("31 08:00")


async def _leaders(tx: Tx, cohort: CohortId) -> list[PersonId]:
    """Two participants who were active the day before."""
    made = [await make_leader(tx, cohort, number) for number in (11, 12)]
    for each in made:
        note_activity(tx, each, now=at("30 20:00"))
    return made


async def _mark(tx: Tx, session: SessionId, leader: PersonId, mark: str) -> None:
    states = {str(each)[0]: each for each in Attendance}
    if mark in "nN":
        rsvps.save_answers(tx, [session], leader, RsvpAnswer.NO, now=NOW)
    if mark == "N":
        attendance.correct(tx, session, leader, Attendance.MISSED, by=leader, now=NOW)
    elif mark in states:
        await attendance.save_once(tx, session, leader, states[mark], picked=None, now=NOW)


@pytest.mark.parametrize(
    ("marks", "why"),
    [
        # t there, e excused, m missed, s silent, n said no beforehand, N and yet was expected
        ("mm", ContactReason.MISSED_TWICE),
        ("ss", ContactReason.MISSED_TWICE),
        ("ts", ContactReason.MISSED),
        ("mt", None),
        ("es", ContactReason.MISSED),
        ("se", None),
        ("nm", ContactReason.MISSED),
        ("mn", None),
        ("mN", ContactReason.MISSED_TWICE),
        ("s", ContactReason.MISSED),
        ("", None),
    ],
)
async def test_people_who_missed_meetings_without_a_word_are_listed(
    database: Database, marks: str, why: ContactReason | None
) -> None:
    async def work(tx: Tx) -> list[tuple[int, ContactReason]]:
        cohort = await make_cohort(tx)
        leader, other = await _leaders(tx, cohort)
        for day, mark in enumerate(marks, 31 - len(marks)):
            session = await make_session(tx, cohort, f"{day} 09:00")
            await _mark(tx, session, leader, mark)
            await _mark(tx, session, other, "t")
        found = await cohorts.by_id(tx, cohort)
        assert found is not None
        contacts = (await find_contacts(Act(tx=tx, now=MORNING), found)).people
        return [(each.person - leader, each.why) for each in contacts]

    assert await database.run(work) == ([] if why is None else [(0, why)])


async def test_meetings_before_somebody_joined_do_not_count(database: Database) -> None:
    async def work(tx: Tx) -> int:
        cohort = await make_cohort(tx)
        leader, other = await _leaders(tx, cohort)
        tx.do(
            "UPDATE enrolments SET joined_at = :a WHERE person_id = :p", a=at("30 18:00"), p=leader
        )
        await _mark(tx, await make_session(tx, cohort, "30 09:00"), other, "t")
        found = await cohorts.by_id(tx, cohort)
        assert found is not None
        return len((await find_contacts(Act(tx=tx, now=MORNING), found)).people)

    assert await database.run(work) == 0


async def test_a_day_to_which_nobody_came_is_told_and_leaves_earlier_reasons(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        leader, other = await _leaders(tx, cohort)
        held = await make_session(tx, cohort, "29 09:00")
        await _mark(tx, held, other, "t")
        attendance.note_nobody(tx, await make_session(tx, cohort, "30 09:00"), now=NOW)
        found = await cohorts.by_id(tx, cohort)
        assert found is not None
        people, nobody_on = await find_contacts(Act(tx=tx, now=MORNING), found)
        assert [(each.person, each.why, each.since) for each in people] == [
            (leader, ContactReason.MISSED, at("29 09:00"))
        ]
        assert nobody_on == (at("30 09:00"),)

    await database.run(work)


async def test_a_cancelled_meeting_is_missed_by_nobody(database: Database) -> None:
    async def work(tx: Tx) -> int:
        cohort = await make_cohort(tx)
        _, other = await _leaders(tx, cohort)
        made = await make_session(tx, cohort, "30 09:00")
        await _mark(tx, made, other, "t")
        await sessions.cancel(tx, made, revision=1, now=NOW)
        found = await cohorts.by_id(tx, cohort)
        assert found is not None
        return len((await find_contacts(Act(tx=tx, now=MORNING), found)).people)

    assert await database.run(work) == 0
