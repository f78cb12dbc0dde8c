"""How far somebody is in lessons and quizzes, in one trip."""

from collections.abc import Sequence

from bot.domain.learning.course import Course
from bot.domain.learning.progress import Progress, progress
from bot.domain.learning.quiz import Run
from bot.domain.learning.reading import Reading
from bot.domain.people.person import EnrolmentId
from bot.storage.attempts import runs_of
from bot.storage.database import Rows, Statement, Tx
from bot.storage.readings import reading_of, readings_of
from bot.storage.results import finished_attempts, open_attempts, score_of


async def load_progress(tx: Tx, enrolment: EnrolmentId, course: Course) -> Progress:
    """Return somebody's progress in a course."""
    return progress_of(course, await tx.ask_each(*progress_reads(enrolment)))


def progress_reads(enrolment: EnrolmentId) -> tuple[Statement, ...]:
    """Write down the four reads that `progress_of` needs, to be asked with others in one trip."""
    return (
        readings_of(enrolment),
        *open_attempts(enrolment),
        finished_attempts(enrolment),
    )


def progress_of(course: Course, rows: Sequence[Rows]) -> Progress:
    """Read somebody's progress from what `progress_reads` found."""
    readings, _, _, finished = rows
    return progress(
        course,
        readings_in(readings),
        runs_in(course, rows),
        [(row["quiz"], score_of(row)) for row in finished],
    )


def readings_in(rows: Rows) -> dict[str, Reading]:
    """Read readings by unit."""
    return {row["unit"]: reading_of(row) for row in rows}


def runs_in(course: Course, rows: Sequence[Rows]) -> tuple[Run, ...]:
    """Read the open runs, the latest first, from what `progress_reads` found."""
    _, attempts, answers, _ = rows
    return tuple(
        Run(course=course, attempt=attempt, answers=given)
        for attempt, given in runs_of(attempts, answers)
    )
