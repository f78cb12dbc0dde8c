"""Issues certificates to people who have completed a course, and confirms them by their codes.

The secret behind the codes is made once and stored in the database, in the table of facts, so that
a backup restores certificates and codes together. A setting could be lost, and with it every
certificate that was ever issued.
"""

import secrets
from dataclasses import dataclass, replace
from hashlib import sha256

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.documents.lettering import legible
from bot.learning.certificate import storage
from bot.learning.certificate.domain import (
    NotCompleted,
    UnknownCode,
    certificate_code,
    certificate_number,
)
from bot.learning.certificate.storage import Certificate, CertificateId
from bot.learning.results.service import find_results
from bot.membership.domain import Enrolment, EnrolmentId
from bot.membership.person.domain import NoName, clean_name
from bot.membership.staff.domain import coordinates
from bot.people.service import note_in_audit
from bot.refusals import ForeignButton, NotAllowed, require
from bot.storage import meta
from bot.storage.database import Tx

SECRET = "certificate_secret"  # noqa: S105 - the name of the fact, not its value
SECRET_BYTES = 32
_DIGEST_DIGITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A certificate with its code and its course; `is_new`: it was made just now."""

    certificate: Certificate
    code: str
    course: Course
    is_new: bool = False


def printable_name(name: str) -> str:
    """Return a name as it can be printed; raise `NoName` if it would lose a letter or has none.

    So a telephone number is not accepted as a name.
    """
    shown = clean_name(legible(name))
    letters = [sum(char.isalpha() for char in text) for text in (clean_name(name), shown)]
    if not letters[1] or letters[1] < letters[0]:
        raise NoName
    return shown


def name_digest(name: str) -> str:
    """Return the digest of a name, by which its button notices another name."""
    return sha256(name.encode()).hexdigest()[:_DIGEST_DIGITS]


async def issue(act: Act, enrolment: Enrolment, name: str) -> Issued:
    """Issue the certificate of an enrolment; one with the same name stays valid.

    Another name withdraws the earlier certificate. Raises `NotCompleted` while the rule is not met.
    """
    found = await find_results(act, enrolment.id)
    if found.completion is None or not found.completion.is_met:
        raise NotCompleted
    known = found.certificate
    if known is not None and known.name == name:
        return await _issued(act.tx, found.course, known)
    if known is not None:
        storage.withdraw(act.tx, known.id)
    made = require(
        await storage.issue(
            act.tx,
            enrolment,
            name=name,
            listed_name=act.person.name,
            course=found.course.id,
            lessons=found.results.lessons,
            quizzes=sum(bool(unit.items) for unit in found.course.units),
            now=act.now,
        )
    )
    await note_in_audit(act, "certificate.issue", f"certificate:{made.id}")
    return replace(await _issued(act.tx, found.course, made), is_new=True)


async def has_one(tx: Tx, enrolment: EnrolmentId) -> bool:
    [issued] = await tx.ask_each(storage.certificate_query(enrolment))
    return bool(issued)


async def load_certificate(act: Act, number: int) -> Issued:
    """Return somebody's own certificate.

    Raises `StaleButton` for one that was withdrawn, `ForeignButton` for somebody else's.
    """
    known = require(await storage.by_id(act.tx, CertificateId(number)))
    if known.person_id != act.visitor.person_id:
        raise ForeignButton
    return await _issued(act.tx, find_course(act.courses, known.course), known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """The certificate with a code. `course` is None if the course is not there any more.

    `listed`: the person's name, for a coordinator of that course, if another name was printed.
    """

    certificate: Certificate
    course: Course | None
    code: str
    listed: str | None = None


async def confirm_certificate(act: Act, typed: str) -> Confirmed:
    """Return the certificate with a code; raise `UnknownCode` if there is none."""
    secret = await _secret(act.tx)
    number = certificate_number(typed, secret)
    known = require(await storage.by_id(act.tx, CertificateId(number)), UnknownCode)
    return Confirmed(
        certificate=known,
        course=act.courses.get(known.course),
        code=certificate_code(number, secret),
    )


async def confirm_for_staff(act: Act, typed: str) -> Confirmed:
    """Confirm a code for somebody with a role; raise `NotAllowed` for everybody else."""
    if not act.visitor.grants:
        raise NotAllowed
    found = await confirm_certificate(act, typed)
    known = found.certificate
    if known.listed_name == known.name or not coordinates(act.visitor.grants, known.cohort_id):
        return found
    return replace(found, listed=known.listed_name)


async def _issued(tx: Tx, course: Course, known: Certificate) -> Issued:
    return Issued(
        certificate=known, code=certificate_code(known.id, await _secret(tx)), course=course
    )


async def _secret(tx: Tx) -> bytes:
    made = secrets.token_hex(SECRET_BYTES)
    return bytes.fromhex(await meta.save_if_absent(tx, SECRET, made))
