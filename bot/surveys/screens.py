"""Buttons to surveys on screens of other areas."""

from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.surveys.buttons import OpenSurvey, OpenSurveys
from bot.surveys.domain import RoundId
from bot.telegram.kit.screen import ScreenButton, tap


def surveys_button(cohort: CohortId, texts: Texts) -> ScreenButton:
    return tap(texts.label("surveys.label"), OpenSurveys(cohort))


def survey_button(round_: RoundId, texts: Texts) -> ScreenButton:
    return tap(texts.label("surveys.home"), OpenSurvey(round_))
