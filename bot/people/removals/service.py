"""Several people are ticked, removed at once, and brought back within a minute."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId, EnrolmentId, ListedPerson, Membership
from bot.paging import Page
from bot.people.directory.domain import has_parts, is_sentence, parts_of
from bot.people.directory.service import list_people, take_off_list
from bot.people.moving import service as moving
from bot.people.removals import storage
from bot.people.removals.domain import MOST_TICKED, removable, seal
from bot.people.rights import service as rights
from bot.refusals import StaleButton, require
from bot.storage.dialect import to_ms

A_PAGE: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalList:
    """Everybody who can be removed from a cohort, and who is ticked.

    `typed_matches`: how many the name fits that was typed, if one was typed and nobody was ticked.
    """

    cohort: Cohort
    people: tuple[ListedPerson, ...]
    ticked: frozenset[EnrolmentId]
    page: int = 0
    typed_matches: int | None = None

    @property
    def shown(self) -> Page[ListedPerson]:
        return Page.of(self.people, self.page, size=A_PAGE)

    @property
    def joined(self) -> tuple[ListedPerson, ...]:
        """Those who are ticked and take part."""
        return tuple(
            each
            for each in self.people
            if each.enrolment.id in self.ticked and each.enrolment.state is not Membership.INVITED
        )

    @property
    def outside(self) -> tuple[ListedPerson, ...]:
        """Those who are ticked and have not joined yet."""
        return tuple(
            each
            for each in self.people
            if each.enrolment.id in self.ticked and each.enrolment.state is Membership.INVITED
        )

    @property
    def is_full(self) -> bool:
        return len(self.ticked) >= MOST_TICKED


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralRemoved:
    """Who was removed at `at` (milliseconds since 1970), by whether they had joined."""

    cohort: Cohort
    joined: tuple[ListedPerson, ...]
    outside: tuple[ListedPerson, ...]
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralBack:
    """How many people are in a course again."""

    cohort: Cohort
    people: int


async def open_list(
    act: Act, cohort: CohortId, ticked: Collection[EnrolmentId], page: int
) -> RemovalList:
    """Return the list; a tick of who is not on it any more is gone. Raise `NotAllowed`."""
    found = await list_people(act, cohort)
    people = removable(found.listed)
    still = {each.enrolment.id for each in people} & set(ticked)
    return RemovalList(cohort=found.cohort, people=people, ticked=frozenset(still), page=page)


def tick(found: RemovalList, enrolment: EnrolmentId) -> frozenset[EnrolmentId]:
    """Return the ticks after a tap on somebody; with the most ticks nobody is added."""
    if enrolment in found.ticked or found.is_full:
        return found.ticked - {enrolment}
    known = {each.enrolment.id for each in found.people}
    return found.ticked | ({enrolment} & known)


def named(found: RemovalList, text: str) -> tuple[ListedPerson, ...]:
    """Return those whose name or organization holds all parts of a text; raise `NoName`."""
    if is_sentence(text):
        return ()
    parts = parts_of(text)
    return tuple(each for each in found.people if has_parts(parts, each.name, each.organization))


async def remove(act: Act, found: RemovalList, sealed: int) -> SeveralRemoved:
    """Remove those who are ticked; raise `StaleButton` if others are than the message names.

    Who had joined is told in a minute; the rest leave the list.
    """
    if not found.ticked or seal(found.ticked) != sealed:
        raise StaleButton
    for each in found.joined:
        await moving.remove(act, each.enrolment.id)
    for each in found.outside:
        await take_off_list(act, each.enrolment.id)
    return SeveralRemoved(
        cohort=found.cohort, joined=found.joined, outside=found.outside, at=to_ms(act.now)
    )


async def undo(act: Act, cohort: CohortId, at: int) -> SeveralBack:
    """Bring those back whom the coordinator removed at `at`; raise `StaleButton` after a minute."""
    await rights.require_cohort(act, cohort)
    if not 0 <= at <= to_ms(act.now):
        raise StaleButton
    back = await storage.removed_by(act.tx, act.person.id, at=at)
    if not back:
        raise StaleButton
    for each in back:
        await moving.undo_remove(act, each)
    found = require(await cohorts.by_id(act.tx, cohort))
    return SeveralBack(cohort=found, people=len(back))
