"""Coordinators let in people who ask, or refuse them; both can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import (
    Cohort,
    CohortId,
    EnrolmentId,
    ListedPerson,
    Membership,
    OrganizationId,
)
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff import storage as staff
from bot.people.domain import HoldsOffice, TooLateToUndo
from bot.people.invites import storage as invites
from bot.people.joining import storage as joining
from bot.people.joining.service import welcome_person
from bot.people.merging import service as merging
from bot.people.merging.domain import HadRole, OtherCourses
from bot.people.merging.service import Namesakes, namesakes_of
from bot.people.requests.domain import MOST_AT_ONCE, exact_matches
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.refusals import StaleButton
from bot.safety.names.domain import typed_name
from bot.storage.database import Rows, Statement, Tx
from bot.storage.dialect import from_ms_or_none
from bot.storage.ownership import Ownership

UNDO_WITHIN = timedelta(days=1)
"""How long one tap can remove somebody who joined."""
_ON_LIST = (Membership.INVITED, Membership.ACTIVE, Membership.FINISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Somebody who asks to join, and the organizations they may belong to.

    `namesakes` are people on the list, or in the course, who may be the same.
    """

    listed: ListedPerson
    organizations: tuple[tuple[OrganizationId, str], ...]
    namesakes: Namesakes


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestList:
    """Everybody who asks to join a cohort; `ready` of them match one row of the list exactly."""

    cohort: Cohort
    waiting: tuple[ListedPerson, ...]
    ready: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AllLetIn:
    """Those who were let in at once, by name, and how many others still wait."""

    cohort: Cohort
    names: tuple[str, ...]
    waiting: int
    ready: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How many people ask to join a cohort, and since when."""

    cohort: CohortId
    many: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The enrolment after a decision, and how many people on the list have joined.

    `asking` counts those who still ask to join. `let_in` is False if only the organization was
    corrected.
    """

    listed: ListedPerson
    inside: int
    on_list: int
    asking: int
    let_in: bool = True


async def find_request(act: Act, enrolment: EnrolmentId) -> Request:
    """Return a request; raise `NotAllowed`, or `StaleButton` if it is over."""
    listed = await rights.require_enrolment(act, enrolment)
    if listed.enrolment.state not in {Membership.WAITING, *_ON_LIST}:
        raise StaleButton
    return await request_of(act.tx, listed)


async def request_of(tx: Tx, listed: ListedPerson) -> Request:
    """Return the request of somebody, with the options of a coordinator."""
    organizations = tuple(await cohorts.organizations(tx))
    return Request(
        listed=listed, organizations=organizations, namesakes=await namesakes_of(tx, listed)
    )


async def list_requests(act: Act, cohort: CohortId) -> RequestList:
    """Return everybody who asks to join; raise `NotAllowed` for others than coordinators."""
    found = await rights.require_cohort(act, cohort)
    listed = await enrolments.listed(act.tx, cohort)
    waiting = tuple(each for each in listed if each.enrolment.state is Membership.WAITING)
    return RequestList(cohort=found, waiting=waiting, ready=len(await _ready(act.tx, listed)))


async def _ready(tx: Tx, listed: Sequence[ListedPerson]) -> list[tuple[ListedPerson, ListedPerson]]:
    waiting = [
        each.enrolment.person_id for each in listed if each.enrolment.state is Membership.WAITING
    ]
    if not waiting:
        return []
    apart = await joining.apart_from(tx, waiting)
    return exact_matches(listed, apart, await cohorts.former_names(tx))


async def let_all_in(act: Act, cohort: CohortId, owned: Ownership) -> AllLetIn:
    """Let in everybody who matches one row of the list exactly, at most `MOST_AT_ONCE`.

    Each becomes the person of that row, as after "Yes, the same person", and each can be undone.
    Nobody is let in if nobody matches any more. Raises `NotAllowed`.
    """
    found = await rights.require_cohort(act, cohort)
    pairs = await _ready(act.tx, await enrolments.listed(act.tx, cohort))
    names = []
    for asks, row in pairs[:MOST_AT_ONCE]:
        try:
            done = await merging.merge(
                act, asks.enrolment.id, row.enrolment.id, owned, as_listed=True
            )
        except (OtherCourses, HadRole):  # raised before anything changes; one by one tells why
            continue
        names.append(done.listed.name)
    if names:
        await note_in_audit(act, "person.let_all_in", f"cohort:{cohort}", people=len(names))
    left = await list_requests(act, cohort)
    return AllLetIn(cohort=found, names=tuple(names), waiting=len(left.waiting), ready=left.ready)


