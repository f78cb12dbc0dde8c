"""Cards to print and hand out, eight on a page of A4: a name, a QR picture, one line on its use.

Black on white, as office printers have it. Nothing on a card tells what the course is about.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import segno

from bot.documents.qr import QUIET_MODULES
from bot.documents.typesetting import Matter, set_pdf

CARDS_A_PAGE: Final = 8
TEMPLATE: Final = "invite_cards.typ"


def invite_cards(about: Matter) -> bytes:
    """Set the cards as a PDF.

    `about["cards"]`: {link, name, organization, language, lines} each; `lines` says, in the
    person's language, how the card is used.
    """
    return set_pdf(TEMPLATE, with_codes(about["cards"]))


def with_codes(cards: Sequence[Mapping[str, Any]]) -> Matter:
    """Return cards with their QR pictures (SVG, with the quiet border)."""
    return {"cards": [{**card, "code": _code(str(card["link"]))} for card in cards]}


def _code(link: str) -> bytes:
    made = segno.make(link, error="m", micro=False)
    return str(made.svg_inline(border=QUIET_MODULES, omitsize=True)).encode()
