"""Ticks people to contact, and notes for all who are ticked: talked to, or left in peace.

What is noted holds for the reason for which somebody was ticked. If something new has happened to
them meanwhile, they are left out, and the coordinator is told who.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.act import Act
from bot.desk.contacts import storage as contacts
from bot.desk.contacts.domain import PAGE, PEACE_DAYS, Contact
from bot.desk.contacts.service import find_contacts, noted_at
from bot.desk.domain import day_begins
from bot.desk.sightings import storage as sightings
from bot.desk.sightings.domain import Seen, Sighting
from bot.membership.domain import Cohort, CohortId, PersonId
from bot.paging import Page
from bot.people.rights import service as running
from bot.people.service import note_in_audit
from bot.refusals import StaleButton


@dataclass(frozen=True, slots=True, kw_only=True)
class TickList:
    """Everybody to contact in a cohort, in the order of Today, and who of them is ticked."""

    cohort: Cohort
    contacts: tuple[Contact, ...]
    seen: Seen
    page: int
    now: datetime

    @property
    def shown(self) -> Page[Contact]:
        return Page.of(self.contacts, self.page, size=PAGE)

    def is_ticked(self, contact: Contact) -> bool:
        found = self.seen.of(contact)
        return found is not None and found.ticked == Sighting.TICKED

    @property
    def ticked(self) -> tuple[Contact, ...]:
        return tuple(each for each in self.contacts if self.is_ticked(each))

    @property
    def changed(self) -> tuple[Contact, ...]:
        """Those who were ticked for a reason that is another one now."""
        return tuple(
            each
            for each in self.contacts
            if (found := self.seen.sightings.get(each.person)) is not None
            and found.ticked
            and not self.is_ticked(each)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedForMany:
    """Of whom it was noted, and who was left out because of something new.

    `until`: they are left in peace until then; None: somebody talked to them. `at` is when it was
    noted, in milliseconds since 1970.
    """

    cohort: Cohort
    people: tuple[Contact, ...]
    left_out: tuple[Contact, ...]
    at: int
    until: datetime | None = None


async def open_page(act: Act, cohort: CohortId, page: int) -> TickList:
    """Return everybody to contact, and note that this page was seen; raise `NotAllowed`."""
    found = await _load(act, cohort, page)
    today = day_begins(found.cohort.zone, now=act.now).toordinal()
    first = [each for each in found.shown.items if not found.seen.is_seen_on(today, each)]
    sightings.note_seen(act.tx, act.person.id, cohort, first, today=today)
    return found


async def tick(act: Act, cohort: CohortId, person: PersonId, page: int) -> TickList:
    """Tick somebody, or untick them; who is no longer to be contacted is left alone."""
    found = await open_page(act, cohort, page)
    contact = next((each for each in found.contacts if each.person == person), None)
    if contact is None:
        return found
    on = not found.is_ticked(contact)
    sightings.tick(act.tx, act.person.id, cohort, [person], ticked=on)
    return await _load(act, cohort, page)


async def tick_page(act: Act, cohort: CohortId, page: int) -> TickList:
    """Tick everybody on a page; if all of them are ticked, untick them."""
    found = await open_page(act, cohort, page)
    on = not all(found.is_ticked(each) for each in found.shown.items)
    people = [each.person for each in found.shown.items]
    sightings.tick(act.tx, act.person.id, cohort, people, ticked=on)
    return await _load(act, cohort, page)


async def talked(act: Act, cohort: CohortId) -> NotedForMany:
    """Note that a coordinator talked to those who are ticked."""
    found = await open_ticked(act, cohort)
    for each in found.ticked:
        contacts.note_spoken(act.tx, cohort, each.person, by=act.person.id, now=act.now)
        await note_in_audit(act, "contact.spoken", f"person:{each.person}")
    return _noted(act, found, None)


async def leave_in_peace(act: Act, cohort: CohortId, days: int) -> NotedForMany:
    """Leave those in peace who are ticked, for the reason that is shown.

    Raise `StaleButton` for other numbers of days than 1 to 30.
    """
    if not 1 <= days <= PEACE_DAYS:
        raise StaleButton
    found = await open_ticked(act, cohort)
    until = peace_until(found.cohort, days, now=act.now)
    for each in found.ticked:
        contacts.leave_in_peace(
            act.tx,
            cohort,
            each.person,
            why=each.why,
            until=until,
            by=act.person.id,
            now=act.now,
        )
        await note_in_audit(act, "contact.put_off", f"person:{each.person}", days=days)
    return _noted(act, found, until)


def peace_until(cohort: Cohort, days: int, *, now: datetime) -> datetime:
    """Return the beginning of the day on which somebody is listed again."""
    return day_begins(cohort.zone, now=now + timedelta(days=days))


def _noted(act: Act, found: TickList, until: datetime | None) -> NotedForMany:
    sightings.untick_all(act.tx, act.person.id, found.cohort.id)
    return NotedForMany(
        cohort=found.cohort,
        people=found.ticked,
        left_out=found.changed,
        at=noted_at(act),
        until=until,
    )


async def open_ticked(act: Act, cohort: CohortId) -> TickList:
    """Return the list; raise `NotAllowed`. If nobody is ticked any more, nothing is noted."""
    return await _load(act, cohort, 0)


async def _load(act: Act, cohort: CohortId, page: int) -> TickList:
    found = await running.require_cohort(act, cohort)
    seen = await sightings.seen_by(act.tx, act.person.id, cohort)
    today = day_begins(found.zone, now=act.now).toordinal()
    contacts_now = (await find_contacts(act, found)).people
    shown, set_back = seen.split(contacts_now, today=today)
    return TickList(cohort=found, contacts=(*shown, *set_back), seen=seen, page=page, now=act.now)
