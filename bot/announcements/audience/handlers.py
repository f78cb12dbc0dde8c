"""Coordinators see and choose the audience of an announcement."""

from bot.announcements.audience import screens, service
from bot.announcements.audience.buttons import (
    ChooseEverybody,
    OpenWho,
    TickShortcut,
    ToggleCohort,
)
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)


routes.shows(OpenWho, service.load_chosen, screens.who)
routes.shows(ChooseEverybody, service.choose_everybody, screens.who)
routes.shows(TickShortcut, service.tick_shortcut, screens.who)
routes.shows(ToggleCohort, service.toggle_cohort, screens.who)
