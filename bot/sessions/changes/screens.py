"""Coordinators choose the new time of a meeting or cancel it, and see how many people are told."""

from datetime import date, timedelta

from markupsafe import Markup

from bot.days import local_day, minute_as_clock
from bot.locale import Texts
from bot.sessions.buttons import AskMoveSession, MoveTime
from bot.sessions.changes.buttons import (
    AskCancelAll,
    AskMoveAll,
    AskMoveSpans,
    CancelAllNow,
    CancelNow,
    MoveAllNow,
    MoveDay,
    MoveNow,
    MoveSpanNow,
    MoveSpansNow,
)
from bot.sessions.changes.service import MovePlan, SessionsChanged
from bot.sessions.domain import Session, SessionTimeProblem, minute_of_day
from bot.sessions.pending_changes.screens import undo_row, until
from bot.sessions.screens import (
    action_label,
    change_done,
    days_of,
    explain_problem,
    leave_unchanged_button,
    usual_hours,
    when_values,
    which_day,
    whole_series_row,
)
from bot.sessions.service import UpcomingSession
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure


def to_which_day(
    found: UpcomingSession,
    texts: Texts,
    *,
    month: int | None = None,
    problem: SessionTimeProblem | None = None,
    known: int | None = None,
) -> Screen:
    """Ask for the new day; days around the meeting are offered.

    `known` is the minute of the day that was typed beside an unreadable day.
    """
    session = found.session
    question, buttons = which_day(
        "changes.which_day",
        month,
        found.today,
        texts,
        lambda day: MoveDay(session.id, day),
        lambda turned: AskMoveSession(session.id, turned),
        around=local_day(session.starts_at, session.zone),
    )
    return Screen(
        text=paragraphs(
            _title(session, texts),
            explain_problem(problem, found.course, texts, today=found.today),
            None if known is None else texts("changes.kept_time", time=minute_as_clock(known)),
            question,
        ),
        buttons=[*buttons, [leave_unchanged_button(session, texts)]],
    )


def at_what_time(
    found: UpcomingSession,
    day: date,
    texts: Texts,
    *,
    problem: SessionTimeProblem | None = None,
    ask_all: AskMoveAll | None = None,
) -> Screen:
    """Ask for the time of that day; `ask_all` moves the whole series, if that helps."""
    session = found.session
    return Screen(
        text=paragraphs(
            _title(session, texts),
            explain_problem(problem, found.course, texts, today=found.today),
            texts("sessions.which_time", city=texts.city(session.zone)),
        ),
        buttons=[
            [] if ask_all is None else whole_series_row("changes.move_all", found, ask_all, texts),
            *usual_hours(lambda minute: MoveTime(session.id, day.toordinal(), minute)),
            [leave_unchanged_button(session, texts)],
        ],
    )


def is_that_right(found: MovePlan, texts: Texts) -> Screen:
    """Ask whether that is right, or whether all of its series should move with it."""
    (there,), session = found.meetings, found.ahead.session
    day, minute = there.local_start.date().toordinal(), minute_of_day(there.local_start)
    move = MoveNow(session.id, session.revision, day, minute)
    ask_all = AskMoveAll(session.id, day, minute)
    if found.length is not None:
        minutes = round(found.length / timedelta(minutes=1))
        move = MoveSpanNow(session.id, session.revision, day, minute, minutes)
        ask_all = AskMoveSpans(session.id, day, minute, minutes)
    return Screen(
        text=paragraphs(_title(session, texts), *_destination(found, texts)),
        buttons=[
            [tap(action_label("sessions.move", found.ahead.told, texts), move)],
            whole_series_row("changes.move_all", found.ahead, ask_all, texts),
            [leave_unchanged_button(session, texts)],
        ],
    )


def move_all(found: MovePlan, texts: Texts) -> Screen:
    session, told = found.ahead.session, found.ahead.told
    there = next(each for each in found.meetings if each.id == session.id)
    day, minute = there.local_start.date().toordinal(), minute_of_day(there.local_start)
    move = MoveAllNow(session.id, found.ahead.revisions, day, minute)
    if found.length is not None:
        minutes = round(found.length / timedelta(minutes=1))
        move = MoveSpansNow(session.id, found.ahead.revisions, day, minute, minutes)
    question = paragraphs(
        texts("changes.moving_all", days=days_of(found.ahead.series, texts)),
        *_destination(found, texts),
        texts("changes.one_message") if told else None,
    )
    yes = tap(action_label("sessions.move", told, texts), move)
    return are_you_sure(question, yes, leave_unchanged_button(session, texts))


def moved(outcome: SessionsChanged, texts: Texts) -> Screen:
    """Say that one meeting, or all of them, have another time now."""
    first = outcome.meetings[0]
    words = texts(
        "changes.moved",
        day=days_of(outcome.meetings, texts),
        time=texts.clock(first.starts_at, first.zone),
    )
    return _done(outcome, words, texts)


def _done(outcome: SessionsChanged, words: str, texts: Texts) -> Screen:
    """Say what happened, until when it can be undone, then how many people are told."""
    first, change = outcome.meetings[0], outcome.change
    if change.done_at is not None:
        return change_done(first.cohort_id, words, outcome.told, texts)
    return change_done(
        first.cohort_id,
        words,
        0,
        texts,
        untold=until(change, first.zone, texts),
        first=undo_row(change, texts),
    )


def _destination(found: MovePlan, texts: Texts) -> tuple[Markup, Markup | None]:
    """Name the new time of the meetings, and their quiet days."""
    first = found.meetings[0]
    spans = {texts.span(each.starts_at, each.length, each.zone) for each in found.meetings}
    quiet = found.quiet_days
    return (
        texts(
            "changes.move_to",
            day=days_of(found.meetings, texts),
            span=spans.pop() if len(spans) == 1 else texts.clock(first.starts_at, first.zone),
            city=texts.city(first.zone),
        ),
        texts("changes.on_quiet_days", days=texts.days(quiet)) if quiet else None,
    )


def _title(session: Session, texts: Texts) -> str:
    return texts("changes.moving", **when_values(session, texts))


def cancel(found: UpcomingSession, texts: Texts) -> Screen:
    """Ask whether to cancel it, or all of its series."""
    session = found.session
    now = CancelNow(session.id, session.revision)
    return Screen(
        text=paragraphs(
            texts("sessions.title"), texts("changes.cancelling", **when_values(session, texts))
        ),
        buttons=[
            [leave_unchanged_button(session, texts)],
            [tap(action_label("sessions.cancel", found.told, texts), now)],
            whole_series_row("changes.cancel_all", found, AskCancelAll(session.id), texts),
        ],
    )


def cancel_all(found: UpcomingSession, texts: Texts) -> Screen:
    session = found.session
    now = CancelAllNow(session.id, found.revisions)
    return Screen(
        text=paragraphs(
            texts("sessions.title"),
            texts("changes.cancelling_all", days=days_of(found.series, texts)),
            texts("changes.one_message") if found.told else None,
        ),
        buttons=[
            [leave_unchanged_button(session, texts)],
            [tap(action_label("sessions.cancel", found.told, texts), now)],
        ],
    )


def cancelled(outcome: SessionsChanged, texts: Texts) -> Screen:
    """Say that one meeting, or all of them, are cancelled."""
    first, *others = outcome.meetings
    if others:
        words = texts("changes.cancelled_all", days=days_of(outcome.meetings, texts))
    else:
        words = texts("changes.cancelled", **when_values(first, texts))
    return _done(outcome, words, texts)
