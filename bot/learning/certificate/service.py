"""Certificates: issued to who has completed a course and asks; confirmed by their code.

The secret behind the codes is made once and kept with the certificates, in the table of facts:
a backup that brings the certificates back brings their codes back. A setting would be one more
thing to lose, and with it every certificate that was ever handed out.
"""

import secrets
from dataclasses import dataclass, replace
from hashlib import sha256

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.documents.lettering import legible
from bot.learning.certificate import storage
from bot.learning.certificate.domain import NotCompleted, UnknownCode, code, confirmed
from bot.learning.certificate.storage import Certificate, CertificateId
from bot.learning.results.service import find_results
from bot.membership.audit import storage as audit
from bot.membership.domain import Enrolment, EnrolmentId, Person
from bot.membership.person.domain import NoName, clean_name
from bot.membership.staff.domain import coordinates
from bot.refusals import ForeignButton, NotAllowed, StaleButton
from bot.safety.names.domain import typed_name
from bot.storage import meta
from bot.storage.database import Tx

SECRET = "certificate_secret"  # noqa: S105 - the name of the fact, not its value
SECRET_BYTES = 32
_SEEN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A certificate with its code, and the course that it is for; `is_new`: made just now."""

    certificate: Certificate
    code: str
    course: Course
    is_new: bool = False


def printed(name: str) -> str:
    """Return a name as it can be printed; raise `NoName` if a letter of it, or all, would be lost.

    A telephone number is no name, though an organization may be called by digits.
    """
    shown = clean_name(legible(name))
    letters = [sum(sign.isalpha() for sign in text) for text in (clean_name(name), shown)]
    if not letters[1] or letters[1] < letters[0]:
        raise NoName
    return shown


def printed_as_typed(name: str) -> str:
    """Return a name that was written for the certificate; raise `NoName` for none."""
    return printed(typed_name(name))


def seen(name: str) -> str:
    """Return the short mark of a name that the key under it carries."""
    return sha256(name.encode()).hexdigest()[:_SEEN]


async def issue(act: Act, place: Enrolment, person: Person, name: str) -> Issued:
    """Issue the certificate of a place with a name as printed; one that says the same stands.

    Another name withdraws the certificate of the first one. Raises `NotCompleted` while the
    rule is not met.
    """
    found = await find_results(act, place.id, person.zone)
    if found.completion is None or not found.completion.is_met:
        raise NotCompleted
    known = found.certificate
    if known is not None and known.name == name:
        return await _issued(act.tx, found.course, known)
    if known is not None:
        storage.withdraw(act.tx, known.id)
    made = await storage.issue(
        act.tx,
        place,
        name=name,
        listed_name=person.name,
        course=found.course.id,
        lessons=found.results.lessons,
        quizzes=sum(bool(unit.items) for unit in found.course.units),
        now=act.now,
    )
    if made is None:
        raise StaleButton
    about = f"certificate:{made.id}"
    await audit.note(act.tx, actor=person.id, action="certificate.issue", object=about, now=act.now)
    return replace(await _issued(act.tx, found.course, made), is_new=True)


async def has_one(tx: Tx, place: EnrolmentId) -> bool:
    """Tell whether a certificate was issued for a place."""
    [issued] = await tx.ask_each(storage.certificate_read(place))
    return bool(issued)


async def find(act: Act, number: int) -> Issued:
    """Return somebody's own certificate.

    Raises `StaleButton` for one that was withdrawn, `ForeignButton` for somebody else's.
    """
    known = await storage.by_id(act.tx, CertificateId(number))
    if known is None:
        raise StaleButton
    if known.person_id != act.visitor.person_id:
        raise ForeignButton
    return await _issued(act.tx, find_course(act.courses, known.course), known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A code is that of this certificate. `course` is None if the course is no longer there.

    `listed`: the name on the list, for a coordinator of that course, if another was printed.
    """

    certificate: Certificate
    course: Course | None
    code: str
    listed: str | None = None


async def confirm(act: Act, typed: str) -> Confirmed:
    """Return the certificate behind a code; raise `UnknownCode` if there is none (any more)."""
    secret = await _secret(act.tx)
    number = confirmed(typed, secret)
    known = await storage.by_id(act.tx, CertificateId(number))
    if known is None:
        raise UnknownCode
    return Confirmed(
        certificate=known, course=act.courses.get(known.course), code=code(number, secret)
    )


async def confirm_for(act: Act, typed: str) -> Confirmed:
    """Do the same for a coordinator or administrator; raise `NotAllowed` for everybody else."""
    if not act.visitor.grants:
        raise NotAllowed
    found = await confirm(act, typed)
    known = found.certificate
    if known.listed_name == known.name or not coordinates(act.visitor.grants, known.cohort_id):
        return found
    return replace(found, listed=known.listed_name)


async def _issued(tx: Tx, course: Course, known: Certificate) -> Issued:
    return Issued(certificate=known, code=code(known.id, await _secret(tx)), course=course)


async def _secret(tx: Tx) -> bytes:
    made = secrets.token_hex(SECRET_BYTES)
    return bytes.fromhex(await meta.save_if_absent(tx, SECRET, made))
