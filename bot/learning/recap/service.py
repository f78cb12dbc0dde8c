"""Lessons: the overview, card after card, the file of a part, unclear translations."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Card, Course, Unit
from bot.learning.graduation.service import look_later
from bot.learning.measures.domain import is_warm_up_open, posttests_due, starts_by_unit
from bot.learning.quiz.domain import WARM_UP, AttemptId, Score
from bot.learning.quiz.service import load_run
from bot.learning.quiz.storage import score_of
from bot.learning.recap import storage
from bot.learning.recap.domain import (
    Position,
    card_at,
    is_read,
    opens_at,
    part_number,
    read_in,
)
from bot.learning.results.storage import progress_of, progress_reads, readings_from, runs_in
from bot.learning.retention.domain import checks_due
from bot.learning.retention.storage import measured_attempts_from, measured_attempts_query
from bot.learning.service import course_at, course_in
from bot.learning.storage import course_of_enrolment_query, meetings_from, meetings_query
from bot.learning.voice_notes.domain import VoiceNote, with_voice_notes
from bot.learning.voice_notes.storage import heard_at_query, heard_in_query, notes_from
from bot.membership.domain import EnrolmentId
from bot.refusals import StaleButton


@dataclass(frozen=True, slots=True, kw_only=True)
class PartProgress:
    """A unit in the overview: how much of it is read, and how far its quiz is.

    `asked` is the position in an open run, `score` the result of the run finished last, `first` of
    the first run.
    """

    number: int
    unit: Unit
    read: int
    is_read: bool
    asked: Position | None
    score: Score | None
    first: Score | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningOverview:
    """All units of a course for one person, and where to continue.

    `checks` are the quizzes whose retention check is open, `posttests` those that were done before
    their meeting and are asked again; `warm_up`: the warm-up is open.
    """

    course: Course
    parts: tuple[PartProgress, ...]
    lesson: Position | None
    quiz: Position | None
    untried: tuple[str, ...]
    read: int
    checks: tuple[str, ...] = ()
    posttests: tuple[str, ...] = ()
    warm_up: bool = False

    @property
    def next_quiz(self) -> str | None:
        """The quiz that comes next.

        It is the open one, else one that is asked again after its meeting, else the first new one
        once all lessons are read.
        """
        if self.quiz is not None:
            return self.quiz.unit
        if self.posttests:
            return self.posttests[0]
        return self.untried[0] if self.untried and self.lesson is None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedLesson:
    """A lesson is open, by its `number` in the unit; `back_to` is the run that opened it."""

    course: Course
    unit: Unit
    card: Card
    number: int
    back_to: AttemptId | None = None
    is_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedUnit:
    """A unit was read to its end, or (`saved`) is sent as a file.

    `part` is its number in the course; None for an extra unit.
    """

    course: Course
    unit: Unit
    part: int | None
    saved: bool = False


# ---- what there is -----------------------------------------------------------------------


async def load_overview(act: Act, enrolment: EnrolmentId) -> LearningOverview:
    """Return all lessons and quizzes of a course, and how far somebody is in them."""
    places, taken, met, *rows = await act.tx.ask_each(
        course_of_enrolment_query(enrolment),
        measured_attempts_query([enrolment]),
        meetings_query(enrolment),
        *progress_reads(enrolment, now=act.now),
    )
    course = course_in(act.courses, places)
    done = progress_of(course, rows)
    read = readings_from(rows[0])
    scores = {row["quiz"]: score_of(row) for row in rows[3]}
    firsts = {row["quiz"]: score_of(row) for row in reversed(rows[3])}
    asked: dict[str, Position] = {}
    for run in runs_in(course, rows):
        question = run.question()
        if question is not None:
            asked[run.attempt.quiz] = Position(
                unit=run.attempt.quiz, at=question.number, of=question.total
            )
    measured, meetings = measured_attempts_from(taken).get(enrolment, ()), meetings_from(met)
    due = checks_due(course, measured, starts_by_unit(meetings), now=act.now)
    parts = tuple(
        PartProgress(
            number=number,
            unit=unit,
            read=read_in(unit, read.get(unit.id)),
            is_read=is_read(unit, read.get(unit.id)),
            asked=asked.get(unit.id),
            score=scores.get(unit.id),
            first=firsts.get(unit.id),
        )
        for number, unit in enumerate(course.units, 1)
    )
    return LearningOverview(
        course=course,
        parts=parts,
        lesson=done.lesson,
        quiz=done.quiz,
        untried=done.untried,
        read=done.lessons_read,
        checks=tuple(each.quiz for each in due),
        posttests=posttests_due(course, measured, meetings, now=act.now),
        warm_up=WARM_UP not in asked and is_warm_up_open(course, scores, meetings, now=act.now),
    )


# ---- reading -----------------------------------------------------------------------------


async def open_unit(act: Act, enrolment: EnrolmentId, unit_id: str) -> OpenedLesson:
    """Open a unit where the reader stopped, or at its first lesson."""
    places, rows, voices = await act.tx.ask_each(
        course_of_enrolment_query(enrolment),
        storage.readings_query(enrolment),
        heard_at_query(enrolment),
    )
    course = course_in(act.courses, places)
    unit = course.unit(unit_id)
    number = opens_at(unit, readings_from(rows).get(unit.id))
    return _open_lesson(act, course, enrolment, unit, number, notes_from(voices))


async def open_card(
    act: Act, enrolment: EnrolmentId, unit_id: str, number: int
) -> OpenedLesson | FinishedUnit:
    """Open a lesson by its number and save the position; after the last one show the end."""
    places, voices = await act.tx.ask_each(
        course_of_enrolment_query(enrolment), heard_at_query(enrolment)
    )
    course = course_in(act.courses, places)
    unit = course.unit(unit_id)
    if unit.cards and number == len(unit.cards) + 1:
        return _finished_unit(course, unit)
    return _open_lesson(act, course, enrolment, unit, number, notes_from(voices))


async def peek(act: Act, attempt: AttemptId, unit_id: str, number: int) -> OpenedLesson:
    """Show the lesson behind a question of a run; the saved position does not change.

    Raises `ForeignButton` for another's run.
    """
    run = await load_run(act, attempt)
    unit = run.course.unit(unit_id)
    [voices] = await act.tx.ask_each(heard_in_query(run.course.id))
    return OpenedLesson(
        course=run.course,
        unit=unit,
        card=with_voice_notes(card_at(unit, number), notes_from(voices)),
        number=number,
        back_to=attempt,
        is_over=run.attempt.finished,
    )


# ---- saving and flagging -----------------------------------------------------------------


async def save_unit(act: Act, enrolment: EnrolmentId, unit_id: str) -> FinishedUnit:
    """Return a unit whose lessons the reader wants as a file."""
    course = await course_at(act, enrolment)
    return _finished_unit(course, course.unit(unit_id), saved=True)


async def flag_unclear(act: Act, enrolment: EnrolmentId, card_id: str, language: str) -> None:
    """Save that somebody finds a translation unclear; raise `StaleButton` if it is no draft."""
    course = await course_at(act, enrolment)
    card = course.card(card_id)
    if not is_draft(course, card, language):
        raise StaleButton
    storage.note_unclear(act.tx, act.person.id, course.id, card.id, language, now=act.now)


def is_draft(course: Course, card: Card, language: str) -> bool:
    """Tell whether a reader of `language` sees a translation that no native speaker has read."""
    return course.shows_draft(card.sight, language)


def _open_lesson(
    act: Act,
    course: Course,
    enrolment: EnrolmentId,
    unit: Unit,
    number: int,
    voices: Iterable[VoiceNote],
) -> OpenedLesson:
    card = card_at(unit, number)
    is_last = number == len(unit.cards)
    storage.note_card(act.tx, enrolment, unit.id, number, is_last=is_last, now=act.now)
    if is_last and not unit.extra:
        look_later(act, enrolment, done=unit.id)
    spoken = with_voice_notes(card, voices)
    return OpenedLesson(course=course, unit=unit, card=spoken, number=number)


def _finished_unit(course: Course, unit: Unit, *, saved: bool = False) -> FinishedUnit:
    return FinishedUnit(course=course, unit=unit, part=part_number(course, unit), saved=saved)
