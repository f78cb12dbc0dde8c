"""How the courses of one person are told apart."""

from dataclasses import dataclass

from bot.catalog.course import Course
from bot.membership.domain import Cohort, CohortId, EnrolmentId


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCourse:
    """A course in which somebody takes part now.

    `has_twin`: another of their cohorts takes the same course, so the cohort must be named.
    """

    enrolment: EnrolmentId
    cohort: Cohort
    course: Course
    has_twin: bool

    @property
    def cohort_id(self) -> CohortId:
        return self.cohort.id

    def name(self, language: str) -> str:
        """Return its name for the person: short, in their language."""
        return self.cohort.title if self.has_twin else str(self.course.short.in_(language))


def others(courses: tuple[OwnCourse, ...], cohort: CohortId) -> tuple[OwnCourse, ...]:
    """Return all but that of a cohort."""
    return tuple(each for each in courses if each.cohort_id != cohort)


def named(courses: tuple[OwnCourse, ...], cohort: CohortId, language: str) -> str | None:
    """Return the name of the course of a cohort; None if it is not among these."""
    return next((each.name(language) for each in courses if each.cohort_id == cohort), None)
