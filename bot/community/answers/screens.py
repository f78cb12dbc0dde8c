"""Why an answer is refused, in words."""

from typing import Final

from markupsafe import Markup

from bot.community.answers.domain import (
    MONTHS_BACK,
    MOST_PEOPLE,
    MOST_PLACE,
    MOST_TOPIC,
    MOST_WORDS,
    CommunityAnswerProblem,
)
from bot.community.domain import EntryStep
from bot.locale import Texts

MOST_CHARS: Final = {
    EntryStep.TOPIC: MOST_TOPIC,
    EntryStep.PLACE: MOST_PLACE,
    EntryStep.QUESTIONS: MOST_WORDS,
    EntryStep.HARD: MOST_WORDS,
}
"""The questions that take words, and how many characters."""


def problem_words(problem: CommunityAnswerProblem, step: EntryStep, texts: Texts) -> Markup:
    """Say why the answer to a question is refused."""
    match problem:
        case CommunityAnswerProblem.TOO_LONG:
            return texts("answers.problem.too_long", most=MOST_CHARS[step])
        case CommunityAnswerProblem.TOO_MANY:
            return texts("answers.problem.too_many", most=MOST_PEOPLE)
        case CommunityAnswerProblem.TOO_LONG_AGO:
            return texts("answers.problem.too_long_ago", most=MONTHS_BACK)
        case _:
            return texts(f"answers.problem.{problem}")
