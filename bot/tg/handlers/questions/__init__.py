"""Handlers of questions."""

from bot.tg.handlers.questions import answers, asking, desk, stray
from bot.tg.handlers.router import Routes

routes = Routes().merge(answers.routes, asking.routes, desk.routes, stray.routes)
