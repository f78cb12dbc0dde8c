"""The sum of all kinds that the outbox may hold."""

from bot.tg.rendering import learning
from bot.tg.rendering.kinds import Renders

renders = Renders().merge(learning.renders)
