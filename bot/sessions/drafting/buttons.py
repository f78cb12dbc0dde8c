"""Buttons of meetings in the making."""

from bot.sessions.drafting.domain import DraftId
from bot.telegram.kit.button import Button


class DraftUnits(Button, prefix="wu"):
    """It is for this unit; "all" for all of them day by day, "other" for none."""

    draft: DraftId
    unit: str


class DraftTitle(Button, prefix="w1"):
    """Another meeting is called as its invitation says: 1, or nothing: 0."""

    draft: DraftId
    as_invited: int


class DraftMeaning(Button, prefix="w2"):
    """The days of an invitation are meant in this way, counted from 0."""

    draft: DraftId
    which: int


class DraftMonth(Button, prefix="wm"):
    """Show the days of a month (12 times the year, plus the month from 0)."""

    draft: DraftId
    month: int


class DraftDay(Button, prefix="wd"):
    """The first day, as a proleptic ordinal."""

    draft: DraftId
    day: int


class DraftTime(Button, prefix="wt"):
    """The time, as a minute of the day."""

    draft: DraftId
    minute: int


class DraftNoLink(Button, prefix="wk"):
    """There is no link yet."""

    draft: DraftId


class ChangeLink(Button, prefix="wi"):
    """Ask for the link again."""

    draft: DraftId


class ChooseLength(Button, prefix="wg"):
    """How long?"""

    draft: DraftId


class DraftLength(Button, prefix="wh"):
    """It lasts so many minutes."""

    draft: DraftId
    minutes: int


class ChangeReminder(Button, prefix="wr"):
    """The other starting reminder."""

    draft: DraftId


class CreateSessions(Button, prefix="wc"):
    """Make them; tell people: 1, or not yet: 0."""

    draft: DraftId
    tell: int


class DropDraft(Button, prefix="wx"):
    """Plan nothing."""

    draft: DraftId
