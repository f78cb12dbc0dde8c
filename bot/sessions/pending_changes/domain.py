"""Coming changes of meetings, and until when they can be undone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType

from bot.membership.domain import CohortId, PersonId
from bot.refusals import Refusal
from bot.sessions.domain import Series, Session, SessionId

ChangeId = NewType("ChangeId", int)
TIME_TO_TELL = timedelta(minutes=5)
"""If a meeting begins sooner than this after the undo time, people are told at once."""


class ChangeInProgress(Refusal):
    """This meeting is being moved or cancelled right now."""


class AlreadyBeingTold(Refusal):
    """People are being told already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSession:
    """One meeting: its revision and start now, and its new start; None if it is cancelled.

    `new_local` is wall time in the zone of the meeting, `new_start` its instant. `minutes` is its
    new length, if that changes.
    """

    session: SessionId
    revision: int
    start: datetime
    new_local: datetime | None = None
    new_start: datetime | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingChange:
    """Meetings that were moved or cancelled by one tap of `by`; people are told at `due_at`.

    `done_at` is when that happened; None while it can be undone.
    """

    id: ChangeId
    cohort_id: CohortId
    by: PersonId
    meetings: tuple[ChangedSession, ...]
    asked_at: datetime
    due_at: datetime
    done_at: datetime | None = None

    @property
    def cancels(self) -> bool:
        """Whether the meetings are cancelled, not moved."""
        return all(each.new_start is None for each in self.meetings)

    def concerns(self, sessions: Iterable[SessionId]) -> bool:
        """Tell whether one of these meetings changes."""
        return any(each.session in set(sessions) for each in self.meetings)


def moves(now: Series, then: Series) -> tuple[ChangedSession, ...]:
    """Return the changes from meetings `now` to their new times in `then`, in its order."""
    before = {each.id: each for each in now}
    return tuple(
        ChangedSession(
            session=each.id,
            revision=before[each.id].revision,
            start=before[each.id].starts_at,
            new_local=each.local_start,
            new_start=each.starts_at,
            minutes=_new_minutes(before[each.id], each),
        )
        for each in then
    )


def _new_minutes(now: Session, then: Session) -> int | None:
    return None if now.length == then.length else round(then.length / timedelta(minutes=1))


def cancels(meetings: Series) -> tuple[ChangedSession, ...]:
    return tuple(_cancel(each) for each in meetings)


def _cancel(session: Session) -> ChangedSession:
    return ChangedSession(session=session.id, revision=session.revision, start=session.starts_at)


def due_time(meetings: Iterable[ChangedSession], *, undo: timedelta, now: datetime) -> datetime:
    """Return when people are told: after the time to undo, at once if a meeting is too near."""
    starts = [at for each in meetings for at in (each.start, each.new_start) if at is not None]
    return now + undo if min(starts) >= now + undo + TIME_TO_TELL else now
