"""Opens the table of what waits for a person."""

from bot.learning.review import service
from bot.learning.review.buttons import OpenWaitingTexts
from bot.learning.waiting import screens
from bot.telegram.incoming.router import Routes

routes = Routes("learning", staff=True)

routes.shows(OpenWaitingTexts, service.load_review, screens.table)
