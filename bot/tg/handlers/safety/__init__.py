"""Handlers of safety."""

from bot.tg.handlers.router import Routes
from bot.tg.handlers.safety import unasked

routes = Routes().merge(unasked.routes)
