"""Handlers of lessons, quizzes, practice, stories and cases, and offers to learn."""

from bot.domain.learning.certificate import UnknownCode
from bot.domain.learning.completion import NotCompleted
from bot.domain.learning.discussion import NoGroup, NotOfThisCourse, VoteClosed
from bot.domain.learning.quiz import WarmUpOver
from bot.services.learning.review import SignedInThePack
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
from bot.tg.screens.refusals import RefusalWords

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

refusals: RefusalWords = {
    WarmUpOver: "refusal.warm_up_over",
    VoteClosed: "discussion.vote_closed",
    NotOfThisCourse: "discussion.not_of_course",
    NoGroup: "discussion.no_group",
    NotCompleted: "refusal.not_completed",
    UnknownCode: "refusal.unknown_code",
    SignedInThePack: "refusal.signed_in_pack",
}
