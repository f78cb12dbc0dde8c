"""Notes about people, by cohort and person; old ones are deleted once a day."""

from collections.abc import Sequence
from datetime import datetime

from bot.desk.notes.domain import KEPT, MOST, Note, NoteId, PersonNotes
from bot.facts import CohortPlace, Fact
from bot.membership.domain import CohortId, PersonId
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.ownership import Owned
from bot.storage.personal_data import Holding, Tables
from bot.storage.retention import Forget
from bot.storage.rows import from_row

_ADD = """
INSERT INTO person_notes (cohort_id, person_id, written_by, words, written_at)
VALUES (:cohort, :person, :by, :words, :now)
"""
_ONLY_THE_LAST = """
DELETE FROM person_notes WHERE person_id = :person AND cohort_id = :cohort AND id NOT IN (
  SELECT n.id FROM person_notes n WHERE n.person_id = :person AND n.cohort_id = :cohort
  ORDER BY n.id DESC LIMIT :most)
"""
_OF = """
SELECT n.id, n.words, n.written_at, p.name AS author
FROM person_notes n LEFT JOIN people p ON p.id = n.written_by
WHERE n.person_id = :person AND n.cohort_id = :cohort AND n.written_at >= :since ORDER BY n.id DESC
"""


async def of_person(
    tx: Tx, cohort: CohortId, person: PersonId, *, now: datetime
) -> tuple[Note, ...]:
    rows = await tx.ask(_OF, cohort=cohort, person=person, since=now - KEPT)
    return tuple(_note(row) for row in rows)


def add(
    tx: Tx, cohort: CohortId, person: PersonId, words: str, *, by: PersonId, now: datetime
) -> None:
    """Save a note, and keep only the latest five."""
    tx.do(_ADD, cohort=cohort, person=person, by=by, words=words, now=now)
    tx.do(_ONLY_THE_LAST, cohort=cohort, person=person, most=MOST)


def delete(tx: Tx, cohort: CohortId, person: PersonId, note: NoteId) -> None:
    tx.do(
        "DELETE FROM person_notes WHERE id = :note AND person_id = :person AND cohort_id = :cohort",
        note=note,
        person=person,
        cohort=cohort,
    )


def forget_old(tx: Tx, *, now: datetime) -> None:
    tx.do("DELETE FROM person_notes WHERE written_at < :before", before=now - KEPT)


def _queries(place: CohortPlace) -> Sequence[Statement]:
    person, since = place.enrolment.person_id, place.now - KEPT
    return (query(_OF, cohort=place.cohort.id, person=person, since=since),)


def _notes_in(_place: CohortPlace, rows: Sequence[Rows]) -> PersonNotes:
    return PersonNotes(tuple(_note(row) for row in rows[0]))


NOTES = Fact(kind=PersonNotes, queries=_queries, read=_notes_in)


def _note(row: Row) -> Note:
    return from_row(Note, row, author=row["author"] or None)


TABLES = Tables(
    holdings=(
        Holding(
            table="person_notes",
            whose="person_id = :person",  # the notes of an author are about others
            deleting=(
                "DELETE FROM person_notes WHERE person_id = :person",
                "UPDATE person_notes SET written_by = NULL WHERE written_by = :person",
            ),
        ),
    ),
    forget=(Forget(forget_old),),
    owned=(Owned(table="person_notes", owner="person_id", what="notes"),),
)
