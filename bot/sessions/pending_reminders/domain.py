"""The reminders of meetings that a person will still get and that are not planned yet."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from bot.outbox.domain import MeetingNotice
from bot.sessions.domain import SessionId
from bot.sessions.quiet_days.domain import QuietTimes
from bot.sessions.reminder_plan.domain import (
    COUNTED,
    STARTING,
    ReminderPlan,
    ReminderStep,
    SessionProgress,
    TimedStep,
)
from bot.sessions.reminders.domain import concerns, for_recipient
from bot.sessions.rsvp.domain import Answer


def unplanned_reminders(
    progress: Sequence[SessionProgress],
    plans: Mapping[SessionId, ReminderPlan],
    quiet: QuietTimes,
    *,
    refused: Collection[SessionId],
    joined_at: datetime | None,
    now: datetime,
) -> tuple[MeetingNotice, ...]:
    """Return the reminders that somebody will still get and that are not planned yet."""
    found: list[MeetingNotice] = []
    for each in progress:
        plan = plans.get(each.session.id)
        if plan is None or each.next_step is None:
            continue
        for timed in _unplanned(plan, each.next_step, now=now):
            named = plan.named_by(timed.step)
            answers = [Answer.NO if one.id in refused else None for one in named]
            if timed.step in COUNTED and concerns(timed, answers=answers, joined_at=joined_at):
                due_at = for_recipient(timed, quiet).due_at
                found.append(MeetingNotice(due_at=due_at, starts=timed.step in STARTING))
    return tuple(found)


def _unplanned(plan: ReminderPlan, step: ReminderStep, *, now: datetime) -> list[TimedStep]:
    found: list[TimedStep] = []
    timed = plan.timed(step, now=now) or plan.after(step, now=now)
    while timed is not None:
        found.append(timed)
        timed = plan.after(timed.step, now=now)
    return found
