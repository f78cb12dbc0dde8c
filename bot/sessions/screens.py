"""Texts and buttons that the screens of meetings share."""

from collections.abc import Iterable

from markupsafe import Markup

from bot.catalog.course import Course
from bot.days import local_day
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.sessions.desk.buttons import OpenDeskSession, OpenDeskSessions
from bot.sessions.domain import Series, Session
from bot.sessions.service import UpcomingSession
from bot.telegram.kit.button import Button
from bot.telegram.kit.destinations import OpenDesk
from bot.telegram.kit.screen import Screen, ScreenButton, paragraphs, tap

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
