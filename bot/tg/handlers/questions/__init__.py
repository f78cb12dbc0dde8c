"""Handlers of questions."""

from bot.domain.questions.question import (
    AskerGone,
    NobodyToAsk,
    NotAnAnswer,
    TakenBack,
    TooManyQuestions,
)
from bot.tg.handlers.questions import answers, asking, desk, stray
from bot.tg.handlers.router import Routes
from bot.tg.screens.refusals import RefusalWords

routes = Routes().merge(answers.routes, asking.routes, desk.routes, stray.routes)

refusals: RefusalWords = {
    NobodyToAsk: "refusal.nobody_to_ask",
    TooManyQuestions: "refusal.too_many_questions",
    AskerGone: "refusal.asker_gone",
    TakenBack: "refusal.taken_back",
    NotAnAnswer: "refusal.not_an_answer",
}
