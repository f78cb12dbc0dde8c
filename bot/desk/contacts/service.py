"""Whom coordinators should contact, what is known of each, and what coordinators did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from bot.act import Act
from bot.catalog.course import find_course
from bot.desk.contacts import storage
from bot.desk.contacts.domain import REMEMBERED, SILENT_DAYS, Contact, to_contact, tomorrow
from bot.facts import CohortPlace, Fact, KnownFacts, ask_facts
from bot.learning.results.storage import load_progress
from bot.membership.domain import Cohort, CohortId, ListedPerson, PersonId
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff.domain import require_coordinator
from bot.people.directory import storage as people
from bot.people.rights import service as running
from bot.people.service import note_in_audit
from bot.refusals import StaleButton, require
from bot.storage.dialect import from_ms, to_ms

UNDONE_WITHIN = timedelta(days=1)
"""How long a note about people to contact can be taken back."""


class ToContact(NamedTuple):
    """Whom of a cohort to contact, the strongest reason first.

    `nobody_on` are the starts of the last meetings, the oldest first, if nobody came to them.
    """

    people: tuple[Contact, ...]
    nobody_on: tuple[datetime, ...]


async def find_contacts(act: Act, cohort: Cohort) -> ToContact:
    """Return whom of a cohort to contact.

    A meeting to which nobody came tells of the day, and of no person who missed it.
    """
    zone = ZoneInfo(cohort.zone)
    morning = act.now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    last = await storage.last_meetings(act.tx, cohort.id, before=morning)
    held = [each for each in last if not each.nobody]
    members = await storage.candidates(
        act.tx,
        cohort.id,
        held,
        seen_before=morning - timedelta(days=SILENT_DAYS - 1),
        missed_after=act.now - REMEMBERED,
    )
    people = to_contact(
        members,
        [each.starts_at for each in held],
        zone=cohort.zone,
        quiet_days=cohort.quiet_days,
        now=act.now,
    )
    empty = takewhile(lambda each: each.nobody and act.now - each.starts_at <= REMEMBERED, last)
    return ToContact(people, tuple(each.starts_at for each in empty)[::-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetails:
    """What a coordinator may see of somebody to contact; `contact` is None once it is done.

    `listed.telegram_id` opens their chat; it is None without an account.
    """

    known: KnownFacts
    listed: ListedPerson
    contact: Contact | None
    lessons_read: int
    lessons: int
    seen_at: datetime | None
    reminded_at: datetime | None

    @property
    def cohort(self) -> Cohort:
        return self.known.place.cohort


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactsTakenBack:
    """Of how many people of a cohort something that was noted does not hold any more."""

    cohort: Cohort
    people: int


async def open_contact(
    act: Act, cohort: CohortId, person: PersonId, facts: Sequence[Fact[Any]]
) -> ContactDetails:
    """Return what is known of somebody, with the facts for slots.

    Raise `NotAllowed`, or `StaleButton` if they left.
    """
    found = await running.require_cohort(act, cohort)
    course = find_course(act.courses, found.course)
    listed = require(await enrolments.of_person(act.tx, cohort, person))
    done = await load_progress(act.tx, listed.enrolment.id, course, now=act.now)
    to_contact_now = (await find_contacts(act, found)).people
    place = CohortPlace(enrolment=listed.enrolment, cohort=found, course=course, now=act.now)
    return ContactDetails(
        known=await ask_facts(act.tx, place, facts),
        listed=listed,
        contact=next((each for each in to_contact_now if each.person == person), None),
        lessons_read=done.lessons_read,
        lessons=done.lessons,
        seen_at=listed.active_at,
        reminded_at=await people.reminded_at(act.tx, person),
    )


async def spoken(act: Act, cohort: CohortId, person: PersonId) -> None:
    """Note that a coordinator talked to somebody."""
    by = await _may_note(act, cohort, person)
    storage.note_spoken(act.tx, cohort, person, by=by, now=act.now)
    await note_in_audit(act, "contact.spoken", f"person:{person}")


async def put_off(act: Act, cohort: CohortId, person: PersonId) -> datetime:
    """List somebody again on the next working morning; return when."""
    found = await running.require_cohort(act, cohort)
    by = await _may_note(act, cohort, person)
    until = tomorrow(found.zone, now=act.now)
    storage.put_off(act.tx, cohort, person, until=until, by=by, now=act.now)
    await note_in_audit(act, "contact.put_off", f"person:{person}")
    return until


def noted_at(act: Act) -> int:
    """Return under which instant, in milliseconds, a note of this update is taken back."""
    return to_ms(act.now)


async def take_back(act: Act, cohort: CohortId, at: int) -> ContactsTakenBack:
    """Take back what the coordinator noted at `at` (milliseconds since 1970), within a day.

    Raises `StaleButton` later, and `NotAllowed`.
    """
    found = await running.require_cohort(act, cohort)
    if not to_ms(act.now - UNDONE_WITHIN) <= at <= to_ms(act.now):
        raise StaleButton
    people = await storage.take_back(act.tx, cohort, by=act.person.id, at=from_ms(at))
    for person in people:
        await note_in_audit(act, "contact.taken_back", f"person:{person}")
    return ContactsTakenBack(cohort=found, people=len(people))


async def _may_note(act: Act, cohort: CohortId, person: PersonId) -> PersonId:
    require_coordinator(act.visitor.grants, cohort)
    if await enrolments.of_person(act.tx, cohort, person) is None:
        raise StaleButton
    return act.person.id
