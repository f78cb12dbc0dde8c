"""Handlers of the coordinators' day."""

from bot.services.followup.team import LastCoordinator
from bot.tg.handlers.followup import contacts, reports, team, today, trial
from bot.tg.handlers.router import Routes
from bot.tg.screens.refusals import RefusalWords

routes = Routes().merge(today.routes, contacts.routes, reports.routes, team.routes, trial.routes)

refusals: RefusalWords = {
    LastCoordinator: "refusal.last_coordinator",
}
