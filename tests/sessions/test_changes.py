"""What coordinators change, on both engines: made once, told once, for nobody else to do."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from bot.act import Act
from bot.membership.domain import (
    CohortId,
    Enrolment,
    EnrolmentId,
    Grant,
    Membership,
    Person,
    PersonId,
    Role,
    Visitor,
)
from bot.refusals import StaleButton
from bot.sessions import service as ahead
from bot.sessions import storage as sessions_storage
from bot.sessions.attendance import service as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.changes import service as changing
from bot.sessions.changes.service import SessionsChanged
from bot.sessions.desk import service as desk_service
from bot.sessions.domain import DayOver, HourTaken, SessionTimeProblem
from bot.sessions.drafting import service as drafts
from bot.sessions.drafting.buttons import DraftDay, DraftTime, DraftUnits
from bot.sessions.drafting.domain import ALL, OTHER
from bot.sessions.drafting.service import SessionsCreated
from bot.sessions.links import service as links
from bot.sessions.links.domain import Trouble
from bot.sessions.reminder_plan import storage as sessions
from bot.sessions.reminder_plan.domain import ReminderStep
from bot.sessions.rsvp import service as rsvp
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.storage.database import Database, Tx
from tests.sessions.sample import at
from tests.sessions.test_storage import NOW, ROOM, make_cohort, make_leader, make_session
from tests.shipped import shipped_courses

COURSE = "community-liberation-toolkit"
COURSES = {"any": shipped_courses()[COURSE]}
MONDAY = date(2023, 5, 29)
AT_ONCE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Cast:
    """A cohort, who runs it, and one who takes part."""

    cohort: CohortId
    coordinator: Visitor
    leader: Visitor

    def as_coordinator(self, tx: Tx, now: datetime = NOW) -> Act:
        return Act(tx=tx, now=now, visitor=self.coordinator, courses=COURSES)

    def as_leader(self, tx: Tx, now: datetime = NOW) -> Act:
        return Act(tx=tx, now=now, visitor=self.leader)


def visitor(person: PersonId, *grants: Grant, cohort: CohortId | None = None) -> Visitor:
    somebody = Person(
        id=person, telegram_id=int(person), name="x", language="en", zone="Asia/Phnom_Penh"
    )
    place = cohort and Enrolment(
        id=EnrolmentId(1),
        person_id=person,
        cohort_id=cohort,
        organization_id=None,
        state=Membership.ACTIVE,
    )
    return Visitor(person=somebody, grants=grants, enrolments=(place,) if place else ())


async def cast(tx: Tx) -> Cast:
    cohort = await make_cohort(tx)
    runs = await make_leader(tx, await make_cohort(tx), 10)
    takes_part = await make_leader(tx, cohort, 11)
    grant = Grant(role=Role.COORDINATOR, cohort_id=cohort)
    return Cast(cohort, visitor(runs, grant), visitor(takes_part, cohort=cohort))


async def make(tx: Tx, who: Cast, unit: str, *, tell: bool = True) -> SessionsCreated:
    act = who.as_coordinator(tx)
    draft = (await drafts.begin(act, who.cohort)).draft.id
    await drafts.choose(act, draft, DraftUnits(draft, unit).change)
    await drafts.choose(act, draft, DraftDay(draft, MONDAY.toordinal()).change)
    await drafts.choose(act, draft, DraftTime(draft, 540).change)
    whole = await drafts.choose(act, draft, lambda made, _cohort, _course: made.linked(ROOM))
    made = await drafts.create(act, whole.draft, tell=tell)
    assert isinstance(made, SessionsCreated)
    return made


async def standing(tx: Tx, cohort: CohortId) -> list[tuple[str, str | None, str | None]]:
    found = await sessions.load_progress(tx, cohort, now=NOW)
    return [
        (
            f"{each.session.local_start:%d %H:%M}",
            None if each.next_step is None else str(each.next_step),
            None if each.plan_at is None else f"{each.plan_at:%d %H:%M}",
        )
        for each in found
    ]


async def test_a_series_is_made_and_its_first_meeting_is_told(database: Database) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        made = await make(tx, who, ALL)

        assert made.told == 1
        assert len({each.picture for each in made.meetings}) == 3
        assert len({each.calendar_uid for each in made.meetings}) == 3
        assert [each.unit for each in made.meetings] == ["m4.u1", "m4.u2", "m4.u3"]
        # instants are UTC; the evening before belongs to the first, planned 14 hours ahead
        assert await standing(tx, who.cohort) == [
            ("29 09:00", "told", "22 01:00"),
            ("30 09:00", "start10", "30 01:50"),
            ("31 09:00", "start10", "31 01:50"),
        ]

    await database.run(work)


async def test_created_only_waits_for_its_evening(database: Database) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        made = await make(tx, who, OTHER, tell=False)

        assert made.told == 0
        assert await standing(tx, who.cohort) == [("29 09:00", "week", "21 12:00")]

    await database.run(work)


async def test_a_move_makes_another_the_first_of_its_series(database: Database) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        made = await make(tx, who, ALL, tell=False)
        first = made.meetings[0]
        moved = await changing.move(
            who.as_coordinator(tx),
            first.id,
            revisions=1,
            undo=AT_ONCE,
            day=date(2023, 6, 9),
            minute=840,
        )

        assert isinstance(moved, SessionsChanged)
        assert [each.moved_from for each in moved.meetings] == [first.starts_at]
        assert await standing(tx, who.cohort) == [
            ("30 09:00", "week", "22 12:00"),
            ("31 09:00", "start10", "31 01:50"),
            ("09 14:00", "moved", "22 01:00"),
        ]
        with pytest.raises(StaleButton):
            await changing.move(
                who.as_coordinator(tx),
                first.id,
                revisions=1,
                undo=AT_ONCE,
                day=MONDAY,
                minute=600,
            )

    await database.run(work)


@pytest.mark.parametrize(
    ("day", "minute", "problem"),
    [
        (date(2023, 5, 21), 540, DayOver(day=date(2023, 5, 21))),
        (date(2023, 5, 22), 470, DayOver(day=date(2023, 5, 22))),
        (date(2023, 5, 30), 540, HourTaken(unit="m4.u2", title="")),
    ],
)
async def test_where_a_meeting_cannot_go(
    database: Database, day: date, minute: int, problem: DayOver | HourTaken
) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        made = await make(tx, who, ALL)
        found = await changing.move(
            who.as_coordinator(tx),
            made.meetings[0].id,
            revisions=1,
            undo=AT_ONCE,
            day=day,
            minute=minute,
        )

        assert found == problem

    await database.run(work)


async def test_a_cancelled_meeting_is_told_and_parts_its_series(database: Database) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        made = await make(tx, who, ALL, tell=False)
        gone = made.meetings[1].id
        done = await changing.cancel(who.as_coordinator(tx), gone, revisions=1, undo=AT_ONCE)
        row = await tx.one("SELECT next_rung, state FROM sessions WHERE id = :id", id=gone)

        assert done.told == 1
        assert row is not None
        assert (row["next_rung"], row["state"]) == ("cancelled", "cancelled")
        assert [each[:2] for each in await standing(tx, who.cohort)] == [
            ("29 09:00", "week"),
            ("31 09:00", "week"),
        ]

    await database.run(work)


async def test_a_whole_series_is_cancelled_only_as_it_was_shown(database: Database) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        made = await make(tx, who, ALL, tell=False)
        ids = [each.id for each in made.meetings]
        seen = await ahead.require_upcoming(who.as_coordinator(tx), ids[1])
        assert [each.id for each in seen.series] == ids
        assert await sessions_storage.cancel(tx, ids[0], revision=1, now=at("22 07:00"))
        with pytest.raises(StaleButton):
            await changing.cancel(
                who.as_coordinator(tx),
                ids[1],
                with_series=True,
                revisions=seen.revisions,
                undo=AT_ONCE,
            )

        done = await changing.cancel(
            who.as_coordinator(tx), ids[1], with_series=True, revisions=2, undo=AT_ONCE
        )

        assert [each.id for each in done.meetings] == ids[1:]
        assert done.told == 1
        assert await standing(tx, who.cohort) == []
        gone = await sessions_storage.by_id(tx, ids[2])
        assert gone is not None
        assert [each.id for each in await sessions_storage.changed_with(tx, gone)] == ids[1:]

    await database.run(work)


async def test_a_whole_series_is_moved_only_as_it_was_shown(database: Database) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        made = await make(tx, who, ALL, tell=False)
        ids = [each.id for each in made.meetings]

        async def move_all(revisions: int) -> SessionsChanged | SessionTimeProblem:
            return await changing.move(
                who.as_coordinator(tx),
                ids[1],
                revisions=revisions,
                undo=AT_ONCE,
                with_series=True,
                day=date(2023, 6, 6),
                minute=840,
            )

        assert await sessions_storage.cancel(tx, ids[0], revision=1, now=at("22 07:00"))
        with pytest.raises(StaleButton):
            await move_all(3)

        done = await move_all(2)

        assert isinstance(done, SessionsChanged)
        assert [(each.id, f"{each.local_start:%d %H:%M}") for each in done.meetings] == [
            (ids[1], "06 14:00"),
            (ids[2], "07 14:00"),
        ]
        assert await standing(tx, who.cohort) == [
            ("06 14:00", "moved", "22 01:00"),
            ("07 14:00", "moved", "22 01:00"),
        ]
        second = await sessions_storage.by_id(tx, ids[2])
        assert second == done.meetings[1]
        assert await sessions_storage.changed_with(tx, second) == list(done.meetings)

    await database.run(work)


async def test_answers_attendance_and_trouble_of_one_meeting(database: Database) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        session = (await make(tx, who, "m4.u1")).meetings[0]
        opened = await rsvp.load_schedule(Act(tx=tx, now=NOW), who.leader.enrolments[0])
        assert opened.series == opened.unanswered == (session,)
        await rsvp.answer(who.as_leader(tx), session.id, revision=1, answer=RsvpAnswer.NO)
        context = await ahead.load_session_context(Act(tx=tx, now=NOW), session.id)
        assert context is not None
        leader = who.leader.require_person().id
        told = [
            await ahead.reminder_for(Act(tx=tx, now=NOW), context, leader, step, revision=revision)
            for step, revision in ((ReminderStep.EVENING, 1), (ReminderStep.EVENING, 2))
        ]
        assert told == ["said no", "changed"]
        await rsvp.come_to_all(who.as_leader(tx), session.id, revision=1)

        during = at("29 09:05")
        await links.report(who.as_leader(tx, during), session.id, trouble=Trouble.LINE)
        await links.end_trouble(who.as_leader(tx, during), session.id)
        listed = await links.list_troubles(who.as_coordinator(tx), session.id)
        assert [each.is_over for each in listed.troubled] == [True]

        after = at("29 10:41")
        noted = await attendance.save_picture(
            who.as_leader(tx, after), session.id, picked=str(session.picture)
        )
        assert noted.state is Attendance.THERE
        await attendance.rate(who.as_leader(tx, after), session.id, score=4)
        with pytest.raises(StaleButton):
            await attendance.rate(who.as_leader(tx, after), session.id, score=5)
        for state in (Attendance.MISSED, Attendance.EXCUSED, Attendance.THERE, Attendance.MISSED):
            card = await attendance.correct(
                who.as_coordinator(tx, after), session.id, leader, state
            )
            assert [each.counts_as for each in card.seen] == [state]
        kept = await links.save_recording(
            who.as_coordinator(tx, after), session.id, "https://zoom.us/rec/1"
        )
        assert kept.session.recording == "https://zoom.us/rec/1"
        table = await desk_service.open_list(who.as_coordinator(tx), who.cohort)
        assert table.counts[session.id].come == 1

    await database.run(work)


@pytest.mark.parametrize(
    ("picked", "said", "state"),
    [
        ("elephant", None, Attendance.THERE),
        ("boat", None, Attendance.UNSURE),
        ("none", None, Attendance.MISSED),
        ("none", RsvpAnswer.NO, Attendance.EXCUSED),
        ("elephant", RsvpAnswer.NO, Attendance.THERE),
        ("there", None, Attendance.UNSURE),
    ],
)
async def test_what_a_picture_says(
    database: Database, picked: str, said: RsvpAnswer | None, state: Attendance
) -> None:
    async def work(tx: Tx) -> Attendance | None:
        who = await cast(tx)
        session = await make_session(tx, who.cohort, "29 09:00")
        if said is not None:
            await rsvp.answer(who.as_leader(tx), session, revision=1, answer=said)
        noted = await attendance.save_picture(
            who.as_leader(tx, at("29 10:40")), session, picked=picked
        )
        return noted.state

    assert await database.run(work) is state
