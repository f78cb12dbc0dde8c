"""The sum of all kinds that the outbox may hold."""

from bot.tg.rendering import (
    announcements,
    briefings,
    delivery,
    discussion,
    followup,
    learning,
    people,
    questions,
    sessions,
)
from bot.tg.rendering.kinds import Renders

renders = Renders().merge(
    announcements.renders,
    briefings.renders,
    delivery.renders,
    discussion.renders,
    followup.renders,
    learning.renders,
    people.renders,
    questions.renders,
    sessions.renders,
)
