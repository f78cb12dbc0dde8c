"""Coordinators say whether somebody who takes part is also a name on their list.

If so, the place on the list becomes theirs, in one more course; it can be undone for a day. If two
people share a phone they stay two, and the link still works on another account.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.act import Act
from bot.membership.domain import Cohort, CohortId, ListedPerson, Membership, Person, PersonId
from bot.membership.enrolment import storage as enrolments
from bot.membership.person import storage as people
from bot.membership.staff.domain import coordinates
from bot.people.claims import storage
from bot.people.claims.domain import WaitingClaim
from bot.people.claims.storage import OtherPlace
from bot.people.joining import storage as joining
from bot.people.joining.service import REQUEST_KEPT, welcome_person
from bot.people.merging import service as merging
from bot.people.merging import storage as merges
from bot.people.merging.service import PeopleMerged
from bot.people.moving.storage import chat_of
from bot.people.rights import service as rights
from bot.people.service import enqueue_message, note_in_audit
from bot.refusals import require
from bot.storage.database import Rows, Statement, Tx
from bot.storage.ownership import Ownership

OTHER = "people.claim_other"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedByKnown:
    """`owner`, who takes part in `places`, opened the link of `invited`, and says: that is me.

    `apart`: a coordinator has said that they are two.
    """

    owner: Person
    invited: ListedPerson
    places: tuple[OtherPlace, ...]
    apart: bool

    @property
    def owner_shown(self) -> str:
        """The name of the owner, with an organization if one is known."""
        organization = next((each.organization for each in self.places if each.organization), None)
        return " · ".join(each for each in (self.owner.name, organization) if each)

    def elsewhere(self, mine: frozenset[CohortId]) -> tuple[str, ...]:
        """Return the titles of the cohorts of `mine` in which the owner is, too."""
        return tuple(each.title for each in self.places if each.cohort_id in mine)


async def load(
    tx: Tx, cohort: CohortId, person: PersonId, invited: PersonId
) -> OpenedByKnown | None:
    """Return what a coordinator must know to answer; None if it is over."""
    claim = await joining.claim_of(tx, person, invited)
    place = await merges.place_of(tx, cohort, invited)
    owner = await people.by_id(tx, person)
    if claim is None or claim.cohort_id != cohort or place is None or owner is None:
        return None
    listed = await enrolments.by_id(tx, place)
    if listed is None or listed.enrolment.state is not Membership.INVITED:
        return None
    return OpenedByKnown(
        owner=owner,
        invited=listed,
        places=tuple(await storage.places_of(tx, person)),
        apart=(person, invited) in await joining.apart_from(tx, [person]),
    )


async def open_claim(
    act: Act, cohort: CohortId, person: PersonId, invited: PersonId
) -> OpenedByKnown:
    """Return the question; raise `NotAllowed`, or `StaleButton` if it is over."""
    await rights.require_cohort(act, cohort)
    return require(await load(act.tx, cohort, person, invited))


async def say_one(
    act: Act, cohort: CohortId, person: PersonId, invited: PersonId, owned: Ownership
) -> PeopleMerged:
    """Say that the two are one: the place on the list is that of the known person.

    Raises what `open_claim` and `merging.give_place` raise.
    """
    found = await open_claim(act, cohort, person, invited)
    claim = require(await joining.claim_of(act.tx, person, invited))
    merged = await merging.give_place(act, person, found.invited.enrolment.id, owned)
    joining.save_consent(act.tx, person, version=claim.consent_version, now=act.now)
    joining.end_claims(act.tx, invited)
    welcome_person(act, merged.listed)
    return merged


async def say_two(act: Act, cohort: CohortId, person: PersonId, invited: PersonId) -> OpenedByKnown:
    """Say that two people use one phone, and tell them; raises what `open_claim` raises."""
    found = await open_claim(act, cohort, person, invited)
    if not found.apart:
        joining.keep_apart(act.tx, person, [invited], now=act.now)
        about = f"enrolment:{found.invited.enrolment.id}"
        await note_in_audit(act, "person.keep_apart", about, person=person)
        if (chat := await chat_of(act.tx, person)) is not None:
            enqueue_message(
                act, chat, OTHER, {}, keep=REQUEST_KEPT, dedup=f"{OTHER}:{person}:{invited}"
            )
    return require(await load(act.tx, cohort, person, invited))


def run_by(act: Act, found: OpenedByKnown) -> frozenset[CohortId]:
    """Return the cohorts of the owner that the visitor runs: only these are named."""
    return frozenset(
        each.cohort_id for each in found.places if coordinates(act.visitor.grants, each.cohort_id)
    )


def waiting_queries(_act: Act, cohort: Cohort) -> list[Statement]:
    """Ask for claims that wait for a coordinator (for `waiting_in`)."""
    return [storage.waiting_query(cohort.id)]


def waiting_in(_act: Act, _cohort: Cohort, rows: Sequence[Rows]) -> list[WaitingClaim]:
    """Return the claims on names of a cohort's list that nobody has answered."""
    [found] = rows
    return storage.waiting_from(found)
