"""The reminder plan of a meeting: each step, when it is due, and when it expires.

The steps in order: people are told (when the meeting is announced, moved or cancelled), seven
days before, the evening before at 17:00, 10 (or 60) minutes before, and 10 minutes after the
end. The planning steps (seven days, evening) of a series happen once, for its first meeting,
and name all its meetings. A step expires when the next one is due, so after an outage at most
one is sent.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.sessions.domain import Series, Session, SessionId, group_into_series, instant, wall
from bot.sessions.quiet_days.domain import QuietTimes, before_quiet_time

EVENING = time(17, 0)
NIGHT = time(20, 0)
SAME_NEWS = timedelta(hours=24)
"""News that people got less than this ago is not repeated."""
PLAN_AHEAD = timedelta(hours=14)
"""Planning steps become rows this long before: quiet hours make them earlier for some people."""
AFTER_END = timedelta(minutes=10)
RECORDING_FOR = timedelta(days=2)
"""The news of a recording may wait this long for room among other messages."""


class ReminderStep(StrEnum):
    """One step of a plan. `TIDY` sends nothing: it removes the join buttons of old reminders.

    `RECORDING` is outside the order: coordinators start it when they have a recording.
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


NEWS = frozenset({ReminderStep.TOLD, ReminderStep.MOVED, ReminderStep.CANCELLED})
PLANNING = frozenset({ReminderStep.WEEK, ReminderStep.EVENING})
STARTING = {
    ReminderStep.START_10: timedelta(minutes=10),
    ReminderStep.START_60: timedelta(minutes=60),
}
COUNTED = frozenset({ReminderStep.TOLD, ReminderStep.CLOSING, *PLANNING, *STARTING})
"""The steps that count among the two messages a day; changes do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedStep:
    """A step of one meeting: when it is due, and until when it can be sent (None: always)."""

    step: ReminderStep
    due_at: datetime
    expires_at: datetime | None

    @property
    def plan_at(self) -> datetime:
        """The time at which it becomes rows."""
        return self.due_at - PLAN_AHEAD if self.step in PLANNING else self.due_at


def starting_step(used: Collection[str]) -> ReminderStep | None:
    """Return the one starting step that a cohort uses: 10 minutes, else 60, never both."""
    return next((each for each in STARTING if each in used), None)


def timed_steps(
    session: Session,
    series: Series,
    used: Collection[str],
    *,
    later: datetime | None = None,
    quiet_days: frozenset[str] = frozenset(),
) -> tuple[TimedStep, ...]:
    """Return the steps of a meeting by the calendar, in order.

    `series` is the series of the meeting, `used` are the steps that its cohort uses, `later` is the
    start of the cohort's next meeting, whose starting step ends the time of this one's closing
    message.
    """
    quiet = QuietTimes(zone=session.zone, quiet_days=quiet_days)
    is_first = bool(series) and series[0].id == session.id
    due = [*(_planning(session, used, quiet) if is_first else ()), *_starting(session, used)]
    ends = [*(at for _, at in due[1:]), session.starts_at]
    before = [
        TimedStep(step=step, due_at=at, expires_at=min(end, session.starts_at))
        for (step, at), end in zip(due, ends, strict=False)
    ]
    tidy = TimedStep(step=ReminderStep.TIDY, due_at=session.ends_at, expires_at=None)
    return (*before, tidy, *_closing(session, used, later))


def upcoming(
    steps: Iterable[TimedStep], session: Session, *, now: datetime
) -> tuple[TimedStep, ...]:
    """Return the steps that are still to be planned: not due yet, and not told already."""
    return tuple(
        each
        for each in steps
        if each.due_at > now
        and not (each.step in PLANNING and is_same_news(each.due_at, session.told_at))
    )


def is_same_news(due_at: datetime, told_at: datetime | None) -> bool:
    """Tell whether a planning step would repeat news of the 24 hours before it."""
    return told_at is not None and due_at - told_at < SAME_NEWS


def news_step(
    session: Session, step: ReminderStep, following: Iterable[TimedStep], *, now: datetime
) -> TimedStep:
    """Return the step that tells people now; it expires at the next step or at the start."""
    ends = [each.due_at for each in following if each.step is not ReminderStep.TIDY]
    return TimedStep(step=step, due_at=now, expires_at=min([*ends, session.starts_at]))


def _planning(
    session: Session, used: Collection[str], quiet: QuietTimes
) -> list[tuple[ReminderStep, datetime]]:
    week = session.local_start - timedelta(days=7)
    evening = datetime.combine(session.local_start.date() - timedelta(days=1), EVENING)
    nominal = ((ReminderStep.WEEK, week), (ReminderStep.EVENING, evening))
    return [
        (step, before_quiet_time(instant(local, session.zone), quiet))
        for step, local in nominal
        if step in used
    ]


def _starting(session: Session, used: Collection[str]) -> list[tuple[ReminderStep, datetime]]:
    step = starting_step(used)
    return [] if step is None else [(step, session.starts_at - STARTING[step])]


def _closing(
    session: Session, used: Collection[str], later: datetime | None
) -> tuple[TimedStep, ...]:
    if ReminderStep.CLOSING not in used:
        return ()
    due_at = session.ends_at + AFTER_END
    ends = _next_night(due_at, session.zone)
    if later is not None:
        start = starting_step(used)
        ends = min(ends, later - (STARTING[start] if start else timedelta(0)))
    return (TimedStep(step=ReminderStep.CLOSING, due_at=due_at, expires_at=max(ends, due_at)),)


def _next_night(after: datetime, zone: str) -> datetime:
    """Return the first 20:00 that leaves time for a message before it."""
    local = wall(after, zone)
    day = local.date() if local.time() < NIGHT else local.date() + timedelta(days=1)
    return instant(datetime.combine(day, NIGHT), zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionProgress:
    """A meeting and its next step: planned at `plan_at`, done up to the person `planned_to`."""

    session: Session
    next_step: ReminderStep | None = None
    plan_at: datetime | None = None
    planned_to: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderPlan:
    """A meeting, its series, and all its steps by the calendar."""

    session: Session
    series: Series
    steps: tuple[TimedStep, ...]

    def named_by(self, step: ReminderStep) -> Series:
        """Return the meetings that a step names: planning steps name the whole series."""
        return self.series if step in PLANNING else (self.session,)

    def timed(self, step: ReminderStep, *, now: datetime) -> TimedStep | None:
        """Return a step with its times now; None if it is gone or has expired."""
        if step in NEWS:
            following = upcoming(self.steps, self.session, now=now)
            ends = () if step is ReminderStep.CANCELLED else following
            return news_step(self.session, step, ends, now=now)
        if step is ReminderStep.RECORDING:
            return TimedStep(step=step, due_at=now, expires_at=now + RECORDING_FOR)
        found = next((each for each in self.steps if each.step is step), None)
        if found is None or (found.expires_at is not None and found.expires_at <= now):
            return None
        if step in PLANNING and is_same_news(found.due_at, self.session.told_at):
            return None
        return found

    def after(self, step: ReminderStep | None, *, now: datetime) -> TimedStep | None:
        """Return the next step to plan after `step` (None: from the beginning)."""
        if step in {ReminderStep.CANCELLED, ReminderStep.RECORDING}:
            return None
        if step is None or step in NEWS:
            return next(iter(upcoming(self.steps, self.session, now=now)), None)
        order = [each.step for each in self.steps]
        start = order.index(step) + 1 if step in order else 0
        return next((found for each in order[start:] if (found := self.timed(each, now=now))), None)


def reminder_plans(
    sessions: Iterable[Session], used: Collection[str], quiet_days: frozenset[str] = frozenset()
) -> dict[SessionId, ReminderPlan]:
    all_series = group_into_series(sessions)
    ordered = [session for series in all_series for session in series]
    later = dict(zip(ordered, [each.starts_at for each in ordered[1:]], strict=False))
    return {
        session.id: ReminderPlan(
            session=session,
            series=series,
            steps=timed_steps(
                session, series, used, later=later.get(session), quiet_days=quiet_days
            ),
        )
        for series in all_series
        for session in series
    }
