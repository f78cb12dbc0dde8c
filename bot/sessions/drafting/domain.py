"""Drafts of meetings: answers so far, the next question, and refused answers."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import NewType

from bot.catalog.course import Course
from bot.membership.domain import CohortId, PersonId
from bot.refusals import StaleButton
from bot.sessions.domain import (
    LENGTHS,
    DraftStep,
    Reading,
    Room,
    Start,
    at_clock,
    days_from,
    instant,
)
from bot.sessions.pasting.domain import Invitation
from bot.sessions.reminder_plan.domain import STARTING, ReminderStep

DraftId = NewType("DraftId", int)
MOST_TITLE = 80
MINUTE = timedelta(minutes=1)
ALL, OTHER = "all", "other"
"""Choices instead of a part of the course."""


class DraftGone(StaleButton):
    """The meetings of this draft are planned already, or another draft was begun since."""


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
    `length` and `room` are those of the first meeting, and of all that have no own ones; `rooms`
    are the rooms that starts name by their number.
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
    rooms: tuple[Room, ...] = ()

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

    def length_of(self, number: int) -> timedelta:
        """Return the length of a meeting, counted from 0."""
        own = self.later[number - 1].minutes if 0 < number <= len(self.later) else None
        return self.length if own is None else timedelta(minutes=own)

    def room_of(self, number: int) -> Room:
        """Return the room of a meeting, counted from 0."""
        own = self.later[number - 1].room if 0 < number <= len(self.later) else None
        return self.room if own is None else self.rooms[own]

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

    def linked(self, room: Room) -> "SessionDraft":
        """Return the draft with the link of a room; without one, no meeting has a link.

        Of several rooms, those get it that have a link; else those without a place; else all.
        """
        online = [each for each in self._all_rooms if each.link is not None]
        open_ones = [each for each in self._all_rooms if each.place is None]
        meant = online or open_ones or self._all_rooms
        changed = self._with_rooms(
            lambda each: each.with_link(room) if each in meant or room.link is None else each
        )
        return self._onward(changed, DraftStep.LINK)

    def placed(self, room: Room) -> "SessionDraft":
        """Return the draft at the place of a room; without one, no meeting has a place.

        Of several rooms, those get it that have a place; else all.
        """
        meant = [each for each in self._all_rooms if each.place is not None] or self._all_rooms
        changed = self._with_rooms(
            lambda each: each.with_place(room) if each in meant or room.place is None else each
        )
        return self._onward(changed, DraftStep.LINK)

    def without_places(self) -> "SessionDraft":
        """Return the draft without any place."""
        return self._with_rooms(lambda each: each.with_place(Room()))

    @property
    def _all_rooms(self) -> tuple[Room, ...]:
        return (self.room, *self.rooms)

    def _with_rooms(self, change: Callable[[Room], Room]) -> "SessionDraft":
        return replace(self, room=change(self.room), rooms=tuple(map(change, self.rooms)))

    def from_to(self, minute: int, length: timedelta) -> "SessionDraft":
        """Return the draft with the time and the length of all its meetings."""
        later = tuple(replace(each, minutes=None) for each in self.later)
        return replace(self, later=later, length=length).at(minute)

    def on_one_day(self, day: date, minute: int, length: timedelta) -> "SessionDraft":
        """Return the draft with another time on one of its days; `StaleButton` for others."""
        if day not in self.days or self.minute is None:
            raise StaleButton
        minutes = [self.minute, *(self._minute_of(each) for each in self.later)]
        if not self.later:
            minutes = [self.minute] * len(self.days)
        starts = [
            Start(
                day=each,
                minute=minute if each == day else at,
                minutes=round((length if each == day else self.length_of(number)) / MINUTE),
                room=self.later[number - 1].room if 0 < number <= len(self.later) else None,
            )
            for number, (each, at) in enumerate(zip(self.days, minutes, strict=True))
        ]
        return self.reading(tuple(starts))

    def _minute_of(self, start: Start) -> int:
        assert self.minute is not None
        return self.minute if start.minute is None else start.minute

    def invited_by(self, read: Invitation, readings: Sequence[Reading]) -> "SessionDraft":
        """Return the draft with the facts of an invitation; no reading of `readings` is over."""
        changed = replace(
            self,
            room=self._joined(read.room),
            rooms=read.rooms or (() if read.readings else self.rooms),
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

    def _joined(self, read: Room | None) -> Room:
        """Return a room that was read; a place that is known stays if only a link was read."""
        if read is None:
            return self.room
        known = self.room
        room = read if read.link is not None else known.with_place(read)
        return room if room.place is not None else room.with_place(known)

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
        later = tuple(replace(each, minutes=None) for each in self.later)
        return replace(self, length=timedelta(minutes=minutes), later=later)

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
        usual = round(self.length / MINUTE)
        minutes = first.minutes or usual
        return replace(
            self,
            first_on=first.day,
            minute=self.minute if first.minute is None else first.minute,
            later=tuple(
                replace(
                    each,
                    minutes=None if (each.minutes or usual) == minutes else each.minutes or usual,
                )
                for each in later
            ),
            length=timedelta(minutes=minutes),
            room=self.room if first.room is None else self.rooms[first.room],
            unsure=(),
        )

    def checked(self) -> "SessionDraft":
        """Return the draft as it is, to be checked; raise `StaleButton` without day and time."""
        if self.first_on is None or self.minute is None:
            raise StaleButton
        return replace(self, step=DraftStep.CHECK)

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
            DraftStep.LINK: self.room == Room() and not self.rooms,
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
