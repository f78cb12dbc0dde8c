"""Decides whom a reminder concerns, when each person gets it, and which are not planned yet."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.outbox.domain import MeetingNotice
from bot.sessions.domain import Session, SessionId
from bot.sessions.quiet_days.domain import QuietTimes, before_quiet_time
from bot.sessions.reminder_plan.domain import (
    COUNTED,
    PLANNING,
    STARTING,
    ReminderPlan,
    ReminderStep,
    SessionProgress,
    TimedStep,
    is_same_news,
)
from bot.sessions.rsvp.domain import RsvpAnswer

START_KIND = "session.start"
"""The kind of the reminder shortly before the start, in the outbox."""


def for_recipient(timed: TimedStep, quiet: QuietTimes) -> TimedStep:
    """Return a planning step for one person: earlier, if it would fall into quiet time."""
    if timed.step not in PLANNING:
        return timed
    return replace(timed, due_at=before_quiet_time(timed.due_at, quiet))


def concerns(
    timed: TimedStep, *, answers: Iterable[RsvpAnswer | None], joined_at: datetime | None
) -> bool:
    """Tell whether a step concerns somebody.

    `answers` are theirs to the meetings that the step names, one each. People who said no to
    all of them get nothing until the end. People who joined within 24 hours before a planning
    step were told the dates then.
    """
    if timed.step in PLANNING and is_same_news(timed.due_at, joined_at):
        return False
    if timed.step in PLANNING or timed.step in STARTING:
        return not all(answer is RsvpAnswer.NO for answer in answers)
    return True


def dedup(session: Session, step: ReminderStep) -> str:
    """Return the key that makes a step happen once per person; the person's id follows it.

    People can be told of a meeting again after its place or its length has changed.
    """
    again = f".{session.edits}" if step is ReminderStep.TOLD and session.edits else ""
    return f"reminder:{session.id}:{session.revision}:{step}{again}:"


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
            answers = [RsvpAnswer.NO if one.id in refused else None for one in named]
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
