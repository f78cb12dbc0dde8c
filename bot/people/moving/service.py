"""Coordinators replace a person, move them to another course or phone, or remove them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import (
    ChatId,
    Cohort,
    CohortId,
    EnrolmentId,
    ListedPerson,
    Membership,
    Person,
)
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff import storage as staff
from bot.membership.staff.domain import require_coordinator
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.people.directory.service import put_on_list
from bot.people.domain import PHONE_LINK_FOR, UNDO_FOR, AlreadyThere, HoldsOffice
from bot.people.invites import storage as invites
from bot.people.invites.domain import DeadLink, Invite
from bot.people.invites.service import NewLink, invite_person
from bot.people.moving import storage
from bot.people.namesakes.service import named_like
from bot.people.rights import service as rights
from bot.people.service import enqueue_message, note_in_audit
from bot.refusals import StaleButton, require
from bot.safety.names.domain import typed_name
from bot.storage.database import Tx

KEPT = timedelta(days=7)
_INSIDE = (Membership.ACTIVE, Membership.FINISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Movable:
    """A person, and the other courses of the coordinator who asks."""

    listed: ListedPerson
    cohorts: tuple[Cohort, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A person moves to another course; `kept`: they keep their progress."""

    listed: ListedPerson
    cohort: Cohort
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """A person, and the name of the colleague who replaces them.

    `namesakes` are on the list already, under this name or another spelling of it.
    """

    listed: ListedPerson
    name: str
    namesakes: tuple[ListedPerson, ...] = ()


async def remove(act: Act, enrolment: EnrolmentId) -> ListedPerson:
    """Remove somebody from a course; they are told once it can no longer be undone.

    Raises `NotAllowed`, and `StaleButton` if they are not in the course.
    """
    listed = await rights.require_enrolment(act, enrolment)
    await _end(act, listed)
    await note_in_audit(act, "person.remove", f"enrolment:{enrolment}")
    return listed


async def undo_remove(act: Act, enrolment: EnrolmentId) -> None:
    """Undo a removal within a minute; raise `StaleButton` after it."""
    await rights.require_enrolment(act, enrolment)
    if not await enrolments.restore(act.tx, enrolment, ended_after=act.now - UNDO_FOR):
        raise StaleButton
    await note_in_audit(act, "person.undo_remove", f"enrolment:{enrolment}")


async def preview_replacement(act: Act, enrolment: EnrolmentId, written: str) -> Replacement:
    """Return what `replace` would do; raise the same refusals."""
    listed = await rights.require_enrolment(act, enrolment)
    if listed.enrolment.state not in {Membership.INVITED, *_INSIDE}:
        raise StaleButton
    name = typed_name(written)
    found = await named_like(act.tx, listed.enrolment.cohort_id, name)
    return Replacement(listed=listed, name=name, namesakes=tuple(found))


async def replace(act: Act, enrolment: EnrolmentId, written: str) -> NewLink:
    """Replace somebody by a colleague of the same organization; return the colleague's link.

    The organization keeps its plans. Raises `NoName`, `NotAllowed`, `StaleButton`.
    """
    found = await preview_replacement(act, enrolment, written)
    place = found.listed.enrolment
    cohort = require(await cohorts.by_id(act.tx, place.cohort_id))
    await _end(act, found.listed)
    new = await put_on_list(
        act,
        cohort,
        name=found.name,
        organization=place.organization_id,
    )
    listed = await enrolments.by_id(act.tx, new)
    assert listed is not None
    await note_in_audit(act, "person.replace", f"enrolment:{enrolment}", by=new)
    return await invite_person(act, listed)


async def find_courses(act: Act, enrolment: EnrolmentId) -> Movable:
    """Return the other courses to which the visitor may move somebody."""
    listed = await rights.require_enrolment(act, enrolment)
    mine = await rights.open_cohorts(act)
    others = tuple(each for each in mine if each.id != listed.enrolment.cohort_id)
    return Movable(listed=listed, cohorts=others)


async def preview_move(act: Act, enrolment: EnrolmentId, cohort: CohortId) -> Move:
    """Return what `move` would do.

    Raises `AlreadyThere`, `StaleButton`, and `NotAllowed` if the visitor does not run both courses.
    """
    listed = await rights.require_enrolment(act, enrolment)
    require_coordinator(act.visitor.grants, cohort)
    place = listed.enrolment
    here, there = await cohorts.by_id(act.tx, place.cohort_id), await cohorts.by_id(act.tx, cohort)
    if here is None or there is None or there.closed_at is not None or here.id == there.id:
        raise StaleButton
    if place.state not in {Membership.INVITED, Membership.ACTIVE}:
        raise StaleButton
    if await enrolments.is_enrolled(act.tx, place.person_id, cohort):
        raise AlreadyThere
    kept = here.course == there.course or place.state is Membership.INVITED
    return Move(listed=listed, cohort=there, kept=kept)


