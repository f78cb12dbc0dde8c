"""The plans of a cohort, as coordinators see them: step, day, state; never what was written."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.locale import Texts
from bot.plans.buttons import OpenCohortPlans
from bot.plans.domain import PlanDetails, PlanState
from bot.plans.organization.service import CohortPlans
from bot.plans.screens import plan_line
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_desk
from bot.telegram.slots import CohortView


def plans(found: CohortPlans, texts: Texts) -> Screen:
    """Show a page of plans, each organization with its name above."""
    cohort, counts = found.cohort.id, found.counts
    total = texts(
        "organization.counts",
        open=counts[PlanState.OPEN],
        done=counts[PlanState.DONE],
        dropped=counts[PlanState.DROPPED],
    )
    listed = list(_listed(found, texts))
    return Screen(
        text=paragraphs(
            texts("organization.cohort_title", course=found.cohort.title),
            total if listed else texts("organization.none_yet"),
            *listed,
        ),
        buttons=[
            page_turns(found.page, lambda to: OpenCohortPlans(cohort, to), texts),
            [to_desk(cohort, texts)],
        ],
    )


def desk_more_row(view: CohortView, texts: Texts) -> ButtonRow:
    return [tap(texts.label("organization.of_cohort"), OpenCohortPlans(view.cohort.id, 0))]


def _listed(found: CohortPlans, texts: Texts) -> Iterator[Markup]:
    before: str | None = None
    for n, each in enumerate(found.page.items):
        name = each.organization or "–"
        said = _plan(each, found, texts)
        if n == 0 or name != before:
            yield texts("organization.label", name=name) + Markup("\n") + said
        else:
            yield said
        before = name


def _plan(each: PlanDetails, found: CohortPlans, texts: Texts) -> Markup:
    said = plan_line(each.plan, found.course, texts)
    if each.plan.reason is not None:
        why = texts(f"plans.drop_{each.plan.reason}")
        said = texts("organization.dropped_why", line=said, why=why)
    who = each.leader if each.has_leader else None
    if who is None:
        return texts("organization.without_leader", line=said)
    return texts("organization.with_leader", line=said, name=who)
