"""Registers surveys: opening them, answering them, and their results."""

from bot.surveys import storage
from bot.surveys.answering import handlers as answering
from bot.surveys.domain import NoSurveysHere
from bot.surveys.opening import notices as opening_notices
from bot.surveys.opening.service import SurveyRounds
from bot.surveys.results import handlers as results
from bot.surveys.results import screens as results_screens
from bot.telegram.registration import Area, Feature
from bot.telegram.slots import ScreenSlot, Slots

AREA = Area(
    name="surveys",
    shared=("box", "calendar", "counting"),
    features=(
        Feature(
            notices=opening_notices.notices,
            sources=lambda courses: [SurveyRounds(courses)],
        ),
        Feature(routes=answering.routes),
        Feature(
            routes=results.routes,
            slots=Slots(desk_more=(ScreenSlot(row=3, buttons=results_screens.desk_more_row),)),
        ),
        Feature(  # what all features share
            refusals={NoSurveysHere: "surveys.refusal_no_surveys_here"}, tables=storage.TABLES
        ),
    ),
)