async def let_in_as_typed(act: Act, enrolment: EnrolmentId) -> Decided:
    """Let somebody in for the organization that they typed; raises as `let_in_for_new` does."""
    listed = await rights.require_enrolment(act, enrolment)
    if listed.said_organization is None:
        raise StaleButton
    return await let_in_for_new(act, enrolment, listed.said_organization)


async def let_in(act: Act, enrolment: EnrolmentId, organization: OrganizationId | None) -> Decided:
    """Let somebody in for an organization; if they are in or invited, change the organization."""
    listed = await rights.require_enrolment(act, enrolment)
    waits = listed.enrolment.state not in _ON_LIST
    if organization is not None:
        if await cohorts.organization_name(act.tx, organization) is None:
            raise StaleButton
        enrolments.set_organization(act.tx, enrolment, organization)
    if waits:
        await _move(act, enrolment, was=Membership.WAITING, becomes=Membership.ACTIVE)
        welcome_person(act, listed)
    action = "person.let_in" if waits else "person.set_organization"
    await note_in_audit(act, action, f"enrolment:{enrolment}")
    return replace(await _decided(act.tx, enrolment), let_in=waits)


async def let_in_for_new(act: Act, enrolment: EnrolmentId, written: str) -> Decided:
    """Let somebody in for an organization that was not on the list; raise `NoName`."""
    await rights.require_enrolment(act, enrolment)
    organization = await cohorts.add_organization(act.tx, typed_name(written), now=act.now)
    return await let_in(act, enrolment, organization)


async def refuse(act: Act, enrolment: EnrolmentId) -> Decided:
    """Refuse a request; the person gets no message."""
    await rights.require_enrolment(act, enrolment)
    await _move(act, enrolment, was=Membership.WAITING, becomes=Membership.REFUSED)
    await note_in_audit(act, "person.refuse", f"enrolment:{enrolment}")
    return await _decided(act.tx, enrolment)


async def take_back(act: Act, enrolment: EnrolmentId) -> Decided:
    """Undo a decision: the person waits again; after a personal link they are invited again.

    Somebody who is in another course, too, keeps the account.
    Raises `HoldsOffice` if they have become a coordinator, because that needs an account, and
    `TooLateToUndo`: the button stays in the chat, and may be tapped weeks later by mistake.
    """
    listed = await rights.require_enrolment(act, enrolment)
    place = listed.enrolment
    since = place.joined_at if place.state is Membership.ACTIVE else None
    if since is not None and act.now - since > UNDO_WITHIN:
        raise TooLateToUndo
    invite = None if listed.invite_id is None else await invites.by_id(act.tx, listed.invite_id)
    if invite is not None and invite.is_personal and place.state is Membership.ACTIVE:
        if await staff.has_role(act.tx, place.person_id):
            raise HoldsOffice
        await _move(act, enrolment, was=Membership.ACTIVE, becomes=Membership.INVITED)
        if not await enrolments.takes_part(act.tx, place.person_id):
            joining.unlink_account(act.tx, place.person_id)
    else:
        was = Membership.REFUSED if place.state is Membership.REFUSED else Membership.ACTIVE
        await _move(act, enrolment, was=was, becomes=Membership.WAITING)
    await note_in_audit(act, "person.take_back", f"enrolment:{enrolment}")
    return await _decided(act.tx, enrolment)


async def _move(act: Act, enrolment: EnrolmentId, *, was: Membership, becomes: Membership) -> None:
    if not await enrolments.change(act.tx, enrolment, was=(was,), becomes=becomes, now=act.now):
        raise StaleButton


async def _decided(tx: Tx, enrolment: EnrolmentId) -> Decided:
    listed = await enrolments.by_id(tx, enrolment)
    assert listed is not None
    cohort = listed.enrolment.cohort_id
    inside, on_list = await enrolments.count_members(tx, cohort)
    [[asking]] = await tx.ask_each(enrolments.asking_query(cohort))
    return Decided(listed=listed, inside=inside, on_list=on_list, asking=asking["many"])


def asking_queries(_act: Act, cohort: Cohort) -> list[Statement]:
    """Ask for people who ask to join (for `asking_in`)."""
    return [enrolments.asking_query(cohort.id)]


def asking_in(act: Act, cohort: Cohort, rows: Sequence[Rows]) -> list[Asking]:
    """Return how many people ask to join a cohort, if any do."""
    [[row]] = rows
    if not row["many"]:
        return []
    since = from_ms_or_none(row["since"]) or act.now
    return [Asking(cohort=cohort.id, many=row["many"], since=since)]
