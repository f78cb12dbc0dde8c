"""Coordinators move or cancel a meeting, or all remaining ones of its series."""

from datetime import date, timedelta
from typing import Any

from bot.days import MINUTES_A_DAY
from bot.refusals import StaleButton
from bot.safety.guard.handlers import STORIES
from bot.sessions.buttons import (
    AskCancel,
    AskMoveSession,
    MoveSpan,
    MoveTime,
    day_from_button,
    length_from_button,
    minute_from_button,
)
from bot.sessions.changes import screens, service
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
from bot.sessions.domain import DraftStep, NotUnderstood, SessionTimeProblem
from bot.sessions.screens import is_shown_month
from bot.sessions.service import UpcomingSession, require_upcoming
from bot.sessions.typed_times.domain import read_day, read_span, read_time, read_typed
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)


def _length(button: MoveTime | MoveNow | AskMoveAll | MoveAllNow) -> timedelta | None:
    """Return the new length of meetings, if it changes."""
    if isinstance(button, MoveSpan | MoveSpanNow | AskMoveSpans | MoveSpansNow):
        return length_from_button(button.length)
    return None


@routes.tap(AskMoveSession)
async def ask_move(turn: Turn, button: AskMoveSession) -> None:
    found, month = await require_upcoming(turn.act, button.session), button.month or None
    if month is not None and not is_shown_month(month, found.today):
        raise StaleButton
    screen = screens.to_which_day(found, turn.texts, month=month)
    turn.ask("session.move", screen, session=button.session)


@routes.tap(MoveDay)
async def move_day(turn: Turn, button: MoveDay) -> None:
    found, day = await require_upcoming(turn.act, button.session), day_from_button(button.day)
    await _choose_day(turn, found, day)


@routes.tap(MoveTime, MoveSpan)
async def move_time(turn: Turn, button: MoveTime) -> None:
    found, day = await require_upcoming(turn.act, button.session), day_from_button(button.day)
    minute, length = minute_from_button(button.minute), _length(button)
    await _choose_time(turn, found, day, minute, length)


