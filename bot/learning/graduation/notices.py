"""Tells people that a certificate is earned or signed, and asks coordinators to sign."""

from bot.learning.certificate import storage as certificates
from bot.learning.certificate.storage import CertificateId
from bot.learning.graduation import screens, service
from bot.learning.graduation.storage import EARNED
from bot.membership.domain import EnrolmentId
from bot.membership.person import storage as people
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import FOR_STAFF, DeliveryPolicy, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()

_ONCE = DeliveryPolicy(counted=False, capped=False)
"""It comes once in a course, not at night, and displaces no other message."""
_GONE = Drop(state="dropped", reason="no longer so")


@notices.kind(EARNED, policy=_ONCE)
async def earned(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Say that the certificate is ready, unless the person has it by now."""
    enrolment = EnrolmentId(row.number("enrolment"))
    if not await service.is_to_be_told(context.act, enrolment, row.chat_id):
        return _GONE
    return calls.say(row.chat_id, screens.ready(context.texts(to), signed=False))


@notices.kind(service.TO_SIGN, policy=FOR_STAFF, cover="common.cover_people")
async def to_sign(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Ask a coordinator to sign; opened later, it says who signed."""
    found = await service.load_to_sign(context.tx, row.number("certificate"))
    if found is None or to.person_id is None:
        return _GONE
    if not await context.is_still_coordinator(to, found.certificate.cohort_id):
        return _GONE
    if found.certificate.signed_name is not None and not context.opening:
        return _GONE
    reader = await people.by_id(context.tx, to.person_id)
    name = "" if reader is None else reader.name
    return calls.say(row.chat_id, screens.to_sign(found, context.texts(to), name=name))


@notices.kind(service.SIGNED, policy=_ONCE)
async def signed(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Say that a coordinator has signed it."""
    known = await certificates.by_id(context.tx, CertificateId(row.number("certificate")))
    if known is None:
        return _GONE
    return calls.say(row.chat_id, screens.ready(context.texts(to), signed=True))
