"""Coordinators say whether two people on a list are one, merge them, and undo that within a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.act import Act
from bot.membership.domain import (
    CohortId,
    Enrolment,
    EnrolmentId,
    ListedPerson,
    Membership,
    OrganizationId,
    PersonId,
)
from bot.membership.enrolment import storage as enrolments
from bot.membership.name_index import storage as name_index
from bot.membership.name_index.domain import near_key
from bot.membership.staff.domain import require_coordinator
from bot.people.domain import MergeId
from bot.people.joining import storage as joining
from bot.people.joining.service import welcome_person
from bot.people.merging import storage
from bot.people.merging.domain import (
    ON_LIST,
    HadRole,
    Moved,
    NoSuchPerson,
    OtherCourses,
    TwoPhones,
    has_joined,
    is_outside,
    joined_at,
    state_of,
    stays_first,
)
from bot.people.merging.storage import MergedEnrolment
from bot.people.namesakes.domain import may_be_same, near_spellings
from bot.people.namesakes.service import named_like
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
    """Return those who ask to join and may be on the list already, by name.

    Only names of the others are loaded, since most are nobody's.
    """
    waiting = await enrolments.waiting(tx, cohort)
    if not waiting:
        return ()
    forms = frozenset[str]().union(*(near_spellings(each.name) for each in waiting))
    keys = {near_key(each.name) for each in waiting}
    names = await name_index.with_near_keys(tx, cohort, keys)
    alike = [person for person, name in names if near_spellings(name) & forms]
    listed = await enrolments.listed_each(tx, cohort, alike)
    outside = [each for each in listed if is_outside(each)]
    if not outside:
        return ()
    found = [(each, [o for o in outside if may_be_same(each.name, o.name)]) for each in waiting]
    asked = [(each, others) for each, others in found if others]
    apart = await joining.apart_from(tx, [each.enrolment.person_id for each, _ in asked])
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
    alike = await named_like(tx, listed.enrolment.cohort_id, listed.name)
    apart = await joining.apart_from(tx, [listed.enrolment.person_id])
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
    joining.keep_apart(act.tx, person, [o.enrolment.person_id for o in others], now=act.now)
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
    """Merge two people on a list.

    `as_listed`: the name and the organization of the one who goes are the right ones.

    Raises `NotAllowed`, `NoSuchPerson`, `TwoPhones`, `OtherCourses` and `HadRole`.
    """
    kept, gone, decisions = await _decide(act, enrolment, other, owned)
    found = await _carry_out(act, kept, gone, decisions, as_listed=as_listed)
    if found.let_in:
        welcome_person(act, kept)
    return found


async def give_place(
    act: Act, person: PersonId, enrolment: EnrolmentId, owned: Ownership
) -> PeopleMerged:
    """Give the place of somebody on a list to a person who takes part in something already.

    The two are one from now on, also across courses: the account, its name and its settings stay.
    Raises `NotAllowed`, `NoSuchPerson`, `TwoPhones`, `OtherCourses` and `HadRole`.
    """
    gone = await _require(act, enrolment)
    goes = gone.enrolment
    if gone.telegram_id is not None:
        raise TwoPhones
    await _require_free(act, gone)
    own = await storage.place_of(act.tx, goes.cohort_id, person)
    if own is not None:
        kept = require(await enrolments.by_id(act.tx, own), NoSuchPerson)
        pairs = (goes.person_id, person), (goes.id, own)
        decisions = await owned.decide(act.tx, people=pairs[0], enrolments=pairs[1])
        return await _carry_out(act, kept, gone, decisions, comes_in=True)
    theirs = Ownership(of_people=owned.of_people)
    decisions = await theirs.decide(
        act.tx, people=(goes.person_id, person), enrolments=(goes.id, goes.id)
    )
    journal = Journal(tx=act.tx)
    await journal.carry_out(decisions, people=person, place=goes.id)
    await storage.end_gone(journal, goes.person_id, None, now=act.now)
    place = MergedEnrolment(
        state=Membership.ACTIVE, joined_at=act.now, organization_id=goes.organization_id
    )
    await storage.settle_place(journal, goes.id, place, taken_by=person)
    enrolments.note_used(act.tx, goes.id, now=act.now)
    return await _save(act, journal, gone=goes, place=replace(goes, person_id=person), let_in=True)


async def _carry_out(
    act: Act,
    kept: ListedPerson,
    gone: ListedPerson,
    decisions: list[Decision],
    *,
    as_listed: bool = False,
    comes_in: bool = False,
) -> PeopleMerged:
    """Make two people with places in one cohort one; `comes_in`: they are in from now on."""
    stays, goes = kept.enrolment, gone.enrolment
    journal = Journal(tx=act.tx)
    await journal.carry_out(decisions, people=stays.person_id, place=stays.id)
    await storage.end_gone(journal, goes.person_id, goes.id, now=act.now)
    state = Membership.ACTIVE if comes_in else None
    place = _place(act, kept, gone, state=state, as_listed=as_listed)
    await storage.settle_place(journal, stays.id, place)
    if as_listed:
        await storage.set_name(journal, stays.person_id, gone.name)
    let_in = stays.state is Membership.WAITING or comes_in
    return await _save(act, journal, gone=goes, place=stays, let_in=let_in)


async def _save(
    act: Act, journal: Journal, *, gone: Enrolment, place: Enrolment, let_in: bool
) -> PeopleMerged:
    made = await storage.add(
        act.tx,
        cohort=place.cohort_id,
        kept=place.person_id,
        gone=gone.person_id,
        entries=journal.entries,
        now=act.now,
    )
    await note_in_audit(act, "person.merge", f"enrolment:{place.id}", gone=gone.id, merge=made)
    listed = await enrolments.by_id(act.tx, place.id)
    assert listed is not None
    return PeopleMerged(id=made, listed=listed, let_in=let_in)


async def undo(act: Act, merge: MergeId) -> CohortId:
    """Undo a merge within a day; raise `NotAllowed`, and `StaleButton` later."""
    if not act.visitor.grants:
        raise NotAllowed
    found = require(await storage.load(act.tx, merge, now=act.now))
    require_coordinator(act.visitor.grants, found.cohort_id)
    put_back(act.tx, found.entries)
    name_index.name_changed(act.tx, found.kept_id)
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
    await _require_free(act, gone)
    decisions = await owned.decide(
        act.tx,
        people=(goes.person_id, stays.person_id),
        enrolments=(goes.id, stays.id),
    )
    return kept, gone, decisions


async def _require_free(act: Act, gone: ListedPerson) -> None:
    """Raise `OtherCourses` or `HadRole` if somebody cannot go."""
    found = await storage.hindrances(act.tx, gone.enrolment.person_id, gone.enrolment.cohort_id)
    if found.other_courses:
        raise OtherCourses
    if found.had_role:
        raise HadRole


async def _require(act: Act, enrolment: EnrolmentId) -> ListedPerson:
    """Return somebody on a list; raise `NotAllowed`, `NoSuchPerson`."""
    try:
        listed = await rights.require_enrolment(act, enrolment)
    except StaleButton as error:
        raise NoSuchPerson from error
    if listed.enrolment.state not in ON_LIST:
        raise NoSuchPerson
    return listed


def _place(
    act: Act,
    kept: ListedPerson,
    gone: ListedPerson,
    *,
    state: Membership | None,
    as_listed: bool,
) -> MergedEnrolment:
    stays, goes = kept.enrolment, gone.enrolment
    state = state or state_of(stays.state, goes.state)
    return MergedEnrolment(
        state=state,
        joined_at=joined_at(state, stays.joined_at, goes.joined_at, now=act.now),
        organization_id=_organization(stays, goes, as_listed=as_listed),
    )


def _organization(stays: Enrolment, goes: Enrolment, *, as_listed: bool) -> OrganizationId | None:
    """Return the organization after a merge; the list knows better than somebody who asks."""
    if as_listed or stays.state is Membership.WAITING:
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
