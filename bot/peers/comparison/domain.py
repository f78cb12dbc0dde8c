"""Own figures beside the figure that at least half of the others reached.

Nobody is ranked, and no figure stands for fewer than five others. The own figure is not among
those of the group, so nobody can work out the figures of four others.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.learning.attempts.domain import reached_by_half
from bot.learning.results.domain import percent

RECENT: Final = timedelta(days=28)
"""Only answers within this time count."""
LEAST_ANSWERS: Final = 5
"""With fewer answers, the share of right ones says nothing."""


class ComparedFigure(StrEnum):
    LESSONS = "lessons"
    ANSWERED = "answered"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """The activity of one person: lessons read, and answers of the last weeks, given and right."""

    lessons: int = 0
    answered: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """An own figure, and the one that at least half of the others reached.

    `half` is None with fewer than five others, `own` if there is nothing to tell yet. `RIGHT` is in
    per cent.
    """

    figure: ComparedFigure
    own: int | None
    half: int | None


def _share(activity: Activity) -> int | None:
    if activity.answered < LEAST_ANSWERS:
        return None
    return percent(activity.right, activity.answered)


_READ: Mapping[ComparedFigure, Callable[[Activity], int | None]] = {
    ComparedFigure.LESSONS: lambda each: each.lessons,
    ComparedFigure.ANSWERED: lambda each: each.answered,
    ComparedFigure.RIGHT: _share,
}


def compare(own: Activity, others: Sequence[Activity]) -> tuple[Compared, ...]:
    """Return the own figures beside those of the others, in a fixed order."""
    return tuple(
        Compared(
            figure=figure,
            own=read(own),
            half=reached_by_half([value for each in others if (value := read(each)) is not None]),
        )
        for figure, read in _READ.items()
    )
