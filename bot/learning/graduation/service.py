"""Tells people that their certificate is earned, and lets a coordinator sign it.

The last answer of a quiz or the last card of a part may complete a course. Each of them enqueues a
message, which is sent only if the certificate is earned then. A certificate is valid without a
signature; the paper has a line for one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.act import Act
from bot.learning.certificate import storage as certificates
from bot.learning.certificate.service import has_one, printable_name
from bot.learning.certificate.storage import Certificate, CertificateId
from bot.learning.graduation import storage
from bot.learning.results.domain import completion_in
from bot.learning.results.storage import load_progress
from bot.learning.service import learner_and_course
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, Cohort, CohortId, EnrolmentId
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff import storage as staff
from bot.membership.staff.domain import require_coordinator
from bot.paging import Page, nearest
from bot.people.rights import service as rights
from bot.people.service import enqueue_message, note_in_audit
from bot.refusals import require
from bot.storage.database import Rows, Statement, Tx

TO_SIGN: Final = "certificate.to_sign"
SIGNED: Final = "certificate.signed"
"""The kinds of the messages to coordinators, and to somebody whose certificate is signed."""
_LATER: Final = timedelta(minutes=10)
"""Within this time people may open the certificate themselves, without a message."""
_KEPT: Final = timedelta(days=30)
ON_A_PAGE: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSign:
    """A certificate that a coordinator may sign, for `who` in the cohort `title`."""

    certificate: Certificate
    who: str
    title: str


def look_later(act: Act, enrolment: EnrolmentId, *, done: str) -> None:
    """Check later whether the certificate is earned by what the visitor has just `done`."""
    storage.enqueue_look(
        act.tx,
        act.person.id,
        enrolment,
        done=done,
        due_at=act.now + _LATER,
        expires_at=act.now + _KEPT,
        now=act.now,
    )


async def is_to_be_told(act: Act, enrolment: EnrolmentId, chat: ChatId) -> bool:
    """Tell whether the certificate is earned, and neither opened nor announced yet."""
    found = await learner_and_course(act, enrolment)
    if found is None or await has_one(act.tx, enrolment) or await storage.was_told(act.tx, chat):
        return False
    _, course = found
    done = await load_progress(act.tx, enrolment, course, now=act.now)
    completion = completion_in(course, done)
    return completion is not None and completion.is_met


async def ask_for_signature(act: Act, certificate: Certificate) -> None:
    """Ask all coordinators of the cohort to sign a certificate that was just issued."""
    about = {"certificate": certificate.id}
    for chat, coordinator in await staff.chats_of_coordinators(act.tx, certificate.cohort_id):
        dedup = f"{TO_SIGN}:{certificate.id}:{coordinator}"
        enqueue_message(act, chat, TO_SIGN, about, keep=_KEPT, dedup=dedup)


async def load_to_sign(tx: Tx, number: int) -> ToSign | None:
    """Return a certificate for coordinators; None if it was withdrawn."""
    known = await certificates.by_id(tx, CertificateId(number))
    cohort = None if known is None else await cohorts.by_id(tx, known.cohort_id)
    if known is None or cohort is None:
        return None
    return ToSign(certificate=known, who=known.listed_name, title=cohort.title)


async def sign(act: Act, number: int) -> ToSign:
    """Sign a certificate with the visitor's name, once.

    Raises `NotAllowed` for people who do not coordinate its cohort, `StaleButton` for a certificate
    that was withdrawn, and `NoName` for a name that cannot be printed. If somebody signed
    meanwhile, nothing changes.
    """
    found = require(await load_to_sign(act.tx, number))
    require_coordinator(act.visitor.grants, found.certificate.cohort_id)
    name = printable_name(act.person.name)
    known = found.certificate
    if await certificates.sign(act.tx, known.id, act.person.id, name, now=act.now):
        await note_in_audit(act, "certificate.sign", f"certificate:{known.id}")
        await _tell(act, known)
    return require(await load_to_sign(act.tx, number))


async def _tell(act: Act, known: Certificate) -> None:
    listed = await enrolments.by_id(act.tx, known.enrolment_id)
    if listed is None or listed.chat_id is None:
        return
    about = {"certificate": known.id}
    enqueue_message(act, listed.chat_id, SIGNED, about, keep=_KEPT, dedup=f"{SIGNED}:{known.id}")


async def open_to_sign(act: Act, number: int) -> ToSign:
    """Return a certificate to sign, or one that is signed; raise as `sign`."""
    found = require(await load_to_sign(act.tx, number))
    require_coordinator(act.visitor.grants, found.certificate.cohort_id)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLine:
    """A certificate in the list of its cohort, and who has it."""

    certificate: Certificate
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateList:
    """A page of the certificates of a cohort; `unsigned`: how many of all wait for a signature."""

    cohort: Cohort
    page: Page[CertificateLine]
    unsigned: int


async def list_certificates(act: Act, cohort: CohortId, page: int) -> CertificateList:
    """Return a page of the certificates of a cohort, or the nearest page; raise `NotAllowed`."""
    home = await rights.require_cohort(act, cohort)
    total, unsigned = await certificates.count_issued(act.tx, cohort)
    at = nearest(page, total, size=ON_A_PAGE)
    found = await certificates.issued_in(act.tx, cohort, page=at, size=ON_A_PAGE)
    lines = [CertificateLine(certificate=each, who=_who(each, of)) for each, of in found]
    return CertificateList(
        cohort=home,
        page=Page.loaded(lines, at, total=total, size=ON_A_PAGE),
        unsigned=unsigned,
    )


def _who(known: Certificate, organization: str | None) -> str:
    return " · ".join(part for part in (known.listed_name, organization) if part)


def unsigned_queries(act: Act, cohort: Cohort) -> list[Statement]:
    """Ask for certificates to sign (for `unsigned_in`).

    One that nobody signs within a month leaves the list: it is valid without a signature.
    """
    return [certificates.unsigned_query(cohort.id, since=act.now - _KEPT)]


def unsigned_in(_act: Act, cohort: Cohort, rows: Sequence[Rows]) -> list[ToSign]:
    """Return the certificates of a cohort that wait for a signature."""
    [found] = rows
    return [
        ToSign(
            certificate=each,
            who=_who(each, of),
            title=cohort.title,
        )
        for each, of in certificates.unsigned_from(found)
    ]
