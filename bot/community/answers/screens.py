"""Why an answer is refused, in words."""

from typing import Final

from markupsafe import Markup

from bot.community.answers.domain import (
    MONTHS_BACK,
    MOST_PEOPLE,
    MOST_PLACE,
    MOST_TOPIC,
    MOST_WORDS,
    Problem,
)
from bot.community.domain import Step
from bot.locale import Texts

MOST_CHARS: Final = {
    Step.TOPIC: MOST_TOPIC,
    Step.PLACE: MOST_PLACE,
    Step.QUESTIONS: MOST_WORDS,
    Step.HARD: MOST_WORDS,
}
"""The questions that take words, and how many characters."""


def problem_words(problem: Problem, step: Step, texts: Texts) -> Markup:
    """Say why the answer to a question is refused."""
    match problem:
        case Problem.TOO_LONG:
            return texts("community.problem.too_long", most=MOST_CHARS[step])
        case Problem.TOO_MANY:
            return texts("community.problem.too_many", most=MOST_PEOPLE)
        case Problem.TOO_LONG_AGO:
            return texts("community.problem.too_long_ago", most=MONTHS_BACK)
        case _:
            return texts(f"community.problem.{problem}")
