"""Handlers of joining, Home, settings, one's own data, and the coordinators' list of people."""

from bot.domain.people.changing import (
    AlreadyThere,
    HoldsOffice,
    OutOfReach,
    RemindedAlready,
    TooLateToUndo,
)
from bot.domain.people.invites import DeadLink
from bot.domain.people.names import NoName
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
from bot.tg.screens.refusals import RefusalWords

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

refusals: RefusalWords = {
    DeadLink: "refusal.dead_link",
    NoName: "refusal.no_name",
    AlreadyThere: "refusal.already_there",
    HoldsOffice: "refusal.holds_office",
    OutOfReach: "refusal.out_of_reach",
    TooLateToUndo: "refusal.too_late_to_undo",
    RemindedAlready: "refusal.reminded",
}
