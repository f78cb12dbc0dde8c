"""Shows somebody their own figures beside those of the group; with a PIN only after it."""

from bot.peers.buttons import OpenComparison
from bot.peers.comparison import screens, service
from bot.telegram.incoming.router import Routes

routes = Routes("peers")

routes.shows(OpenComparison, service.open_comparison, screens.comparison, private=True)
