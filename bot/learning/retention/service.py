"""The retention check: offered once when it opens, begun by the person.

When a quiz begins, `purpose_now` decides whether it is a check, and then its questions are chosen.
A check is offered only to people who have read its part; others may still begin it by themselves.
"""

from collections.abc import Sequence

from bot.act import Act
from bot.catalog.course import Course
from bot.learning import storage as member_storage
from bot.learning.domain import Learner, Meetings
from bot.learning.measures.domain import starts_by_unit
from bot.learning.quiz.domain import AttemptId, Purpose
from bot.learning.recap.domain import Readings, is_read
from bot.learning.recap.storage import readings_of, readings_of_query
from bot.learning.retention import storage
from bot.learning.retention.domain import AvailableCheck, checks_due, same_blueprint
from bot.learning.service import learner_and_course
from bot.membership.domain import EnrolmentId
from bot.storage.database import Tx

KIND = "learning.check"
"""The kind of the message that offers the retention check."""


async def find_due(
    act: Act, members: Sequence[Learner], meetings: Meetings
) -> list[tuple[Learner, tuple[AttemptId, ...]]]:
    """Return the members whose checks are offered today, with the runs to compare with."""
    ready = [
        member
        for member in members
        if member.course in act.courses
        and member.calendar(meetings[member.cohort_id]).is_practice_day(member.local_day(act.now))
    ]
    if not ready:
        return []
    places = [member.enrolment_id for member in ready]
    taken, read = await storage.measured_and_read(act.tx, places)
    found = []
    for member in ready:
        place, course = member.enrolment_id, act.courses[member.course]
        due = checks_due(
            course,
            taken.get(place, ()),
            starts_by_unit(meetings[member.cohort_id]),
            now=act.now,
        )
        told = _of_read(course, [each for each in due if not each.offered], read.get(place, {}))
        if fresh := tuple(each.attempt for each in told):
            found.append((member, fresh))
    return found


async def offer_check(
    act: Act, enrolment: EnrolmentId, attempts: Sequence[AttemptId]
) -> int | None:
    """Save that the check is offered; return how many questions the first one has.

    None if all checks were begun meanwhile, or their parts are unread.
    """
    found = await learner_and_course(act, enrolment)
    if found is None:
        return None
    _, course = found
    due = [each for each in await _due(act, course, enrolment) if each.attempt in set(attempts)]
    if not due:
        return None
    storage.save_offered(act.tx, [each.attempt for each in due], now=act.now)
    asked = await questions_of_check(act.tx, course, enrolment, due[0].quiz)
    return len(asked)


async def open_checks(act: Act, course: Course, enrolment: EnrolmentId) -> tuple[str, ...]:
    """Return the quizzes whose check is open and whose part was read, in order of the course."""
    return tuple(each.quiz for each in await _due(act, course, enrolment))


def _of_read(
    course: Course, checks: Sequence[AvailableCheck], read: Readings
) -> list[AvailableCheck]:
    """Leave out checks of parts that somebody has not read to the end."""
    return [each for each in checks if is_read(course.unit(each.quiz), read.get(each.quiz))]


async def _due(act: Act, course: Course, enrolment: EnrolmentId) -> Sequence[AvailableCheck]:
    rows, met, read = await act.tx.ask_each(
        storage.measured_attempts_query([enrolment]),
        member_storage.meetings_query(enrolment),
        readings_of_query([enrolment]),
    )
    taken = storage.measured_attempts_from(rows).get(enrolment, ())
    starts = starts_by_unit(member_storage.meetings_from(met))
    due = checks_due(course, taken, starts, now=act.now)
    return _of_read(course, due, readings_of(read).get(enrolment, {}))


async def questions_of_check(
    tx: Tx, course: Course, enrolment: EnrolmentId, quiz: str
) -> tuple[str, ...]:
    """Return the questions of a check: the blueprint of the post-test, other questions."""
    rows = await tx.ask_each(storage.scored_answers_query(enrolment))
    marks = storage.scored_answers_from(rows[0])
    asked = {mark.item: mark.at for mark in marks}  # oldest first, so the last time stays
    tested = (mark for mark in marks if mark.quiz == quiz and mark.purpose is Purpose.POSTTEST)
    return same_blueprint(course.unit(quiz), [mark.objective for mark in tested], asked)
