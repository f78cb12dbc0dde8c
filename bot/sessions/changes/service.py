"""Moves a meeting, or the rest of its series, by as many days to one time; or cancels it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from bot.act import Act
from bot.refusals import StaleButton
from bot.sessions.domain import HourTaken, Series, SessionId, SessionTimeProblem, at_clock, instant
from bot.sessions.pending_changes import service as pending
from bot.sessions.pending_changes.domain import PendingChange, cancels, moves
from bot.sessions.service import UpcomingSession, find_problem, require_upcoming


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePlan:
    """A meeting that can be moved, and its `meetings` at their new times, in order.

    `length` is their new length, if it changes.
    """

    ahead: UpcomingSession
    meetings: Series
    length: timedelta | None = None

    @property
    def quiet_days(self) -> tuple[date, ...]:
        """The new days of meetings that are quiet in the cohort."""
        days = dict.fromkeys(each.local_start.date() for each in self.meetings)
        return tuple(day for day in days if day.isoformat() in self.ahead.cohort.quiet_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsChanged:
    """Meetings were moved or cancelled, and `told` people are told, each in one message.

    They change when the time to undo the change is over.
    """

    meetings: Series
    told: int
    change: PendingChange


async def plan(
    act: Act,
    found: UpcomingSession,
    meetings: Series,
    *,
    day: date,
    minute: int,
    length: timedelta | None = None,
) -> MovePlan | SessionTimeProblem:
    """Return meetings at their new times, or why they cannot be then.

    The chosen one goes to a local day and minute; the others go as many days
    earlier or later as it does, and to the same minute. All last `length`, if it is given.
    """
    moved = _moved_by(found, meetings, day=day, minute=minute, length=length, now=act.now)
    problem = await find_problem(
        act,
        found.cohort,
        [(each.local_start.date(), each.starts_at) for each in moved],
        apart_from=[each.id for each in moved],
    )
    return problem or _clash_within(moved) or MovePlan(ahead=found, meetings=moved, length=length)


async def move(
    act: Act,
    session: SessionId,
    *,
    revisions: int,
    day: date,
    minute: int,
    undo: timedelta,
    length: timedelta | None = None,
    with_series: bool = False,
) -> SessionsChanged | SessionTimeProblem:
    """Move a meeting to another local day and minute; everybody is told and asked once.

    That happens after `undo`. `with_series`: all of its series that have not begun move with it.
    Raises `StaleButton` if the sum of their revisions is not `revisions`, and `ChangeInProgress`.
    """
    found, meetings = await _as_shown(act, session, revisions, with_series=with_series)
    planned = await plan(act, found, meetings, day=day, minute=minute, length=length)
    if not isinstance(planned, MovePlan):
        return planned
    changed = moves(meetings, planned.meetings)
    change = await pending.request_change(act, found.cohort.id, changed, undo=undo)
    return SessionsChanged(meetings=planned.meetings, told=found.told, change=change)


async def cancel(
    act: Act, session: SessionId, *, revisions: int, undo: timedelta, with_series: bool = False
) -> SessionsChanged:
    """Cancel a meeting that has not begun; everybody is told once. As `move` for the rest."""
    found, meetings = await _as_shown(act, session, revisions, with_series=with_series)
    change = await pending.request_change(act, found.cohort.id, cancels(meetings), undo=undo)
    return SessionsChanged(meetings=meetings, told=found.told, change=change)


async def _as_shown(
    act: Act, session: SessionId, revisions: int, *, with_series: bool
) -> tuple[UpcomingSession, Series]:
    found = await require_upcoming(act, session)
    meetings = found.series if with_series else (found.session,)
    if sum(each.revision for each in meetings) != revisions:
        raise StaleButton
    return found, meetings


def _moved_by(
    found: UpcomingSession,
    meetings: Series,
    *,
    day: date,
    minute: int,
    length: timedelta | None,
    now: datetime,
) -> Series:
    by = day - found.session.local_start.date()
    walls = [at_clock(each.local_start.date() + by, minute) for each in meetings]
    moved = [
        each.moved(local, instant(local, each.zone), now=now, length=length)
        for each, local in zip(meetings, walls, strict=True)
    ]
    return tuple(sorted(moved, key=lambda each: (each.starts_at, each.id)))


def _clash_within(moved: Series) -> HourTaken | None:
    """Find two meetings of one day that would both go to the same minute."""
    both = next((two for two in pairwise(moved) if two[0].starts_at == two[1].starts_at), None)
    return None if both is None else HourTaken(unit=both[1].unit, title=both[1].title)
