"""After meetings, on both engines: what coordinators are told, shared links."""

from datetime import datetime

import pytest

from bot.act import Act
from bot.membership.audit import storage as audit
from bot.membership.domain import CohortId, PersonId, Role
from bot.membership.staff import storage as staff
from bot.refusals import StaleButton
from bot.sessions import storage as sessions
from bot.sessions.attendance import service as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.briefings import service as briefings
from bot.sessions.briefings.service import Briefings, EveBriefing, OverBriefing
from bot.sessions.domain import Room, SessionBegan
from bot.sessions.drafting.domain import ALL
from bot.sessions.links import service as links
from bot.sessions.quiet_days import service as quiet_days
from bot.sessions.quiet_days.domain import DayRange
from bot.sessions.reminder_plan import storage as plans
from bot.sessions.reminder_plan.domain import ReminderStep
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.storage.database import Database, Tx
from bot.storage.dialect import from_ms
from tests.sessions.sample import at
from tests.sessions.test_changes import MONDAY, cast, make
from tests.sessions.test_storage import NOW, make_session

OTHER = Room(link="https://meet.google.com/abc-defg-hij")


async def _appoint(tx: Tx, cohort: CohortId, person: PersonId) -> None:
    await staff.grant(tx, person=person, role=Role.COORDINATOR, cohort=cohort, by=None, now=NOW)


async def test_coordinators_are_told_the_evening_before_and_after_each(database: Database) -> None:
    async def work(tx: Tx) -> list[tuple[str, datetime]]:
        who = await cast(tx)
        runs = who.coordinator.person
        assert runs is not None
        await _appoint(tx, who.cohort, runs.id)
        await make(tx, who, ALL)
        source = Briefings()
        while (due := await source.next_due(tx)) is not None:
            assert await source.next_shown(tx) == due
            assert await source.plan(Act(tx=tx, now=due))
        assert not await source.plan(Act(tx=tx, now=at("31 23:00")))
        rows = await tx.ask(
            "SELECT kind, due_at, dedup FROM outbox WHERE dedup IS NOT NULL AND kind IN :kinds"
            " ORDER BY id",
            kinds=list(briefings.KINDS.values()),
        )
        assert len({row["dedup"] for row in rows}) == len(rows)
        return [(row["kind"], from_ms(row["due_at"])) for row in rows]

    found = await database.run(work)

    assert found == [
        ("session.eve", at("28 17:30")),
        *(("session.over", at(f"{day} 10:45")) for day in (29, 30, 31)),
    ]


async def test_what_is_told_is_what_is_true_then(database: Database) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        runs = who.coordinator.person
        assert runs is not None
        await _appoint(tx, who.cohort, runs.id)
        first, second, _ = (await make(tx, who, ALL)).meetings
        rsvps.save_answers(tx, [first.id], who.leader.require_person().id, RsvpAnswer.YES, now=NOW)

        act = Act(tx=tx, now=at("28 17:30"))
        told = await briefings.eve(act, first.id, runs.id, revision=1)
        assert isinstance(told, EveBriefing)
        assert (told.count.come, len(told.series)) == (1, 3)
        late = await briefings.eve(act, second.id, runs.id, revision=1)
        assert late == "told with another"
        over = await briefings.over(act, second.id, runs.id, revision=1)
        assert isinstance(over, OverBriefing)
        assert (over.number, len(over.seen)) == (2, 1)
        assert await briefings.over(act, second.id, runs.id, revision=2) == "changed"

        await staff.revoke(tx, person=runs.id, role=Role.COORDINATOR, cohort=who.cohort, now=NOW)
        assert await briefings.over(act, second.id, runs.id, revision=1) == "runs it no more"

    await database.run(work)


async def test_a_link_is_shared_by_those_that_shared_the_old_one(database: Database) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        made = (await make(tx, who, ALL)).meetings
        other = await links.change_room(who.as_coordinator(tx), made[1].id, OTHER)
        assert len(other.meetings) == 3

        sessions.set_room(tx, [made[2].id], Room(link="https://zoom.us/j/9"))
        held = await links.change_room(who.as_coordinator(tx, at("29 09:30")), made[0].id, Room())
        assert [each.id for each in held.meetings] == [made[0].id, made[1].id]
        with pytest.raises(SessionBegan):
            await links.change_room(who.as_coordinator(tx, at("29 10:30")), made[0].id, OTHER)

    await database.run(work)


