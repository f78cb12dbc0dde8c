"""Tells people that their certificate is earned, and lets a coordinator sign it off.

What completes a course is the last answer of a quiz or the last card of a part. Each of them
enqueues a message, which is sent only if the certificate is earned by then. A certificate is valid
without a signature; the paper has a line for one.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.act import Act
from bot.learning import storage as member_storage
from bot.learning.certificate import storage as certificates
from bot.learning.certificate.service import has_one, printable_name
from bot.learning.certificate.storage import Certificate, CertificateId
from bot.learning.graduation import storage
from bot.learning.results.domain import completion_in
from bot.learning.results.storage import load_progress
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, EnrolmentId
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff import storage as staff
from bot.membership.staff.domain import require_coordinator
from bot.people.service import enqueue_message, note_in_audit
from bot.refusals import require
from bot.storage.database import Tx

TO_SIGN: Final = "certificate.to_sign"
SIGNED: Final = "certificate.signed"
"""The kinds of the messages to coordinators, and to somebody whose certificate is signed."""
_LATER: Final = timedelta(minutes=10)
"""Somebody who asks for the certificate at once needs no message about it."""
_KEPT: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSign:
    """A certificate that a coordinator may sign off; `who` it is for, in the cohort `title`."""

    certificate: Certificate
    who: str
    title: str


def look_later(act: Act, enrolment: EnrolmentId, *, done: str) -> None:
    """See in a while whether what the visitor has just `done` earned the certificate."""
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
    """Tell whether somebody may have the certificate, has not asked for it, and was not told."""
    member = await member_storage.find_learner(act.tx, enrolment)
    course = None if member is None else act.courses.get(member.course)
    if course is None or await has_one(act.tx, enrolment) or await storage.was_told(act.tx, chat):
        return False
    done = await load_progress(act.tx, enrolment, course, now=act.now)
    completion = completion_in(course, done)
    return completion is not None and completion.is_met


async def ask_for_signature(act: Act, certificate: Certificate) -> None:
    """Ask every coordinator of the cohort to sign a certificate that was just issued."""
    about = {"certificate": certificate.id}
    for chat, coordinator in await staff.chats_of_coordinators(act.tx, certificate.cohort_id):
        dedup = f"{TO_SIGN}:{certificate.id}:{coordinator}"
        enqueue_message(act, chat, TO_SIGN, about, keep=_KEPT, dedup=dedup)


async def load_to_sign(tx: Tx, number: int) -> ToSign | None:
    """Return a certificate as coordinators see it; None if it was withdrawn."""
    known = await certificates.by_id(tx, CertificateId(number))
    cohort = None if known is None else await cohorts.by_id(tx, known.cohort_id)
    if known is None or cohort is None:
        return None
    return ToSign(certificate=known, who=known.listed_name, title=cohort.title)


async def sign(act: Act, number: int) -> ToSign:
    """Sign a certificate off with the visitor's name, once.

    Raises `NotAllowed` for others than coordinators of its cohort, `StaleButton` for one that was
    withdrawn, and `NoName` for a name that cannot be printed. One that somebody signed meanwhile
    stays as it is.
    """
    found = require(await load_to_sign(act.tx, number))
    require_coordinator(act.visitor.grants, found.certificate.cohort_id)
    name = printable_name(act.person.name)
    known = found.certificate
    if await certificates.sign(act.tx, known.id, act.person.id, name, now=act.now):
        await note_in_audit(act, "certificate.sign", f"certificate:{known.id}")
        await _tell(act, known)
    signed = await load_to_sign(act.tx, number)
    assert signed is not None
    return signed


async def _tell(act: Act, known: Certificate) -> None:
    listed = await enrolments.by_id(act.tx, known.enrolment_id)
    if listed is None or listed.chat_id is None:
        return
    about = {"certificate": known.id}
    enqueue_message(act, listed.chat_id, SIGNED, about, keep=_KEPT, dedup=f"{SIGNED}:{known.id}")
