"""How all screens of plans write the sentence, the state and the day of a plan, and its files."""

from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from bot.catalog.course import Course
from bot.documents.lettering import can_draw
from bot.learning.buttons import CloseFile
from bot.locale import Texts
from bot.plans.buttons import AskDay, OpenStrategy, SendPlan
from bot.plans.domain import Plan, PlanId, PlanState
from bot.plans.own_steps.domain import is_own
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, tap

PNG, PDF = "png", "pdf"
"""The forms of the file of a plan."""


def step_of(course: Course, step: str, texts: Texts, own_words: str | None = None) -> str:
    """Return the words of a step, or say that the course does not have it any more.

    `own_words` are those of a step that its leader wrote; they are deleted with the leader's data.
    """
    if is_own(step):
        return own_words or texts.label("plans.own_step_gone")
    found = next((each for each in course.plan_steps if each.id == step), None)
    return texts.label("plans.step_gone") if found is None else found.text.in_(texts.language)


def place_in_sentence(course: Course, place: str, texts: Texts) -> str:
    """Return a place as the sentence names it; empty if the course does not have it any more."""
    found = next((each for each in course.places if each.id == place), None)
    return "" if found is None else found.text.in_(texts.language)


def sentence(plan: Plan, course: Course, texts: Texts) -> Markup:
    """Return a plan as a sentence: "If it is Tue 6 June, 10:00, at our office, then I will ..."."""
    return sentence_of(
        texts,
        day=plan.day,
        time=texts.clock(plan.planned_at, plan.zone),
        place=place_in_sentence(course, plan.place, texts),
        step=step_of(course, plan.step, texts, plan.own_words),
    )


def sentence_of(texts: Texts, *, day: date, time: str, place: str, step: str) -> Markup:
    return texts("plans.sentence", day=texts.day(day), time=time, place=place, step=step)


def plan_line(plan: Plan, course: Course, texts: Texts) -> Markup:
    """Return a plan in one line of a list, with its state."""
    step = step_of(course, plan.step, texts, plan.own_words)
    if plan.state is PlanState.OPEN:
        when = texts.day(plan.planned_at, plan.zone)
        return texts(
            "plans.line", day=when, time=texts.clock(plan.planned_at, plan.zone), step=step
        )
    ended = texts.day(plan.ended_at or plan.planned_at, plan.zone)
    return texts(f"plans.line_{plan.state}", day=ended, step=step)


def strategy_button(course: Course, texts: Texts) -> ButtonRow:
    """Return the button to the strategy, if the course has one."""
    return [tap(texts.label("plans.strategy_label"), OpenStrategy())] if course.strategy else []


def new_day_button(plan: Plan, texts: Texts, label: str = "plans.new_day") -> ScreenButton:
    return tap(texts.label(label), AskDay(plan.id, plan.revision, plan.step))


def next_question(plan: Plan, texts: Texts) -> Markup | None:
    """Say on which day the next check-in comes; None if none follows."""
    if plan.next_check_at is None:
        return None
    return texts("plans.asks_on", day=texts.day(plan.next_check_at, plan.zone))


def file_buttons(plan: PlanId, course: Course, texts: Texts) -> ButtonRow:
    language = file_language(course, texts)
    if not can_draw(language):
        return []
    return [
        tap(texts.label("plans.as_picture"), SendPlan(plan, language, PNG)),
        tap(texts.label("plans.as_page"), SendPlan(plan, language, PDF)),
    ]


def file_language(course: Course, texts: Texts) -> str:
    """Return the language of a file: the reader's, or the first one of the course that has one."""
    drawn = [each for each in course.languages if can_draw(each)]
    spoken = drawn or list(course.languages)
    return texts.language if texts.language in spoken else spoken[0]


def file_caption(
    course: Course, language: str, to: Callable[[str], Button], texts: Texts
) -> Screen:
    """Return the neutral caption of a file, and buttons to it in the course's other languages."""
    others = [
        tap(texts.label("plans.page_in", language=texts.language_name(each)), to(each))
        for each in course.languages
        if each != language and can_draw(each)
    ]
    close = tap(texts.label("common.close"), CloseFile())
    return Screen(text=texts("common.name"), buttons=[[*others, close]])
