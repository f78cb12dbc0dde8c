"""A meeting moves or is cancelled: what is asked, and what came of it."""

from datetime import date

from markupsafe import Markup

from bot.domain.days import local_day
from bot.domain.learning.course import Course
from bot.domain.people.person import CohortId
from bot.domain.sessions.draft import Problem
from bot.domain.sessions.series import Series
from bot.domain.sessions.session import Session
from bot.domain.sessions.times import minute_of
from bot.locale import Texts
from bot.services.sessions.ahead import Ahead
from bot.services.sessions.cancelling import Cancelled
from bot.services.sessions.moving import Moved, Moving
from bot.tg.buttons import Button
from bot.tg.buttons.session_desk import (
    AskCancelAll,
    AskMove,
    AskMoveAll,
    CancelAllNow,
    CancelNow,
    MoveAllNow,
    MoveDay,
    MoveNow,
    MoveTime,
    OpenDeskSession,
    OpenDeskSessions,
)
from bot.tg.screens.screen import Key, Screen, paragraphs, tap
from bot.tg.screens.sessions import days
from bot.tg.screens.sessions.desk import desk_key
from bot.tg.screens.sessions.problems import why_not


def to_which_day(
    session: Session,
    today: date,
    texts: Texts,
    *,
    month: int | None = None,
    problem: Problem | None = None,
    course: Course | None = None,
) -> Screen:
    """To which day does it move?"""

    def choose(day: date) -> MoveDay:
        return MoveDay(session.id, day.toordinal())

    if month is None:
        later = tap(texts.label("sessions.later_days"), AskMove(session.id, days.month_of(today)))
        keys = [*days.next_days(today, texts, choose), [later]]
    else:
        keys = days.month_days(
            month, today, texts, choose, lambda turned: AskMove(session.id, turned)
        )
    return Screen(
        text=paragraphs(
            _title(session, texts),
            None if problem is None else why_not(problem, course, texts, today=today),
            days.in_month(texts("sessions.which_day", example=days.example(today)), month, texts),
        ),
        keys=[*keys, [_keep(session, texts)]],
    )


def at_what_time(
    found: Ahead,
    day: date,
    today: date,
    texts: Texts,
    *,
    problem: Problem | None = None,
    course: Course | None = None,
    ask_all: AskMoveAll | None = None,
) -> Screen:
    """At what time of that day? `ask_all` leads to where there is room if its series moves too."""
    session = found.session
    return Screen(
        text=paragraphs(
            _title(session, texts),
            None if problem is None else why_not(problem, course, texts, today=today),
            texts("sessions.which_time", city=texts.city(session.zone)),
        ),
        keys=[
            [] if ask_all is None else _all_of_it("sessions.move_all", found, ask_all, texts),
            *days.hours(lambda minute: MoveTime(session.id, day.toordinal(), minute)),
            [_keep(session, texts)],
        ],
    )


def is_that_right(found: Moving, texts: Texts) -> Screen:
    """Before anybody is told; or should all of its series move with it?"""
    (there,), session = found.meetings, found.ahead.session
    day, minute = there.local_start.date().toordinal(), minute_of(there.local_start)
    move = MoveNow(session.id, session.revision, day, minute)
    ask_all = AskMoveAll(session.id, day, minute)
    return Screen(
        text=paragraphs(_title(session, texts), *_where_to(found, texts)),
        keys=[
            [tap(_telling("sessions.move", found.ahead.told, texts), move)],
            _all_of_it("sessions.move_all", found.ahead, ask_all, texts),
            [_keep(session, texts)],
        ],
    )


def move_all(found: Moving, texts: Texts) -> Screen:
    """Move all of them?"""
    session, told = found.ahead.session, found.ahead.told
    there = next(each.local_start for each in found.meetings if each.id == session.id)
    day, minute = there.date().toordinal(), minute_of(there)
    move = MoveAllNow(session.id, found.ahead.revisions, day, minute)
    return Screen(
        text=paragraphs(
            texts("sessions.moving_all", days=_days(found.ahead.series, texts)),
            *_where_to(found, texts),
            texts("sessions.one_message") if told else None,
        ),
        keys=[[tap(_telling("sessions.move", told, texts), move)], [_keep(session, texts)]],
    )


