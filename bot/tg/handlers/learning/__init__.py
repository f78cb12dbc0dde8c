"""Handlers of lessons, quizzes, and offers to learn."""

from bot.tg.handlers.learning import handbook, offers, quiz, recap
from bot.tg.handlers.router import Routes

routes = Routes().merge(recap.routes, quiz.routes, offers.routes, handbook.routes)
