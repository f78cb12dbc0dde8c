"""Which reminders of meetings a person will still get, though nobody has planned them yet."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from bot.outbox.domain import MeetingNotice
from bot.sessions.domain import SessionId
from bot.sessions.quiet_days.domain import Calendar
from bot.sessions.reminder_plan.domain import COUNTED, STARTING, Ladder, Rung, Scheduled, Step
from bot.sessions.reminders.domain import concerns, for_person
from bot.sessions.rsvp.domain import Answer


def still_owed(
    scheduled: Sequence[Scheduled],
    climbed: Mapping[SessionId, Ladder],
    calendar: Calendar,
    *,
    refused: Collection[SessionId],
    joined_at: datetime | None,
    now: datetime,
) -> tuple[MeetingNotice, ...]:
    """Return what somebody will still be told of meetings and nobody has planned yet."""
    found: list[MeetingNotice] = []
    for each in scheduled:
        ladder = climbed.get(each.session.id)
        if ladder is None or each.rung is None:
            continue
        for step in _unplanned(ladder, each.rung, now=now):
            named = ladder.named_by(step.rung)
            answers = [Answer.NO if one.id in refused else None for one in named]
            if step.rung in COUNTED and concerns(step, answers=answers, joined_at=joined_at):
                due_at = for_person(step, calendar).due_at
                found.append(MeetingNotice(due_at=due_at, starts=step.rung in STARTING))
    return tuple(found)


def _unplanned(ladder: Ladder, rung: Rung, *, now: datetime) -> list[Step]:
    found: list[Step] = []
    next_step = ladder.step(rung, now=now) or ladder.after(rung, now=now)
    while next_step is not None:
        found.append(next_step)
        next_step = ladder.after(next_step.rung, now=now)
    return found
