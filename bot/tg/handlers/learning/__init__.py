"""Handlers of lessons, quizzes, practice, and offers to learn."""

from bot.tg.handlers.learning import handbook, offers, practice, preview, quiz, recap, review
from bot.tg.handlers.router import Routes

routes = Routes().merge(
    recap.routes,
    quiz.routes,
    offers.routes,
    practice.routes,
    handbook.routes,
    review.routes,
    preview.routes,
)
