"""The neutral lines about a certificate, what coordinators sign, and who has one."""

from markupsafe import Markup

from bot.learning.buttons import OpenCertificate, OpenCertificates, OpenToSign, SignCertificate
from bot.learning.graduation.service import CertificateLine, CertificateList, ToSign
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_desk
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


def certificate_list(found: CertificateList, texts: Texts) -> Screen:
    """Show who has a certificate, first those that wait for a signature, with a button each."""
    cohort, page = found.cohort, found.page
    shown = [_line(each, cohort.zone, texts) for each in page.items]
    unsigned = (each for each in page.items if each.certificate.signed_name is None)
    return Screen(
        text=paragraphs(
            texts("graduation.list", n=page.total),
            texts("graduation.list_unsigned", n=found.unsigned) if found.unsigned else None,
            lines(*shown) if shown else texts("graduation.list_none"),
        ),
        buttons=[
            *([waiting_button(each, texts)] for each in unsigned),
            page_turns(page, lambda to: OpenCertificates(cohort.id, to), texts),
            [to_desk(cohort.id, texts)],
        ],
    )


def _line(each: CertificateLine, zone: str, texts: Texts) -> Markup:
    known = each.certificate
    day = texts.day(known.issued_at, zone)
    if known.signed_name is None:
        return texts("graduation.list_waits", who=each.who, day=day)
    return texts("graduation.list_signed", who=each.who, day=day, name=known.signed_name)


def waiting_button(found: ToSign | CertificateLine, texts: Texts) -> ScreenButton:
    label = texts.label("graduation.waiting", who=found.who)
    return tap(label, OpenToSign(found.certificate.id))


def waiting(found: ToSign, texts: Texts) -> WaitingButton:
    """Return the button to a certificate that waits for a signature."""
    return WaitingButton(button=waiting_button(found, texts), since=found.certificate.issued_at)
