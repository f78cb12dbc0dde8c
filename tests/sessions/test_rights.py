"""Who may run meetings, and who may answer for them."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.act import Act
from bot.membership.domain import CohortId, Grant, Membership, PersonId, Role, Visitor
from bot.refusals import NotAllowed, StaleButton
from bot.sessions.attendance import service as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.changes import service as changing
from bot.sessions.desk import service as desk
from bot.sessions.domain import SessionBegan, SessionId
from bot.sessions.drafting import service as drafts
from bot.sessions.links import service as links
from bot.sessions.quiet_days import service as quiet_days
from bot.sessions.quiet_days.domain import DayRange
from bot.sessions.rsvp import service as rsvp
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.storage.database import Database, Tx
from tests.sessions.sample import at
from tests.sessions.test_changes import AT_ONCE, COURSES, MONDAY, cast, visitor
from tests.sessions.test_storage import NOW, ROOM, make_session

Trial = Callable[[Tx, Visitor, SessionId, CohortId], Awaitable[object]]
# Each gets both ids and needs one.
# ruff: noqa: ARG005
ACTS: dict[str, Trial] = {
    "list": lambda tx, who, session, cohort: desk.open_list(
        Act(tx=tx, now=NOW, visitor=who), cohort
    ),
    "card": lambda tx, who, session, cohort: desk.open_details(
        Act(tx=tx, now=NOW, visitor=who), session
    ),
    "draft": lambda tx, who, session, cohort: drafts.begin(
        Act(tx=tx, now=NOW, visitor=who, courses=COURSES), cohort
    ),
    "move": lambda tx, who, session, cohort: changing.move(
        Act(tx=tx, now=NOW, visitor=who), session, revisions=1, day=MONDAY, minute=600, undo=AT_ONCE
    ),
    "cancel": lambda tx, who, session, cohort: changing.cancel(
        Act(tx=tx, now=NOW, visitor=who), session, revisions=1, undo=AT_ONCE
    ),
    "cancel all": lambda tx, who, session, cohort: changing.cancel(
        Act(tx=tx, now=NOW, visitor=who), session, revisions=1, with_series=True, undo=AT_ONCE
    ),
    "move all": lambda tx, who, session, cohort: changing.move(
        Act(tx=tx, now=NOW, visitor=who),
        session,
        revisions=1,
        with_series=True,
        day=MONDAY,
        minute=600,
        undo=AT_ONCE,
    ),
    "correct": lambda tx, who, session, cohort: attendance.correct(
        Act(tx=tx, now=at("29 11:00"), visitor=who), session, PersonId(2), Attendance.THERE
    ),
    "record": lambda tx, who, session, cohort: links.save_recording(
        Act(tx=tx, now=at("29 11:00"), visitor=who), session, "https://zoom.us/rec/1"
    ),
    "link": lambda tx, who, session, cohort: links.change_room(
        Act(tx=tx, now=NOW, visitor=who), session, ROOM
    ),
    "quiet days": lambda tx, who, session, cohort: quiet_days.open_days(
        Act(tx=tx, now=NOW, visitor=who), cohort
    ),
    "add quiet days": lambda tx, who, session, cohort: quiet_days.add(
        Act(tx=tx, now=NOW, visitor=who), cohort, "1/6"
    ),
    "remove quiet days": lambda tx, who, session, cohort: _remove_a_day(tx, who, cohort),
    "trouble": lambda tx, who, session, cohort: links.list_troubles(
        Act(tx=tx, now=NOW, visitor=who), session
    ),
}


async def _remove_a_day(tx: Tx, who: Visitor, cohort: CohortId) -> object:
    tx.do("UPDATE cohorts SET quiet_days = '[\"2023-06-01\"]' WHERE id = :id", id=cohort)
    one = DayRange(first=date(2023, 6, 1), last=date(2023, 6, 1))
    return await quiet_days.remove(Act(tx=tx, now=NOW, visitor=who), cohort, one)


@pytest.mark.parametrize("act", sorted(ACTS))
@pytest.mark.parametrize(
    ("role", "may"),
    [("own", True), ("administrator", True), ("another", False), ("leader", False)],
)
async def test_only_coordinators_of_the_cohort_change_its_meetings(
    sqlite_database: Database, act: str, role: str, *, may: bool
) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        session = await make_session(tx, who.cohort, "29 09:00")
        person = who.coordinator.person
        assert person is not None
        grants = {
            "own": who.coordinator.grants,
            "administrator": (Grant(role=Role.ADMINISTRATOR, cohort_id=None),),
            "another": (Grant(role=Role.COORDINATOR, cohort_id=CohortId(99)),),
            "leader": (),
        }[role]
        acting = visitor(person.id, *grants, cohort=who.cohort)
        if may:
            await ACTS[act](tx, acting, session, who.cohort)
            return
        with pytest.raises(NotAllowed):
            await ACTS[act](tx, acting, session, who.cohort)

    await sqlite_database.run(work)


@pytest.mark.parametrize("state", [Membership.WAITING, Membership.LEFT, Membership.INVITED])
async def test_people_outside_the_cohort_cannot_answer(
    sqlite_database: Database, state: Membership
) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        session = await make_session(tx, who.cohort, "29 09:00")
        outside = tuple(replace(place, state=state) for place in who.leader.enrolments)
        act = Act(tx=tx, now=NOW, visitor=replace(who.leader, enrolments=outside))
        with pytest.raises(StaleButton):
            await rsvp.answer(act, session, revision=1, answer=RsvpAnswer.YES)

    await sqlite_database.run(work)


@pytest.mark.parametrize(
    ("now", "refusal"),
    [("29 09:00", SessionBegan), ("29 12:00", SessionBegan)],
)
async def test_answers_come_before_the_start(
    sqlite_database: Database, now: str, refusal: type[Exception]
) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        session = await make_session(tx, who.cohort, "29 09:00")
        with pytest.raises(refusal):
            await rsvp.answer(
                who.as_leader(tx, at(now)), session, revision=1, answer=RsvpAnswer.YES
            )
        with pytest.raises(refusal):
            await rsvp.come_to_all(who.as_leader(tx, at(now)), session, revision=1)

    await sqlite_database.run(work)