async def move(act: Act, enrolment: EnrolmentId, cohort: CohortId) -> Move:
    """Move somebody to another course; they keep their progress if it teaches the same.

    Raises what `preview_move` raises.
    """
    found = await preview_move(act, enrolment, cohort)
    if found.kept:
        new = await _take_along(act.tx, found.listed, cohort)
    else:
        new = await _start_over(act, found.listed, cohort)
    await _notify(act, found.listed, "people.moved", new, due_at=act.now)
    await note_in_audit(act, "person.move", f"enrolment:{enrolment}", to=cohort, place=new)
    return found


async def _take_along(tx: Tx, listed: ListedPerson, to: CohortId) -> EnrolmentId:
    """Move the enrolment itself, with all progress."""
    place = listed.enrolment
    if not await enrolments.move(tx, place.id, to=to, person=place.person_id):
        raise AlreadyThere
    return place.id


async def _start_over(act: Act, listed: ListedPerson, to: CohortId) -> EnrolmentId:
    """Make an enrolment in the other course, and end the first one; its progress stays there."""
    place = listed.enrolment
    await enrolments.change(
        act.tx, place.id, was=(place.state,), becomes=Membership.LEFT, now=act.now
    )
    return await enrolments.put(
        act.tx,
        person=place.person_id,
        cohort=to,
        organization=place.organization_id,
        state=place.state,
        invite=None,
        now=act.now,
    )


async def _end(act: Act, listed: ListedPerson) -> None:
    place = listed.enrolment
    invites.close_of_person(act.tx, place.person_id, now=act.now)
    if place.state is Membership.INVITED:
        enrolments.remove(act.tx, place.id)
        return
    if not await enrolments.change(
        act.tx, place.id, was=_INSIDE, becomes=Membership.LEFT, now=act.now
    ):
        raise StaleButton
    await _notify(act, listed, "people.ended", place.id, due_at=act.now + UNDO_FOR)


async def _notify(
    act: Act, listed: ListedPerson, kind: str, enrolment: EnrolmentId, *, due_at: datetime
) -> None:
    """Tell somebody who had joined, in neutral words, that their enrolment changed.

    Other messages that wait for them are dropped: no reminder may open a meeting of the old course.
    Those of somebody who is in another course, too, stay: each looks again before it is sent.
    """
    if listed.chat_id is None or listed.enrolment.state is Membership.INVITED:
        return
    person, these = listed.enrolment.person_id, (listed.enrolment.id, enrolment)
    if not await enrolments.takes_part(act.tx, person, besides=these):
        outbox.drop_open(act.tx, person, now=act.now)
    enqueue_message(
        act,
        listed.chat_id,
        kind,
        {"enrolment": enrolment},
        keep=KEPT,
        lane=Lane.REMINDER,
        due_at=due_at,
        dedup=f"{kind}:{enrolment}:{round(act.now.timestamp())}",
    )


async def link_for_new_phone(act: Act, enrolment: EnrolmentId) -> NewLink:
    """Make a link for a person's new account, valid for a day; an earlier one is closed.

    Raises `NotAllowed`, `HoldsOffice` for coordinators, and `StaleButton` if they have not joined.
    """
    listed = await rights.require_enrolment(act, enrolment)
    place = listed.enrolment
    if place.state is not Membership.ACTIVE:
        raise StaleButton
    if await staff.has_role(act.tx, place.person_id):
        raise HoldsOffice
    made = await invite_person(act, listed, valid_for=PHONE_LINK_FOR)
    await note_in_audit(act, "person.new_phone", f"enrolment:{enrolment}")
    return made


async def leave_old_account(
    act: Act, former: Person, invite: Invite, *, chat: ChatId
) -> EnrolmentId:
    """Unlink a person's former account, and tell its chat; return their enrolment.

    The owner of that phone must be told, in case somebody else did it. Raises `DeadLink` if they
    have become a coordinator, or no longer take part.
    """
    assert invite.cohort_id is not None
    place = await enrolments.of_person(act.tx, invite.cohort_id, former.id)
    if place is None or await staff.has_role(act.tx, former.id):
        raise DeadLink
    old = await storage.chat_of(act.tx, former.id)
    if old is not None:
        storage.leave_chat(act.tx, old, for_new=chat, now=act.now)
        enqueue_message(
            act,
            old,
            "people.phone_left",
            {"language": former.language},
            keep=KEPT,
            dedup=f"people.phone_left:{invite.id}",
        )
    return place.enrolment.id
