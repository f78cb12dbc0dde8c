"""Handlers of joining, Home, settings, one's own data, and the coordinators' list of people."""

from bot.tg.handlers.people import (
    desk,
    groups,
    home,
    invites,
    joining,
    mydata,
    person,
    roster,
    settings,
    start,
)
from bot.tg.handlers.router import Routes

routes = Routes().merge(
    start.routes,
    joining.routes,
    home.routes,
    settings.routes,
    desk.routes,
    invites.routes,
    mydata.routes,
    person.routes,
    roster.routes,
    groups.routes,
)
