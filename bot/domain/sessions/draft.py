"""Meetings in the making: what has been chosen so far, what is asked next, what cannot be."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import NewType

from bot.domain.people.person import CohortId, PersonId
from bot.domain.sessions.rungs import STARTING, Rung
from bot.domain.sessions.session import Room
from bot.domain.sessions.times import at_clock, days_from, instant

DraftId = NewType("DraftId", int)
LENGTHS = (45, 60, 90, 120, 180)
"""How long meetings last, in minutes, to choose from."""


class Step(StrEnum):
    """What is asked."""

    PURPOSE = "purpose"
    DAY = "day"
    TIME = "time"
    LINK = "link"
    CHECK = "check"
    DONE = "done"


_NEXT = {
    Step.PURPOSE: Step.DAY,
    Step.DAY: Step.TIME,
    Step.TIME: Step.LINK,
    Step.LINK: Step.CHECK,
    Step.CHECK: Step.CHECK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One or more meetings, a day apart each. `units` is empty for any other meeting.

    `minute` is the local minute of the day; `starting` the starting rung, if it was changed.
    """

    id: DraftId
    author: PersonId
    cohort_id: CohortId
    step: Step = Step.PURPOSE
    units: tuple[str, ...] = ()
    first_on: date | None = None
    minute: int | None = None
    length: timedelta = timedelta(minutes=90)
    starting: Rung | None = None
    room: Room = field(default_factory=Room)

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the meetings, once the first is chosen."""
        return () if self.first_on is None else days_from(self.first_on, max(1, len(self.units)))

    def starts(self, zone: str) -> tuple[tuple[datetime, datetime], ...]:
        """Return wall time and instant of each meeting, once day and time are chosen."""
        if self.minute is None:
            return ()
        walls = [at_clock(day, self.minute) for day in self.days]
        return tuple((local, instant(local, zone)) for local in walls)

    def about(self, units: Sequence[str]) -> "Draft":
        """Return it with what it is for."""
        return self._onward(replace(self, units=tuple(units)), Step.PURPOSE)

    def on(self, day: date) -> "Draft":
        """Return it with its first day."""
        return self._onward(replace(self, first_on=day), Step.DAY)

    def at(self, minute: int) -> "Draft":
        """Return it with its time."""
        return self._onward(replace(self, minute=minute), Step.TIME)

    def held_in(self, room: Room) -> "Draft":
        """Return it with its link, or with none."""
        return self._onward(replace(self, room=room), Step.LINK)

    def lasting(self, minutes: int) -> "Draft":
        """Return it with another length."""
        return replace(self, length=timedelta(minutes=minutes))

    def reminded(self, used: Collection[str]) -> "Draft":
        """Return it with the other starting rung than the one in use."""
        now = self.starting or next((each for each in STARTING if each in used), Rung.START_10)
        other = next(each for each in STARTING if each is not now)
        return replace(self, starting=other)

    def _onward(self, changed: "Draft", answered: Step) -> "Draft":
        """Go on to what is not known yet; what was asked again leads back to the check."""
        if self.step is not answered:
            return changed
        known = self.minute is not None and self.first_on is not None
        has_link = answered is Step.TIME and self.room.link is not None
        if has_link or (known and answered is not Step.LINK):
            return replace(changed, step=Step.CHECK)
        return replace(changed, step=_NEXT[answered])


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """This day, or this hour of it, is over."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """There is a meeting then already."""

    unit: str | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """This is no day, time or link."""

    step: Step


Problem = Over | Taken | Unread


def rungs_with(rungs: Sequence[str], starting: Rung) -> tuple[str, ...]:
    """Return a cohort's rungs with another starting rung in the place of the old one."""
    kept = [rung for rung in rungs if rung not in STARTING]
    place = next((at for at, rung in enumerate(rungs) if rung in STARTING), len(kept))
    return (*kept[:place], str(starting), *kept[place:])


def pictures_for(draft: DraftId, pictures: Sequence[str], count: int) -> tuple[str | None, ...]:
    """Return a picture for each of so many meetings, different as long as there are enough.

    Which ones follows from the draft's id in a way that nobody guesses from the course.
    """
    if not pictures:
        return (None,) * count
    shuffled = sorted(
        pictures, key=lambda each: sha256(f"picture:{draft}:{each}".encode()).digest()
    )
    return tuple(shuffled[place % len(shuffled)] for place in range(count))
