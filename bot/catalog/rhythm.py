"""The rhythm of a course: how much is said unasked about learning, what, and in which words.

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
    RESULTS = "results"
    """The person's own results as a picture."""
    LOOK_BACK = "look_back"
    """What the person did in all this time, what stayed, and what comes next."""


class LinePurpose(StrEnum):
    """What a line is said for."""

    PRACTICE = "practice"
    LESSONS = "lessons"
    CHECK = "check"
    STORY = "story"
    CASE = "case"
    RESULTS = "results"
    LOOK_BACK = "look_back"
    SIGN_OF_LIFE = "sign_of_life"
    GOODBYE = "goodbye"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """What is offered so many days after the training; `of` is the id of a story or a case."""

    day: int
    offer: CalendarOffer
    of: str = ""

    @property
    def key(self) -> str:
        """What tells this entry from the others: each day has one."""
        return str(self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often something is said in the first, the second and each later month, and what.

    `practice` and `messages` are the most messages in any seven days: about practice, and about
    learning in all. `checks`: so many days after a quiz people are asked what stayed. `lines` are
    the words of a kind of message, which take turns; a kind without any has the words of the
    catalogue, or is not said. `sign_of_life`: so many days after messages stopped comes one more;
    `goodbye`: so many days later the last one, to those who never answered.
    """

    practice: tuple[int, int, int] = (3, 2, 1)
    messages: tuple[int, int, int] = (4, 3, 2)
    checks: tuple[int, ...] = (30,)
    sign_of_life: int = 30
    goodbye: int = 30
    calendar: tuple[CalendarDay, ...] = ()
    lines: tuple[tuple[LinePurpose, tuple[Text, ...]], ...] = ()

    def lines_for(self, line: LinePurpose) -> tuple[Text, ...]:
        """Return the words that take turns for a kind of message; they may be none."""
        return dict(self.lines).get(line, ())


NO_RHYTHM: Final = Rhythm()
"""The rhythm of a course that says nothing about it: fewer messages with each month."""
