"""Registers surveys: opening them, answering them, and what they found."""

from bot.surveys import storage
from bot.surveys.answering import handlers as answering
from bot.surveys.domain import NoSurveysHere
from bot.surveys.opening import notices as opening_notices
from bot.surveys.opening.service import SurveyRounds
from bot.surveys.results import handlers as results
from bot.telegram.registration import Area, Feature

AREA = Area(
    name="surveys",
    features=(
        Feature(
            notices=opening_notices.notices,
            sources=lambda courses: [SurveyRounds(courses)],
        ),
        Feature(routes=answering.routes),
        Feature(routes=results.routes),
        Feature(  # what all features share
            refusals={NoSurveysHere: "surveys.refusal_no_surveys_here"}, tables=storage.TABLES
        ),
    ),
)