@routes.dialog("session.move", guard=STORIES)
async def read_typed_move(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Read a typed day, or a typed time once the day is known."""
    found = await require_upcoming(turn.act, dialog["session"])
    span = read_span(said.text, today=found.today)
    if span is not None and (span.day is not None or "day" in dialog):
        on = day_from_button(dialog["day"]) if span.day is None else span.day
        await _choose_time(turn, found, on, span.minute, span.length)
        return
    typed = read_typed(said.text, today=found.today)
    if typed.day is not None and typed.minute is not None:
        await _choose_time(turn, found, typed.day, typed.minute)
        return
    if "day" not in dialog:
        await _read_day(turn, found, dialog, said)
        return
    on, minute = day_from_button(dialog["day"]), read_time(said.text)
    if minute is None:
        unread = NotUnderstood(step=DraftStep.TIME)
        turn.show(screens.at_what_time(found, on, turn.texts, problem=unread))
    else:
        await _choose_time(turn, found, on, minute)


async def _read_day(
    turn: Turn, found: UpcomingSession, dialog: dict[str, Any], said: Incoming
) -> None:
    """Read a day; a time that was typed beside an unreadable day is kept."""
    today = found.today
    day, typed = read_day(said.text, today=today), read_typed(said.text, today=today)
    known = dialog.get("minute") if typed.minute is None else typed.minute
    if day is not None and known is not None:
        await _choose_time(turn, found, day, known)
    elif day is not None:
        await _choose_day(turn, found, day)
    else:
        problem = NotUnderstood(step=DraftStep.DAY)
        screen = screens.to_which_day(found, turn.texts, problem=problem, known=known)
        kept = {} if known is None else {"minute": known}
        turn.ask("session.move", screen, session=found.session.id, **kept)


@routes.tap(MoveNow, MoveSpanNow)
async def move_now(turn: Turn, button: MoveNow) -> None:
    await _move(turn, button, revisions=button.revision)


@routes.tap(MoveAllNow, MoveSpansNow)
async def move_all_now(turn: Turn, button: MoveAllNow) -> None:
    await _move(turn, button, revisions=button.revisions)


async def _move(turn: Turn, button: MoveNow | MoveAllNow, *, revisions: int) -> None:
    outcome = await service.move(
        turn.act,
        button.session,
        revisions=revisions,
        day=day_from_button(button.day),
        minute=minute_from_button(button.minute),
        length=_length(button),
        undo=timedelta(seconds=turn.bot.undo_seconds),
        with_series=isinstance(button, MoveAllNow),
    )
    if isinstance(outcome, SessionsChanged):
        turn.end_dialog()
        turn.show(screens.moved(outcome, turn.texts))
    else:
        _refuse_day(turn, await require_upcoming(turn.act, button.session), outcome)


@routes.tap(AskMoveAll, AskMoveSpans)
async def ask_move_all(turn: Turn, button: AskMoveAll) -> None:
    found, day = await require_upcoming(turn.act, button.session), day_from_button(button.day)
    planned = await service.plan(
        turn.act,
        found,
        found.series,
        day=day,
        minute=minute_from_button(button.minute),
        length=_length(button),
    )
    if isinstance(planned, MovePlan):
        turn.show(screens.move_all(planned, turn.texts))
    else:
        _refuse_day(turn, found, planned)


async def _choose_day(turn: Turn, found: UpcomingSession, day: date) -> None:
    session, night = found.session, MINUTES_A_DAY - 1
    planned = await service.plan(turn.act, found, (session,), day=day, minute=night)
    if not isinstance(planned, MovePlan):
        _refuse_day(turn, found, planned)
        return
    screen = screens.at_what_time(found, day, turn.texts)
    turn.ask("session.move", screen, session=session.id, day=day.toordinal())


async def _choose_time(
    turn: Turn,
    found: UpcomingSession,
    day: date,
    minute: int,
    length: timedelta | None = None,
) -> None:
    planned = await service.plan(
        turn.act, found, (found.session,), day=day, minute=minute, length=length
    )
    if isinstance(planned, MovePlan):
        turn.show(screens.is_that_right(planned, turn.texts))
        return
    ask_all = await _with_its_series(turn, found, day, minute)
    turn.show(screens.at_what_time(found, day, turn.texts, problem=planned, ask_all=ask_all))


async def _with_its_series(
    turn: Turn, found: UpcomingSession, day: date, minute: int
) -> AskMoveAll | None:
    """Return the button that moves the whole series, if only the series itself is in the way."""
    planned = await service.plan(turn.act, found, found.series, day=day, minute=minute)
    if not isinstance(planned, MovePlan):
        return None
    return AskMoveAll(found.session.id, day.toordinal(), minute)


def _refuse_day(turn: Turn, found: UpcomingSession, problem: SessionTimeProblem) -> None:
    screen = screens.to_which_day(found, turn.texts, problem=problem)
    turn.ask("session.move", screen, session=found.session.id)


routes.shows(AskCancel, require_upcoming, screens.cancel)
routes.shows(AskCancelAll, require_upcoming, screens.cancel_all)


@routes.tap(CancelNow)
async def cancel_now(turn: Turn, button: CancelNow) -> None:
    await _cancel(turn, button, revisions=button.revision)


@routes.tap(CancelAllNow)
async def cancel_all_now(turn: Turn, button: CancelAllNow) -> None:
    await _cancel(turn, button, revisions=button.revisions)


async def _cancel(turn: Turn, button: CancelNow | CancelAllNow, *, revisions: int) -> None:
    outcome = await service.cancel(
        turn.act,
        button.session,
        revisions=revisions,
        undo=timedelta(seconds=turn.bot.undo_seconds),
        with_series=isinstance(button, CancelAllNow),
    )
    turn.show(screens.cancelled(outcome, turn.texts))
