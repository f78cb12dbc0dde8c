"""What a coordinator has seen of the people to contact, and what is new to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Final

from bot.desk.contacts.domain import Contact
from bot.membership.domain import PersonId

ENOUGH: Final = 2
"""On how many days somebody is shown before they step back into the weekly line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """That a coordinator was shown somebody for a reason, which came up at an instant.

    `times` counts the days on which they saw it, `seen_on` is the last one (an ordinal); a morning
    that nobody opened counts for nothing. `ticked`: for what is noted of many at once.
    """

    TICKED: ClassVar[int] = 1
    OVERTAKEN: ClassVar[int] = 2
    """Somebody was ticked, and then something new came up."""

    person: PersonId
    why: str
    came_up_at: datetime
    times: int
    seen_on: int | None
    ticked: int

    def is_of(self, contact: Contact) -> bool:
        """Tell whether it is the same reason, and not a new one of the same person."""
        return (self.why, self.came_up_at) == (contact.why, contact.came_up_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one coordinator has seen of a cohort; `surveys` are ended ones, with the first day."""

    sightings: Mapping[PersonId, Sighting] = field(default_factory=dict)
    surveys: Mapping[int, int] = field(default_factory=dict)

    def of(self, contact: Contact) -> Sighting | None:
        found = self.sightings.get(contact.person)
        return found if found is not None and found.is_of(contact) else None

    def is_seen_on(self, day: int, contact: Contact) -> bool:
        found = self.of(contact)
        return found is not None and found.seen_on == day

    def before(self, contact: Contact, *, today: int) -> int:
        """Return on how many days before `today` somebody was seen for the present reason."""
        found = self.of(contact)
        if found is None:
            return 0
        return found.times - (1 if found.seen_on == today else 0)

    def split(
        self, contacts: Iterable[Contact], *, today: int
    ) -> tuple[tuple[Contact, ...], tuple[Contact, ...]]:
        """Return who is still shown each day, and who was seen often enough; the newest first."""
        order = sorted(contacts, key=lambda each: each.came_up_at, reverse=True)
        shown = sorted(
            (each for each in order if self.before(each, today=today) < ENOUGH),
            key=lambda each: self.before(each, today=today),
        )
        seen = tuple(each for each in order if self.before(each, today=today) >= ENOUGH)
        return tuple(shown), seen

    def open_surveys(self, ended: Iterable[int], *, today: int) -> tuple[int, ...]:
        """Return the ended surveys that were not seen on an earlier day."""
        return tuple(each for each in ended if self.surveys.get(each, today) >= today)
