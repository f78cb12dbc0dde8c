"""The ladders of a cohort's meetings: which rung each stands before, and what is still to come."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.delivery.lanes import Meeting
from bot.domain.sessions.rungs import (
    COUNTED,
    NEWS,
    PLANNING,
    RECORDING_FOR,
    STARTING,
    Calendar,
    Rung,
    Step,
    concerns,
    for_person,
    is_same_news,
    news,
    steps,
    upcoming,
)
from bot.domain.sessions.series import Series, in_series
from bot.domain.sessions.session import Answer, Session, SessionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled:
    """A meeting and the rung it stands before: planned at `plan_at`, done up to a person's id."""

    session: Session
    rung: Rung | None = None
    plan_at: datetime | None = None
    planned_to: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """A meeting, the series it belongs to, and all its rungs by the calendar."""

    session: Session
    series: Series
    steps: tuple[Step, ...]

    def named_by(self, rung: Rung) -> Series:
        """Return the meetings that a rung speaks of: planning rungs name the whole series."""
        return self.series if rung in PLANNING else (self.session,)

    def step(self, rung: Rung, *, now: datetime) -> Step | None:
        """Return a rung as it is to be said now; None if it is not there any more."""
        if rung in NEWS:
            following = upcoming(self.steps, self.session, now=now)
            ends = () if rung is Rung.CANCELLED else following
            return news(self.session, rung, ends, now=now)
        if rung is Rung.RECORDING:
            return Step(rung=rung, due_at=now, expires_at=now + RECORDING_FOR)
        found = next((step for step in self.steps if step.rung is rung), None)
        if found is None or (found.expires_at is not None and found.expires_at <= now):
            return None
        if rung in PLANNING and is_same_news(found.due_at, self.session.told_at):
            return None
        return found

    def after(self, rung: Rung | None, *, now: datetime) -> Step | None:
        """Return the rung to be planned next once `rung` is done (None: from the beginning)."""
        if rung in {Rung.CANCELLED, Rung.RECORDING}:
            return None
        if rung is None or rung in NEWS:
            return next(iter(upcoming(self.steps, self.session, now=now)), None)
        order = [step.rung for step in self.steps]
        start = order.index(rung) + 1 if rung in order else 0
        later = (step.rung for step in self.steps[start:])
        return next((step for each in later if (step := self.step(each, now=now))), None)


def ladders(
    sessions: Iterable[Session], rungs: Collection[str], quiet_days: frozenset[str] = frozenset()
) -> dict[SessionId, Ladder]:
    """Return the ladder of each of a cohort's meetings that takes place."""
    all_series = in_series(sessions)
    ordered = [session for series in all_series for session in series]
    later = dict(zip(ordered, [each.starts_at for each in ordered[1:]], strict=False))
    return {
        session.id: Ladder(
            session=session,
            series=series,
            steps=steps(session, series, rungs, later=later.get(session), quiet_days=quiet_days),
        )
        for series in all_series
        for session in series
    }


def still_owed(
    scheduled: Sequence[Scheduled],
    climbed: Mapping[SessionId, Ladder],
    calendar: Calendar,
    *,
    refused: Collection[SessionId],
    joined_at: datetime | None,
    now: datetime,
) -> tuple[Meeting, ...]:
    """Return what somebody will still be told of meetings and nobody has planned yet."""
    found: list[Meeting] = []
    for each in scheduled:
        ladder = climbed.get(each.session.id)
        if ladder is None or each.rung is None:
            continue
        for step in _unplanned(ladder, each.rung, now=now):
            named = ladder.named_by(step.rung)
            answers = [Answer.NO if one.id in refused else None for one in named]
            if step.rung in COUNTED and concerns(step, answers=answers, joined_at=joined_at):
                due_at = for_person(step, calendar).due_at
                found.append(Meeting(due_at=due_at, starts=step.rung in STARTING))
    return tuple(found)


def _unplanned(ladder: Ladder, rung: Rung, *, now: datetime) -> list[Step]:
    found: list[Step] = []
    next_step = ladder.step(rung, now=now) or ladder.after(rung, now=now)
    while next_step is not None:
        found.append(next_step)
        next_step = ladder.after(next_step.rung, now=now)
    return found
