"""rhythm.yaml."""

from typing import Annotated

from pydantic import Field

from bot.catalog.rhythm import NO_RHYTHM, CalendarOffer
from bot.catalog.sheets.wording import FullId, Limit, Sheet, Signatures, SlugId, Wording

Most = Annotated[int, Field(ge=1, le=5)]
Months = tuple[Most, Most, Most]


class RhythmLineSheet(Sheet):
    """The words of a message; they appear on locked screens."""

    text: Annotated[Wording, Limit(units=90, pushed=True)]


Once = Annotated[tuple[RhythmLineSheet, ...], Field(min_length=1, max_length=12)]
"""Words of a message that never comes twice in a row."""
Again = Annotated[tuple[RhythmLineSheet, ...], Field(min_length=2, max_length=12)]
"""Words of a message that may come twice in a row, so one set would be repeated."""
OnlyIfOffered = Annotated[tuple[RhythmLineSheet, ...], Field(max_length=12)]
"""Words of a message that comes only in a course whose calendar has it."""


class LinesSheet(Sheet):
    """The words of each kind of message."""

    practice: Again
    lessons: Again
    next_lessons: Annotated[tuple[RhythmLineSheet, ...], Field(max_length=12)] = ()
    check: Again
    story: Again
    case: Again
    unit: OnlyIfOffered = ()
    results: Again
    look_back: Once
    sign_of_life: Once
    goodbye: Once


class CalendarDaySheet(Sheet):
    """An offer on a day, counted from the training."""

    day: Annotated[int, Field(ge=1, le=360)]
    what: CalendarOffer
    of: FullId = ""


class DoorSheet(Sheet):
    """A unit that may come as this month's door, and the steps of a plan that lead to it."""

    unit: FullId
    steps: tuple[SlugId, ...] = ()


class RhythmSheet(Sheet):
    """rhythm.yaml."""

    reviewed: Signatures = Field(default_factory=dict)
    practice: Months = NO_RHYTHM.practice
    messages: Months = NO_RHYTHM.messages
    checks: Annotated[
        tuple[Annotated[int, Field(ge=21, le=360)], ...], Field(min_length=1, max_length=6)
    ] = NO_RHYTHM.checks
    sign_of_life: Annotated[int, Field(ge=14, le=180)] = NO_RHYTHM.sign_of_life
    goodbye: Annotated[int, Field(ge=14, le=180)] = NO_RHYTHM.goodbye
    calendar: Annotated[tuple[CalendarDaySheet, ...], Field(max_length=40)] = ()
    doors: Annotated[tuple[DoorSheet, ...], Field(max_length=20)] = ()
    lines: LinesSheet