async def test_a_correction_is_written_down(database: Database) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        session = await make_session(tx, who.cohort, "29 09:00")
        leader, state = who.leader.require_person().id, Attendance.EXCUSED
        with pytest.raises(StaleButton):
            await attendance.correct(who.as_coordinator(tx, at("29 08:59")), session, leader, state)
        with pytest.raises(StaleButton):
            await attendance.correct(
                who.as_coordinator(tx, at("29 11:00")),
                session,
                PersonId(99),
                state,
            )
        await attendance.correct(who.as_coordinator(tx, at("29 11:00")), session, leader, state)

        [entry] = await audit.entries(tx)
        assert (entry.action, entry.object) == ("session.attendance", f"session:{session}")
        assert '"state":"excused"' in entry.detail

    await database.run(work)


async def test_a_recording_is_saved_once_a_meeting_has_begun_and_announced_once_it_is_closed(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        session = await make_session(tx, who.cohort, "29 09:00")
        link, now = "https://zoom.us/rec/1", at("29 11:00")
        with pytest.raises(StaleButton):
            await links.save_recording(who.as_coordinator(tx), session, link)
        with pytest.raises(StaleButton):
            await links.announce_recording(who.as_coordinator(tx, now), session)
        kept = await links.save_recording(who.as_coordinator(tx, now), session, link)
        assert kept.people == 1
        plans.start(tx, session, ReminderStep.CLOSING, now=now)
        assert (await links.announce_recording(who.as_coordinator(tx, now), session)).people == 0
        plans.set_next(tx, session, None)
        assert (await links.announce_recording(who.as_coordinator(tx, now), session)).people == 1

    await database.run(work)


async def test_the_box_of_an_earlier_version_still_works(database: Database) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        session = await make_session(tx, who.cohort, "29 09:00")
        now = at("29 10:41")
        with pytest.raises(StaleButton):
            await attendance.let_quote(who.as_leader(tx, now), session, may=True)
        rated = await attendance.rate(who.as_leader(tx, now), session, score=5)
        assert rated.may_quote is None
        assert (await attendance.let_quote(who.as_leader(tx, now), session, may=True)).may_quote
        taken_back = await attendance.let_quote(who.as_leader(tx, now), session, may=False)
        assert taken_back.may_quote is False

    await database.run(work)


async def test_quiet_days_move_what_is_planned(database: Database) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        [made] = (await make(tx, who, "m4.u1", tell=False)).meetings
        plans.start(tx, made.id, ReminderStep.EVENING, now=at("28 03:00"))

        found = await quiet_days.add(who.as_coordinator(tx, at("22 10:00")), who.cohort, "28/5")

        [moved] = await plans.load_progress(tx, who.cohort, now=NOW)
        assert found.problem is None
        assert (moved.next_step, moved.plan_at) == (ReminderStep.EVENING, at("27 03:00"))
        assert found.meetings == ()
        shown = await quiet_days.add(who.as_coordinator(tx), who.cohort, "29/5")
        assert [each.local_start.date() for each in shown.meetings] == [MONDAY]

        whole = DayRange(first=shown.ranges[0].first, last=shown.ranges[0].last)
        left = await quiet_days.remove(who.as_coordinator(tx), who.cohort, whole)
        assert left.ranges == ()
        with pytest.raises(StaleButton):
            await quiet_days.remove(who.as_coordinator(tx), who.cohort, whole)

    await database.run(work)


@pytest.mark.parametrize(
    ("text", "problem"),
    [("soon", "unread"), ("1/5", "over"), ("1/6-31/12", "long"), ("2/6-1/6", "backwards")],
)
async def test_days_that_cannot_be_quiet(
    sqlite_database: Database, text: str, problem: str
) -> None:
    async def work(tx: Tx) -> str | None:
        who = await cast(tx)
        found = await quiet_days.add(who.as_coordinator(tx), who.cohort, text)
        assert found.ranges == ()
        return found.problem

    assert await sqlite_database.run(work) == problem
