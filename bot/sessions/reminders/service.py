"""The planner's source for meetings: a rung that is due becomes rows, a chunk at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, PersonId
from bot.outbox.domain import Lane
from bot.planning import CHUNK, Source
from bot.sessions import storage as sessions
from bot.sessions.attendance import storage as attendance
from bot.sessions.domain import Session, SessionId
from bot.sessions.reminder_plan import storage as rungs
from bot.sessions.reminder_plan.domain import (
    NEWS,
    PLAN_AHEAD,
    Ladder,
    Rung,
    Scheduled,
    Step,
)
from bot.sessions.reminder_plan.service import climbed
from bot.sessions.reminders import storage
from bot.sessions.reminders.domain import START_KIND, concerns, dedup, for_person
from bot.sessions.reminders.storage import Concerned
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import Answer
from bot.storage.database import Tx

KINDS = {
    Rung.TOLD: "session.week",
    Rung.WEEK: "session.week",
    Rung.EVENING: "session.evening",
    Rung.START_10: START_KIND,
    Rung.START_60: START_KIND,
    Rung.CLOSING: "session.closing",
    Rung.MOVED: "session.moved",
    Rung.CANCELLED: "session.cancelled",
    Rung.RECORDING: "session.recording",
}
EXCUSED = "session.excused"
ALL_KINDS = ("session.week", "session.evening", START_KIND, "session.moved")
"""Kinds whose keys ask or lead somewhere; a moved or cancelled meeting takes them all away."""


class Reminders(Source):
    """Plans the rungs of meetings. Chunks of 1,000 people; the meeting moves on with the last."""

    name = "sessions"

    async def plan(self, act: Act) -> bool:
        """Turn at most one chunk of the rung that is due first into rows."""
        due = await rungs.due(act.tx, now=act.now)
        if due is None:
            return False
        cohort = await cohorts.by_id(act.tx, due.session.cohort_id)
        assert cohort is not None
        await _plan(act, due, cohort)
        return True

    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when the next rung is to be planned."""
        return await rungs.next_due(tx)

    async def next_shown(self, tx: Tx) -> datetime | None:
        """Return when the next rung is said: planning rungs become rows long before."""
        return await rungs.next_due(tx, ahead=PLAN_AHEAD)


async def _plan(act: Act, due: Scheduled, cohort: Cohort) -> None:
    rung = due.rung
    assert rung is not None
    if cohort.closed_at is not None:
        rungs.set_next(act.tx, due.session.id, None)
        return
    ladder = await _ladder(act, due, cohort)
    step = None if ladder is None else ladder.step(rung, now=act.now)
    if ladder is not None and step is not None and not await _climb(act, due, cohort, ladder, step):
        return
    if rung in NEWS:
        rungs.told(act.tx, due.session.id, now=act.now)
    await _move_on(act, due.session, rung, cohort)


async def _ladder(act: Act, due: Scheduled, cohort: Cohort) -> Ladder | None:
    _, found = await climbed(act, cohort)
    if due.session.id in found:
        return found[due.session.id]
    if due.rung in {Rung.CANCELLED, Rung.RECORDING}:
        return Ladder(session=due.session, series=(), steps=())
    return None


async def _move_on(act: Act, session: Session, rung: Rung, cohort: Cohort) -> None:
    """Let the meeting stand before its next rung, told or not as it is by now."""
    _, found = await climbed(act, cohort)
    ladder = found.get(session.id)
    step = None if ladder is None else ladder.after(rung, now=act.now)
    rungs.set_next(act.tx, session.id, step)


async def _climb(act: Act, due: Scheduled, cohort: Cohort, ladder: Ladder, step: Step) -> bool:
    """Plan a chunk of a rung; return whether the rung is done."""
    session = due.session
    if step.rung in {Rung.TIDY, Rung.MOVED, Rung.CANCELLED} and due.planned_to == 0:
        kinds = (START_KIND,) if step.rung is Rung.TIDY else ALL_KINDS
        if await storage.tidy(act.tx, session.id, kinds, limit=CHUNK, now=act.now) == CHUNK:
            return False
    if step.rung is Rung.TIDY:
        return True
    if step.rung in {Rung.MOVED, Rung.CANCELLED}:
        first, *others = await sessions.changed_with(act.tx, session)
        if first.id != session.id:
            return True  # the message of the first names it
        if others:
            step = replace(step, expires_at=others[-1].starts_at)
    return await _tell(act, due, cohort, ladder, step)


async def _tell(act: Act, due: Scheduled, cohort: Cohort, ladder: Ladder, step: Step) -> bool:
    session = due.session
    chunk = await storage.people(act.tx, cohort, after=due.planned_to, limit=CHUNK)
    if not chunk:
        return True
    named = [each.id for each in ladder.named_by(step.rung)] or [session.id]
    refused = await rsvps.refusals(act.tx, named, after=due.planned_to, to=chunk[-1].person)
    asked = _asked(chunk, due)
    if step.rung is Rung.RECORDING:
        absent = await attendance.absent(act.tx, session.id, after=due.planned_to, limit=CHUNK)
        asked = [each for each in chunk if each.person in absent]
    groups = _groups(asked, step, named, refused)
    for (kind, due_at), people in groups.items():
        storage.enqueue_each(
            act.tx,
            people,
            lane=Lane.URGENT if step.rung in {Rung.MOVED, Rung.CANCELLED} else Lane.REMINDER,
            kind=kind,
            about={"session": session.id, "revision": session.revision, "rung": str(step.rung)},
            dedup=dedup(session, step.rung),
            due_at=due_at,
            expires_at=step.expires_at,
            now=act.now,
        )
    rungs.planned_up_to(act.tx, session.id, chunk[-1].person)
    return len(chunk) < CHUNK


def _asked(chunk: Sequence[Concerned], due: Scheduled) -> list[Concerned]:
    """Leave out who joined after the news was made: the welcome named the dates."""
    if due.rung not in NEWS or due.plan_at is None:
        return list(chunk)
    made_at = due.plan_at
    return [each for each in chunk if each.joined_at is None or each.joined_at <= made_at]


def _groups(
    chunk: Iterable[Concerned],
    step: Step,
    named: Sequence[SessionId],
    refused: dict[int, frozenset[SessionId]],
) -> dict[tuple[str, datetime], list[PersonId]]:
    """Put together who is told the same at the same instant."""
    groups: dict[tuple[str, datetime], list[PersonId]] = {}
    for each in chunk:
        no_to = refused.get(each.person, frozenset())
        answers = [Answer.NO if one in no_to else None for one in named]
        if not concerns(step, answers=answers, joined_at=each.joined_at):
            continue
        kind = EXCUSED if step.rung is Rung.CLOSING and no_to else KINDS[step.rung]
        due_at = for_person(step, each.calendar).due_at
        groups.setdefault((kind, due_at), []).append(each.person)
    return groups
