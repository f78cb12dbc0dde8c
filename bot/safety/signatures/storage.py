"""Stores signatures of safety texts, and of services that somebody tried."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.catalog.course import CourseId, Signature
from bot.membership.domain import PersonId
from bot.safety.signatures.domain import SavedSignature, ServiceCorrection, SignedKind
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.personal_data import Tables, changed, deleted
from bot.storage.rows import from_row

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
_CORRECTIONS = """
SELECT k.service, k.wording, k.contact, p.name
FROM service_corrections k LEFT JOIN people p ON p.id = k.person_id WHERE k.course = :course
"""
_CORRECT = """
INSERT INTO service_corrections (course, service, wording, contact, person_id, corrected_at)
VALUES (:course, :service, :wording, :contact, :person, :now)
ON CONFLICT (course, service) DO UPDATE
SET wording = excluded.wording, contact = excluded.contact, person_id = excluded.person_id,
    corrected_at = excluded.corrected_at
"""
_HIDDEN = "SELECT service, hidden_on FROM hidden_services WHERE course = :course"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """What coordinators said about a course; `hidden` are services by their first hidden day."""

    signed: tuple[SavedSignature, ...]
    hidden: Mapping[str, str]
    corrections: tuple[ServiceCorrection, ...]


async def load_signatures(tx: Tx, course: CourseId) -> Standings:
    """Return a course's signatures, hidden services (days in ISO) and corrected services."""
    return standings_from(await tx.ask_each(*standings_queries(course)))


def standings_queries(course: CourseId) -> tuple[Statement, ...]:
    """Ask for what `load_signatures` returns (for `standings_from`)."""
    return tuple(query(sql, course=course) for sql in (_SIGNATURES, _HIDDEN, _CORRECTIONS))


def standings_from(rows: Sequence[Rows]) -> Standings:
    signed, hidden, corrected = rows
    return Standings(
        signed=tuple(map(_signature, signed)),
        hidden={row["service"]: row["hidden_on"] for row in hidden},
        corrections=tuple(from_row(ServiceCorrection, row, by=row["name"]) for row in corrected),
    )


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
    return await tx.found(
        "DELETE FROM signatures WHERE course = :course AND what = :what AND content = :content"
        " AND language = :language RETURNING content",
        course=course,
        what=str(what),
        content=content,
        language=language,
    )


def hide(tx: Tx, course: CourseId, service: str, *, on: str, now: datetime) -> None:
    """Hide a service from the day `on` (ISO), until somebody tries it again."""
    tx.do(
        "INSERT INTO hidden_services (course, service, hidden_on, hidden_at)"
        " VALUES (:course, :service, :on, :now) ON CONFLICT (course, service)"
        " DO UPDATE SET hidden_on = excluded.hidden_on, hidden_at = excluded.hidden_at",
        course=course,
        service=service,
        on=on,
        now=now,
    )


def show_again(tx: Tx, course: CourseId, service: str) -> None:
    """Show a service again, since somebody tried it or took the confirmation back."""
    tx.do(
        "DELETE FROM hidden_services WHERE course = :course AND service = :service",
        course=course,
        service=service,
    )


def correct(
    tx: Tx, course: CourseId, correction: ServiceCorrection, *, person: PersonId, now: datetime
) -> None:
    """Save a correction; the last one counts."""
    tx.do(
        _CORRECT,
        course=course,
        service=correction.service,
        wording=correction.wording,
        contact=correction.contact,
        person=person,
        now=now,
    )


async def take_back(tx: Tx, course: CourseId, service: str) -> bool:
    """Delete the correction of a service; return False if there is none."""
    return await tx.found(
        "DELETE FROM service_corrections WHERE course = :course AND service = :service"
        " RETURNING service",
        course=course,
        service=service,
    )


def _signature(row: Row) -> SavedSignature:
    return from_row(SavedSignature, row, signature=Signature(on=row["signed_on"], by=row["name"]))


TABLES = Tables(
    holdings=(deleted("signatures"), changed("service_corrections", "person_id = NULL")),
    impersonal=("hidden_services",),
)
