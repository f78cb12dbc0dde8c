"""The certificate of completion, A4 landscape: a PNG for the chat, a PDF for the printer.

All words are passed in. The code at the foot confirms it (`bot.learning.certificate.domain`).
"""

from datetime import UTC, datetime
from typing import Final

from bot.documents.typesetting import DocumentData, set_pdf, set_png

WIDTH: Final = 1754
HEIGHT: Final = 1240
_DOTS_AN_INCH: Final = 150
"""The resolution at which A4 landscape has these pixels."""
_TEMPLATE: Final = "certificate.typ"


def certificate_png(about: DocumentData) -> bytes:
    """Draw the certificate as a PNG.

    `about`: `language`, `head`, `before` (the line above the name), `name`, `after` (what was
    done), `course`, `module` (its modules; may be missing), `detail` (when, how much; may be
    empty), `parts` (what was completed; may be missing), `signed` [{name, role}] (up to
    two; without a name the role stands alone), `issued_label` and `issued` (the day in words),
    `code`, `confirm` (how to confirm it).
    """
    return set_png(_TEMPLATE, about, dots_an_inch=_DOTS_AN_INCH)


def certificate_pdf(about: DocumentData) -> bytes:
    """Make the same as a PDF of one page; `issued_on` is its day as an ISO date."""
    day = datetime.fromisoformat(str(about["issued_on"])).replace(tzinfo=UTC)
    return set_pdf(_TEMPLATE, about, made_at=day)
