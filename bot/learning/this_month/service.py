"""Finds what the door of the month opens for somebody now."""

from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.learning.doors.domain import DoorOffer, door_for
from bot.learning.doors.storage import door_progress_of
from bot.learning.rhythm.domain import offered_doors
from bot.learning.rhythm.service import require_entry
from bot.learning.rhythm.storage import histories
from bot.learning.service import own_member
from bot.membership.domain import EnrolmentId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDoor:
    """The unit of the month, or those among which to choose, and the course."""

    course: Course
    offer: DoorOffer


async def open_door(act: Act, enrolment: EnrolmentId, day: int) -> OpenedDoor | None:
    """Return what the door of this day of the calendar opens now; None if nothing is left of it.

    Raises `ForeignButton` for another's enrolment, `NoSuchContent` if the course has lost the day.
    """
    entry = await require_entry(act, enrolment, day)
    member = await own_member(act, enrolment)
    course = find_course(act.courses, member.course).for_trained_on(member.trained_on)
    history = (await histories(act.tx, [member]))[enrolment]
    done = (await door_progress_of(act.tx, [enrolment]))[enrolment]
    offer = door_for(course, done, offered_doors(history), key=entry.key)
    return None if offer is None else OpenedDoor(course=course, offer=offer)
