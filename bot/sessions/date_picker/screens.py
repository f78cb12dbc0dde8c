"""Coordinators tap a day and a time, and read why a choice is refused."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from markupsafe import Markup

from bot.catalog.course import Course
from bot.locale import Texts
from bot.sessions.date_picker.domain import (
    DayOver,
    DraftStep,
    HourTaken,
    NoSuchDay,
    NotUnderstood,
    Problem,
    UnknownZone,
)
from bot.sessions.domain import at_clock
from bot.sessions.screens import purpose
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import Row, in_rows, paragraphs, tap

NEXT_DAYS = 6
HOURS = (480, 510, 540, 570, 810, 840, 870, 900)
"""08:00, 08:30, 09:00, 09:30, 13:30, 14:00, 14:30, 15:00: minutes of the day."""
IN_A_ROW = 5
MONTHS_A_YEAR = 12


def next_days(today: date, texts: Texts, choose: Callable[[date], Button]) -> list[Row]:
    """The six days that come next, in two rows."""
    days = [today + timedelta(days=step) for step in range(1, NEXT_DAYS + 1)]
    buttons = [tap(texts.weekday(day), choose(day)) for day in days]
    return [buttons[:3], buttons[3:]]


def month_days(
    month: int,
    today: date,
    texts: Texts,
    choose: Callable[[date], Button],
    turn: Callable[[int], Button],
) -> list[Row]:
    """The days of a month that are to come (12 times the year plus the month from 0)."""
    year, at = divmod(month, MONTHS_A_YEAR)
    days = [date(year, at + 1, day + 1) for day in range(monthrange(year, at + 1)[1])]
    buttons = [tap(str(day.day), choose(day)) for day in days if day >= today]
    after = date(*_year_and_month(month + 1), 1)
    turns = [tap(texts.month(after), turn(month + 1))]
    if month > month_of(today):
        before = date(*_year_and_month(month - 1), 1)
        turns.insert(0, tap(texts.month(before), turn(month - 1)))
    return [*in_rows(buttons, IN_A_ROW), turns]


def in_month(question: Markup, month: int | None, texts: Texts) -> Markup:
    """Name the month whose days are shown, below what is asked; None is the days that come next."""
    if month is None:
        return question
    return paragraphs(question, texts.month(date(*_year_and_month(month), 1)))


def month_of(day: date) -> int:
    """Return a month as one number: 12 times the year plus the month from 0."""
    return day.year * MONTHS_A_YEAR + day.month - 1


def is_shown_month(month: int, today: date) -> bool:
    """Whether a month may be shown: this one, and two years ahead."""
    return 0 <= month - month_of(today) <= 2 * MONTHS_A_YEAR


def hours(choose: Callable[[int], Button]) -> list[Row]:
    """The hours at which meetings usually begin."""
    buttons = [tap(clock(minute), choose(minute)) for minute in HOURS]
    return [buttons[:4], buttons[4:]]


def clock(minute: int) -> str:
    """Write a minute of the day as "09:00"."""
    return f"{at_clock(date.min, minute):%H:%M}"


def example(today: date) -> str:
    """A day as one may write it: the same day of the next week, such as "29/5"."""
    day = today + timedelta(days=7)
    return f"{day.day}/{day.month}"


def _year_and_month(month: int) -> tuple[int, int]:
    year, at = divmod(month, MONTHS_A_YEAR)
    return year, at + 1


_UNREAD = {
    DraftStep.TITLE: "sessions.unread.title",
    DraftStep.WHICH: "sessions.unread.day",
    DraftStep.DAY: "sessions.unread.day",
    DraftStep.TIME: "sessions.unread.time",
    DraftStep.LINK: "sessions.unread.link",
}


def explain(problem: Problem, course: Course | None, texts: Texts, *, today: date) -> Markup:
    """Return why an answer was refused."""
    match problem:
        case DayOver(day=day):
            return texts("sessions.over", day=texts.day(day))
        case HourTaken(unit=unit, title=title):
            return texts("sessions.taken", title=purpose(unit, title, course, texts))
        case NoSuchDay(written=written):
            return texts("sessions.no_such_day", day=written)
        case UnknownZone(zone=zone, minute=minute):
            return texts("sessions.strange_zone", zone=zone, time=clock(minute))
        case NotUnderstood(step=step):
            key = _UNREAD.get(step, "sessions.unread.choose")
            return texts(key, example=example(today))
