"""Somebody leaves: replaced by a colleague, moved to another course, or taken out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId, EnrolmentId, Listed, Membership, Visitor
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff import service as running
from bot.membership.staff.domain import require_coordinator
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.directory.service import put_on_list
from bot.people.domain import UNDO_FOR, AlreadyThere
from bot.people.invites import storage as invites
from bot.people.invites.service import Made, invite_person
from bot.refusals import StaleButton
from bot.safety.names.domain import typed_name
from bot.storage.database import Tx

KEPT = timedelta(days=7)
_INSIDE = (Membership.ACTIVE, Membership.FINISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Movable:
    """Somebody, and the other courses that this visitor runs as well."""

    listed: Listed
    cohorts: tuple[Cohort, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Somebody goes to another course; `kept`: what they have done comes along."""

    listed: Listed
    cohort: Cohort
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Somebody, and the name of the colleague who is to take their place."""

    listed: Listed
    name: str


async def remove(tx: Tx, visitor: Visitor, enrolment: EnrolmentId, *, now: datetime) -> Listed:
    """Take somebody out of a course; they are told when it cannot be undone any more.

    Raises `NotAllowed`, and `StaleButton` for who is not in.
    """
    listed = await running.require_place(tx, visitor, enrolment)
    await _end(tx, listed, now=now)
    await running.note(tx, visitor, "person.remove", enrolment, now=now)
    return listed


async def undo_remove(tx: Tx, visitor: Visitor, enrolment: EnrolmentId, *, now: datetime) -> Listed:
    """Give back a place within a minute; raise `StaleButton` after it."""
    listed = await running.require_place(tx, visitor, enrolment)
    if not await enrolments.restore(tx, enrolment, ended_after=now - UNDO_FOR):
        raise StaleButton
    await running.note(tx, visitor, "person.undo_remove", enrolment, now=now)
    return listed


async def look_at_replacement(
    tx: Tx, visitor: Visitor, enrolment: EnrolmentId, written: str
) -> Replacement:
    """Return what `replace` would do; raise `NoName`, `NotAllowed`, `StaleButton` as it does."""
    listed = await running.require_place(tx, visitor, enrolment)
    if listed.enrolment.state not in {Membership.INVITED, *_INSIDE}:
        raise StaleButton
    return Replacement(listed=listed, name=typed_name(written))


async def replace(
    tx: Tx, visitor: Visitor, enrolment: EnrolmentId, written: str, *, now: datetime
) -> Made:
    """Let a colleague of the same organization take somebody's place; return their link.

    What the organization plans stays with it. Raises `NoName`, `NotAllowed`, `StaleButton`.
    """
    found = await look_at_replacement(tx, visitor, enrolment, written)
    place = found.listed.enrolment
    cohort = await cohorts.by_id(tx, place.cohort_id)
    if cohort is None:
        raise StaleButton
    await _end(tx, found.listed, now=now)
    new = await put_on_list(
        tx,
        cohort,
        name=found.name,
        organization=place.organization_id,
        now=now,
        actor=visitor.person_id,
    )
    listed = await enrolments.one(tx, new)
    assert listed is not None
    await running.note(tx, visitor, "person.replace", enrolment, now=now, by=new)
    return await invite_person(tx, listed, now=now, actor=visitor.person_id)


async def find_courses(tx: Tx, visitor: Visitor, enrolment: EnrolmentId) -> Movable:
    """Return the other courses to which this visitor may move somebody."""
    listed = await running.require_place(tx, visitor, enrolment)
    mine = await running.open_cohorts(tx, visitor)
    others = tuple(each for each in mine if each.id != listed.enrolment.cohort_id)
    return Movable(listed=listed, cohorts=others)


async def look_at_move(tx: Tx, visitor: Visitor, enrolment: EnrolmentId, to: CohortId) -> Move:
    """Return what `move` would do.

    Raises `AlreadyThere`, `NotAllowed` for who does not run both, `StaleButton`.
    """
    listed = await running.require_place(tx, visitor, enrolment)
    require_coordinator(visitor.grants, to)
    place = listed.enrolment
    here, there = await cohorts.by_id(tx, place.cohort_id), await cohorts.by_id(tx, to)
    if here is None or there is None or there.closed_at is not None or here.id == there.id:
        raise StaleButton
    if place.state not in {Membership.INVITED, Membership.ACTIVE}:
        raise StaleButton
    if await enrolments.has_place(tx, place.person_id, to):
        raise AlreadyThere
    kept = here.course == there.course or place.state is Membership.INVITED
    return Move(listed=listed, cohort=there, kept=kept)


async def move(
    tx: Tx, visitor: Visitor, enrolment: EnrolmentId, to: CohortId, *, now: datetime
) -> Move:
    """Move somebody to another course; where it teaches the same, their progress goes along.

    Raises what `look_at_move` raises.
    """
    found = await look_at_move(tx, visitor, enrolment, to)
    if found.kept:
        new = await _take_along(tx, found.listed, to)
    else:
        new = await _begin_anew(tx, found.listed, to, now=now)
    _tell(tx, found.listed, "people.moved", new, now=now, due_at=now)
    await running.note(tx, visitor, "person.move", enrolment, now=now, to=to, place=new)
    return found


async def _take_along(tx: Tx, listed: Listed, to: CohortId) -> EnrolmentId:
    """Move the place itself, and with it all that was done in it."""
    place = listed.enrolment
    if not await enrolments.move(tx, place.id, to=to, person=place.person_id):
        raise AlreadyThere
    return place.id


async def _begin_anew(tx: Tx, listed: Listed, to: CohortId, *, now: datetime) -> EnrolmentId:
    """Give a place in another course, and end the first with what was done in it."""
    place = listed.enrolment
    await enrolments.change(tx, place.id, was=(place.state,), becomes=Membership.LEFT, now=now)
    return await enrolments.put(
        tx,
        person=place.person_id,
        cohort=to,
        organization=place.organization_id,
        state=place.state,
        invite=None,
        now=now,
    )


async def _end(tx: Tx, listed: Listed, *, now: datetime) -> None:
    place = listed.enrolment
    invites.close_of_person(tx, place.person_id, now=now)
    if place.state is Membership.INVITED:
        enrolments.remove(tx, place.id)
        return
    if not await enrolments.change(tx, place.id, was=_INSIDE, becomes=Membership.LEFT, now=now):
        raise StaleButton
    _tell(tx, listed, "people.ended", place.id, now=now, due_at=now + UNDO_FOR)


def _tell(
    tx: Tx, listed: Listed, kind: str, place: EnrolmentId, *, now: datetime, due_at: datetime
) -> None:
    """Owe somebody who came in a neutral word on what became of their place, and nothing else.

    What waited for them is dropped: no reminder may open a meeting that is not theirs any more.
    """
    if listed.chat_id is None or listed.enrolment.state is Membership.INVITED:
        return
    outbox.drop_open(tx, listed.enrolment.person_id, now=now)
    debt = NewMessage(
        chat_id=listed.chat_id,
        lane=Lane.REMINDER,
        kind=kind,
        due_at=due_at,
        expires_at=now + KEPT,
        about={"enrolment": place},
        dedup=f"{kind}:{place}:{round(now.timestamp())}",
    )
    outbox.enqueue(tx, [debt], now=now)
