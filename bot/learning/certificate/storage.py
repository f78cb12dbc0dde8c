"""Stores issued certificates: one for each enrolment, with the name as printed."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from bot.membership.domain import CohortId, Enrolment, EnrolmentId, PersonId
from bot.storage.database import Rows, Statement, Tx, query
from bot.storage.ownership import Owned, earliest
from bot.storage.personal_data import Holding, Tables
from bot.storage.rows import from_row

CertificateId = NewType("CertificateId", int)

_CERTIFICATE = (
    "SELECT t.id, t.enrolment_id, t.person_id, t.name, t.course, t.lessons, t.quizzes, t.since,"
    " t.issued_at, t.signed_name, e.cohort_id, p.name AS listed_name FROM certificates t"
    " JOIN enrolments e ON e.id = t.enrolment_id JOIN people p ON p.id = t.person_id"
)

_OF_COHORT = "WHERE e.cohort_id = :cohort AND e.state IN ('active', 'finished')"
_WITH_ORGANIZATION = (
    _CERTIFICATE.replace(" FROM", ", o.name AS organization FROM", 1)
    + f" LEFT JOIN organizations o ON o.id = e.organization_id {_OF_COHORT}"
)
_ISSUED = (
    f"{_WITH_ORGANIZATION} ORDER BY CASE WHEN t.signed_by IS NULL THEN 0 ELSE 1 END, t.id DESC"
    " LIMIT :size OFFSET :skipped"
)
_COUNTED = (
    "SELECT count(*) AS total, count(*) FILTER (WHERE t.signed_by IS NULL) AS unsigned"  # noqa: S608
    f" FROM certificates t JOIN enrolments e ON e.id = t.enrolment_id {_OF_COHORT}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One certificate: `name` as printed, `listed_name` of the person, `since` when they joined.

    `lessons` and `quizzes` are what the course had when it was issued. `signed_name` is the name of
    the coordinator who signed it, as printed.
    """

    id: CertificateId
    enrolment_id: EnrolmentId
    person_id: PersonId
    cohort_id: CohortId
    name: str
    listed_name: str
    course: str
    lessons: int
    quizzes: int
    since: datetime | None
    issued_at: datetime
    signed_name: str | None = None


async def issue(
    tx: Tx,
    enrolment: Enrolment,
    *,
    name: str,
    listed_name: str,
    course: str,
    lessons: int,
    quizzes: int,
    now: datetime,
) -> Certificate | None:
    """Issue a certificate to an active member; return None if there is one already."""
    row = await tx.one(
        "INSERT INTO certificates"
        " (enrolment_id, person_id, name, course, lessons, quizzes, since, issued_at)"
        " SELECT e.id, e.person_id, :name, :course, :lessons, :quizzes, e.joined_at, :now"
        " FROM enrolments e WHERE e.id = :enrolment AND e.state = 'active'"
        " ON CONFLICT (enrolment_id) DO NOTHING"
        " RETURNING id, enrolment_id, person_id, name, course, lessons, quizzes, since, issued_at,"
        " signed_name",
        enrolment=enrolment.id,
        name=name,
        course=course,
        lessons=lessons,
        quizzes=quizzes,
        now=now,
    )
    if row is None:
        return None
    return from_row(Certificate, row, cohort_id=enrolment.cohort_id, listed_name=listed_name)


def withdraw(tx: Tx, certificate: CertificateId) -> None:
    """Withdraw a certificate: its code is no longer valid, and its number is never used again."""
    tx.do("DELETE FROM certificates WHERE id = :id", id=certificate)


async def sign(
    tx: Tx, certificate: CertificateId, by: PersonId, name: str, *, now: datetime
) -> bool:
    """Save who signed a certificate; return False if somebody did before."""
    return await tx.found(
        "UPDATE certificates SET signed_by = :by, signed_name = :name, signed_at = :now"
        " WHERE id = :id AND signed_by IS NULL RETURNING id",
        id=certificate,
        by=by,
        name=name,
        now=now,
    )


async def by_id(tx: Tx, certificate: CertificateId) -> Certificate | None:
    row = await tx.one(f"{_CERTIFICATE} WHERE t.id = :id", id=certificate)
    return None if row is None else from_row(Certificate, row)


def unsigned_query(cohort: CohortId, *, since: datetime) -> Statement:
    """Ask for certificates that nobody has signed, the oldest first (for `unsigned_from`).

    They are those of people who take part in a cohort or have finished it, issued after an instant.
    """
    return query(
        f"{_WITH_ORGANIZATION} AND t.signed_by IS NULL AND t.issued_at > :since ORDER BY t.id",
        cohort=cohort,
        since=since,
    )


def unsigned_from(rows: Rows) -> list[tuple[Certificate, str | None]]:
    """Return each certificate with the name of the person's organization."""
    return [(from_row(Certificate, row), row["organization"]) for row in rows]


async def count_issued(tx: Tx, cohort: CohortId) -> tuple[int, int]:
    """Return how many certificates a cohort has, and how many of them wait for a signature."""
    row = await tx.single(_COUNTED, cohort=cohort)
    return row["total"], row["unsigned"]


async def issued_in(
    tx: Tx, cohort: CohortId, *, page: int, size: int
) -> list[tuple[Certificate, str | None]]:
    """Return a page of the certificates of a cohort: first the unsigned ones, then the newest."""
    return unsigned_from(await tx.ask(_ISSUED, cohort=cohort, size=size, skipped=page * size))


def certificate_query(enrolment: EnrolmentId) -> Statement:
    """Ask for the certificate of an enrolment (for `certificate_from`)."""
    return query(f"{_CERTIFICATE} WHERE t.enrolment_id = :enrolment", enrolment=enrolment)


def certificate_from(rows: Rows) -> Certificate | None:
    return from_row(Certificate, rows[0]) if rows else None


TABLES = Tables(
    holdings=(
        Holding(
            table="certificates",
            whose="person_id = :person OR signed_by = :person",
            deleting=(
                "DELETE FROM certificates WHERE person_id = :person",
                (
                    "UPDATE certificates SET signed_by = NULL, signed_name = NULL,"
                    " signed_at = NULL WHERE signed_by = :person"
                ),
            ),
        ),
    ),
    owned=(
        Owned(
            table="certificates",
            owner="enrolment_id",
            once=(),
            order=earliest("issued_at"),
            what="certificates",
        ),
        Owned(table="certificates", owner="person_id"),
    ),
)
