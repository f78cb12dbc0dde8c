"""Asks a leader which module should come next, and saves the answer."""

from bot.learning.buttons import ChooseModule, OpenNextModule
from bot.learning.next_module import screens, service
from bot.telegram.incoming.router import Routes

routes = Routes("learning")

routes.shows(OpenNextModule, service.open_question, screens.question)
routes.shows(ChooseModule, service.choose, screens.thanks)
