"""The neutral lines about a certificate, and what coordinators sign."""

from bot.learning.buttons import OpenCertificate, OpenToSign, SignCertificate
from bot.learning.graduation.service import ToSign
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import to_desk
from bot.telegram.slots import WaitingButton


def ready(texts: Texts, *, signed: bool) -> Screen:
    """Say that something is ready or signed, but not what it is."""
    key = "graduation.is_signed" if signed else "graduation.is_ready"
    return Screen(text=texts(key), buttons=[[tap(texts.label("common.open"), OpenCertificate(0))]])


def to_sign(found: ToSign, texts: Texts, *, name: str) -> Screen:
    """Ask a coordinator to sign a certificate with their own `name`, or say who signed."""
    known = found.certificate
    said = texts("graduation.completed", who=found.who, course=found.title)
    if known.signed_name is not None:
        by = texts("learning.certificate_signed_by", name=known.signed_name)
        return Screen(text=paragraphs(said, by), buttons=[[to_desk(known.cohort_id, texts)]])
    sign = tap(texts.label("graduation.sign", name=name), SignCertificate(known.id))
    return Screen(text=paragraphs(said, texts("graduation.sign_why")), buttons=[[sign]])


def waiting(found: ToSign, texts: Texts) -> WaitingButton:
    """Return the button to a certificate that waits for a signature."""
    label = texts.label("graduation.waiting", who=found.who)
    number, since = found.certificate.id, found.certificate.issued_at
    return WaitingButton(button=tap(label, OpenToSign(number)), since=since)
