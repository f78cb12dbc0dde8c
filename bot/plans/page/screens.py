"""What a printed plan says, and the caption of its file."""

from typing import Any

from bot.locale import Texts
from bot.plans.buttons import SendPlan
from bot.plans.domain import PlanDetails, check_in_at
from bot.plans.screens import PDF, PNG, file_caption, place_in_sentence, step_of
from bot.plans.service import OwnPlan
from bot.telegram.kit.screen import Screen

FORMS = (PNG, PDF)


def file(found: OwnPlan, language: str, form: str, texts: Texts) -> Screen:
    plan = found.details.plan.id
    return file_caption(found.course, language, lambda other: SendPlan(plan, other, form), texts)


def page_data(found: OwnPlan, texts: Texts) -> dict[str, Any]:
    """Return what the page of a plan says: no name, since others may see the paper.

    The days of the check-ins have room to write what helped and what did not.
    """
    details, course = found.details, found.course
    plan = details.plan
    return {
        "language": texts.language,
        "title": texts.label("page.title"),
        "organization": details.organization or "",
        "when_label": texts.label("page.when"),
        "when": texts.label(
            "page.moment",
            day=texts.day(plan.planned_at, plan.zone),
            time=texts.clock(plan.planned_at, plan.zone),
        ),
        "where_label": texts.label("page.where"),
        "where": place_in_sentence(course, plan.place, texts),
        "step_label": texts.label("page.then"),
        "step": step_of(course, plan.step, texts, plan.own_words),
        "checks_label": texts.label("page.checks"),
        "columns": [texts.label(f"page.column_{each}") for each in ("day", "notes")],
        "days": _days(details, course.check_in_days, texts),
        "answers": [texts.label(f"page.{each}") for each in ("done", "partly", "not_yet")],
        "care": texts.label("page.care"),
    }


def _days(details: PlanDetails, stages: tuple[int, ...], texts: Texts) -> list[str]:
    plan = details.plan
    return [
        texts.date(
            check_in_at(plan.planned_at, stage, zone=plan.zone, quiet_days=details.quiet_days),
            plan.zone,
        )
        for stage in stages
    ]
