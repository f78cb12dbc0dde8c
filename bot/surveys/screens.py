"""Buttons to surveys on screens of other areas, and the answers of a question in words."""

from bot.catalog.course import SurveyQuestion, SurveyQuestionKind
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.surveys.buttons import OpenSurvey, OpenSurveys
from bot.surveys.domain import RoundId, SurveyFigures
from bot.telegram.kit.screen import ScreenButton, tap


def surveys_button(cohort: CohortId, texts: Texts) -> ScreenButton:
    return tap(texts.label("surveys.label"), OpenSurveys(cohort))


def survey_button(round_: RoundId, texts: Texts) -> ScreenButton:
    return tap(texts.label("surveys.home"), OpenSurvey(round_))


def answer_names(
    question: SurveyQuestion, figures: SurveyFigures, texts: Texts
) -> list[tuple[str, int | None]]:
    """Return each answer in words and how many gave it, or None where this is withheld.

    A scale names its scores, and an answer that the course lost its id.
    """
    known = {each.id: each.label.in_(texts.language) for each in question.answers}
    return [(known.get(each, each), people) for each, people in figures.counts.items()]


def most_said(question: SurveyQuestion, figures: SurveyFigures, texts: Texts) -> str:
    """Return the answers that most people gave in words: "4 or 5", or the label of one answer."""
    if question.kind is SurveyQuestionKind.SCALE:
        low, high = figures.most
        return texts.label("surveys.either", low=low, high=high)
    [most] = figures.most
    known = {each.id: each.label.in_(texts.language) for each in question.answers}
    return known.get(most, most)
