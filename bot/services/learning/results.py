"""My results: everything that is told of somebody in their course, gathered in one trip."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.learning.completion import Completion
from bot.domain.learning.course import Course, Courses
from bot.domain.learning.progress import completion_in
from bot.domain.learning.results import Results, results
from bot.domain.people.person import EnrolmentId
from bot.services.learning.places import course_in
from bot.storage.attempts import course_of
from bot.storage.certificates import Certificate, certificate_in, certificate_read
from bot.storage.database import Tx
from bot.storage.offers import meetings_in, meetings_read
from bot.storage.progress import progress_of, progress_reads
from bot.storage.results import group_in, group_read
from bot.storage.retention import marks_in, marks_read


@dataclass(frozen=True, slots=True, kw_only=True)
class MyResults:
    """What somebody reached in a course, how far the certificate is, and the one they have.

    `completion` is None in a course that gives no certificate. `zone` is the person's.
    """

    course: Course
    results: Results
    completion: Completion | None
    certificate: Certificate | None
    zone: str


async def find_results(
    tx: Tx, courses: Courses, enrolment: EnrolmentId, zone: str, *, now: datetime
) -> MyResults:
    """Return somebody's results; raise `NotJoined` for a place that is not active."""
    places, marked, met, group, issued, *progress = await tx.ask_each(
        course_of(enrolment),
        marks_read(enrolment),
        meetings_read(enrolment),
        group_read(enrolment),
        certificate_read(enrolment),
        *progress_reads(enrolment),
    )
    course = course_in(courses, places)
    done = progress_of(course, progress)
    found = results(
        course,
        marks_in(marked),
        group_in(group),
        read=done.lessons_read,
        lessons=done.lessons,
        meetings=[meeting.starts_at for meeting in meetings_in(met)],
        zone=zone,
        now=now,
    )
    return MyResults(
        course=course,
        results=found,
        completion=completion_in(course, done),
        certificate=certificate_in(issued),
        zone=zone,
    )
