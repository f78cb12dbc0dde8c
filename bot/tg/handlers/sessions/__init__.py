"""Handlers of live meetings."""

from bot.tg.handlers.router import Routes
from bot.tg.handlers.sessions import afterwards, changes, desk, drafts, meetings, quiet_days

routes = Routes().merge(
    meetings.routes,
    afterwards.routes,
    desk.routes,
    drafts.routes,
    changes.routes,
    quiet_days.routes,
)
