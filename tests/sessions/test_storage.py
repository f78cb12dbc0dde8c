"""Meetings on both engines: kept, moved once, planned in chunks, counted for the gate."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId, PersonId
from bot.sessions import storage as sessions
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.domain import DraftStep, Room, Session, SessionId
from bot.sessions.drafting import storage as session_drafts
from bot.sessions.drafting.domain import DraftId
from bot.sessions.links import storage as trouble_storage
from bot.sessions.links.domain import Trouble
from bot.sessions.reminder_plan import storage as plans
from bot.sessions.reminder_plan.domain import ReminderStep
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import AbsenceReason, RsvpAnswer
from bot.storage.database import Database, Tx
from tests.builders import add_person, enrol
from tests.sessions.sample import LONG_AGO, at, wall_time

NOW = at("22 08:00")
ROOM = Room(link="https://zoom.us/j/1", number="123 4567 8901", passcode="2468", telephone="+855")


async def make_cohort(tx: Tx) -> CohortId:
    return await cohorts.add(
        tx,
        course="any",
        title="Course",
        zone="Asia/Phnom_Penh",
        rungs=["week", "evening", "start10", "closing"],
        now=NOW,
    )


async def make_leader(tx: Tx, cohort: CohortId, number: int) -> PersonId:
    person = await add_person(tx, f"Leader {number:03}", account=number, now=NOW)
    await enrol(tx, person, cohort, now=LONG_AGO)
    return person


async def make_session(tx: Tx, cohort: CohortId, start: str) -> SessionId:
    return await sessions.add(
        tx,
        Session(
            id=SessionId(0),
            cohort_id=cohort,
            unit="m4.u1",
            local_start=wall_time(start),
            starts_at=at(start),
            zone="Asia/Phnom_Penh",
            length=timedelta(minutes=90),
            room=ROOM,
            picture="elephant",
            calendar_uid=f"{start}@romleuk",
            changed_at=NOW,
        ),
    )


async def test_a_meeting_is_saved_whole(database: Database) -> None:
    async def work(tx: Tx) -> None:
        made = await make_session(tx, await make_cohort(tx), "29 09:00")

        found = await sessions.by_id(tx, made)

        assert found is not None
        assert found.local_start == wall_time("29 09:00")
        assert (found.starts_at, found.ends_at) == (at("29 09:00"), at("29 10:30"))
        assert (found.unit, found.room, found.picture) == ("m4.u1", ROOM, "elephant")
        assert (found.revision, found.cancelled, found.told_at) == (1, False, None)
        assert await sessions.by_id(tx, SessionId(999)) is None

    await database.run(work)


async def test_a_move_voids_the_answers_and_happens_once(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        leader = await make_leader(tx, cohort, 11)
        made = await make_session(tx, cohort, "29 09:00")
        rsvps.save_answers(tx, [made], leader, RsvpAnswer.YES, now=NOW)
        assert await rsvps.of_person(tx, [made], leader) == {made: RsvpAnswer.YES}

        kept = await sessions.by_id(tx, made)
        assert kept is not None
        moved = kept.moved(wall_time("30 14:00"), at("30 14:00"), now=NOW)
        moves = [await sessions.move(tx, moved, now=NOW) for _ in range(2)]

        found = await sessions.by_id(tx, made)
        assert moves == [True, False]
        assert found is not None
        assert (found.revision, found.starts_at) == (2, at("30 14:00"))
        assert await rsvps.of_person(tx, [made], leader) == {}

    await database.run(work)


@pytest.mark.parametrize(
    ("now", "revision", "done"),
    [("29 08:59", 1, True), ("29 09:00", 1, False), ("28 09:00", 2, False)],
)
async def test_only_what_has_not_begun_is_cancelled(
    database: Database, now: str, revision: int, *, done: bool
) -> None:
    async def work(tx: Tx) -> None:
        made = await make_session(tx, await make_cohort(tx), "29 09:00")

        assert await sessions.cancel(tx, made, revision=revision, now=at(now)) is done
        assert await sessions.cancel(tx, made, revision=revision, now=at(now)) is False

    await database.run(work)


async def test_the_meeting_that_is_due_first_is_planned_first(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        first, second = [await make_session(tx, cohort, f"{day} 09:00") for day in (29, 30)]
        assert await plans.due(tx, now=NOW) is None
        assert await plans.next_due(tx) is None
        plans.start(tx, second, ReminderStep.WEEK, now=at("23 09:00"))
        plans.start(tx, first, ReminderStep.EVENING, now=at("28 17:00"))

        assert await plans.next_due(tx) == at("23 09:00")
        assert await plans.due(tx, now=at("23 08:59")) is None
        assert await plans.due(tx, now=at("28 17:00")) == second
        due = await plans.load(tx, second)

        assert (due.session.id, due.next_step, due.plan_at) == (
            second,
            ReminderStep.WEEK,
            at("23 09:00"),
        )

    await database.run(work)


async def test_a_cancelled_meeting_is_still_due_once(database: Database) -> None:
    async def work(tx: Tx) -> None:
        made = await make_session(tx, await make_cohort(tx), "29 09:00")
        await sessions.cancel(tx, made, revision=1, now=NOW)
        plans.start(tx, made, ReminderStep.CANCELLED, now=NOW)

        assert await plans.due(tx, now=NOW) == made
        assert (await plans.load(tx, made)).session.cancelled

    await database.run(work)


async def test_the_same_hour_is_found_and_a_cancelled_one_is_free(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        made = await make_session(tx, cohort, "29 09:00")
        starts = [at("29 09:00"), at("30 09:00")]

        found = await sessions.starting_at(tx, cohort, starts)
        besides = await sessions.starting_at(tx, cohort, starts, apart_from=[made])
        await sessions.cancel(tx, made, revision=1, now=NOW)
        after = await sessions.starting_at(tx, cohort, starts)

        assert found is not None
        assert (found.id, besides, after) == (made, None, None)

    await database.run(work)


async def test_answers_are_counted_and_listed(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        yes, no, silent = [await make_leader(tx, cohort, number) for number in (11, 12, 13)]
        made = await make_session(tx, cohort, "29 09:00")
        rsvps.save_answers(tx, [made], yes, RsvpAnswer.YES, now=NOW)
        rsvps.save_answers(tx, [made], no, RsvpAnswer.NO, now=NOW)

        assert await rsvps.save_reason(tx, made, no, AbsenceReason.FIELD)
        assert not await rsvps.save_reason(tx, made, yes, AbsenceReason.FIELD)
        count = (await rsvps.counts(tx, [made], cohort))[made]
        listed = await rsvps.rsvps_by_name(tx, made, cohort)

        assert (count.come, count.cannot, count.open) == (1, 1, 1)
        assert [(each.person, each.answer, each.reason) for each in listed] == [
            (yes, RsvpAnswer.YES, None),
            (no, RsvpAnswer.NO, AbsenceReason.FIELD),
            (silent, None, None),
        ]
        rsvps.save_answers(tx, [made], no, RsvpAnswer.YES, now=NOW)
        assert {each.reason for each in await rsvps.rsvps_by_name(tx, made, cohort)} == {None}

    await database.run(work)


async def test_the_second_try_counts_until_a_coordinator_corrects_it(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        leader = await make_leader(tx, cohort, 11)
        made = await make_session(tx, cohort, "29 09:00")

        words = [
            await attendance.save_once(tx, made, leader, state, picked=picked, tries=tries, now=NOW)
            for state, picked, tries in (
                (Attendance.UNSURE, "boat", 1),
                (Attendance.UNSURE, "flower", 2),
                (Attendance.THERE, "elephant", 2),
            )
        ]
        unsure = (await attendance.attendance_by_name(tx, made, cohort))[0]
        attendance.correct(tx, made, leader, Attendance.THERE, by=leader, now=NOW)
        corrected = (await attendance.attendance_by_name(tx, made, cohort))[0]

        assert words == [True, True, False]
        assert unsure.counts_as is Attendance.UNSURE
        assert corrected.counts_as is Attendance.THERE
        assert await attendance.of_person(tx, made, leader) is Attendance.THERE

    await database.run(work)


async def test_people_who_said_no_and_then_nothing_are_excused(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        no, silent = [await make_leader(tx, cohort, number) for number in (11, 12)]
        made = await make_session(tx, cohort, "29 09:00")
        rsvps.save_answers(tx, [made], no, RsvpAnswer.NO, now=NOW)

        seen = await attendance.attendance_by_name(tx, made, cohort)

        assert [(each.person, each.counts_as) for each in seen] == [
            (no, Attendance.EXCUSED),
            (silent, Attendance.MISSED),
        ]

    await database.run(work)


async def test_a_pulse_is_given_once_or_skipped(database: Database) -> None:
    async def work(tx: Tx) -> list[bool]:
        cohort = await make_cohort(tx)
        leader = await make_leader(tx, cohort, 11)
        made = await make_session(tx, cohort, "29 09:00")
        return [
            await attendance.save_rating(tx, made, leader, score, now=NOW) for score in (None, 5)
        ]

    assert await database.run(work) == [True, False]


async def test_trouble_is_listed_until_it_is_over(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        leader = await make_leader(tx, cohort, 11)
        made = await make_session(tx, cohort, "29 09:00")
        trouble_storage.report_trouble(tx, made, leader, Trouble.SOUND, now=NOW)
        trouble_storage.end_trouble(tx, made, leader, now=NOW)
        over = await trouble_storage.troubles(tx, made)
        assert await trouble_storage.chats_in_trouble(tx, made) == []
        trouble_storage.report_trouble(tx, made, leader, Trouble.LINE, now=NOW)
        again = await trouble_storage.troubles(tx, made)

        assert [(each.trouble, each.is_over) for each in (*over, *again)] == [
            (Trouble.SOUND, True),
            (Trouble.LINE, False),
        ]
        assert await trouble_storage.chats_in_trouble(tx, made) == [(11, leader)]

    await database.run(work)


async def test_a_draft_is_saved_choice_by_choice_and_used_once(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        author = await make_leader(tx, cohort, 11)
        old = await session_drafts.add(tx, author, cohort, now=NOW)
        made = await session_drafts.add(tx, author, cohort, now=NOW)
        whole = made.about(["m4.u1", "m4.u2"]).on(wall_time("29 09:00").date()).at(540)
        whole = whole.linked(ROOM).lasting(60).reminded(("start10",))
        session_drafts.save(tx, whole)

        assert await session_drafts.by_id(tx, made.id) == whole
        assert whole.step is DraftStep.CHECK
        assert await session_drafts.by_id(tx, old.id) is None
        assert [await session_drafts.finish(tx, made.id) for _ in range(2)] == [True, False]
        assert await session_drafts.by_id(tx, made.id) is None
        session_drafts.delete(tx, made.id)
        assert await session_drafts.by_id(tx, DraftId(made.id)) is None

    await database.run(work)


def test_the_sample_is_in_may() -> None:
    assert datetime(2023, 5, 22, 1, tzinfo=UTC) == NOW
