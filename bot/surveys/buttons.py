"""Buttons of surveys. None of them carries an answer that was given before."""

from bot.surveys.domain import RoundId
from bot.telegram.kit.button import Button, CohortButton


class RoundButton(Button):
    """The base of buttons about a survey that was opened in a cohort."""

    round: RoundId


class OpenSurvey(RoundButton, prefix="s1"):
    """The introduction of this survey, or the question at which somebody stopped."""


class GoOnSurvey(RoundButton, prefix="s2"):
    """Show the next question."""


class AnswerSurvey(RoundButton, prefix="s3"):
    """Answer the question with this number (from 0); an empty answer leaves it out."""

    number: int
    answer: str


class OpenSurveys(CohortButton, prefix="s4"):
    """The surveys of a cohort, for its coordinators."""


class OpenSurveyResults(RoundButton, prefix="s5"):
    """The results of a survey."""


class OpenWritten(RoundButton, prefix="s6"):
    """What people wrote in a survey."""

    page: int


class SurveysFile(CohortButton, prefix="s7"):
    """The results of all surveys of a cohort as a file."""
