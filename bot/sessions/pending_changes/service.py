"""Makes changes of meetings when their undo time is over; until then nothing has happened.

So reminders, answers and the leaders' screens stay as they are while a change can be undone.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.act import Act
from bot.membership.domain import CohortId
from bot.membership.staff import storage as staff
from bot.membership.staff.domain import coordinates, require_coordinator
from bot.people.service import note_in_audit
from bot.planning import Source
from bot.refusals import require
from bot.sessions import storage as sessions
from bot.sessions.domain import SessionId
from bot.sessions.pending_changes import storage
from bot.sessions.pending_changes.domain import (
    AlreadyBeingTold,
    ChangedSession,
    ChangeId,
    ChangeInProgress,
    PendingChange,
    due_time,
)
from bot.sessions.reminder_plan import storage as plans
from bot.sessions.reminder_plan.domain import ReminderStep
from bot.sessions.reminders.service import reschedule_reminders
from bot.sessions.service import note_session_change, require_existing_cohort
from bot.storage import set_aside
from bot.storage.database import Tx


class SessionChanges(Source):
    """Makes the changes whose undo time is over, one tap of a coordinator at a time."""

    name = "session_changes"

    async def plan(self, act: Act) -> bool:
        """Make the change that is due first."""
        due = await storage.due(act.tx, now=act.now)
        if due is None:
            return False
        async with set_aside.isolated(act.tx, storage.PLACE, due, now=act.now):
            change = await storage.by_id(act.tx, due)
            assert change is not None
            if await _may(act, change):
                await _make(act, change)
            else:
                await storage.delete_waiting(act.tx, change.id)
                await _note(act, change, "session.barred")
        return True

    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when the next undo time is over."""
        return await storage.next_due(tx)


async def request_change(
    act: Act, cohort: CohortId, meetings: tuple[ChangedSession, ...], *, undo: timedelta
) -> PendingChange:
    """Let meetings change after `undo`; at once if one of them begins soon after that.

    Raises `ChangeInProgress` if one of them is being changed already.
    """
    await require_unchanging(act, cohort, (each.session for each in meetings))
    due_at = due_time(meetings, undo=undo, now=act.now)
    change = await storage.add(act.tx, cohort, act.person.id, meetings, due_at=due_at, now=act.now)
    await _note(act, change, f"session.{_step(change)}")
    if due_at > act.now:
        return change
    await _make(act, change)
    made = await storage.by_id(act.tx, change.id)
    assert made is not None
    return made


async def require_unchanging(act: Act, cohort: CohortId, sessions: Iterable[SessionId]) -> None:
    """Raise `ChangeInProgress` if one of these meetings waits for a change."""
    asked = tuple(sessions)
    if any(each.concerns(asked) for each in await storage.waiting(act.tx, cohort)):
        raise ChangeInProgress


async def pending_for(act: Act, cohort: CohortId, session: SessionId) -> PendingChange | None:
    """Return the change that a meeting waits for, or None."""
    waiting = await storage.waiting(act.tx, cohort)
    return next((each for each in waiting if each.concerns([session])), None)


async def undo(act: Act, change: ChangeId) -> PendingChange:
    """Leave the meetings as they are; any coordinator of the cohort may.

    Raises `AlreadyBeingTold` once people are told or it was undone, and `NotAllowed`.
    """
    found = require(await storage.by_id(act.tx, change), AlreadyBeingTold)
    require_coordinator(act.visitor.grants, found.cohort_id)
    if not await storage.delete_waiting(act.tx, change):
        raise AlreadyBeingTold
    for each in found.meetings:
        await note_session_change(act, "session.undone", each.session)
    return found


def _step(change: PendingChange) -> ReminderStep:
    return ReminderStep.CANCELLED if change.cancels else ReminderStep.MOVED


async def _may(act: Act, change: PendingChange) -> bool:
    """Tell whether the coordinator still has the right to the change."""
    return coordinates(await staff.grants_of(act.tx, change.by), change.cohort_id)


async def _make(act: Act, change: PendingChange) -> None:
    """Change the meetings; people are told of all in one message, that of the first.

    A meeting may have begun while the bot was down: then it changes anyway, as it was asked
    for before.
    """
    step = _step(change)
    changed = [each for each in change.meetings if await _change(act, each, change.asked_at)]
    for each in changed:
        plans.start(act.tx, each.session, step, now=act.now)
    storage.mark_done(act.tx, change.id, now=act.now)
    await reschedule_reminders(act, await require_existing_cohort(act.tx, change.cohort_id))


async def _change(act: Act, changed: ChangedSession, asked_at: datetime) -> bool:
    session = await sessions.by_id(act.tx, changed.session)
    if session is None or session.revision != changed.revision:
        return False
    if changed.new_local is None or changed.new_start is None:
        return await sessions.cancel(
            act.tx, session.id, revision=session.revision, asked_at=asked_at, now=act.now
        )
    length = None if changed.minutes is None else timedelta(minutes=changed.minutes)
    moved = session.moved(changed.new_local, changed.new_start, now=act.now, length=length)
    return await sessions.move(act.tx, moved, asked_at=asked_at, now=act.now)


async def _note(act: Act, change: PendingChange, action: str) -> None:
    for each in change.meetings:
        await note_in_audit(act, action, f"session:{each.session}", actor=change.by)
