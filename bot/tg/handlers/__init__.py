"""Handlers: a few lines each, from an update to a use case and its screen.

One module for each matter; each has its `routes`, and this is their sum.
"""

from bot.tg.handlers import learning, people, sessions
from bot.tg.handlers.router import Routes

routes = Routes().merge(learning.routes, people.routes, sessions.routes)
