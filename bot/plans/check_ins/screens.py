"""Asks how a step went. Leaders who were held up say why, and get a tip and ways to go on."""

from markupsafe import Markup

from bot.community.screens import community_button
from bot.locale import Texts
from bot.plans.buttons import (
    AnswerCheckIn,
    AskBarrier,
    NameBarrier,
    NewPlan,
    OpenCheckIn,
    OpenPlan,
    TalkAboutStep,
    WriteBarrier,
)
from bot.plans.check_ins.service import CheckInAnswered, OwnCheckIn, barrier_of
from bot.plans.domain import UNSAID, CheckInId, Plan, PlanProgress
from bot.plans.screens import new_day_button, sentence
from bot.questions.asking.screens import question_sent
from bot.questions.asking.service import QuestionSent
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, in_rows, paragraphs, tap
from bot.telegram.kit.ways import to_home

_KEY = {PlanProgress.DONE: "check_ins.done", PlanProgress.PARTLY: "check_ins.partly"}


def push(plan: Plan, check_in: CheckInId, texts: Texts) -> Screen:
    """Ask in neutral words: the step itself is shown after a tap."""
    return Screen(
        text=texts("check_ins.push", day=texts.day(plan.planned_at, plan.zone)),
        buttons=[
            _progress(check_in, texts),
            [tap(texts.label("check_ins.show"), OpenCheckIn(check_in))],
        ],
    )


def opened(found: OwnCheckIn, texts: Texts) -> Screen:
    """Show the step and ask how it went; show the answer if there is one or the plan is over."""
    plan = found.own.details.plan
    if found.check_in.answer is not None or not plan.is_open:
        return _answered_before(found, texts)
    return Screen(
        text=paragraphs(
            texts("plans.title"), sentence(plan, found.own.course, texts), texts("check_ins.how")
        ),
        buttons=[
            _progress(found.check_in.id, texts),
            [tap(texts.label("check_ins.step"), OpenPlan(plan.id)), to_home(texts)],
        ],
    )


def answered(outcome: CheckInAnswered, texts: Texts) -> Screen:
    """Thank for the answer, or show the one that was given before; after "not yet" ask why."""
    found = outcome.asked
    progress, plan = found.check_in.answer, found.own.details.plan
    course = found.own.course
    if not outcome.is_new:
        return _answered_before(found, texts)
    if progress is PlanProgress.NOT_YET:
        return barriers(found, texts)
    step = tap(texts.label("check_ins.step"), OpenPlan(plan.id))
    if progress is PlanProgress.PARTLY:
        talk = tap(texts.label("check_ins.talk"), TalkAboutStep(found.check_in.id))
        ways: list[ButtonRow] = [[new_day_button(plan, texts), step], [talk]]
    else:
        ways = [
            [tap(texts.label("plans.another"), NewPlan())],
            community_button(course, texts),
            [step],
        ]
    again = plan.next_check_at
    return Screen(
        text=paragraphs(
            texts("plans.title"),
            texts(_KEY[progress or PlanProgress.DONE]),
            None if again is None else texts("plans.asks_on", day=texts.day(again, plan.zone)),
        ),
        buttons=[*ways, _next(found, texts), [to_home(texts)]],
    )


def barriers(found: OwnCheckIn, texts: Texts) -> Screen:
    check_in = found.check_in.id
    listed = [
        tap(each.label.in_(texts.language), NameBarrier(check_in, each.id))
        for each in found.own.course.barriers
    ]
    return Screen(
        text=paragraphs(texts("plans.title"), texts("check_ins.not_yet"), texts("check_ins.what")),
        buttons=[
            *in_rows(listed, 2),
            [tap(texts.label("check_ins.own_words"), WriteBarrier(check_in))],
            [tap(texts.label("check_ins.rather_not"), NameBarrier(check_in, UNSAID))],
            [to_home(texts)],
        ],
    )


def tip(found: OwnCheckIn, texts: Texts) -> Screen:
    """Show a tip against the barrier, and offer a new day or a talk."""
    barrier, plan = barrier_of(found), found.own.details.plan
    said = None if barrier is None or barrier.tip is None else barrier.tip.in_(texts.language)
    return Screen(
        text=paragraphs(
            texts("plans.title"),
            texts("check_ins.noted") if said is None else said,
            texts("check_ins.what_next"),
        ),
        buttons=[
            [new_day_button(plan, texts)],
            [tap(texts.label("check_ins.talk"), TalkAboutStep(found.check_in.id))],
            [tap(texts.label("check_ins.step"), OpenPlan(plan.id)), to_home(texts)],
            _next(found, texts),
        ],
    )


def write_barrier(
    found: OwnCheckIn, names: Markup, soon: Markup, care: Markup | None, texts: Texts
) -> Screen:
    """Ask to write what stood in the way.

    `names` get it, `soon` tells when they answer, and `care` is the course's own text.
    """
    back = tap(texts.label("plans.back"), AskBarrier(found.check_in.id))
    return Screen(
        text=paragraphs(
            texts("plans.title"), texts("check_ins.write", names=names, within=soon), care
        ),
        buttons=[[back]],
    )


def sent(outcome: QuestionSent, found: OwnCheckIn, texts: Texts, *, zone: str) -> Screen:
    """Say that the coordinators get the question; meanwhile the leader may choose a new day."""
    shown = question_sent(outcome, texts, zone=zone)
    day = new_day_button(found.own.details.plan, texts)
    return Screen(text=shown.text, buttons=[[day], *shown.buttons])


def _answered_before(found: OwnCheckIn, texts: Texts) -> Screen:
    plan, check_in = found.own.details.plan, found.check_in
    if check_in.answer is None:
        said = texts("check_ins.over")
    else:
        day = texts.day(check_in.answered_at or check_in.asked_at, plan.zone)
        said = texts(
            "check_ins.before", said=texts(f"plans.check_in.said_{check_in.answer}"), day=day
        )
    return Screen(
        text=paragraphs(texts("plans.title"), said),
        buttons=[
            *_when_stuck(found, texts),
            [tap(texts.label("check_ins.step"), OpenPlan(plan.id))],
            _next(found, texts),
            [to_home(texts)],
        ],
    )


def _when_stuck(found: OwnCheckIn, texts: Texts) -> list[ButtonRow]:
    """Return the buttons after "not yet" for a leader who left before choosing one."""
    plan, check_in = found.own.details.plan, found.check_in
    if not plan.is_open or check_in.answer not in {PlanProgress.PARTLY, PlanProgress.NOT_YET}:
        return []
    ask = tap(texts.label("check_ins.what"), AskBarrier(check_in.id))
    day = new_day_button(plan, texts)
    return [[day], [ask]] if check_in.barrier is None else [[day]]


def _progress(check_in: CheckInId, texts: Texts) -> list[ScreenButton]:
    return [
        tap(texts.label(f"check_ins.{each}_label"), AnswerCheckIn(check_in, str(each)))
        for each in PlanProgress
    ]


def _next(found: OwnCheckIn, texts: Texts) -> ButtonRow:
    if not found.others:
        return []
    return [tap(texts.label("check_ins.next"), OpenCheckIn(found.others[0].id))]
