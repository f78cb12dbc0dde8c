"""Coordinators see, search and change the list of a cohort, and remind people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.act import Act
from bot.membership.domain import (
    Cohort,
    CohortId,
    EnrolmentId,
    ListedPerson,
    Membership,
    OrganizationId,
    PersonId,
)
from bot.membership.enrolment import storage as enrolments
from bot.membership.name_index import storage as name_index
from bot.membership.name_index.domain import forms_in
from bot.membership.person import storage as people
from bot.membership.person.domain import clean_name, name_key
from bot.outbox.domain import Lane
from bot.people.directory import storage
from bot.people.directory.domain import (
    Naming,
    has_parts,
    how_named,
    is_code_of,
    is_sentence,
    parts_of,
    place_of_code,
    said_words,
)
from bot.people.domain import REMIND_EVERY, OutOfReach, RemindedAlready
from bot.people.imports import storage as imports
from bot.people.invites import storage as invites
from bot.people.rights import service as rights
from bot.people.roster_file.domain import RosterRow
from bot.people.service import enqueue_message, note_in_audit
from bot.refusals import StaleButton
from bot.safety.names.domain import typed_name

REMINDED = "people.reminded"
MOST_NAMED = 8
"""How many people that a text names are shown."""
REMINDER_KEPT = timedelta(days=3)
"""After this time a reminder is of no use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleList:
    """The list of a cohort: people who have joined, who ask to join, and who have not joined yet.

    `links` says when the links of those who have not joined expire, if they have one; `imports` is
    how many imports of a list can still be undone, `earlier` how many were done within 30 days.
    """

    cohort: Cohort
    listed: tuple[ListedPerson, ...]
    links: Mapping[PersonId, datetime] = field(default_factory=dict)
    imports: int = 0
    earlier: int = 0

    @property
    def inside(self) -> tuple[ListedPerson, ...]:
        """People who have joined."""
        return self._in_state(Membership.ACTIVE, Membership.FINISHED)

    @property
    def on_list(self) -> int:
        """How many have joined or may join; those who only ask are not on the list."""
        return len(self.inside) + len(self.outside)

    @property
    def waiting(self) -> tuple[ListedPerson, ...]:
        """People who ask to join."""
        return self._in_state(Membership.WAITING)

    @property
    def outside(self) -> tuple[ListedPerson, ...]:
        """People on the list who have not joined yet."""
        return self._in_state(Membership.INVITED)

    def _in_state(self, *states: Membership) -> tuple[ListedPerson, ...]:
        return tuple(each for each in self.listed if each.enrolment.state in states)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPeople:
    """People on a cohort's list whose name or organization contains all parts of a search."""

    cohort: Cohort
    people: tuple[ListedPerson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPeople:
    """The people that a text names, and how well; `total` counts also those not loaded."""

    naming: Naming = Naming.NOT
    people: tuple[ListedPerson, ...] = ()
    total: int = 0

    @property
    def only(self) -> ListedPerson | None:
        """The one person whose name or code the text is; None for several, or for other words."""
        alone = self.naming is Naming.NAMED and len(self.people) == 1
        return self.people[0] if alone else None


async def list_people(act: Act, cohort: CohortId) -> PeopleList:
    """Return the list of a cohort; raise `NotAllowed` for others than its coordinators."""
    found = await rights.require_cohort(act, cohort)
    return PeopleList(cohort=found, listed=tuple(await enrolments.listed(act.tx, cohort)))


async def open_people(act: Act, cohort: CohortId) -> PeopleList:
    """Return the list, and how many imports there were; raises as `list_people` does."""
    found = await list_people(act, cohort)
    return replace(
        found,
        imports=len(await imports.imports_of(act.tx, cohort, now=act.now)),
        earlier=len(await imports.earlier_imports(act.tx, cohort, now=act.now)),
    )


async def list_outside(act: Act, cohort: CohortId) -> PeopleList:
    """Return the list with links of people who have not joined; raises as `list_people` does."""
    found = await list_people(act, cohort)
    return replace(found, links=await invites.links_of_invited(act.tx, cohort))


async def find_people(act: Act, cohort: CohortId, written: str) -> FoundPeople:
    """Find people on a cohort's list by parts of name or organization, or by code, in any state.

    Raises `NotAllowed` for others than its coordinators, and `NoName`; a whole sentence is nobody's
    name. Python compares the names, since LIKE differs between the two engines.
    """
    there = await list_people(act, cohort)
    coded = tuple(each for each in there.listed if is_code_of(written, each.enrolment.id))
    if coded:
        return FoundPeople(cohort=there.cohort, people=coded)
    if is_sentence(written):
        return FoundPeople(cohort=there.cohort, people=())
    parts = parts_of(written)
    people = tuple(each for each in there.listed if has_parts(parts, each.name, each.organization))
    return FoundPeople(cohort=there.cohort, people=people)


async def find_named(act: Act, text: str) -> NamedPeople:
    """Find whom a text names on all lists of the visitor, in any state, by name or by code.

    Those who are named best, and nobody who is named less well.
    """
    cohorts = await rights.open_cohorts(act)
    own = [each.id for each in cohorts]
    coded = await _coded(act, own, text)
    if coded is not None:
        return NamedPeople(naming=Naming.NAMED, people=(coded,), total=1)
    await name_index.index_names(act.tx)
    names = await name_index.with_forms(act.tx, own, forms_in(text))
    said = said_words(text)
    how = {place: how_named(said, name) for place, name in names.items()}
    best = max(how.values(), default=Naming.NOT)
    found = [place for place, naming in how.items() if naming is best]
    if best is Naming.NOT:
        return NamedPeople()
    return NamedPeople(naming=best, people=await _each(act, found[:MOST_NAMED]), total=len(found))


async def _coded(act: Act, cohorts: Sequence[CohortId], text: str) -> ListedPerson | None:
    """Return the person on one of these lists whose code a text is."""
    place = place_of_code(text)
    listed = None if place is None else await enrolments.by_id(act.tx, place)
    if listed is None or listed.enrolment.cohort_id not in cohorts:
        return None
    gone = listed.enrolment.state in {Membership.LEFT, Membership.REFUSED}
    return None if gone else listed


async def _each(act: Act, places: Sequence[EnrolmentId]) -> tuple[ListedPerson, ...]:
    found = [await enrolments.by_id(act.tx, place) for place in places]
    return tuple(each for each in found if each is not None)


async def rename(act: Act, enrolment: EnrolmentId, written: str) -> None:
    """Correct a name on the list; raise `NoName`."""
    listed = await rights.require_enrolment(act, enrolment)
    people.rename(act.tx, listed.enrolment.person_id, typed_name(written))
    await note_in_audit(act, "person.rename", f"enrolment:{enrolment}")


async def take_off_list(act: Act, enrolment: EnrolmentId) -> CohortId:
    """Delete somebody from the list who never joined; raise `StaleButton` if they did."""
    listed = await rights.require_enrolment(act, enrolment)
    if listed.enrolment.state is not Membership.INVITED:
        raise StaleButton
    invites.close_of_person(act.tx, listed.enrolment.person_id, now=act.now)
    enrolments.remove(act.tx, enrolment)
    await note_in_audit(act, "person.take_off", f"enrolment:{enrolment}")
    return listed.enrolment.cohort_id


async def put_on_list(
    act: Act,
    cohort: Cohort,
    *,
    name: str,
    organization: OrganizationId | None,
    language: str = "",
) -> EnrolmentId:
    """Put somebody on the list of a cohort; without a language they are asked when they join."""
    person = await people.add(
        act.tx, name=clean_name(name), language=language, zone=cohort.zone, now=act.now
    )
    enrolment = await enrolments.put(
        act.tx,
        person=person,
        cohort=cohort.id,
        organization=organization,
        state=Membership.INVITED,
        invite=None,
        now=act.now,
    )
    await note_in_audit(act, "person.list", f"enrolment:{enrolment}")
    return enrolment


async def add_each(
    act: Act,
    cohort: Cohort,
    newcomers: Sequence[RosterRow],
    organizations: Mapping[str, OrganizationId],
) -> list[PersonId]:
    """Add people and put them on the list, in few trips; return ids in order.

    `organizations` are by name key.
    """
    made = await people.add_each(
        act.tx, [(each.name, each.language) for each in newcomers], zone=cohort.zone, now=act.now
    )
    members = [
        (person, organizations[name_key(each.organization)] if each.organization else None)
        for person, each in zip(made, newcomers, strict=True)
    ]
    enrolments.invite_each(act.tx, cohort.id, members, now=act.now)
    return made


async def remind(act: Act, enrolment: EnrolmentId) -> PersonId:
    """Remind somebody in neutral words, within the daily limit; return who that is.

    Raises `RemindedAlready`, `OutOfReach`, `NotAllowed`, and `StaleButton` if they have not joined.
    """
    listed = await rights.require_enrolment(act, enrolment)
    place = listed.enrolment
    if place.state is not Membership.ACTIVE:
        raise StaleButton
    person = await people.by_id(act.tx, place.person_id)
    paused = person is not None and person.is_paused(act.now)
    if listed.chat_id is None or not listed.reached or paused:
        raise OutOfReach
    since = act.now - REMIND_EVERY
    if not await storage.note_reminded(act.tx, place.person_id, unless_since=since, now=act.now):
        raise RemindedAlready
    enqueue_message(
        act,
        listed.chat_id,
        REMINDED,
        {"enrolment": place.id},
        keep=REMINDER_KEPT,
        lane=Lane.REMINDER,
        dedup=f"{REMINDED}:{place.person_id}:{round(act.now.timestamp())}",
    )
    await note_in_audit(act, "person.remind", f"enrolment:{enrolment}")
    return place.person_id
