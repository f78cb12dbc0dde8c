"""The sum of all kinds that the outbox may hold."""

from bot.tg.rendering import delivery, learning, people, sessions
from bot.tg.rendering.kinds import Renders

renders = Renders().merge(delivery.renders, learning.renders, people.renders, sessions.renders)
