"""The check of what stayed: offered once when it is open, begun by its reader.

Which questions a check asks is decided when it begins; that it is a check is decided there too
(`purpose_now`), so nobody has to choose it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.act import Act
from bot.catalog.course import Course
from bot.learning import storage as offers
from bot.learning.domain import Meeting, Member
from bot.learning.memory.service import calendar_of
from bot.learning.quiz.domain import AttemptId, Purpose
from bot.learning.retention import storage
from bot.learning.retention.domain import Mark, Taken, checks_due, same_blueprint
from bot.membership.domain import CohortId, EnrolmentId
from bot.storage.database import Tx

Meetings = Mapping[CohortId, Sequence[Meeting]]
KIND = "learning.check"
"""The kind of the message that offers the check of what stayed."""


async def find_due(
    act: Act, members: Sequence[Member], meetings: Meetings
) -> list[tuple[Member, tuple[AttemptId, ...]]]:
    """Return whom to tell today that checks are open, and of which post-tests."""
    ready = [
        member
        for member in members
        if member.course in act.courses and _may_be_asked(member, meetings, now=act.now)
    ]
    if not ready:
        return []
    taken = await storage.taken_by(act.tx, [member.enrolment_id for member in ready])
    found = []
    for member in ready:
        due = checks_due(
            act.courses[member.course], taken.get(member.enrolment_id, ()), now=act.now
        )
        if fresh := tuple(each.attempt for each in due if not each.offered):
            found.append((member, fresh))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOffered:
    """A check is open: so many questions the first of them has."""

    questions: int


async def write_offer(
    act: Act, enrolment: EnrolmentId, attempts: Sequence[AttemptId]
) -> CheckOffered | None:
    """Count the offer as made and return what it says; None if all was begun meanwhile."""
    member = await offers.member(act.tx, enrolment)
    course = None if member is None else act.courses.get(member.course)
    if course is None:
        return None
    taken = (await storage.taken_by(act.tx, [enrolment])).get(enrolment, [])
    due = [each for each in checks_due(course, taken, now=act.now) if each.attempt in set(attempts)]
    if not due:
        return None
    storage.note_offered(act.tx, [each.attempt for each in due], now=act.now)
    asked = await questions(act.tx, course, enrolment, due[0].quiz)
    return CheckOffered(questions=len(asked))


async def open_checks(act: Act, course: Course, enrolment: EnrolmentId) -> tuple[str, ...]:
    """Return the quizzes of somebody whose check is open, in the order of the course."""
    taken = (await storage.taken_by(act.tx, [enrolment])).get(enrolment, [])
    return quizzes(checks_due(course, taken, now=act.now))


def quizzes(due: Iterable[Taken]) -> tuple[str, ...]:
    """Return the quizzes of post-tests."""
    return tuple(each.quiz for each in due)


async def questions(tx: Tx, course: Course, enrolment: EnrolmentId, quiz: str) -> tuple[str, ...]:
    """Return what the check of a quiz asks: the blueprint of the post-test, other questions."""
    rows = await tx.ask_each(storage.marks_read(enrolment))
    marks = storage.marks_in(rows[0])
    asked = {mark.item: mark.at for mark in marks}  # oldest first, so the last time stays
    return same_blueprint(course.unit(quiz), _blueprint(marks, quiz), asked)


def _blueprint(marks: Sequence[Mark], quiz: str) -> list[str]:
    return [
        mark.objective for mark in marks if mark.quiz == quiz and mark.purpose is Purpose.POSTTEST
    ]


def _may_be_asked(member: Member, meetings: Meetings, *, now: datetime) -> bool:
    calendar = calendar_of(member, meetings[member.cohort_id])
    return calendar.is_practice_day(calendar.today(now))
