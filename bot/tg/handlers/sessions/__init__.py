"""Handlers of live meetings."""

from bot.tg.handlers.router import Routes
from bot.tg.handlers.sessions import afterwards, changes, desk, drafts, meetings

routes = Routes().merge(
    meetings.routes, afterwards.routes, desk.routes, drafts.routes, changes.routes
)
