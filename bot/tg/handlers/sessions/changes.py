"""A meeting moves or is cancelled."""

from datetime import date
from typing import Any

from bot.domain.days import MINUTES_A_DAY, local_day
from bot.domain.learning.course import Course
from bot.domain.refusals import StaleButton
from bot.domain.sessions.draft import Problem, Step, Unread
from bot.domain.sessions.session import Session, SessionId, require_ahead
from bot.domain.sessions.typed import read_day, read_time
from bot.services.sessions import cancelling, changes, desk
from bot.services.sessions.changes import Moved
from bot.services.sessions.schedule import require_cohort
from bot.storage import sessions
from bot.tg.buttons.session_desk import (
    AskCancel,
    AskCancelAll,
    AskMove,
    CancelAllNow,
    CancelNow,
    MoveDay,
    MoveNow,
    MoveTime,
)
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.incoming import Incoming
from bot.tg.screens.sessions import changing as screens
from bot.tg.screens.sessions.days import is_shown

routes = Routes(staff=True)


@routes.tap(AskMove)
async def ask_move(turn: Turn, button: AskMove) -> None:
    """To which day?"""
    session = await _ahead(turn, button.session)
    today, month = local_day(turn.now, session.zone), button.month or None
    if month is not None and not is_shown(month, today):
        raise StaleButton
    turn.begin("session.move", session=session.id)
    turn.show(screens.to_which_day(session, today, turn.texts, month=month))


@routes.tap(MoveDay)
async def move_day(turn: Turn, button: MoveDay) -> None:
    """At what time of that day?"""
    session, day = await _ahead(turn, button.session), _day(button.day)
    await _to_day(turn, session, day)


@routes.tap(MoveTime)
async def move_time(turn: Turn, button: MoveTime) -> None:
    """Is that right?"""
    session, day = await _ahead(turn, button.session), _day(button.day)
    await _to_time(turn, session, day, _minute(button.minute))


@routes.dialog("session.move")
async def hear_move(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """A typed day, or a typed time once the day is known."""
    session = await _ahead(turn, dialog["session"])
    today = local_day(turn.now, session.zone)
    if "day" not in dialog:
        day = read_day(said.text, today=today)
        if day is None:
            problem = Unread(step=Step.DAY)
            turn.show(screens.to_which_day(session, today, turn.texts, problem=problem))
        else:
            await _to_day(turn, session, day)
        return
    on, minute = _day(dialog["day"]), read_time(said.text)
    if minute is None:
        unread = Unread(step=Step.TIME)
        turn.show(screens.at_what_time(session, on, today, turn.texts, problem=unread))
    else:
        await _to_time(turn, session, on, minute)


@routes.tap(MoveNow)
async def move_now(turn: Turn, button: MoveNow) -> None:
    """Move it and tell people."""
    day, minute = _day(button.day), _minute(button.minute)
    session = await _ahead(turn, button.session)
    outcome = await changes.move(
        turn.tx,
        turn.visitor,
        session.id,
        revision=button.revision,
        day=day,
        minute=minute,
        now=turn.now,
    )
    if isinstance(outcome, Moved):
        turn.end_dialog()
        turn.show(screens.moved(outcome, turn.texts))
    else:
        await _refuse_day(turn, session, outcome)


@routes.tap(AskCancel)
async def ask_cancel(turn: Turn, button: AskCancel) -> None:
    """Cancel it, or all of its series?"""
    session = SessionId(button.session)
    found = await cancelling.look_at(turn.tx, turn.visitor, session, now=turn.now)
    turn.show(screens.cancel(found, turn.texts))


@routes.tap(CancelNow)
async def cancel_now(turn: Turn, button: CancelNow) -> None:
    """Cancel it and tell people."""
    outcome = await cancelling.cancel(
        turn.tx,
        turn.visitor,
        SessionId(button.session),
        revision=button.revision,
        now=turn.now,
    )
    turn.show(screens.cancelled(outcome, turn.texts))


@routes.tap(AskCancelAll)
async def ask_cancel_all(turn: Turn, button: AskCancelAll) -> None:
    """Cancel all of its series?"""
    session = SessionId(button.session)
    found = await cancelling.look_at(turn.tx, turn.visitor, session, now=turn.now)
    turn.show(screens.cancel_all(found, turn.texts))


@routes.tap(CancelAllNow)
async def cancel_all_now(turn: Turn, button: CancelAllNow) -> None:
    """Cancel them and tell people."""
    outcome = await cancelling.cancel_series(
        turn.tx,
        turn.visitor,
        SessionId(button.session),
        revisions=button.revisions,
        now=turn.now,
    )
    turn.show(screens.cancelled(outcome, turn.texts))


async def _to_day(turn: Turn, session: Session, day: date) -> None:
    problem = await changes.why_not_move(
        turn.tx, session, day=day, minute=MINUTES_A_DAY - 1, now=turn.now
    )
    if problem is not None:
        await _refuse_day(turn, session, problem)
        return
    turn.begin("session.move", session=session.id, day=day.toordinal())
    today = local_day(turn.now, session.zone)
    turn.show(screens.at_what_time(session, day, today, turn.texts))


async def _to_time(turn: Turn, session: Session, day: date, minute: int) -> None:
    problem = await changes.why_not_move(turn.tx, session, day=day, minute=minute, now=turn.now)
    if problem is not None:
        today, course = local_day(turn.now, session.zone), await _course(turn, session)
        turn.show(
            screens.at_what_time(session, day, today, turn.texts, problem=problem, course=course)
        )
        return
    told = await sessions.number_told(turn.tx, session.cohort_id)
    turn.show(screens.is_that_right(session, day, minute, told, turn.texts))


async def _refuse_day(turn: Turn, session: Session, problem: Problem) -> None:
    today, course = local_day(turn.now, session.zone), await _course(turn, session)
    turn.begin("session.move", session=session.id)
    turn.show(screens.to_which_day(session, today, turn.texts, problem=problem, course=course))


async def _ahead(turn: Turn, session: int) -> Session:
    found = await desk.require_run(turn.tx, turn.visitor, SessionId(session))
    require_ahead(found, now=turn.now)
    return found


async def _course(turn: Turn, session: Session) -> Course | None:
    cohort = await require_cohort(turn.tx, session.cohort_id)
    return turn.house.courses.get(cohort.course)


def _day(ordinal: int) -> date:
    if not 1 <= ordinal <= date.max.toordinal():
        raise StaleButton
    return date.fromordinal(ordinal)


def _minute(minute: int) -> int:
    if not 0 <= minute < MINUTES_A_DAY:
        raise StaleButton
    return minute
