"""Handles the list of a cohort's plans, for coordinators."""

from bot.plans.buttons import OpenCohortPlans
from bot.plans.organization import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("plans", staff=True)


@routes.tap(OpenCohortPlans, ends_dialog=True)
async def open_cohort_plans(turn: Turn, button: OpenCohortPlans) -> None:
    turn.show(screens.plans(await service.load(turn.act, button.cohort, button.page), turn.texts))
