"""The guard lets pass what the course itself gives as an example of what leaders write."""

from collections.abc import Iterator

import pytest

from bot.safety.guard.domain import first_risk
from tests.shipped import shipped

LANGUAGES = ["en", "km"]


def examples(language: str) -> Iterator[str]:
    """Yield the steps, examples and choices of the course, which people may type themselves."""
    course = shipped()
    yield from (each.text.in_(language) for each in course.plan_steps)
    yield from (each.label.in_(language) for each in course.barriers)
    for question in course.strategy:
        yield question.example.in_(language)
        yield from (each.label.in_(language) for each in question.choices)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_course_gives_as_an_example_may_be_typed(language: str) -> None:
    stopped = {
        each: risk for each in examples(language) if (risk := first_risk(each, shipped().guard))
    }
    assert stopped == {}
