"""Buttons of meetings in the making."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class DraftUnits(Button, prefix="wu"):
    """It is for this unit; "all" for all of them day by day, "other" for none."""

    draft: int
    unit: str


@dataclass(frozen=True, slots=True)
class DraftTitle(Button, prefix="w1"):
    """Another meeting is called as its invitation says: 1, or nothing: 0."""

    draft: int
    as_invited: int


@dataclass(frozen=True, slots=True)
class DraftMeaning(Button, prefix="w2"):
    """The days of an invitation are meant in this way, counted from 0."""

    draft: int
    which: int


@dataclass(frozen=True, slots=True)
class DraftMonth(Button, prefix="wm"):
    """Show the days of a month (12 times the year, plus the month from 0)."""

    draft: int
    month: int


@dataclass(frozen=True, slots=True)
class DraftDay(Button, prefix="wd"):
    """The first day, as a proleptic ordinal."""

    draft: int
    day: int


@dataclass(frozen=True, slots=True)
class DraftTime(Button, prefix="wt"):
    """The time, as a minute of the day."""

    draft: int
    minute: int


@dataclass(frozen=True, slots=True)
class DraftNoLink(Button, prefix="wk"):
    """There is no link yet."""

    draft: int


@dataclass(frozen=True, slots=True)
class ChangeLink(Button, prefix="wi"):
    """Ask for the link again."""

    draft: int


@dataclass(frozen=True, slots=True)
class ChooseLength(Button, prefix="wg"):
    """How long?"""

    draft: int


@dataclass(frozen=True, slots=True)
class DraftLength(Button, prefix="wh"):
    """It lasts so many minutes."""

    draft: int
    minutes: int


@dataclass(frozen=True, slots=True)
class ChangeReminder(Button, prefix="wr"):
    """The other starting reminder."""

    draft: int


@dataclass(frozen=True, slots=True)
class CreateSessions(Button, prefix="wc"):
    """Make them; tell people: 1, or not yet: 0."""

    draft: int
    tell: int


@dataclass(frozen=True, slots=True)
class DropDraft(Button, prefix="wx"):
    """Plan nothing."""

    draft: int
