"""Handles the list of a cohort's plans, for coordinators."""

from bot.plans.buttons import OpenCohortPlans
from bot.plans.organization import screens, service
from bot.telegram.incoming.router import Routes

routes = Routes("plans", staff=True)

routes.shows(OpenCohortPlans, service.load, screens.plans, ends_dialog=True)
