"""Asks leaders how a step went, on the morning after it and then at longer intervals.

A person is asked about one step a day. After the answer the next step that waits is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from bot.act import Act
from bot.catalog.course import Barrier, Courses
from bot.days import local_day
from bot.membership.domain import ChatId, EnrolmentId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.planning import Phase, Source
from bot.plans import service as plans
from bot.plans import storage as kept
from bot.plans.check_ins import storage
from bot.plans.check_ins.storage import DuePlan
from bot.plans.domain import (
    OWN_WORDS,
    UNSAID,
    CheckIn,
    CheckInId,
    PlanDetails,
    PlanProgress,
    PlanState,
    next_check,
)
from bot.plans.service import OwnPlan
from bot.questions.asking import service as asking
from bot.questions.asking.service import QuestionSent
from bot.questions.domain import StuckStep
from bot.refusals import StaleButton, require
from bot.storage import set_aside
from bot.storage.database import Tx

KIND = "plan.check_in"
AT_ONCE = 200
VALID_FOR = timedelta(days=4)
"""A check-in that could not be sent within this time is not sent; Home still asks."""


class PlanCheckIns(Source):
    """The planner's source of check-ins."""

    name = "plans"
    phase = Phase.OFFERED

    def __init__(self, courses: Courses) -> None:
        self._courses = courses

    async def plan(self, act: Act) -> bool:
        """Ask about a chunk of the plans that are due."""
        due = await storage.due(act.tx, limit=AT_ONCE, now=act.now)
        await set_aside.all_or_each(
            act.tx,
            storage.PLACE,
            due,
            partial(_ask, replace(act, courses=self._courses)),
            number=lambda each: each.details.plan.id,
            now=act.now,
        )
        return len(due) >= AT_ONCE

    async def next_due(self, tx: Tx) -> datetime | None:
        return await storage.next_due(tx)


async def _ask(act: Act, due: Sequence[DuePlan]) -> None:
    for each in due:
        plan, course = each.details.plan, act.courses.get(each.details.course)
        if course is None:
            storage.save_next(act.tx, plan.id, asked=plan.asked, check_at=None)
            continue
        stages, off = course.check_in_days, each.details.quiet_days
        now_asked = replace(plan, asked=plan.asked + 1)
        following = next_check(now_asked, stages, quiet_days=off, now=act.now)
        asked = len(stages) if following is None else following.number
        check_at = None if following is None else following.at
        storage.save_next(act.tx, plan.id, asked=asked, check_at=check_at)
        check_in = await storage.add(act.tx, plan.id, stages[asked - 1], now=act.now)
        if each.chat_id is not None:
            outbox.enqueue(act.tx, [_message(each, check_in, now=act.now)], now=act.now)


def _message(each: DuePlan, check_in: CheckInId, *, now: datetime) -> NewMessage:
    plan, person = each.details.plan, each.details.person_id
    assert each.chat_id is not None
    return NewMessage(
        chat_id=each.chat_id,
        lane=Lane.REMINDER,
        kind=KIND,
        due_at=now,
        about={"check_in": check_in},
        dedup=f"plan:{person}:{local_day(now, plan.zone).toordinal()}",
        expires_at=now + VALID_FOR,
    )


# ---- at the moment of sending, and after a tap ------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCheckIn:
    """A check-in of the person who acts, with its plan; `others` wait for an answer too."""

    check_in: CheckIn
    own: OwnPlan
    others: tuple[CheckIn, ...] = ()


async def still_asked(act: Act, check_in: CheckInId) -> PlanDetails | None:
    """Return the plan of a check-in that still waits for its answer, or None."""
    found = await _find(act.tx, check_in)
    if found is None:
        return None
    asked, details = found
    plan = details.plan
    waits = asked.answer is None and plan.is_open and asked.asked_at > plan.planned_at
    return details if waits and details.has_leader else None


