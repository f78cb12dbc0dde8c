"""Handlers of lessons, quizzes, practice, stories and cases, and offers to learn."""

from bot.tg.handlers.learning import (
    certificate,
    discussion,
    handbook,
    media,
    offers,
    practice,
    preview,
    quiz,
    recap,
    results,
    review,
    story,
)
from bot.tg.handlers.router import Routes

routes = Routes().merge(
    recap.routes,
    quiz.routes,
    offers.routes,
    practice.routes,
    handbook.routes,
    media.routes,
    review.routes,
    preview.routes,
    story.routes,
    discussion.routes,
    results.routes,
    certificate.routes,
)
