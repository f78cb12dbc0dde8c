"""Turns a due step into rows, a chunk of people at a time; plans again after a change."""

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
from bot.sessions.briefings import storage as next_briefings
from bot.sessions.briefings.domain import briefings, next_after
from bot.sessions.domain import Series, Session, SessionId
from bot.sessions.reminder_plan import storage as plans
from bot.sessions.reminder_plan.domain import (
    NEWS,
    PLAN_AHEAD,
    PLANNING,
    STARTING,
    ReminderPlan,
    ReminderStep,
    SessionProgress,
    TimedStep,
    reminder_plans,
)
from bot.sessions.reminders import storage
from bot.sessions.reminders.domain import START_KIND, concerns, dedup, for_recipient
from bot.sessions.reminders.storage import ReminderRecipient
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.storage import set_aside
from bot.storage.database import Tx

KINDS = {
    ReminderStep.TOLD: "session.week",
    ReminderStep.WEEK: "session.week",
    ReminderStep.EVENING: "session.evening",
    ReminderStep.START_10: START_KIND,
    ReminderStep.START_60: START_KIND,
    ReminderStep.CLOSING: "session.closing",
    ReminderStep.MOVED: "session.moved",
    ReminderStep.CANCELLED: "session.cancelled",
    ReminderStep.RECORDING: "session.recording",
}
EXCUSED = "session.excused"
CHANGES = frozenset({ReminderStep.MOVED, ReminderStep.CANCELLED})
ALL_KINDS = ("session.week", "session.evening", START_KIND, "session.moved")
"""Kinds with buttons that ask or lead somewhere; moving or cancelling a meeting removes them."""


