"""Drafts of meetings: answers so far, the next question, and refused answers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import NewType

from bot.catalog.course import Course
from bot.membership.domain import CohortId, PersonId
from bot.refusals import StaleButton
from bot.sessions.domain import DraftStep, Reading, Room, at_clock, days_from, instant
from bot.sessions.pasting.domain import Invitation
from bot.sessions.reminder_plan.domain import STARTING, ReminderStep

DraftId = NewType("DraftId", int)
MOST_TITLE = 80
LENGTHS = (45, 60, 90, 120, 180)
"""The lengths of meetings to choose from, in minutes."""
ALL, OTHER = "all", "other"
"""Choices instead of a part of the course."""

_IN_ORDER = (
    DraftStep.PURPOSE,
    DraftStep.TITLE,
    DraftStep.WHICH,
    DraftStep.DAY,
    DraftStep.TIME,
    DraftStep.LINK,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDraft:
    """One or more meetings. `units` is empty for any other meeting, which may have a `title`.

    `minute` is the local minute of the day; `starting` the starting step, if it was changed.
    The meetings are a day apart each, unless `later` holds the starts of those after the first.
    `unsure` are the readings of an invitation, of which one must be chosen; `topic` and `zone`
    are the title it named and, if clocks differ, its time zone.
    """

    id: DraftId
    author: PersonId
    cohort_id: CohortId
    step: DraftStep = DraftStep.PURPOSE
    units: tuple[str, ...] = ()
    title: str | None = None
    topic: str = ""
    first_on: date | None = None
    minute: int | None = None
    later: Reading = ()
    unsure: tuple[Reading, ...] = ()
    zone: str | None = None
    length: timedelta = timedelta(minutes=90)
    starting: ReminderStep | None = None
    room: Room = field(default_factory=Room)

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the meetings, once the first is chosen."""
        if self.first_on is None:
            return ()
        if self.later:
            return (self.first_on, *(each.day for each in self.later))
        return days_from(self.first_on, max(1, len(self.units)))

    def unit_of(self, number: int) -> str | None:
        """Return the part of the course that a meeting is about, counted from 0."""
        if len(self.units) == 1:
            return self.units[0]
        return self.units[number] if number < len(self.units) else None

    def starts(self, zone: str) -> tuple[tuple[datetime, datetime], ...]:
        """Return wall time and instant of each meeting, once day and time are chosen."""
        if self.minute is None:
            return ()
        minutes = [self.minute if each.minute is None else each.minute for each in self.later]
        minutes = [self.minute, *minutes] if self.later else [self.minute] * len(self.days)
        walls = [at_clock(day, at) for day, at in zip(self.days, minutes, strict=True)]
        return tuple((local, instant(local, zone)) for local in walls)

    def about(self, units: Sequence[str]) -> "SessionDraft":
        """Return the draft for these parts of the course."""
        changed = replace(self, units=tuple(units), title=None)
        return self._onward(changed, DraftStep.PURPOSE)

    def called(self, title: str) -> "SessionDraft":
        """Return the draft with the name of another meeting; empty for none."""
        return self._onward(replace(self, title=title), DraftStep.TITLE)

    def meaning(self, which: int) -> "SessionDraft":
        """Return the draft with one of the readings of its invitation."""
        if not 0 <= which < len(self.unsure):
            raise StaleButton
        return self._onward(self.reading(self.unsure[which]), DraftStep.WHICH)

    def on(self, day: date) -> "SessionDraft":
        """Return the draft with its first day; the time stays that of the invitation."""
        clocks = {reading[0].minute for reading in self.unsure} or {self.minute}
        minute = clocks.pop() if len(clocks) == 1 else self.minute
        changed = replace(self, first_on=day, minute=minute, later=(), unsure=())
        return self._onward(
            changed, DraftStep.WHICH if self.step is DraftStep.WHICH else DraftStep.DAY
        )

    def at(self, minute: int) -> "SessionDraft":
        """Return the draft with its time, which is that of all its meetings."""
        later = tuple(replace(each, minute=None) for each in self.later)
        return self._onward(replace(self, minute=minute, later=later, zone=None), DraftStep.TIME)

    def held_in(self, room: Room) -> "SessionDraft":
        """Return the draft with its room; an empty room for no link."""
        return self._onward(replace(self, room=room), DraftStep.LINK)

    def invited_by(self, read: Invitation, readings: Sequence[Reading]) -> "SessionDraft":
        """Return the draft with the facts of an invitation; no reading of `readings` is over."""
        changed = replace(
            self,
            room=read.room or self.room,
            length=read.length or self.length,
            topic=read.topic or self.topic,
            zone=read.zone if read.readings else self.zone,
        )
        if len(readings) == 1:
            changed = changed.reading(readings[0])
        elif readings:
            changed = replace(changed, unsure=tuple(readings), first_on=None, later=())
        elif read.minute is not None:
            changed = replace(changed, minute=read.minute)
        if self.step in {DraftStep.PURPOSE, DraftStep.TITLE}:
            return changed
        return replace(changed, step=changed.open_after(DraftStep.PURPOSE))

    def without_days(self) -> "SessionDraft":
        """Return the draft without its days, so that they are asked again."""
        changed = replace(self, first_on=None, minute=None, later=(), unsure=(), zone=None)
        return (
            changed
            if self.step in {DraftStep.PURPOSE, DraftStep.TITLE}
            else replace(changed, step=DraftStep.DAY)
        )

    def lasting(self, minutes: int) -> "SessionDraft":
        """Return the draft with another of the `LENGTHS`."""
        if minutes not in LENGTHS:
            raise StaleButton
        return replace(self, length=timedelta(minutes=minutes))

    def reminded(self, used: Collection[str]) -> "SessionDraft":
        """Return the draft with the other starting step than the one in use."""
        now = self.starting or next(
            (each for each in STARTING if each in used), ReminderStep.START_10
        )
        other = next(each for each in STARTING if each is not now)
        return replace(self, starting=other)

    def steps(self, used: tuple[str, ...]) -> tuple[str, ...]:
        """Return a cohort's reminder steps, with the draft's starting step in place of the old."""
        if self.starting is None:
            return used
        kept = [step for step in used if step not in STARTING]
        at = next((at for at, step in enumerate(used) if step in STARTING), len(kept))
        return (*kept[:at], str(self.starting), *kept[at:])

    def reading(self, reading: Reading) -> "SessionDraft":
        """Return the draft on the days of one reading."""
        first, *later = reading
        return replace(
            self,
            first_on=first.day,
            minute=self.minute if first.minute is None else first.minute,
            later=tuple(later),
            unsure=(),
        )

    def _onward(self, changed: "SessionDraft", answered: DraftStep) -> "SessionDraft":
        """Go on to the next open question; a tap on an old question changes its answer only."""
        if self.step is not answered:
            return changed
        return replace(changed, step=changed.open_after(answered))

    def open_after(self, answered: DraftStep) -> DraftStep:
        """Return the first question after `answered` that has no answer yet."""
        still_open = {
            DraftStep.TITLE: not self.units and self.title is None,
            DraftStep.WHICH: bool(self.unsure),
            DraftStep.DAY: self.first_on is None,
            DraftStep.TIME: self.minute is None,
            DraftStep.LINK: self.room.link is None,
        }
        still = _IN_ORDER[_IN_ORDER.index(answered) + 1 :]
        return next((step for step in still if still_open[step]), DraftStep.CHECK)


def units_of(course: Course, choice: str) -> list[str]:
    """Return the parts of a course in a choice: one, ALL, or OTHER for none."""
    if choice == ALL:
        return [each.id for each in course.units]
    return [] if choice == OTHER else [course.unit(choice).id]


def pictures_for(draft: DraftId, pictures: Sequence[str], count: int) -> tuple[str | None, ...]:
    """Return a picture for each of `count` meetings, different ones while there are enough.

    The choice follows from the draft's id; nobody can guess it from the course.
    """
    if not pictures:
        return (None,) * count
    shuffled = sorted(
        pictures, key=lambda each: sha256(f"picture:{draft}:{each}".encode()).digest()
    )
    return tuple(shuffled[number % len(shuffled)] for number in range(count))


def is_title(text: str) -> bool:
    """Tell whether a text can be the name of a meeting: one short line without a link."""
    title = text.strip()
    return 0 < len(title) <= MOST_TITLE and "\n" not in title and "://" not in title
