"""Who may run meetings, and who may answer for them."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.membership.domain import CohortId, Grant, Membership, PersonId, Role, Visitor
from bot.refusals import NotAllowed, StaleButton
from bot.sessions.attendance import service as attendance_service
from bot.sessions.attendance.domain import Attendance
from bot.sessions.cancelling import service as cancelling
from bot.sessions.desk import service as desk
from bot.sessions.domain import SessionBegan, SessionId
from bot.sessions.drafting import service as drafts
from bot.sessions.moving import service as moving
from bot.sessions.quiet_days import service as quiet_days
from bot.sessions.quiet_days.domain import Stretch
from bot.sessions.recordings import service as recordings_service
from bot.sessions.rooms import service as rooms_service
from bot.sessions.rsvp import service as rsvp
from bot.sessions.rsvp.domain import Answer
from bot.sessions.trouble import service as trouble
from bot.storage.database import Database, Tx
from tests.sessions.sample import at
from tests.sessions.test_changes import COURSES, MONDAY, cast, visitor
from tests.sessions.test_storage import NOW, ROOM, make_session

Act = Callable[[Tx, Visitor, SessionId, CohortId], Awaitable[object]]
ACTS: dict[str, Act] = {
    "list": lambda tx, who, session, cohort: desk.open_table(tx, who, cohort),  # noqa: ARG005
    "card": lambda tx, who, session, cohort: desk.open_card(tx, who, session),  # noqa: ARG005
    "draft": lambda tx, who, session, cohort: drafts.begin(tx, who, cohort, COURSES, now=NOW),  # noqa: ARG005
    "move": lambda tx, who, session, cohort: moving.move(  # noqa: ARG005
        tx, who, session, revision=1, day=MONDAY, minute=600, now=NOW
    ),
    "cancel": lambda tx, who, session, cohort: cancelling.cancel(  # noqa: ARG005
        tx, who, session, revision=1, now=NOW
    ),
    "cancel all": lambda tx, who, session, cohort: cancelling.cancel_series(  # noqa: ARG005
        tx, who, session, revisions=1, now=NOW
    ),
    "move all": lambda tx, who, session, cohort: moving.move_series(  # noqa: ARG005
        tx, who, session, revisions=1, day=MONDAY, minute=600, now=NOW
    ),
    "correct": lambda tx, who, session, cohort: attendance_service.correct(  # noqa: ARG005
        tx, who, session, PersonId(2), Attendance.THERE, now=at("29 11:00")
    ),
    "record": lambda tx, who, session, cohort: recordings_service.keep_recording(  # noqa: ARG005
        tx, who, session, "https://zoom.us/rec/1", now=at("29 11:00")
    ),
    "link": lambda tx, who, session, cohort: rooms_service.hold_in(  # noqa: ARG005
        tx, who, session, ROOM, now=NOW
    ),
    "quiet days": lambda tx, who, session, cohort: quiet_days.open_days(  # noqa: ARG005
        tx, who, cohort, now=NOW
    ),
    "add quiet days": lambda tx, who, session, cohort: quiet_days.add(  # noqa: ARG005
        tx, who, cohort, "1/6", now=NOW
    ),
    "remove quiet days": lambda tx, who, session, cohort: _remove_a_day(tx, who, cohort),  # noqa: ARG005
    "trouble": lambda tx, who, session, cohort: trouble.who(tx, who, session),  # noqa: ARG005
}


async def _remove_a_day(tx: Tx, who: Visitor, cohort: CohortId) -> object:
    tx.do("UPDATE cohorts SET quiet_days = '[\"2023-06-01\"]' WHERE id = :id", id=cohort)
    one = Stretch(first=date(2023, 6, 1), last=date(2023, 6, 1))
    return await quiet_days.remove(tx, who, cohort, one, now=NOW)


@pytest.mark.parametrize("act", sorted(ACTS))
@pytest.mark.parametrize(
    ("role", "may"),
    [("own", True), ("administrator", True), ("another", False), ("leader", False)],
)
async def test_who_may_run_meetings(
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
async def test_who_is_not_in_answers_for_nothing(
    sqlite_database: Database, state: Membership
) -> None:
    async def work(tx: Tx) -> None:
        who = await cast(tx)
        session = await make_session(tx, who.cohort, "29 09:00")
        outside = [replace(place, state=state) for place in who.places]
        with pytest.raises(StaleButton):
            await rsvp.answer(tx, outside, session, revision=1, answer=Answer.YES, now=NOW)

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
            await rsvp.answer(tx, who.places, session, revision=1, answer=Answer.YES, now=at(now))
        with pytest.raises(refusal):
            await rsvp.come_to_all(tx, who.places, session, revision=1, now=at(now))

    await sqlite_database.run(work)
