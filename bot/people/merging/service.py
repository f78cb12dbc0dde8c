"""Coordinators say whether two people on a list are one, merge them, and undo that within a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.act import Act
from bot.membership.domain import (
    CohortId,
    Enrolment,
    EnrolmentId,
    ListedPerson,
    Membership,
    OrganizationId,
)
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff.domain import require_coordinator
from bot.people.domain import MergeId
from bot.people.joining.service import welcome_person
from bot.people.merging import storage
from bot.people.merging.domain import (
    ON_LIST,
    HadRole,
    Moved,
    NoSuchPerson,
    OtherCourses,
    has_joined,
    is_outside,
    joined_at,
    may_be_same,
    state_of,
    stays_first,
)
from bot.people.merging.storage import MergedEnrolment
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.refusals import NotAllowed, StaleButton, require
from bot.storage.database import Tx
from bot.storage.ownership import Decision, Journal, Ownership, put_back


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Somebody who asks to join, and people on the list who may be the same."""

    asks: ListedPerson
    on_list: tuple[ListedPerson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesakes:
    """People on a list with a name like that of somebody who asks to join.

    `on_list` have not joined yet and may be that person; `joined` use the bot already.
    """

    on_list: tuple[ListedPerson, ...] = ()
    joined: tuple[ListedPerson, ...] = ()

    @property
    def everybody(self) -> tuple[ListedPerson, ...]:
        return (*self.on_list, *self.joined)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePreview:
    """What a merge would do: `kept` stays, `gone` goes, and the rows that move."""

    kept: ListedPerson
    gone: ListedPerson
    moves: tuple[Moved, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleMerged:
    """Two people are one now; `let_in`: the person had asked to join, and has joined now."""

    id: MergeId
    listed: ListedPerson
    let_in: bool


async def alike_in(tx: Tx, cohort: CohortId) -> tuple[Alike, ...]:
    """Return those who ask to join and may be on the list already, by name."""
    listed = await enrolments.listed(tx, cohort)
    waiting = [each for each in listed if each.enrolment.state is Membership.WAITING]
    outside = [each for each in listed if is_outside(each)]
    found = [(each, [o for o in outside if may_be_same(each.name, o.name)]) for each in waiting]
    asked = [(each, others) for each, others in found if others]
    if not asked:
        return ()
    apart = await storage.apart_from(tx, [each.enrolment.person_id for each, _ in asked])
    pairs = [(each, _not_apart(each, others, apart)) for each, others in asked]
    return tuple(Alike(asks=each, on_list=others) for each, others in pairs if others)


def _not_apart(
    asks: ListedPerson, others: Sequence[ListedPerson], apart: frozenset[tuple[int, int]]
) -> tuple[ListedPerson, ...]:
    person = asks.enrolment.person_id
    return tuple(each for each in others if (person, each.enrolment.person_id) not in apart)


async def namesakes_of(tx: Tx, listed: ListedPerson) -> Namesakes:
    """Return people on the list who may be the same as somebody who asks to join."""
    if listed.enrolment.state is not Membership.WAITING:
        return Namesakes()
    everybody = await enrolments.listed(tx, listed.enrolment.cohort_id)
    apart = await storage.apart_from(tx, [listed.enrolment.person_id])
    alike = [each for each in everybody if may_be_same(each.name, listed.name)]
    return Namesakes(
        on_list=_not_apart(listed, [each for each in alike if is_outside(each)], apart),
        joined=_not_apart(listed, [each for each in alike if has_joined(each)], apart),
    )


async def keep_apart(act: Act, enrolment: EnrolmentId) -> None:
    """Save that somebody who asks to join is none of those with a similar name."""
    listed = await rights.require_enrolment(act, enrolment)
    others = (await namesakes_of(act.tx, listed)).everybody
    if not others:
        raise StaleButton
    person = listed.enrolment.person_id
    storage.keep_apart(act.tx, person, [o.enrolment.person_id for o in others], now=act.now)
    apart = [each.enrolment.id for each in others]
    await note_in_audit(act, "person.keep_apart", f"enrolment:{enrolment}", others=apart)


async def preview(
    act: Act, enrolment: EnrolmentId, other: EnrolmentId, owned: Ownership
) -> MergePreview:
    """Return what `merge` would do; raise the same refusals."""
    kept, gone, decisions = await _decide(act, enrolment, other, owned)
    return MergePreview(kept=kept, gone=gone, moves=_summed_up(decisions))


async def merge(
    act: Act,
    enrolment: EnrolmentId,
    other: EnrolmentId,
    owned: Ownership,
    *,
    as_listed: bool = False,
) -> PeopleMerged:
    """Merge two people on a list. `as_listed`: the name of the one who goes is the right one.

    Raises `NotAllowed`, `NoSuchPerson`, `TwoPhones`, `OtherCourses` and `HadRole`.
    """
    kept, gone, decisions = await _decide(act, enrolment, other, owned)
    stays, goes = kept.enrolment, gone.enrolment
    journal = Journal(tx=act.tx)
    await journal.carry_out(decisions, people=stays.person_id, place=stays.id)
    await storage.end_gone(journal, goes.person_id, goes.id, now=act.now)
    await storage.settle_place(journal, stays.id, _place(act, kept, gone))
    if as_listed:
        await storage.set_name(journal, stays.person_id, gone.name)
    made = await storage.add(
        act.tx,
        cohort=stays.cohort_id,
        kept=stays.person_id,
        gone=goes.person_id,
        entries=journal.entries,
        now=act.now,
    )
    await note_in_audit(act, "person.merge", f"enrolment:{stays.id}", gone=goes.id, merge=made)
    let_in = stays.state is Membership.WAITING
    if let_in:
        welcome_person(act, kept)
    listed = await enrolments.by_id(act.tx, stays.id)
    assert listed is not None
    return PeopleMerged(id=made, listed=listed, let_in=let_in)


async def undo(act: Act, merge: MergeId) -> CohortId:
    """Undo a merge within a day; raise `NotAllowed`, and `StaleButton` later."""
    if not act.visitor.grants:
        raise NotAllowed
    found = require(await storage.load(act.tx, merge, now=act.now))
    require_coordinator(act.visitor.grants, found.cohort_id)
    put_back(act.tx, found.entries)
    storage.remove(act.tx, merge)
    await note_in_audit(act, "person.undo_merge", f"person:{found.kept_id}", gone=found.gone_id)
    return found.cohort_id


async def _decide(
    act: Act, enrolment: EnrolmentId, other: EnrolmentId, owned: Ownership
) -> tuple[ListedPerson, ListedPerson, list[Decision]]:
    one = await _require(act, enrolment)
    two = await _require(act, other)
    kept, gone = stays_first(one, two)
    stays, goes = kept.enrolment, gone.enrolment
    found = await storage.hindrances(act.tx, goes.person_id, goes.cohort_id)
    if found.other_courses:
        raise OtherCourses
    if found.had_role:
        raise HadRole
    decisions = await owned.decide(
        act.tx,
        people=(goes.person_id, stays.person_id),
        enrolments=(goes.id, stays.id),
    )
    return kept, gone, decisions


async def _require(act: Act, enrolment: EnrolmentId) -> ListedPerson:
    """Return somebody on a list; raise `NotAllowed`, `NoSuchPerson`."""
    try:
        listed = await rights.require_enrolment(act, enrolment)
    except StaleButton as error:
        raise NoSuchPerson from error
    if listed.enrolment.state not in ON_LIST:
        raise NoSuchPerson
    return listed


def _place(act: Act, kept: ListedPerson, gone: ListedPerson) -> MergedEnrolment:
    stays, goes = kept.enrolment, gone.enrolment
    state = state_of(stays.state, goes.state)
    return MergedEnrolment(
        state=state,
        joined_at=joined_at(state, stays.joined_at, goes.joined_at, now=act.now),
        organization_id=_organization(stays, goes),
    )


def _organization(stays: Enrolment, goes: Enrolment) -> OrganizationId | None:
    """Return the organization after a merge; the list knows better than somebody who asks."""
    if stays.state is Membership.WAITING:
        return goes.organization_id or stays.organization_id
    return stays.organization_id or goes.organization_id


def _summed_up(decisions: Iterable[Decision]) -> tuple[Moved, ...]:
    """Count the rows that move, by kind, without kinds that nobody needs to know about."""
    moved: dict[str, int] = {}
    twice: dict[str, int] = {}
    for each in decisions:
        what = each.rule.what
        moved[what] = moved.get(what, 0) + each.alone
        twice[what] = twice.get(what, 0) + len(each.removed)
    return tuple(
        Moved(what=what, moved=moved[what], twice=twice[what])
        for what in moved
        if what and (moved[what] or twice[what])
    )
