"""Whom a reminder concerns, and when each person gets it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.sessions.domain import Session
from bot.sessions.quiet_days.domain import QuietTimes, before_quiet_time
from bot.sessions.reminder_plan.domain import (
    PLANNING,
    STARTING,
    ReminderStep,
    TimedStep,
    is_same_news,
)
from bot.sessions.rsvp.domain import Answer

START_KIND = "session.start"
"""The kind of the reminder shortly before the start, in the outbox."""


def for_recipient(timed: TimedStep, quiet: QuietTimes) -> TimedStep:
    """Return a planning step as one person gets it: earlier, if it would fall into quiet time."""
    if timed.step not in PLANNING:
        return timed
    return replace(timed, due_at=before_quiet_time(timed.due_at, quiet))


def concerns(
    timed: TimedStep, *, answers: Iterable[Answer | None], joined_at: datetime | None
) -> bool:
    """Tell whether a step concerns somebody.

    `answers` are theirs to the meetings that the step names, one each. People who said no to
    all of them get nothing until the end. People who joined within 24 hours before a planning
    step were told the dates then.
    """
    if timed.step in PLANNING and is_same_news(timed.due_at, joined_at):
        return False
    if timed.step in PLANNING or timed.step in STARTING:
        return not all(answer is Answer.NO for answer in answers)
    return True


def dedup(session: Session, step: ReminderStep) -> str:
    """Return the key that makes a step happen once per person; the person's id follows it."""
    return f"reminder:{session.id}:{session.revision}:{step}:"
