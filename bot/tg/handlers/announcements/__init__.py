"""Handlers of announcements."""

from bot.tg.handlers.announcements import (
    audience,
    checking,
    composing,
    lists,
    receiving,
    sending,
    typos,
    when,
)
from bot.tg.handlers.router import Routes

routes = Routes().merge(
    composing.routes,
    lists.routes,
    checking.routes,
    audience.routes,
    when.routes,
    sending.routes,
    typos.routes,
    receiving.routes,
)