async def load(act: Act, check_in: CheckInId) -> OwnCheckIn:
    """Return an own check-in; raise as `load_own_plan`."""
    asked, details = require(await _find(act.tx, check_in))
    own = plans.own(act, details)
    enrolment = details.plan.enrolment_id
    others = [] if enrolment is None else await _waiting(act, enrolment)
    return OwnCheckIn(
        check_in=asked,
        own=own,
        others=tuple(each for each in others if each.plan_id != asked.plan_id),
    )


async def _find(tx: Tx, check_in: CheckInId) -> tuple[CheckIn, PlanDetails] | None:
    plan_rows, rows = await tx.ask_each(
        storage.plan_of_check_in_query(check_in), storage.check_in_of_id_query(check_in)
    )
    if not plan_rows or not rows:
        return None
    return kept.check_ins_from(rows)[0], kept.details_from(plan_rows)[0]


async def _waiting(act: Act, enrolment: EnrolmentId) -> list[CheckIn]:
    [rows] = await act.tx.ask_each(kept.open_check_ins_query(enrolment))
    return kept.check_ins_from(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInAnswered:
    """A check-in with its answer; `is_new` is False if it was answered before, or is over."""

    asked: OwnCheckIn
    is_new: bool


async def answer(act: Act, check_in: CheckInId, progress: str) -> CheckInAnswered:
    """Save how a step went: "done" finishes the plan. The first answer counts.

    Raise as `load`, and `StaleButton` for an answer that there is not.
    """
    if progress not in {str(each) for each in PlanProgress}:
        raise StaleButton
    found = await load(act, check_in)
    plan, said = found.own.details.plan, PlanProgress(progress)
    if not plan.is_open or not await storage.answer(act.tx, check_in, said, now=act.now):
        return CheckInAnswered(asked=found, is_new=False)
    if said is PlanProgress.DONE:
        await kept.end(act.tx, plan.id, PlanState.DONE, None, now=act.now)
    return CheckInAnswered(asked=await load(act, check_in), is_new=True)


async def require_stuck(act: Act, check_in: CheckInId) -> OwnCheckIn:
    """Return an own check-in of an open plan that was answered "partly" or "not yet".

    Raise as `load`, or `StaleButton`.
    """
    found = await load(act, check_in)
    stuck = found.check_in.answer in {PlanProgress.PARTLY, PlanProgress.NOT_YET}
    if not stuck or not found.own.details.plan.is_open:
        raise StaleButton
    return found


async def name_barrier(act: Act, check_in: CheckInId, barrier: str) -> OwnCheckIn:
    """Save what stood in the way of an open step; raise as `load`, or `StaleButton`."""
    found = await require_stuck(act, check_in)
    known = {each.id for each in found.own.course.barriers} | {UNSAID}
    if barrier not in known:
        raise StaleButton
    storage.save_barrier(act.tx, check_in, barrier)
    return replace(found, check_in=replace(found.check_in, barrier=barrier))


async def send_words(act: Act, check_in: CheckInId, *, chat: ChatId, message: int) -> QuestionSent:
    """Open a thread with what somebody wrote about a barrier; the words are not stored.

    The guard has checked them before. Raise as `load` and as `asking.ask_coordinators`.
    """
    found = await require_stuck(act, check_in)
    about = StuckStep(step=found.own.details.plan.step, barrier=None)
    cohort = found.own.details.cohort_id
    sent = await asking.ask_coordinators(
        act, chat=chat, message=message, cohort=cohort, about=about
    )
    storage.save_barrier(act.tx, check_in, OWN_WORDS)
    return sent


async def talk(act: Act, check_in: CheckInId) -> QuestionSent:
    """Open a thread about the step and the barrier; raise as `load` and `asking.ask_about_step`."""
    found = await require_stuck(act, check_in)
    barrier = found.check_in.barrier or UNSAID
    about = StuckStep(step=found.own.details.plan.step, barrier=barrier)
    return await asking.ask_about_step(act, found.own.details.cohort_id, about)


def barrier_of(asked: OwnCheckIn) -> Barrier | None:
    course = asked.own.course
    return next((each for each in course.barriers if each.id == asked.check_in.barrier), None)
