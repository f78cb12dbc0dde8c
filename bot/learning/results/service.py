"""Loads somebody's results in their course, in one trip."""

from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course
from bot.learning.attempts.storage import first_results_from, first_results_query
from bot.learning.certificate.storage import Certificate, certificate_from, certificate_query
from bot.learning.results.domain import Completion, LearningResults, completion_in, results
from bot.learning.results.storage import progress_of, progress_reads
from bot.learning.retention.storage import scored_answers_from, scored_answers_query
from bot.learning.service import course_in
from bot.learning.storage import course_of_enrolment_query, meetings_from, meetings_query
from bot.membership.domain import EnrolmentId


@dataclass(frozen=True, slots=True, kw_only=True)
class MyResults:
    """What somebody reached in a course, how far the certificate is, and the one issued.

    `completion` is None in a course without certificates. `zone` is the person's.
    """

    course: Course
    results: LearningResults
    completion: Completion | None
    certificate: Certificate | None
    zone: str


async def find_results(act: Act, enrolment: EnrolmentId) -> MyResults:
    """Return somebody's results; raise `NotJoined` for an enrolment that is not active."""
    places, marked, met, group, issued, *progress = await act.tx.ask_each(
        course_of_enrolment_query(enrolment),
        scored_answers_query(enrolment),
        meetings_query(enrolment),
        first_results_query(enrolment),
        certificate_query(enrolment),
        *progress_reads(enrolment, now=act.now),
    )
    course = course_in(act.courses, places)
    done = progress_of(course, progress)
    found = results(
        course,
        scored_answers_from(marked),
        first_results_from(group),
        read=done.lessons_read,
        lessons=done.lessons,
        meetings=meetings_from(met),
        zone=act.person.zone,
        now=act.now,
    )
    return MyResults(
        course=course,
        results=found,
        completion=completion_in(course, done),
        certificate=certificate_from(issued),
        zone=act.person.zone,
    )
