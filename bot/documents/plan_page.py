"""A plan to print: one page, A4 upright, as a PNG for the chat and a PDF for the printer.

All words are passed in. The page names no person, since paper is left lying about.
"""

from typing import Final

from bot.documents.typesetting import DocumentData, set_pdf, set_png

_DOTS_AN_INCH: Final = 150
"""The resolution at which A4 upright has 1240 x 1754 pixels."""
_TEMPLATE: Final = "plan_page.typ"


def plan_png(about: DocumentData) -> bytes:
    """Draw the page of a plan as a PNG.

    `about`: `language`, `title`, `organization` (may be empty), `when_label` and `when`,
    `where_label` and `where` (may be empty), `step_label` and `step`; `checks_label`, `columns`
    (two heads), `days` (one row each) and `answers` (boxes to tick); `care` at the foot.
    """
    return set_png(_TEMPLATE, about, dots_an_inch=_DOTS_AN_INCH)


def plan_pdf(about: DocumentData) -> bytes:
    """Make the same as a PDF of one page, without a creation date."""
    return set_pdf(_TEMPLATE, about)
