"""Handlers: a few lines each, from an update to a use case and its screen.

One module for each matter; each has its `routes`, and this is their sum.
"""

from bot.tg.handlers import (
    announcements,
    followup,
    learning,
    people,
    questions,
    safety,
    sessions,
)
from bot.tg.handlers.router import Routes
from bot.tg.screens.refusals import WORDS, RefusalWords

routes = Routes().merge(
    announcements.routes,
    followup.routes,
    learning.routes,
    people.routes,
    questions.routes,
    safety.routes,
    sessions.routes,
)

refusals: RefusalWords = {
    **WORDS,
    **announcements.refusals,
    **followup.refusals,
    **learning.refusals,
    **people.refusals,
    **questions.refusals,
    **sessions.refusals,
}
