"""The retention check: offered once when it opens, begun by the person.

When a quiz begins, `purpose_now` decides whether it is a check, and then its questions are chosen.
"""

from collections.abc import Sequence

from bot.act import Act
from bot.catalog.course import Course
from bot.learning import storage as member_storage
from bot.learning.domain import Learner, Meetings
from bot.learning.measures.domain import starts_by_unit
from bot.learning.quiz.domain import AttemptId, Purpose
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
    taken = await storage.measured_attempts(act.tx, [member.enrolment_id for member in ready])
    found = []
    for member in ready:
        due = checks_due(
            act.courses[member.course],
            taken.get(member.enrolment_id, ()),
            starts_by_unit(meetings[member.cohort_id]),
            now=act.now,
        )
        if fresh := tuple(each.attempt for each in due if not each.offered):
            found.append((member, fresh))
    return found


async def offer_check(
    act: Act, enrolment: EnrolmentId, attempts: Sequence[AttemptId]
) -> int | None:
    """Save that the check is offered; return how many questions the first one has.

    None if all checks were begun meanwhile.
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
    """Return the quizzes whose check is open for somebody, in the order of the course."""
    return tuple(each.quiz for each in await _due(act, course, enrolment))


async def _due(act: Act, course: Course, enrolment: EnrolmentId) -> tuple[AvailableCheck, ...]:
    rows, met = await act.tx.ask_each(
        storage.measured_attempts_query([enrolment]), member_storage.meetings_query(enrolment)
    )
    taken = storage.measured_attempts_from(rows).get(enrolment, ())
    starts = starts_by_unit(member_storage.meetings_from(met))
    return checks_due(course, taken, starts, now=act.now)


async def questions_of_check(
    tx: Tx, course: Course, enrolment: EnrolmentId, quiz: str
) -> tuple[str, ...]:
    """Return the questions of a check: the blueprint of the post-test, other questions."""
    rows = await tx.ask_each(storage.scored_answers_query(enrolment))
    marks = storage.scored_answers_from(rows[0])
    asked = {mark.item: mark.at for mark in marks}  # oldest first, so the last time stays
    tested = (mark for mark in marks if mark.quiz == quiz and mark.purpose is Purpose.POSTTEST)
    return same_blueprint(course.unit(quiz), [mark.objective for mark in tested], asked)
