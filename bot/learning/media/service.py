"""Finds a voice note or picture for somebody who may see it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course, Media, Medium, MediumKind, MediumTarget, NoSuchContent
from bot.learning.quiz.domain import AttemptId
from bot.learning.quiz.service import load_run
from bot.learning.service import course_in
from bot.learning.storage import course_of_enrolment_query
from bot.learning.voice_notes.domain import VoiceNote, with_voice_notes
from bot.learning.voice_notes.storage import heard_at_query, heard_in_query, notes_from
from bot.membership.domain import EnrolmentId
from bot.refusals import StaleButton, require


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestedFile:
    """A file to send, which belongs to the `number`th of `total` lessons or questions.

    `alt` describes a picture; a voice note has none. `draft`: the text on the picture is a
    translation that no native speaker has read.
    """

    course: Course
    beside: MediumTarget
    of: str
    medium: Medium
    alt: str | None
    draft: bool
    number: int
    total: int


async def of_lesson(
    act: Act, enrolment: EnrolmentId, card: str, kind: str, *, language: str
) -> RequestedFile:
    """Find the file of a lesson; raise `NoSuchContent` if there is none."""
    places, voices = await act.tx.ask_each(
        course_of_enrolment_query(enrolment), heard_at_query(enrolment)
    )
    return _lesson(course_in(act.courses, places), card, kind, language, notes_from(voices))


async def of_lesson_in_run(
    act: Act, attempt: AttemptId, card: str, kind: str, *, language: str
) -> RequestedFile:
    """Find the file of a lesson opened from a run; raise `ForeignButton` for another's run."""
    run = await load_run(act, attempt)
    [voices] = await act.tx.ask_each(heard_in_query(run.course.id))
    return _lesson(run.course, card, kind, language, notes_from(voices))


async def of_question(
    act: Act, attempt: AttemptId, index: int, beside: str, kind: str, *, language: str
) -> RequestedFile:
    """Find the file of a question in a run, or of its explanation once it is answered.

    Raises `StaleButton` for a question that was not reached, `ForeignButton` for another's run.
    """
    run = await load_run(act, attempt)
    asked = run.question()
    is_open = asked is not None and asked.index == index and not run.attempt.finished
    is_answered = 0 <= index < len(run.attempt.items) and run.is_answered(index)
    what = MediumTarget.EXPLANATION if beside == MediumTarget.EXPLANATION else MediumTarget.QUESTION
    if not is_answered and (not is_open or what is MediumTarget.EXPLANATION):
        raise StaleButton
    question = run.question_at(index)
    of, at = question.item.id, (question.number, question.total)
    return _requested(run.course, what, of, kind, language, at, run.course.media(what, of))


def _lesson(
    course: Course, card_id: str, kind: str, language: str, voices: Iterable[VoiceNote]
) -> RequestedFile:
    card, unit = course.card(card_id), course.unit_of(card_id)
    media = with_voice_notes(card, voices).media
    return _requested(
        course, MediumTarget.LESSON, card.id, kind, language, (card.number, len(unit.cards)), media
    )


def _requested(
    course: Course,
    beside: MediumTarget,
    of: str,
    kind: str,
    language: str,
    at: tuple[int, int],
    media: Media,
) -> RequestedFile:
    what = MediumKind.VOICE if kind == MediumKind.VOICE else MediumKind.PICTURE
    medium = require(media.in_(what, language), NoSuchContent)
    alt = media.alt if what is MediumKind.PICTURE else None
    return RequestedFile(
        course=course,
        beside=beside,
        of=of,
        medium=medium,
        alt=alt.in_(language) if alt else None,
        draft=alt is not None and language != course.languages[0] and alt.draft_in(language),
        number=at[0],
        total=at[1],
    )
