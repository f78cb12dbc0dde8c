"""QR codes: one link as a picture, and cards to print and hand out, eight on a page of A4."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Final

import segno

from bot.documents.typesetting import DocumentData, set_pdf

PIXELS_A_MODULE: Final = 12
QUIET_MODULES: Final = 4
"""The empty border that scanners need (ISO/IEC 18004)."""
CARDS_A_PAGE: Final = 8
TEMPLATE: Final = "invite_cards.typ"


def qr(about: Mapping[str, Any]) -> bytes:
    """Draw `about["text"]` as a PNG; scanners can read it even if a quarter of it is dirty."""
    picture = BytesIO()
    segno.make(str(about["text"]), error="q", micro=False).save(
        picture, kind="png", scale=PIXELS_A_MODULE, border=QUIET_MODULES
    )
    return picture.getvalue()


def invite_cards(about: DocumentData) -> bytes:
    """Make the cards as a PDF, black on white for office printers.

    `about["cards"]`: {link, name, organization, language, lines} each; `lines` says, in the
    person's language, how to use the card. A card does not name the subject of the course.
    """
    return set_pdf(TEMPLATE, with_codes(about["cards"]))


def with_codes(cards: Sequence[Mapping[str, Any]]) -> DocumentData:
    return {"cards": [{**card, "code": _code(str(card["link"]))} for card in cards]}


def _code(link: str) -> bytes:
    made = segno.make(link, error="m", micro=False)
    return str(made.svg_inline(border=QUIET_MODULES, omitsize=True)).encode()
