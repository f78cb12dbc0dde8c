"""Coordinators record, listen to, approve and withdraw the voice notes of a course."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.act import Act
from bot.catalog.course import Course, NoSuchContent
from bot.catalog.speech import SpeechPace, pace_of, wording_of_card
from bot.days import local_day
from bot.learning.service import coordinated
from bot.learning.voice_notes import storage
from bot.learning.voice_notes.domain import (
    LessonVoice,
    OwnVoiceNote,
    SentVoice,
    UnusableVoice,
    VoiceNote,
    VoiceNoteId,
    fault_of,
    lessons_of,
)
from bot.membership.domain import Cohort, CohortId, PersonId
from bot.membership.staff import storage as staff
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.service import note_in_audit
from bot.refusals import StaleButton, require
from bot.storage.database import Rows, Statement, Tx

ASKED: Final = "voice_note.asked"
"""The kind of the message that asks other coordinators to listen."""
GATHERED: Final = timedelta(minutes=15)
"""Recordings within this time are announced by one message."""
ASKED_FOR: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceShelf:
    """All lessons of a cohort's course in one language, with their voice notes."""

    cohort: Cohort
    course: Course
    language: str
    lessons: tuple[LessonVoice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedVoice:
    """One lesson is open; days are those of `zone`.

    `alone`: the course has no other coordinator who can listen. `mine`: the visitor made the
    recording that waits.
    """

    cohort: CohortId
    zone: str
    course: Course
    lesson: LessonVoice
    alone: bool
    mine: bool

    @property
    def wording(self) -> str:
        """The wording that an approval covers."""
        return wording_of_card(self.lesson.card, self.lesson.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardVoice:
    """A voice note to listen to; `approvable`: the visitor may approve it afterwards."""

    opened: OpenedVoice
    note: VoiceNote
    approvable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceNoteRecorded:
    """A voice note was recorded; `pace` tells whether its length is plausible."""

    opened: OpenedVoice
    pace: SpeechPace


async def load_shelf(act: Act, cohort_id: CohortId, language: str) -> VoiceShelf:
    """Return all lessons in a language, or in the first one of the course; raise `NotAllowed`."""
    cohort, course = await coordinated(act, cohort_id)
    known = language if language in course.languages else course.languages[0]
    notes = await storage.notes_of(act.tx, course.id)
    lessons = lessons_of(course, notes, known)
    return VoiceShelf(cohort=cohort, course=course, language=known, lessons=lessons)


async def open_lesson(act: Act, cohort: CohortId, card: str, language: str) -> OpenedVoice:
    """Return a lesson and its voice notes; raise `NotAllowed` or `NoSuchContent`."""
    shelf = await load_shelf(act, cohort, language)
    found = next((each for each in shelf.lessons if each.card.id == card), None)
    if found is None or shelf.language != language:
        raise NoSuchContent
    return OpenedVoice(
        cohort=cohort,
        zone=shelf.cohort.zone,
        course=shelf.course,
        lesson=found,
        alone=not await storage.others(act.tx, shelf.course.id, act.person.id),
        mine=found.waiting is not None and found.waiting.recorded_by == act.person.id,
    )


async def record(
    act: Act, cohort_id: CohortId, card: str, language: str, voice: SentVoice
) -> VoiceNoteRecorded | UnusableVoice:
    """Save a recording; only coordinators hear it before it is approved."""
    opened = await open_lesson(act, cohort_id, card, language)
    if (fault := fault_of(voice)) is not None:
        return fault
    storage.record(
        act.tx,
        opened.course.id,
        card,
        language,
        voice,
        wording=opened.wording,
        person=act.person.id,
        now=act.now,
    )
    await _note(act, "content.record", opened.course, card, language)
    await _ask_others(act, opened)
    pace = pace_of(opened.lesson.card, language, voice.seconds)
    return VoiceNoteRecorded(opened=await open_lesson(act, cohort_id, card, language), pace=pace)


async def hear(act: Act, cohort: CohortId, note: VoiceNoteId) -> HeardVoice:
    """Return a voice note to listen to; raise `StaleButton` if it is gone."""
    found, opened = await _found(act, cohort, note)
    return HeardVoice(opened=opened, note=found, approvable=_may_approve(act, found, opened))


async def approve(act: Act, cohort_id: CohortId, note_id: VoiceNoteId, wording: str) -> OpenedVoice:
    """Let participants hear a voice note.

    Raises `OwnVoiceNote` for an own one while another coordinator can listen, and `StaleButton` if
    it is gone, is approved already, or the lesson has changed after somebody listened.
    """
    found, opened = await _found(act, cohort_id, note_id)
    if opened.wording != wording or (found.approved and found.fits(opened.lesson.card)):
        raise StaleButton
    if not _may_approve(act, found, opened):
        raise OwnVoiceNote
    storage.approve(
        act.tx, opened.course.id, found, wording=wording, person=act.person.id, now=act.now
    )
    await _note(act, "content.approve_voice", opened.course, found.card, found.language)
    return await open_lesson(act, cohort_id, found.card, found.language)


async def delete(act: Act, cohort_id: CohortId, note_id: VoiceNoteId) -> OpenedVoice:
    """Withdraw a voice note, or delete one that waits; raise `StaleButton` if it is gone."""
    found, opened = await _found(act, cohort_id, note_id)
    if not await storage.delete(act.tx, opened.course.id, note_id):
        raise StaleButton
    await _note(act, "content.withdraw_voice", opened.course, found.card, found.language)
    return await open_lesson(act, cohort_id, found.card, found.language)


async def count_waiting(tx: Tx, course: Course, listener: PersonId | None) -> dict[str, int]:
    """Return how many recordings of others wait for `listener`, by language."""
    notes = await storage.notes_of(tx, course.id)
    counts: dict[str, int] = {}
    for language in course.languages:
        lessons = lessons_of(course, notes, language)
        many = sum(
            each.waiting is not None and each.waiting.recorded_by != listener for each in lessons
        )
        if many:
            counts[language] = many
    return counts


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingVoices:
    """How many recordings in a language wait for the approval of a coordinator, since when."""

    cohort: CohortId
    language: str
    many: int
    since: datetime


def waiting_queries(act: Act, cohort: Cohort) -> list[Statement]:
    """Ask for recordings that wait for the coordinator (for `waiting_in`)."""
    if cohort.course not in act.courses:
        return []
    return [storage.waiting_query(act.courses[cohort.course].id, act.person.id)]


def waiting_in(act: Act, cohort: Cohort, rows: Sequence[Rows]) -> list[WaitingVoices]:
    """Return the recordings of lessons that the course still has, by language."""
    notes = [each for found in rows for each in storage.notes_from(found)]
    if not notes:
        return []
    course = act.courses[cohort.course]
    found = []
    for language in course.languages:
        waiting = [
            each.waiting for each in lessons_of(course, notes, language) if each.waiting is not None
        ]
        if waiting:
            since = min(each.recorded_at for each in waiting)
            found.append(
                WaitingVoices(cohort=cohort.id, language=language, many=len(waiting), since=since)
            )
    return found


async def _ask_others(act: Act, opened: OpenedVoice) -> None:
    """Ask the other coordinators to listen: soon, in one message a day for all recordings.

    Coordinators of other cohorts of the course get it for one of their own cohorts.
    """
    own = await staff.chats_of_coordinators(act.tx, opened.cohort)
    asked = {chat: (person, opened.cohort) for chat, person in own}
    for chat, person, cohort in await storage.chats_elsewhere(
        act.tx, opened.course.id, opened.cohort
    ):
        asked.setdefault(chat, (person, cohort))
    day = local_day(act.now, opened.zone).isoformat()
    messages = [
        NewMessage(
            chat_id=chat,
            lane=Lane.REMINDER,
            kind=ASKED,
            due_at=act.now + GATHERED,
            expires_at=act.now + ASKED_FOR,
            about={"cohort": cohort},
            dedup=f"voice_note:{cohort}:{day}:{chat}",
        )
        for chat, (person, cohort) in asked.items()
        if person != act.person.id
    ]
    outbox.enqueue(act.tx, messages, now=act.now)


async def _found(
    act: Act, cohort_id: CohortId, note_id: VoiceNoteId
) -> tuple[VoiceNote, OpenedVoice]:
    _, course = await coordinated(act, cohort_id)
    found = require(await storage.by_id(act.tx, course.id, note_id))
    return found, await open_lesson(act, cohort_id, found.card, found.language)


def _may_approve(act: Act, found: VoiceNote, opened: OpenedVoice) -> bool:
    if found.approved and found.fits(opened.lesson.card):
        return False
    return opened.alone or found.recorded_by != act.person.id


async def _note(act: Act, action: str, course: Course, card: str, language: str) -> None:
    await note_in_audit(act, action, f"course:{course.id}", content=card, language=language)
