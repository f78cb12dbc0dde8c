"""Storage of signatures: of safety texts, and of services that somebody tried."""

from datetime import datetime

from bot.catalog.course import CourseId, Signature
from bot.membership.domain import PersonId
from bot.safety.signatures.domain import SavedSignature, SignedKind
from bot.storage.database import Row, Tx
from bot.storage.personal_data import Tables, deleted

_SIGN = """
INSERT INTO signatures (course, what, content, language, wording, person_id, signed_on, signed_at)
VALUES (:course, :what, :content, :language, :wording, :person, :on, :now)
ON CONFLICT (course, what, content, language) DO UPDATE
SET wording = excluded.wording, person_id = excluded.person_id,
    signed_on = excluded.signed_on, signed_at = excluded.signed_at
"""
_SIGNATURES = """
SELECT s.what, s.content, s.language, s.wording, s.signed_on, p.name
FROM signatures s JOIN people p ON p.id = s.person_id
WHERE s.course = :course ORDER BY s.what, s.content, s.language
"""


async def load_signatures(tx: Tx, course: CourseId) -> tuple[SavedSignature, ...]:
    """Return all signatures of a course."""
    return tuple(_signature(row) for row in await tx.ask(_SIGNATURES, course=course))


def sign(
    tx: Tx,
    course: CourseId,
    what: SignedKind,
    content: str,
    language: str,
    *,
    wording: str,
    person: PersonId,
    on: str,
    now: datetime,
) -> None:
    """Save that somebody signed on the day `on` (ISO); the last signature counts."""
    tx.do(
        _SIGN,
        course=course,
        what=str(what),
        content=content,
        language=language,
        wording=wording,
        person=person,
        on=on,
        now=now,
    )


async def withdraw(tx: Tx, course: CourseId, what: SignedKind, content: str, language: str) -> bool:
    """Delete a signature; return False if there was none."""
    row = await tx.one(
        "DELETE FROM signatures WHERE course = :course AND what = :what AND content = :content"
        " AND language = :language RETURNING content",
        course=course,
        what=str(what),
        content=content,
        language=language,
    )
    return row is not None


def _signature(row: Row) -> SavedSignature:
    return SavedSignature(
        what=SignedKind(row["what"]),
        content=row["content"],
        language=row["language"],
        wording=row["wording"],
        signature=Signature(on=row["signed_on"], by=row["name"]),
    )


TABLES = Tables(holdings=(deleted("signatures"),))
