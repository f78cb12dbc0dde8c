"""The strategy for work with a community: a DOCX to go on writing in, and a PDF to print.

All words are passed in. It names no person.
"""

from bot.documents.docx import Paragraph, docx
from bot.documents.typesetting import DocumentData, set_pdf

_TEMPLATE = "strategy.typ"
_NOTHING = "–"


def strategy_pdf(about: DocumentData) -> bytes:
    """Make the strategy as a PDF.

    `about`: `language`, `title`, `organization` (may be empty), `course`, `as_of` (the day of the
    last change, in words), `parts` [{`head`, `ask`, `ticked` [texts], `words` (may be empty)}], and
    `care`, at the foot.
    """
    return set_pdf(_TEMPLATE, about)


def strategy_docx(about: DocumentData) -> bytes:
    """Make the same as a DOCX."""
    head = [
        Paragraph(about["title"], "Title"),
        Paragraph(about["organization"], "Subtitle"),
        Paragraph(about["course"], "Note"),
        Paragraph(about["as_of"], "Note"),
    ]
    body = [each for part in about["parts"] for each in _part(part)]
    foot = Paragraph(about["care"], "Note")
    kept = [each for each in (*head, *body, foot) if each.words]
    return docx(kept, title=about["title"], language=about["language"])


def _part(part: DocumentData) -> list[Paragraph]:
    answers = [Paragraph(each, "List Bullet") for each in part["ticked"]]
    if part["words"]:
        answers.append(Paragraph(part["words"]))
    return [
        Paragraph(part["head"], "Heading 1"),
        Paragraph(part["ask"], "Note"),
        *(answers or [Paragraph(_NOTHING)]),
    ]
