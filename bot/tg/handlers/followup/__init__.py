"""Handlers of the coordinators' day."""

from bot.tg.handlers.followup import contacts, reports, team, today, trial
from bot.tg.handlers.router import Routes

routes = Routes().merge(today.routes, contacts.routes, reports.routes, team.routes, trial.routes)
