"""Stores voice notes by Telegram's id of the file, without the sound itself.

A lesson has in each language at most one that participants hear, and one that waits for approval.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.catalog.course import CourseId
from bot.learning.voice_notes.domain import SentVoice, VoiceNote, VoiceNoteId
from bot.membership.domain import ChatId, CohortId, EnrolmentId, PersonId
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.personal_data import Tables, changed
from bot.storage.retention import Forget
from bot.storage.rows import from_row

WAITS: Final = timedelta(days=90)
"""After this time a recording that nobody has approved is deleted."""
_NOTES = """
SELECT v.id, v.card, v.language, v.wording, v.file_id, v.seconds, v.size_bytes, v.recorded_by,
       v.recorded_at, v.approved_at, p.name
FROM voice_notes v LEFT JOIN people p ON p.id = v.recorded_by
"""
_OF_COURSE = f"{_NOTES} WHERE v.course = :course ORDER BY v.id"
_HEARD = f"""{_NOTES}
JOIN cohorts c ON c.course = v.course JOIN enrolments e ON e.cohort_id = c.id
WHERE e.id = :enrolment AND v.approved_at IS NOT NULL ORDER BY v.id
"""
_RECORD = """
INSERT INTO voice_notes
  (course, card, language, wording, file_id, seconds, size_bytes, recorded_by, recorded_at)
VALUES (:course, :card, :language, :wording, :file_id, :seconds, :size, :person, :now)
"""


def heard_at_query(enrolment: EnrolmentId) -> Statement:
    """Ask for the approved voice notes of an enrolment's course (for `notes_from`)."""
    return query(_HEARD, enrolment=enrolment)


def heard_in_query(course: CourseId) -> Statement:
    """Ask for the approved voice notes of a course (for `notes_from`)."""
    return query(f"{_NOTES} WHERE v.course = :course AND v.approved_at IS NOT NULL", course=course)


def notes_from(rows: Rows) -> tuple[VoiceNote, ...]:
    return tuple(map(_note, rows))


def waiting_query(course: CourseId, listener: PersonId) -> Statement:
    """Ask for the recordings of others that wait for a listener (for `notes_from`)."""
    return query(
        f"{_NOTES} WHERE v.course = :course AND v.approved_at IS NULL"
        " AND (v.recorded_by IS NULL OR v.recorded_by <> :listener) ORDER BY v.id",
        course=course,
        listener=listener,
    )


async def notes_of(tx: Tx, course: CourseId) -> tuple[VoiceNote, ...]:
    """Return all voice notes of a course, approved or not."""
    return notes_from(await tx.ask(_OF_COURSE, course=course))


async def by_id(tx: Tx, course: CourseId, note: VoiceNoteId) -> VoiceNote | None:
    row = await tx.one(f"{_NOTES} WHERE v.id = :id AND v.course = :course", id=note, course=course)
    return None if row is None else _note(row)


def record(
    tx: Tx,
    course: CourseId,
    card: str,
    language: str,
    voice: SentVoice,
    *,
    wording: str,
    person: PersonId,
    now: datetime,
) -> None:
    """Save a voice note that waits for approval; it replaces another one that waits."""
    tx.do(
        "DELETE FROM voice_notes WHERE course = :course AND card = :card AND language = :language"
        " AND approved_at IS NULL",
        course=course,
        card=card,
        language=language,
    )
    tx.do(
        _RECORD,
        course=course,
        card=card,
        language=language,
        wording=wording,
        file_id=voice.file_id,
        seconds=voice.seconds,
        size=voice.size_bytes,
        person=person,
        now=now,
    )


def approve(
    tx: Tx, course: CourseId, note: VoiceNote, *, wording: str, person: PersonId, now: datetime
) -> None:
    """Let participants hear a voice note; it replaces the one before."""
    tx.do(
        "DELETE FROM voice_notes WHERE course = :course AND card = :card AND language = :language"
        " AND approved_at IS NOT NULL AND id <> :id",
        course=course,
        card=note.card,
        language=note.language,
        id=note.id,
    )
    tx.do(
        "UPDATE voice_notes SET approved_by = :person, approved_at = :now, wording = :wording"
        " WHERE id = :id",
        person=person,
        now=now,
        wording=wording,
        id=note.id,
    )


async def delete(tx: Tx, course: CourseId, note: VoiceNoteId) -> bool:
    """Delete a voice note; return False if it is gone already."""
    return await tx.found(
        "DELETE FROM voice_notes WHERE id = :id AND course = :course RETURNING id",
        id=note,
        course=course,
    )


async def others(tx: Tx, course: CourseId, person: PersonId) -> bool:
    """Tell whether the course has another coordinator who can be reached, in an open cohort.

    Voice notes are heard in all cohorts of a course, so coordinators of any of them may listen.
    """
    return await tx.found(
        "SELECT p.id FROM people p JOIN roles r ON r.person_id = p.id"
        " JOIN cohorts c ON c.id = r.cohort_id WHERE c.course = :course AND c.closed_at IS NULL"
        " AND r.revoked_at IS NULL AND p.id <> :person AND p.telegram_id IS NOT NULL LIMIT 1",
        course=course,
        person=person,
    )


async def chats_elsewhere(
    tx: Tx, course: CourseId, cohort: CohortId
) -> list[tuple[ChatId, PersonId, CohortId]]:
    """Return the chats of coordinators of other open cohorts, each with one of their cohorts."""
    rows = await tx.ask(
        "SELECT c.id, r.person_id, min(r.cohort_id) AS cohort_id FROM roles r"
        " JOIN cohorts h ON h.id = r.cohort_id JOIN chats c ON c.person_id = r.person_id"
        " WHERE h.course = :course AND h.id <> :cohort AND h.closed_at IS NULL"
        " AND r.revoked_at IS NULL GROUP BY c.id, r.person_id ORDER BY c.id",
        course=course,
        cohort=cohort,
    )
    return [
        (ChatId(row["id"]), PersonId(row["person_id"]), CohortId(row["cohort_id"])) for row in rows
    ]


def forget_waiting(tx: Tx, *, now: datetime) -> None:
    tx.do(
        "DELETE FROM voice_notes WHERE approved_at IS NULL AND recorded_at < :before",
        before=now - WAITS,
    )


def _note(row: Row) -> VoiceNote:
    return from_row(
        VoiceNote,
        row,
        voice=from_row(SentVoice, row),
        approved=row["approved_at"] is not None,
        speaker=row["name"],
    )


_FORGET_PERSON = ", ".join(
    f"{column} = CASE WHEN {column} = :person THEN NULL ELSE {column} END"
    for column in ("recorded_by", "approved_by")
)
TABLES = Tables(
    holdings=(
        changed(
            "voice_notes",
            _FORGET_PERSON,
            "recorded_by = :person OR approved_by = :person",
            secret=("file_id",),
        ),
    ),
    forget=(Forget(forget_waiting),),
)
