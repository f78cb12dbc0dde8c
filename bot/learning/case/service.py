"""Members open a case of their course."""

from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Case, Course
from bot.learning.service import course_at
from bot.membership.domain import EnrolmentId
from bot.safety.signatures.service import as_signed


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCase:
    """A case is open."""

    course: Course
    case: Case


async def open_case(act: Act, enrolment: EnrolmentId, case: str) -> OpenedCase:
    """Open a case of somebody's course."""
    course = await as_signed(act.tx, await course_at(act, enrolment))
    return OpenedCase(course=course, case=course.case(case))
