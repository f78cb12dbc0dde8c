"""Opens the texts of a step for those who may read them."""

from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.learning.discussion import service as discussions
from bot.learning.discussion.domain import Discussion, Poll, ReadingPlace
from bot.learning.discussion_reading.domain import NotOfTheGroup, require_reached
from bot.membership.staff.domain import coordinates
from bot.safety.signatures.service import as_signed


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPlace:
    """A step that somebody reads, with the present state of the discussion."""

    course: Course
    poll: Poll
    step: int

    @property
    def discussion(self) -> Discussion:
        return self.poll.context.discussion


async def open_place(act: Act, place: ReadingPlace) -> OpenedPlace:
    """Return the texts that somebody may read.

    Raises `NotJoined` for strangers, `NotOfTheGroup` for people of other courses, `StaleButton` for
    an unknown discussion or step.
    """
    act.visitor.require_person()
    poll = await discussions.poll_of(act.tx, place.discussion)
    talk = poll.context.discussion
    takes_part = discussions.takes_part(act.visitor, talk.cohort_id)
    if not takes_part and not coordinates(act.visitor.grants, talk.cohort_id):
        raise NotOfTheGroup
    require_reached(talk, place.step)
    course = await as_signed(act.tx, find_course(act.courses, poll.context.course))
    return OpenedPlace(course=course, poll=poll, step=place.step)
