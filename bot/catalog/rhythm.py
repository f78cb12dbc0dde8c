"""The rhythm of a course: how often unasked messages about learning come, and their words.

Days count from the end of the training, or from joining if that was later; months have 30 days.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.catalog.wording import Text

MONTH: Final = 30
"""Days of a month of the rhythm."""


class CalendarOffer(StrEnum):
    """What the calendar offers once, on a day of its own."""

    STORY = "story"
    """The next episode of a story."""
    CASE = "case"
    UNIT = "unit"
    """This month's door: a unit to read freely, for people who have read the whole course."""
    RESULTS = "results"
    """The person's own results as a picture."""
    LOOK_BACK = "look_back"
    """What the person did in all this time, what they remember, and what comes next."""


class LinePurpose(StrEnum):
    """The kind of message that a line is for."""

    PRACTICE = "practice"
    LESSONS = "lessons"
    NEXT_LESSONS = "next_lessons"
    """For a lesson or quiz that comes next, once the one that was offered before was taken."""
    CHECK = "check"
    STORY = "story"
    CASE = "case"
    UNIT = "unit"
    RESULTS = "results"
    LOOK_BACK = "look_back"
    SIGN_OF_LIFE = "sign_of_life"
    GOODBYE = "goodbye"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """An offer on a day, counted from the training; `of` is the id of a story or a case."""

    day: int
    offer: CalendarOffer
    of: str = ""

    @property
    def key(self) -> str:
        """The key of this entry: each day has one."""
        return str(self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """An extra unit that may come as this month's door; planning one of `steps` leads to it."""

    unit: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often messages come in the first, the second and each later month, and their words.

    `practice` and `messages` are the most messages in any seven days: about practice, and about
    learning in all. `checks`: this many days after a quiz people are asked what they remember.
    `doors` are the units for the entries of the calendar that offer one, in the order in which they
    come if nothing tells which one suits a person.
    `lines` are the words of each kind of message, which take turns; a kind without lines has the
    words of the catalogue, or is not sent. `sign_of_life`: one more message comes this many days
    after messages stopped; `goodbye`: this many days later comes the last one, to people who never
    answered.
    """

    practice: tuple[int, int, int] = (3, 2, 1)
    messages: tuple[int, int, int] = (4, 3, 2)
    checks: tuple[int, ...] = (30,)
    sign_of_life: int = 30
    goodbye: int = 30
    calendar: tuple[CalendarDay, ...] = ()
    doors: tuple[Door, ...] = ()
    lines: tuple[tuple[LinePurpose, tuple[Text, ...]], ...] = ()

    def lines_for(self, line: LinePurpose) -> tuple[Text, ...]:
        """Return the words that take turns for a kind of message; they may be none."""
        return dict(self.lines).get(line, ())


NO_RHYTHM: Final = Rhythm()
"""The rhythm of a course that says nothing about it: fewer messages with each month."""
