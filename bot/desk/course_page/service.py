"""Loads what a coordinator sees of a course beside its people and meetings."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import find_course
from bot.membership.domain import Cohort, CohortId
from bot.safety.signatures.service import as_signed
from bot.safety.texts.domain import CONSENT
from bot.sessions.training_day.service import TrainingDay, open_day


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePage:
    """A cohort, its training day, and the languages in which its consent text is approved or not.

    `languages` are those of the course.
    """

    cohort: Cohort
    trained: TrainingDay
    languages: Sequence[str]
    approved: Sequence[str]

    @property
    def open(self) -> Sequence[str]:
        """The languages in which nobody has approved the consent text yet."""
        return [each for each in self.languages if each not in self.approved]


async def open_page(act: Act, cohort: CohortId) -> CoursePage:
    """Return the page of a cohort; raise `NotAllowed` for others than its coordinators."""
    trained = await open_day(act, cohort)
    course = await as_signed(act.tx, find_course(act.courses, trained.cohort.course))
    consent = course.safety_text(CONSENT)
    return CoursePage(
        cohort=trained.cohort,
        trained=trained,
        languages=course.languages,
        approved=[each for each in course.languages if consent.signed_in(each)],
    )