class Reminders(Source):
    """Plans the steps of meetings, 1,000 people at a time; after the last comes the next step."""

    name = "sessions"

    async def plan(self, act: Act) -> bool:
        """Turn at most one chunk of the earliest due step into rows."""
        session = await plans.due(act.tx, now=act.now)
        if session is None:
            return False
        async with set_aside.isolated(act.tx, plans.PLACE, session, now=act.now):
            due = await plans.load(act.tx, session)
            cohort = await cohorts.by_id(act.tx, due.session.cohort_id)
            assert cohort is not None
            await _plan(act, due, cohort)
        return True

    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when the next step is planned."""
        return await plans.next_due(tx)

    async def next_shown(self, tx: Tx) -> datetime | None:
        """Return when the next step is sent: planning steps become rows long before."""
        return await plans.next_due(tx, ahead=PLAN_AHEAD)


async def _plan(act: Act, due: SessionProgress, cohort: Cohort) -> None:
    step = due.next_step
    assert step is not None
    if cohort.closed_at is not None:
        plans.set_next(act.tx, due.session.id, None)
        return
    plan = await _plan_of(act, due, cohort)
    timed = None if plan is None else plan.timed(step, now=act.now)
    if plan and timed and not await _plan_step(act, due, cohort, plan, timed):
        return
    if step in NEWS:
        plans.set_told(act.tx, due.session.id, now=act.now)
    _place_is_told(act, due.session, () if plan is None else plan.series, step)
    # The plans are loaded once more: what was told changes what comes next.
    plan = await _plan_of(act, due, cohort)
    following = None if plan is None else plan.after(step, now=act.now)
    plans.set_next(act.tx, due.session.id, following)


def _place_is_told(act: Act, session: Session, series: Series, step: ReminderStep) -> None:
    """Note of a step that says places that people know them: news name the meetings after it."""
    named = [session, *(each for each in series if each.starts_at > session.starts_at)]
    if step in STARTING:
        named = [session]
    elif step not in NEWS | PLANNING:
        return
    for each in named:
        if each.placed_at is not None:
            sessions.set_placed(act.tx, each.id, None)


async def _plan_of(act: Act, due: SessionProgress, cohort: Cohort) -> ReminderPlan | None:
    _, found = await load_plans(act, cohort)
    if due.session.id in found:
        return found[due.session.id]
    if due.next_step in {ReminderStep.CANCELLED, ReminderStep.RECORDING}:
        return ReminderPlan(session=due.session, series=(), steps=())
    return None


async def _plan_step(
    act: Act, due: SessionProgress, cohort: Cohort, plan: ReminderPlan, timed: TimedStep
) -> bool:
    """Plan a chunk of a step; return whether the step is done."""
    session = due.session
    if timed.step in {ReminderStep.TIDY, *CHANGES} and due.planned_to == 0:
        kinds = (START_KIND,) if timed.step is ReminderStep.TIDY else ALL_KINDS
        tidied = await storage.enqueue_tidying(act.tx, session.id, kinds, limit=CHUNK, now=act.now)
        if tidied == CHUNK:
            return False
    if timed.step is ReminderStep.TIDY:
        return True
    if timed.step in CHANGES:
        first, *others = await sessions.changed_with(act.tx, session)
        if first.id != session.id:
            return True  # the message of the first names it
        if others:
            timed = replace(timed, expires_at=others[-1].starts_at)
    return await _enqueue_chunk(act, due, cohort, plan, timed)


async def _enqueue_chunk(
    act: Act, due: SessionProgress, cohort: Cohort, plan: ReminderPlan, timed: TimedStep
) -> bool:
    session = due.session
    chunk = await storage.recipients(act.tx, cohort, after=due.planned_to, limit=CHUNK)
    if not chunk:
        return True
    named = [each.id for each in plan.named_by(timed.step)] or [session.id]
    refused = await rsvps.refused_by_person(
        act.tx, named, after=due.planned_to, to=chunk[-1].person
    )
    asked = _without_newcomers(chunk, due)
    if timed.step is ReminderStep.RECORDING:
        absent = await attendance.absent_people(
            act.tx, session.id, after=due.planned_to, limit=CHUNK
        )
        asked = [each for each in chunk if each.person in absent]
    calendars = await set_aside.readable(
        act.tx,
        "people",
        asked,
        lambda each: (each, for_recipient(timed, each.calendar).due_at),
        number=lambda each: each.person,
        now=act.now,
    )
    groups = _group_by_message(calendars, timed, named, refused)
    for (kind, due_at), people in groups.items():
        storage.enqueue_each(
            act.tx,
            people,
            lane=Lane.URGENT if timed.step in CHANGES else Lane.REMINDER,
            kind=kind,
            about={"session": session.id, "revision": session.revision, "rung": str(timed.step)},
            dedup=dedup(session, timed.step),
            due_at=due_at,
            expires_at=timed.expires_at,
            now=act.now,
        )
    plans.set_planned_to(act.tx, session.id, chunk[-1].person)
    return len(chunk) < CHUNK


def _without_newcomers(
    chunk: Sequence[ReminderRecipient], due: SessionProgress
) -> list[ReminderRecipient]:
    """Leave out people who joined after the news was made: their welcome named the dates."""
    if due.next_step not in NEWS or due.plan_at is None:
        return list(chunk)
    made_at = due.plan_at
    return [each for each in chunk if each.joined_at is None or each.joined_at <= made_at]


def _group_by_message(
    chunk: Iterable[tuple[ReminderRecipient, datetime]],
    timed: TimedStep,
    named: Sequence[SessionId],
    refused: dict[int, frozenset[SessionId]],
) -> dict[tuple[str, datetime], list[PersonId]]:
    """Group the people who get the same message at the same instant."""
    groups: dict[tuple[str, datetime], list[PersonId]] = {}
    for each, due_at in chunk:
        no_to = refused.get(each.person, frozenset())
        answers = [RsvpAnswer.NO if one in no_to else None for one in named]
        if not concerns(timed, answers=answers, joined_at=each.joined_at):
            continue
        kind = EXCUSED if timed.step is ReminderStep.CLOSING and no_to else KINDS[timed.step]
        groups.setdefault((kind, due_at), []).append(each.person)
    return groups


async def load_plans(
    act: Act, cohort: Cohort
) -> tuple[list[SessionProgress], dict[SessionId, ReminderPlan]]:
    """Return a cohort's coming and latest meetings, and their reminder plans."""
    progress = await plans.load_progress(act.tx, cohort.id, now=act.now)
    found = reminder_plans((each.session for each in progress), cohort.rungs, cohort.quiet_days)
    return progress, found


async def reschedule_reminders(act: Act, cohort: Cohort) -> None:
    """Save the next step and the next briefing of each meeting of a cohort.

    A new, moved or cancelled meeting changes the series of others. A step that people
    are being told now, or that is due and not planned yet, stays: the planner goes on from there.
    """
    progress, all_plans = await load_plans(act, cohort)
    for plan in all_plans.values():
        due = next_after(briefings(plan.session, plan.series), now=act.now)
        next_briefings.set_next_unless_due(act.tx, plan.session.id, due, now=act.now)
    for each in progress:
        if each.next_step in NEWS or (each.plan_at is not None and each.plan_at <= act.now):
            continue
        plans.set_next(act.tx, each.session.id, all_plans[each.session.id].after(None, now=act.now))
