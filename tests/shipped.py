"""The courses that come with Romleuk, loaded once for all tests of a worker."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bot.catalog.course import Course
from bot.catalog.kept_courses import load_kept

CONTENT = Path(__file__).parents[1] / "content"


@cache
def shipped_courses() -> Mapping[str, Course]:
    """Return the courses by their ids."""
    return {course.id: course for course in load_kept(CONTENT)}


def shipped() -> Course:
    """Return the one course that there is so far."""
    [course] = shipped_courses().values()
    return course
