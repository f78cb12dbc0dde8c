"""Asks each member once which module should come next, and saves what they choose."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.act import Act
from bot.catalog.course import NoSuchContent
from bot.learning.domain import Learner, Meeting, Meetings
from bot.learning.next_module import storage
from bot.learning.next_module.domain import ModuleChoice, choices, is_time
from bot.learning.service import course_in, switch_to
from bot.learning.storage import course_of_enrolment_query
from bot.membership.domain import EnrolmentId

KIND = "learning.next_module"
"""The kind of the message that asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextModule:
    """The question: which modules may come next, and which one somebody chose, if any."""

    enrolment: EnrolmentId
    choices: tuple[ModuleChoice, ...]
    chosen: str | None

    @property
    def choice(self) -> ModuleChoice | None:
        """The module that was chosen, if the course still has it."""
        return next((each for each in self.choices if each.module.id == self.chosen), None)


async def find_due(act: Act, members: Sequence[Learner], meetings: Meetings) -> list[Learner]:
    """Return the members to ask today: they have read something, and were not asked yet."""
    ready = [member for member in members if _is_time(act, member, meetings[member.cohort_id])]
    if not ready:
        return []
    places = [member.enrolment_id for member in ready]
    asked = await storage.asked_of(act.tx, places)
    begun = await storage.begun_by(act.tx, places)
    return [member for member in ready if member.enrolment_id in begun - asked]


async def note_asked(act: Act, enrolment: EnrolmentId) -> bool:
    """Save that somebody is asked; return False if they were asked or have chosen."""
    return await storage.note_asked(act.tx, enrolment, now=act.now)


async def open_question(act: Act, enrolment: EnrolmentId) -> NextModule:
    """Return the question for an own enrolment, which Home shows from now on.

    Raise `ForeignButton` for somebody else's, `NoSuchContent` if the course has no other module.
    """
    await switch_to(act, enrolment)
    places, wishes = await act.tx.ask_each(
        course_of_enrolment_query(enrolment), storage.wish_query(enrolment)
    )
    found = choices(course_in(act.courses, places))
    if not found:
        raise NoSuchContent
    return NextModule(enrolment=enrolment, choices=found, chosen=storage.wish_from(wishes))


async def choose(act: Act, enrolment: EnrolmentId, module: str) -> NextModule:
    """Save a choice, which may change later; raise as `open_question`, also for other modules."""
    asked = await open_question(act, enrolment)
    if module not in {each.module.id for each in asked.choices}:
        raise NoSuchContent
    storage.save_wish(act.tx, enrolment, module, now=act.now)
    return replace(asked, chosen=module)


def _is_time(act: Act, member: Learner, meetings: Sequence[Meeting]) -> bool:
    course, today = act.courses.get(member.course), member.local_day(act.now)
    if course is None or not choices(course):
        return False
    return member.calendar(meetings).is_practice_day(today) and is_time(
        today,
        trained_on=member.trained_on or course.trained_on,
        joined_on=member.local_day(member.joined_at or act.now),
    )
