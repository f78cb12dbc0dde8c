"""The reminder plan of a meeting: each step, when it is due, and when it expires.

A meeting climbs them in order: people are told (when it is announced, moved or cancelled),
seven days before, the evening before at 17:00, 10 (or 60) minutes before, and 10 minutes
after the end. The planning rungs (seven days, evening) of a series are climbed once, for
its first meeting, and name all. A rung expires when the next one is due, so that after an
outage at most one is owed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.sessions.domain import Series, Session, SessionId, in_series, instant, wall
from bot.sessions.quiet_days.domain import Calendar, earlier

EVENING = time(17, 0)
NIGHT = time(20, 0)
SAME_NEWS = timedelta(hours=24)
"""What was told less than this ago is not told again."""
PLAN_AHEAD = timedelta(hours=14)
"""Planning rungs become rows so long before: quiet hours bring them forward for some people."""


AFTER_END = timedelta(minutes=10)
RECORDING_FOR = timedelta(days=2)
"""So long the news of a recording may wait for room among other messages."""


class Rung(StrEnum):
    """One rung. `TIDY` says nothing: it takes the join keys off old reminders.

    `RECORDING` stands beside the ladder: coordinators step on it when they have one.
    """

    TOLD = "told"
    MOVED = "moved"
    CANCELLED = "cancelled"
    WEEK = "week"
    EVENING = "evening"
    START_60 = "start60"
    START_10 = "start10"
    TIDY = "tidy"
    CLOSING = "closing"
    RECORDING = "recording"


NEWS = frozenset({Rung.TOLD, Rung.MOVED, Rung.CANCELLED})
PLANNING = frozenset({Rung.WEEK, Rung.EVENING})
STARTING = {Rung.START_10: timedelta(minutes=10), Rung.START_60: timedelta(minutes=60)}
COUNTED = frozenset({Rung.TOLD, Rung.CLOSING, *PLANNING, *STARTING})
"""What counts among the two a day; changes do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A rung of one meeting: when it is due, and until when it may be said (None: always)."""

    rung: Rung
    due_at: datetime
    expires_at: datetime | None

    @property
    def plan_at(self) -> datetime:
        """When it is turned into rows."""
        return self.due_at - PLAN_AHEAD if self.rung in PLANNING else self.due_at


def starting_rung(rungs: Collection[str]) -> Rung | None:
    """Return the one starting rung that a cohort uses: 10 minutes, else 60, never both."""
    return next((each for each in STARTING if each in rungs), None)


def steps(
    session: Session,
    series: Series,
    rungs: Collection[str],
    *,
    later: datetime | None = None,
    quiet_days: frozenset[str] = frozenset(),
) -> tuple[Step, ...]:
    """Return the rungs of a meeting by the calendar, in order.

    `series` is the one it belongs to, `rungs` what its cohort uses, `later` the start of the
    cohort's next meeting, whose starting rung ends the time of this one's closing message.
    """
    calendar = Calendar(zone=session.zone, quiet_days=quiet_days)
    due = [
        *(_planning(session, rungs, calendar) if _leads(session, series) else ()),
        *_starting(session, rungs),
    ]
    ends = [*(at for _, at in due[1:]), session.starts_at]
    before = [
        Step(rung=rung, due_at=at, expires_at=min(end, session.starts_at))
        for (rung, at), end in zip(due, ends, strict=False)
    ]
    tidy = Step(rung=Rung.TIDY, due_at=session.ends_at, expires_at=None)
    return (*before, tidy, *_closing(session, rungs, later))


def upcoming(all_steps: Iterable[Step], session: Session, *, now: datetime) -> tuple[Step, ...]:
    """Return the rungs that are still to be planned: not due yet, and not told already."""
    return tuple(
        step
        for step in all_steps
        if step.due_at > now
        and not (step.rung in PLANNING and is_same_news(step.due_at, session.told_at))
    )


def is_same_news(due_at: datetime, told_at: datetime | None) -> bool:
    """Tell whether a planning rung would repeat what was said within 24 hours before it."""
    return told_at is not None and due_at - told_at < SAME_NEWS


def news(session: Session, rung: Rung, following: Iterable[Step], *, now: datetime) -> Step:
    """Return the step that tells people now; it may be said until the next rung or the start."""
    ends = [step.due_at for step in following if step.rung is not Rung.TIDY]
    return Step(rung=rung, due_at=now, expires_at=min([*ends, session.starts_at]))


def _leads(session: Session, series: Series) -> bool:
    return bool(series) and series[0].id == session.id


def _planning(
    session: Session, rungs: Collection[str], calendar: Calendar
) -> list[tuple[Rung, datetime]]:
    week = session.local_start - timedelta(days=7)
    evening = datetime.combine(session.local_start.date() - timedelta(days=1), EVENING)
    nominal = ((Rung.WEEK, week), (Rung.EVENING, evening))
    return [
        (rung, earlier(instant(local, session.zone), calendar))
        for rung, local in nominal
        if rung in rungs
    ]


def _starting(session: Session, rungs: Collection[str]) -> list[tuple[Rung, datetime]]:
    rung = starting_rung(rungs)
    return [] if rung is None else [(rung, session.starts_at - STARTING[rung])]


def _closing(session: Session, rungs: Collection[str], later: datetime | None) -> tuple[Step, ...]:
    if Rung.CLOSING not in rungs:
        return ()
    due_at = session.ends_at + AFTER_END
    night = _next_night(due_at, session.zone)
    start = starting_rung(rungs)
    ends = night
    if later is not None:
        ends = min(night, later - (STARTING[start] if start else timedelta(0)))
    return (Step(rung=Rung.CLOSING, due_at=due_at, expires_at=max(ends, due_at)),)


def _next_night(after: datetime, zone: str) -> datetime:
    """Return the first 20:00 that leaves time to say something before it."""
    local = wall(after, zone)
    day = local.date() if local.time() < NIGHT else local.date() + timedelta(days=1)
    return instant(datetime.combine(day, NIGHT), zone)


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
