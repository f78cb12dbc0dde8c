"""Texts and buttons that the screens of meetings share."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from markupsafe import Markup

from bot.catalog.course import Course
from bot.days import local_day
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.sessions.buttons import OpenDeskSession, OpenDeskSessions
from bot.sessions.domain import (
    DayOver,
    DraftStep,
    HourTaken,
    NoSuchDay,
    NotUnderstood,
    Problem,
    Series,
    Session,
    UnknownZone,
    at_clock,
)
from bot.sessions.service import UpcomingSession
from bot.telegram.kit.button import Button
from bot.telegram.kit.destinations import OpenDesk
from bot.telegram.kit.screen import Row, Screen, ScreenButton, in_rows, paragraphs, tap

NAMES = 20
"""One line of a list has at most this many names."""


def names_line(names: Iterable[str], count: int, texts: Texts) -> str:
    """Names in one line, as many as fit."""
    shown = list(names)[:NAMES]
    listed = ", ".join(shown)
    if count <= NAMES:
        return listed
    return texts.label("sessions.who.more", names=listed, n=count - NAMES)


def when_values(session: Session, texts: Texts) -> dict[str, str]:
    """Day and time of a meeting, in its own zone."""
    return when_in_zone(session, texts, session.zone)


def back_button(session: Session, texts: Texts) -> ScreenButton:
    """The way back to the card of a meeting."""
    return tap(texts.label("sessions.back"), OpenDeskSession(session.id))


def card_values(session: Session, texts: Texts) -> dict[str, str]:
    """When a meeting is, for coordinators: in the zone of the cohort."""
    return {
        "day": texts.day(session.starts_at, session.zone),
        "span": texts.span(session.starts_at, session.length, session.zone),
        "city": texts.city(session.zone),
    }


def purpose(unit: str | None, title: str, course: Course | None, texts: Texts) -> Markup:
    """What a meeting is for: a part of the course, its own title, or another meeting."""
    units: list[str] = [] if course is None else [each.id for each in course.units]
    if course is not None and unit in units:
        name = course.unit(str(unit)).title.in_(texts.language)
        return texts("sessions.unit", n=units.index(unit) + 1, title=name)
    return Markup.escape(title) if title else texts("sessions.other")


def desk_button(cohort: CohortId, texts: Texts) -> ScreenButton:
    """The way back to the desk."""
    return tap(texts.label("sessions.desk"), OpenDesk(cohort))


def whole_series_row(
    key: str, found: UpcomingSession, ask: Button, texts: Texts
) -> list[ScreenButton]:
    """Return the button for all that is left of a series, if that is more than one."""
    number = len(found.series)
    if number == 1:
        return []
    words = number if number in {2, 3} else "more"
    return [tap(texts.label(f"{key}.{words}", n=number), ask)]


def action_label(key: str, told: int, texts: Texts) -> str:
    """Return the label of an action, with how many people are told, if any."""
    return str(texts.count(f"{key}_and_tell", told)) if told else texts.label(key)


def done(cohort: CohortId, said: str, told: int, texts: Texts) -> Screen:
    """Say what was done with a meeting and how many people are told."""
    return Screen(
        text=paragraphs(
            texts("sessions.title"),
            said,
            texts.count("sessions.telling", told) if told else None,
        ),
        buttons=[
            [
                tap(texts.label("session.sessions"), OpenDeskSessions(cohort)),
                desk_button(cohort, texts),
            ]
        ],
    )


def days_of(meetings: Series, texts: Texts) -> str:
    """Return the days of meetings, each once."""
    return texts.days(dict.fromkeys(local_day(each.starts_at, each.zone) for each in meetings))


def leave_unchanged_button(session: Session, texts: Texts) -> ScreenButton:
    """Return the button that leaves a meeting as it is."""
    return tap(texts.label("sessions.keep"), OpenDeskSession(session.id))


def when_in_zone(session: Session, texts: Texts, zone: str) -> dict[str, str]:
    """Return day and time of a meeting by somebody's clock."""
    return {
        "day": texts.day(session.starts_at, zone),
        "time": texts.clock(session.starts_at, zone),
    }


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


def usual_hours(choose: Callable[[int], Button]) -> list[Row]:
    """The hours at which meetings usually begin."""
    buttons = [tap(clock(minute), choose(minute)) for minute in HOURS]
    return [buttons[:4], buttons[4:]]


def clock(minute: int) -> str:
    """Write a minute of the day as "09:00"."""
    return f"{at_clock(date.min, minute):%H:%M}"


def example_day(today: date) -> str:
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
            return texts(key, example=example_day(today))