def moved(outcome: Moved, texts: Texts) -> Screen:
    """It has another time now, or all of them have."""
    first = outcome.meetings[0]
    said = texts(
        "sessions.moved",
        day=_days(outcome.meetings, texts),
        time=texts.clock(first.starts_at, first.zone),
    )
    return _finished(first.cohort_id, said, outcome.told, texts)


def cancel(found: Ahead, texts: Texts) -> Screen:
    """Cancel it? Or all of its series."""
    session = found.session
    now = CancelNow(session.id, session.revision)
    return Screen(
        text=paragraphs(
            texts("sessions.title"), texts("sessions.cancelling", **_values(session, texts))
        ),
        keys=[
            [_keep(session, texts)],
            [tap(_telling("sessions.cancel", found.told, texts), now)],
            _all_of_it("sessions.cancel_all", found, AskCancelAll(session.id), texts),
        ],
    )


def cancel_all(found: Ahead, texts: Texts) -> Screen:
    """Cancel all of them?"""
    session = found.session
    now = CancelAllNow(session.id, found.revisions)
    return Screen(
        text=paragraphs(
            texts("sessions.title"),
            texts("sessions.cancelling_all", days=_days(found.series, texts)),
            texts("sessions.one_message") if found.told else None,
        ),
        keys=[
            [_keep(session, texts)],
            [tap(_telling("sessions.cancel", found.told, texts), now)],
        ],
    )


def cancelled(outcome: Cancelled, texts: Texts) -> Screen:
    """It will not be, or all of them will not."""
    first, *others = outcome.meetings
    if not others:
        return _done("sessions.cancelled", first, outcome.told, texts)
    return _finished(
        first.cohort_id,
        texts("sessions.cancelled_all", days=_days(outcome.meetings, texts)),
        outcome.told,
        texts,
    )


def _all_of_it(key: str, found: Ahead, ask: Button, texts: Texts) -> list[Key]:
    """Return the key that takes all that is left of a series, if that is more than one."""
    number = len(found.series)
    if number == 1:
        return []
    words = number if number in {2, 3} else "more"
    return [tap(texts.label(f"{key}.{words}", n=number), ask)]


def _telling(key: str, told: int, texts: Texts) -> str:
    """Return what is done and how many are told, if anybody is."""
    return str(texts.count(f"{key}_and_tell", told)) if told else texts.label(key)


def _done(key: str, session: Session, told: int, texts: Texts) -> Screen:
    return _finished(session.cohort_id, texts(key, **_values(session, texts)), told, texts)


def _finished(cohort: CohortId, said: str, told: int, texts: Texts) -> Screen:
    return Screen(
        text=paragraphs(
            texts("sessions.title"),
            said,
            texts.count("sessions.telling", told) if told else None,
        ),
        keys=[
            [
                tap(texts.label("session.sessions"), OpenDeskSessions(cohort)),
                desk_key(cohort, texts),
            ]
        ],
    )


def _where_to(found: Moving, texts: Texts) -> tuple[Markup, Markup | None]:
    """Where meetings would be, all at one time, and which of it are quiet days."""
    first = found.meetings[0]
    spans = {texts.span(each.starts_at, each.length, each.zone) for each in found.meetings}
    quiet = found.quiet_days
    return (
        texts(
            "sessions.move_to",
            day=_days(found.meetings, texts),
            span=spans.pop() if len(spans) == 1 else texts.clock(first.starts_at, first.zone),
            city=texts.city(first.zone),
        ),
        texts("sessions.on_quiet_days", days=texts.days(quiet)) if quiet else None,
    )


def _days(meetings: Series, texts: Texts) -> str:
    """Return the days of meetings, each once."""
    return texts.days(dict.fromkeys(local_day(each.starts_at, each.zone) for each in meetings))


def _title(session: Session, texts: Texts) -> str:
    return texts("sessions.moving", **_values(session, texts))


def _values(session: Session, texts: Texts) -> dict[str, str]:
    return {
        "day": texts.day(session.starts_at, session.zone),
        "time": texts.clock(session.starts_at, session.zone),
    }


def _keep(session: Session, texts: Texts) -> Key:
    return tap(texts.label("sessions.keep"), OpenDeskSession(session.id))
