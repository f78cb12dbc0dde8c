"""Handlers of questions."""

from bot.questions.answering import handlers as answering
from bot.questions.asking import handlers as asking
from bot.questions.domain import AskerGone, NobodyToAsk, NotAnAnswer, TakenBack, TooManyQuestions
from bot.questions.opening import handlers as opening
from bot.questions.opening import notices as opening_notices
from bot.questions.ringing import notices as ringing_notices
from bot.questions.stray import handlers as stray
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.refusals import RefusalWords
from bot.telegram.outgoing.kinds import Notices

routes = Routes().merge(
    answering.routes,
    asking.routes,
    opening.routes,
    stray.routes,
)


notices = Notices().merge(
    opening_notices.notices,
    ringing_notices.notices,
)
refusals: RefusalWords = {
    NobodyToAsk: "refusal.nobody_to_ask",
    TooManyQuestions: "refusal.too_many_questions",
    AskerGone: "refusal.asker_gone",
    TakenBack: "refusal.taken_back",
    NotAnAnswer: "refusal.not_an_answer",
}
