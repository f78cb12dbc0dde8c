"""Handlers of live meetings."""

from bot.domain.sessions.session import SessionBegan
from bot.tg.handlers.router import Routes
from bot.tg.handlers.sessions import afterwards, changes, desk, drafts, meetings, quiet_days
from bot.tg.screens.refusals import RefusalWords

routes = Routes().merge(
    meetings.routes,
    afterwards.routes,
    desk.routes,
    drafts.routes,
    changes.routes,
    quiet_days.routes,
)

refusals: RefusalWords = {
    SessionBegan: "refusal.session_began",
}
