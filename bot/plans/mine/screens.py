"""Shows the plans of a leader, one of them, and what can be done with it."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.catalog.course import Course
from bot.locale import Texts
from bot.plans.buttons import (
    AskDrop,
    ChangePlace,
    ChangePlan,
    ChangeStep,
    DropPlan,
    FinishPlan,
    NewPlan,
    OpenLeft,
    OpenPlan,
    ReopenPlan,
    TakeOver,
)
from bot.plans.domain import CheckIn, DropReason, Plan, PlanDetails, PlanState
from bot.plans.mine.service import MyPlans, PlanCard
from bot.plans.screens import (
    file_buttons,
    new_day_button,
    next_question,
    plan_line,
    sentence,
    strategy_button,
)
from bot.plans.service import OwnPlan
from bot.telegram.kit.screen import ButtonRow, Screen, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import in_even_rows, plan_button, to_home

SHOWN = 12
"""The most plans in a list: open ones first."""


def mine(found: MyPlans, texts: Texts) -> Screen:
    """List my plans with a button for each, and say how many colleagues left."""
    shown = found.plans[:SHOWN]
    buttons = [tap(str(n), OpenPlan(each.plan.id)) for n, each in enumerate(shown, 1)]
    new = [tap(texts.label("plans.another"), NewPlan())] if found.may_make_more else []
    return Screen(
        text=paragraphs(
            texts("plans.title"),
            _listed(shown, found.course, texts),
            texts.count("mine.left", len(found.left)) if found.left else None,
        ),
        buttons=[
            *in_even_rows(buttons),
            new,
            [tap(texts.label("mine.see_left"), OpenLeft())] if found.left else [],
            strategy_button(found.course, texts),
            [to_home(texts)],
        ],
    )


def left(found: MyPlans, texts: Texts) -> Screen:
    """List the open steps that colleagues of my organization left."""
    shown = found.left[:SHOWN]
    buttons = [
        tap(texts.label("mine.take_over", n=n), TakeOver(each.plan.id))
        for n, each in enumerate(shown, 1)
    ]
    said = texts("mine.left_head", organization=found.organization or "–")
    return Screen(
        text=paragraphs(
            texts("plans.title"),
            said,
            _listed(shown, found.course, texts) or texts("mine.none_left"),
        ),
        buttons=[*(in_rows(buttons, 2) if found.may_make_more else []), [plan_button(texts)]],
    )


def card(found: PlanCard, texts: Texts) -> Screen:
    """Show one plan, how it went so far, and what can be done with it."""
    plan, course = found.own.details.plan, found.own.course
    answered = [_answered(each, course, plan, texts) for each in found.check_ins if each.answer]
    return Screen(
        text=paragraphs(
            texts("plans.title"),
            sentence(plan, course, texts),
            lines(_state(plan, texts), *answered),
            next_question(plan, texts),
        ),
        buttons=[
            *(_open_buttons(plan, texts) if plan.is_open else _ended_buttons(plan, texts)),
            file_buttons(plan.id, course, texts),
            [plan_button(texts), to_home(texts)],
        ],
    )


def changes(found: OwnPlan, texts: Texts) -> Screen:
    plan, course = found.details.plan, found.course
    return Screen(
        text=paragraphs(
            texts("plans.title"), sentence(plan, course, texts), texts("mine.what_to_change")
        ),
        buttons=[
            [tap(texts.label("mine.change_step"), ChangeStep(plan.id))],
            [new_day_button(plan, texts, "mine.change_day")],
            [tap(texts.label("mine.change_place"), ChangePlace(plan.id))],
            [tap(texts.label("plans.back"), OpenPlan(plan.id))],
        ],
    )


def why_drop(found: OwnPlan, texts: Texts) -> Screen:
    plan, course = found.details.plan, found.course
    reasons = [
        [tap(texts.label(f"plans.drop_{reason}"), DropPlan(plan.id, str(reason)))]
        for reason in DropReason
    ]
    return Screen(
        text=paragraphs(
            texts("plans.title"), sentence(plan, course, texts), texts("mine.why_drop")
        ),
        buttons=[*reasons, [tap(texts.label("plans.leave_it"), OpenPlan(plan.id))]],
    )


def _listed(shown: Sequence[PlanDetails], course: Course, texts: Texts) -> Markup:
    return lines(
        *(
            texts("plans.numbered", n=n, step=plan_line(each.plan, course, texts))
            for n, each in enumerate(shown, 1)
        )
    )


def _open_buttons(plan: Plan, texts: Texts) -> list[ButtonRow]:
    return [
        [tap(texts.label("mine.finish"), FinishPlan(plan.id)), new_day_button(plan, texts)],
        [
            tap(texts.label("mine.change"), ChangePlan(plan.id)),
            tap(texts.label("mine.drop"), AskDrop(plan.id)),
        ],
    ]


def _ended_buttons(plan: Plan, texts: Texts) -> list[ButtonRow]:
    return [
        [tap(texts.label("plans.another"), NewPlan())],
        [tap(texts.label("mine.reopen"), ReopenPlan(plan.id))],
    ]


def _state(plan: Plan, texts: Texts) -> Markup | None:
    if plan.ended_at is None:
        return None
    day = texts.day(plan.ended_at, plan.zone)
    if plan.state is PlanState.DONE:
        return texts("mine.done_on", day=day)
    why = texts.label(f"plans.drop_{plan.reason}") if plan.reason else "–"
    return texts("mine.dropped_on", day=day, why=why)


def _answered(check_in: CheckIn, course: Course, plan: Plan, texts: Texts) -> Markup:
    day = texts.day(check_in.answered_at or check_in.asked_at, plan.zone)
    said = texts(f"plans.check_in.said_{check_in.answer}")
    barrier = next((each for each in course.barriers if each.id == check_in.barrier), None)
    if barrier is None:
        return texts("mine.answered", day=day, said=said)
    label = barrier.label.in_(texts.language)
    return texts("mine.answered_why", day=day, said=said, why=label)
