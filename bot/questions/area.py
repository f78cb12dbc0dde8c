"""Participants ask questions, coordinators are notified and answer."""

from bot.questions import storage
from bot.questions.answer_times import handlers as answer_times
from bot.questions.answer_times import notices as answer_times_notices
from bot.questions.answer_times import screens as answer_times_screens
from bot.questions.answering import handlers as answering
from bot.questions.answering import notices as answering_notices
from bot.questions.asking import handlers as asking
from bot.questions.contacting import handlers as contacting
from bot.questions.contacting import notices as contacting_notices
from bot.questions.domain import AskerGone, NobodyToAsk, NotAnAnswer, TakenBack, TooManyQuestions
from bot.questions.editing import handlers as editing
from bot.questions.editing import notices as editing_notices
from bot.questions.feedback import handlers as feedback
from bot.questions.joined_lines.service import RecentLines
from bot.questions.ringing import notices as ringing_notices
from bot.questions.ringing import storage as ringing_storage
from bot.questions.ringing.service import QuestionRings
from bot.telegram.registration import Area, Feature
from bot.telegram.slots import ScreenSlot, Slots

AREA = Area(
    name="questions",
    shared=("offering",),
    features=(
        Feature(
            routes=answer_times.routes,
            slots=Slots(settings=(ScreenSlot(row=1, buttons=answer_times_screens.settings_row),)),
            notices=answer_times_notices.notices,
        ),
        Feature(
            routes=answering.routes,
            notices=answering_notices.notices,
            refusals={
                AskerGone: "questions.refusal_asker_gone",
                TakenBack: "questions.refusal_taken_back",
                NotAnAnswer: "questions.refusal_not_an_answer",
            },
        ),
        Feature(
            routes=asking.routes,
            refusals={
                NobodyToAsk: "questions.refusal_nobody_to_ask",
                TooManyQuestions: "questions.refusal_too_many_questions",
            },
        ),
        Feature(routes=contacting.routes, notices=contacting_notices.notices),
        Feature(parts=lambda _courses: [RecentLines()]),
        Feature(routes=editing.routes, notices=editing_notices.notices),
        Feature(routes=feedback.routes),
        Feature(
            notices=ringing_notices.notices,
            sources=lambda _courses: [QuestionRings()],
            tables=ringing_storage.TABLES,
        ),
        Feature(tables=storage.TABLES),  # of all features
    ),
)
