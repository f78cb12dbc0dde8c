"""Handlers of announcements."""

from bot.tg.handlers.announcements import audience, checking, composing, receiving, sending
from bot.tg.handlers.router import Routes

routes = Routes().merge(
    composing.routes, checking.routes, audience.routes, sending.routes, receiving.routes
)
