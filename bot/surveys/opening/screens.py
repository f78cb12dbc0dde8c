"""Asks people to take part in a survey."""

from bot.catalog.course import Survey
from bot.locale import Texts
from bot.surveys.buttons import OpenSurvey
from bot.surveys.domain import Round
from bot.telegram.kit.screen import Screen, tap


def push(found: Round, survey: Survey, texts: Texts, *, again: bool) -> Screen:
    """Ask in the neutral words of the course; `again`: for the second time."""
    line = survey.line.in_(texts.language)
    text = texts("opening.again", line=line) if again else texts("opening.push", line=line)
    return Screen(text=text, buttons=[[tap(texts.label("opening.open"), OpenSurvey(found.id))]])
