"""Handlers of lessons, quizzes, practice, stories and cases, and offers to learn."""

from bot.learning.attempts.domain import WarmUpOver
from bot.learning.certificate import handlers as certificate
from bot.learning.certificate.domain import NotCompleted, UnknownCode
from bot.learning.discussion import handlers as discussion
from bot.learning.discussion.domain import NoGroup, NotOfThisCourse, VoteClosed
from bot.learning.discussion_posts import notices as discussion_posts_notices
from bot.learning.discussion_start import handlers as discussion_start
from bot.learning.handbook import handlers as handbook
from bot.learning.media import handlers as media
from bot.learning.offers import handlers as offers
from bot.learning.offers import notices as offers_notices
from bot.learning.practice import handlers as practice
from bot.learning.preview import handlers as preview
from bot.learning.quiz import handlers as quiz
from bot.learning.recap import handlers as recap
from bot.learning.results import handlers as results
from bot.learning.review import handlers as review
from bot.learning.sign_off import handlers as sign_off
from bot.learning.sign_off.service import SignedInThePack
from bot.learning.story import handlers as story
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.refusals import RefusalWords
from bot.telegram.outgoing.kinds import Notices

routes = Routes().merge(
    certificate.routes,
    discussion.routes,
    discussion_start.routes,
    handbook.routes,
    media.routes,
    offers.routes,
    practice.routes,
    preview.routes,
    quiz.routes,
    recap.routes,
    results.routes,
    review.routes,
    sign_off.routes,
    story.routes,
)


notices = Notices().merge(
    discussion_posts_notices.notices,
    offers_notices.notices,
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
