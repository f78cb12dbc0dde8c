"""Coordinators remind the people who have not answered."""

from bot.sessions.buttons import AskAgain
from bot.sessions.unanswered import screens, service
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)

routes.shows(AskAgain, service.ask_again, screens.asked_again)
