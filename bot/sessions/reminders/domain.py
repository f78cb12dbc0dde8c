"""Whom a reminder concerns, and when each person gets it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.sessions.domain import Session
from bot.sessions.quiet_days.domain import Calendar, earlier
from bot.sessions.reminder_plan.domain import PLANNING, STARTING, Rung, Step, is_same_news
from bot.sessions.rsvp.domain import Answer

START_KIND = "session.start"
"""The kind of the reminder shortly before the start, in the outbox."""


def for_person(step: Step, calendar: Calendar) -> Step:
    """Return a planning rung as one person gets it: earlier, if it would fall into quiet time."""
    if step.rung not in PLANNING:
        return step
    return replace(step, due_at=earlier(step.due_at, calendar))


def concerns(
    step: Step,
    *,
    answers: Iterable[Answer | None],
    joined_at: datetime | None,
) -> bool:
    """Tell whether a rung concerns somebody.

    `answers` are theirs to the meetings that the rung names, one each. Who said no to all
    of them is left alone until the end. Who joined within 24 hours before a planning rung
    was told the dates then.
    """
    given = tuple(answers)
    if step.rung in PLANNING and is_same_news(step.due_at, joined_at):
        return False
    if step.rung in PLANNING or step.rung in STARTING:
        return not all(answer is Answer.NO for answer in given)
    return True


def dedup(session: Session, rung: Rung) -> str:
    """Return what makes a rung happen once for one person, whose id follows it."""
    return f"reminder:{session.id}:{session.revision}:{rung}:"
