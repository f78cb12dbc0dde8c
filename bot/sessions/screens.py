"""Texts and buttons that the screens of meetings share."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from markupsafe import Markup

from bot.catalog.course import Course
from bot.days import local_day, minute_as_clock, monday_of
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.sessions.buttons import (
    AnswerSession,
    LeaveUntold,
    OpenDeskSession,
    OpenDeskSessions,
    TellDetails,
)
from bot.sessions.domain import (
    AllCalledOff,
    DayOver,
    DraftStep,
    HourTaken,
    NoMeetings,
    NoSuchDate,
    NotUnderstood,
    Series,
    Session,
    SessionTimeProblem,
    TooFarAhead,
    UnclearDays,
    UnknownZone,
)
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.sessions.service import UpcomingSession
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import to_desk

UNTOLD = 2
"""How many meetings with an untold place have buttons."""
NAMES = 20
"""One line of a list has at most this many names."""


def names_line(names: Iterable[str], count: int, texts: Texts) -> str:
    """Write names in one line, as many as fit."""
    shown = list(names)[:NAMES]
    listed = ", ".join(shown)
    if count <= NAMES:
        return listed
    return texts.label("sessions.who.more", names=listed, n=count - NAMES)


def when_values(session: Session, texts: Texts) -> dict[str, str]:
    """Return day and time of a meeting, in its own zone."""
    return when_in_zone(session, texts, session.zone)


def back_button(session: Session, texts: Texts) -> ScreenButton:
    """Return the button to the card of a meeting."""
    return tap(texts.label("sessions.back"), OpenDeskSession(session.id))


def under_card(session: Session, texts: Texts, *words: str | None, tell: ButtonRow = ()) -> Screen:
    """Show the time of a meeting, words about it, a row (`tell`), and the way back to its card."""
    card = texts("sessions.card", **card_values(session, texts))
    return Screen(text=paragraphs(card, *words), buttons=[tell, [back_button(session, texts)]])


def untold_places(meetings: Series, texts: Texts) -> Markup | None:
    """Say of which meetings people still have the place of before; None if of none."""
    if not meetings:
        return None
    return texts("sessions.untold_places", days=days_of(meetings, texts))


def untold_rows(meetings: Series, texts: Texts) -> list[ButtonRow]:
    """Return the buttons that tell the new places, or leave it; of more meetings on their cards."""
    return [
        [
            tap(texts.label("sessions.tell_place", day=_day(each, texts)), TellDetails(each.id)),
            tap(texts.label("sessions.leave_untold"), LeaveUntold(each.id)),
        ]
        for each in meetings[:UNTOLD]
    ]


def _day(session: Session, texts: Texts) -> str:
    return texts.weekday(session.starts_at, session.zone)


def card_values(session: Session, texts: Texts) -> dict[str, str]:
    """Return the time of a meeting for coordinators: in the zone of the cohort."""
    return {
        "day": texts.day(session.starts_at, session.zone),
        "span": texts.span(session.starts_at, session.length, session.zone),
        "city": texts.city(session.zone),
    }


def purpose(unit: str | None, title: str, course: Course | None, texts: Texts) -> Markup:
    """Name the purpose of a meeting: a part of the course, its own title, or another meeting."""
    units: list[str] = [] if course is None else [each.id for each in course.units]
    if course is not None and unit in units:
        name = course.unit(str(unit)).title.in_(texts.language)
        return texts("sessions.unit", n=units.index(unit) + 1, title=name)
    return Markup.escape(title) if title else texts("sessions.other")


def whole_series_row(
    key: str, found: UpcomingSession, ask: Button, texts: Texts
) -> list[ScreenButton]:
    """Return the button for all remaining meetings of a series, if that is more than one."""
    number = len(found.series)
    if number == 1:
        return []
    words = number if number in {2, 3} else "more"
    return [tap(texts.label(f"{key}.{words}", n=number), ask)]


def action_label(key: str, told: int, texts: Texts) -> str:
    """Return the label of an action, with the number of people who are told, if any."""
    return str(texts.count(f"{key}_and_tell", told)) if told else texts.label(key)


def change_done(
    cohort: CohortId,
    words: str,
    told: int,
    texts: Texts,
    *,
    untold: Markup | None = None,
    first: ButtonRow = (),
) -> Screen:
    """Say what happened to a meeting and how many people are told; `untold`: if nobody is.

    `first` is the row of buttons above the others.
    """
    telling = texts.count("sessions.telling", told) if told else untold
    sessions = tap(texts.label("sessions.label"), OpenDeskSessions(cohort))
    return Screen(
        text=paragraphs(texts("sessions.title"), words, telling),
        buttons=[first, [sessions, to_desk(cohort, texts)]],
    )


def where_they_are(meetings: Sequence[Session], texts: Texts, *, zone: str) -> Markup | None:
    """Name the place of meetings, or each of them with its days; None if all are online."""
    days: dict[str | None, list[date]] = {}
    for each in meetings:
        days.setdefault(each.room.place, []).append(local_day(each.starts_at, zone))
    if set(days) == {None}:
        return None
    where = {place: _where(place, texts) for place in days}
    if len(where) == 1:
        return where.popitem()[1]
    return lines(
        *(
            texts("sessions.where_on", days=texts.days(dict.fromkeys(days[place])), where=named)
            for place, named in where.items()
        )
    )


def _where(place: str | None, texts: Texts) -> Markup:
    return texts("sessions.online") if place is None else texts("sessions.at_place", place=place)


def link_label(session: Session, texts: Texts) -> str:
    """Return the label of the button that shows where a meeting is."""
    in_person = session.room.place is not None and session.room.link is None
    return texts.label("sessions.place_label" if in_person else "sessions.link_label")


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
MONTHS_A_YEAR = 12


def which_day(
    key: str,
    month: int | None,
    today: date,
    texts: Texts,
    choose: Callable[[int], Button],
    turn: Callable[[int], Button],
    *,
    around: date | None = None,
) -> tuple[Markup, list[ButtonRow]]:
    """Ask for a day: one of six, or (`month`) of a month; days are ordinals.

    The six days come next, or are nearest to `around`.
    """
    question = texts(key, example=example_day(today))
    if month is None:
        days = _six_days(today, around)
        buttons = [tap(texts.weekday(day), choose(day.toordinal())) for day in days]
        later = tap(texts.label("sessions.later_days"), turn(month_of(days[0])))
        return question, [*in_rows(buttons, 3), [later]]
    turns = [
        tap(texts.month(_first_day(each)), turn(each))
        for each in (month - 1, month + 1)
        if each >= month_of(today)
    ]
    weeks = _weeks(month, today, texts, choose, turn(month))
    return paragraphs(question, texts.month(_first_day(month))), [*weeks, turns]


def _six_days(today: date, around: date | None) -> list[date]:
    """Return the next six days, or six days after today nearest to `around`, in order."""
    if around is None:
        return [today + timedelta(days=step) for step in range(1, NEXT_DAYS + 1)]
    steps = sorted(range(-NEXT_DAYS, 2 * NEXT_DAYS), key=lambda step: (abs(step), step))
    near = (around + timedelta(days=step) for step in steps if step)
    return sorted([day for day in near if day > today][:NEXT_DAYS])


def _weeks(
    month: int, today: date, texts: Texts, choose: Callable[[int], Button], stay: Button
) -> list[ButtonRow]:
    """Return a month as a calendar: weekdays above, a row for each week, from Monday to Sunday.

    Past days are empty; `stay` shows the same month again.
    """
    first, after = _first_day(month), _first_day(month + 1)
    empty = tap("·", stay)
    head = [tap(texts.weekday_letters(day), stay) for day in _week_of(first)]
    rows = [
        [
            tap(str(day.day), choose(day.toordinal()))
            if first <= day < after and day >= today
            else empty
            for day in _week_of(monday)
        ]
        for monday in _mondays(first, after)
    ]
    return [head, *(row for row in rows if any(each is not empty for each in row))]


def _week_of(day: date) -> list[date]:
    return [monday_of(day) + timedelta(days=step) for step in range(7)]


def _mondays(first: date, after: date) -> list[date]:
    start = monday_of(first)
    return [
        start + timedelta(weeks=week) for week in range(6) if start + timedelta(weeks=week) < after
    ]


def month_of(day: date) -> int:
    """Return a month as one number: 12 times the year plus the month from 0."""
    return day.year * MONTHS_A_YEAR + day.month - 1


def _first_day(month: int) -> date:
    return date(month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1, 1)


def is_shown_month(month: int, today: date) -> bool:
    """Tell whether a month can be shown: this one, and two years ahead."""
    return 0 <= month - month_of(today) <= 2 * MONTHS_A_YEAR


def usual_hours(choose: Callable[[int], Button]) -> list[ButtonRow]:
    """Offer the hours at which meetings usually begin."""
    buttons = [tap(minute_as_clock(minute), choose(minute)) for minute in HOURS]
    return [buttons[:4], buttons[4:]]


def example_day(today: date) -> str:
    """Write an example of a day: the same day of the next week, such as "29/5"."""
    day = today + timedelta(days=7)
    return f"{day.day}/{day.month}"


_UNREAD = {
    DraftStep.TITLE: "sessions.unread.title",
    DraftStep.WHICH: "sessions.unread.day",
    DraftStep.DAY: "sessions.unread.day",
    DraftStep.TIME: "sessions.unread.time",
    DraftStep.LINK: "sessions.unread.where",
}


def explain_problem(  # noqa: C901, PLR0911 - one for each problem
    problem: SessionTimeProblem | None, course: Course | None, texts: Texts, *, today: date
) -> Markup | None:
    """Explain why an answer was refused, if it was."""
    match problem:
        case None:
            return None
        case DayOver(day=day):
            key = "sessions.over_today" if day == today else "sessions.over"
            return texts(key, day=texts.day(day))
        case TooFarAhead():
            return texts("sessions.too_far")
        case HourTaken(unit=unit, title=title):
            return texts("sessions.taken", title=purpose(unit, title, course, texts))
        case NoSuchDate(written=written):
            return texts("sessions.no_such_day", day=written)
        case UnknownZone(zone=zone, minute=minute):
            return texts("sessions.strange_zone", zone=zone, time=minute_as_clock(minute))
        case AllCalledOff(days=days):
            return texts("sessions.all_called_off", days=texts.days(days))
        case UnclearDays():
            return texts("sessions.unclear_days")
        case NoMeetings():
            return texts("sessions.no_meetings")
        case NotUnderstood(step=step):
            key = _UNREAD.get(step, "sessions.unread.choose")
            return texts(key, example=example_day(today))


def answer_button(session: Session, answer: RsvpAnswer) -> AnswerSession:
    """Return the button that answers a meeting as it is planned now."""
    return AnswerSession(session.id, session.revision, str(answer)[0])


def all_label(count: int, texts: Texts) -> str:
    """Return "I come to all three", with small numbers in words."""
    words = count if 2 <= count <= 5 else "more"  # noqa: PLR2004 - the catalogue's words
    return texts.label(f"sessions.all.{words}", n=count)
