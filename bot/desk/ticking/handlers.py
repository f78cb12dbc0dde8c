"""Coordinators tick people to contact, and note something for all of them."""

from bot.desk.buttons import (
    AskPeace,
    LeaveInPeace,
    SpokenToMany,
    TickContact,
    TickContacts,
    TickPage,
)
from bot.desk.ticking import screens, service
from bot.telegram.incoming.router import Routes

routes = Routes("desk", staff=True)
routes.shows(TickContacts, service.open_page, screens.ticks)
routes.shows(TickContact, service.tick, screens.ticks)
routes.shows(TickPage, service.tick_page, screens.ticks)
routes.shows(AskPeace, service.open_ticked, screens.ask_peace)
routes.shows(SpokenToMany, service.talked, screens.noted)
routes.shows(LeaveInPeace, service.leave_in_peace, screens.noted)
