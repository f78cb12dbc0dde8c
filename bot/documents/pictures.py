"""Pictures: a learner's results, reports for coordinators, packs to pass on in a community.

All words are passed in, in the reader's language. A picture is as tall as its parts.
"""

from typing import Final

from bot.documents.palettes import with_palette
from bot.documents.typesetting import DocumentData, set_png

WIDTH: Final = 1080
"""Pixels."""


def progress_card(about: DocumentData) -> bytes:
    """Draw a person's results as a PNG. It never counts what was not done.

    `about`: `language`, `head`, `sub`, `foot`; and each of these if there is something to show:
    `lessons` {title, line, done, of}; `quizzes` {title, rows: [{label, value, share, before,
    course}], legend: [{what, label}]}, shares from 0 to 1 or None; `kept` {title, rings: [{label,
    value, share, line}]}, where a share of None leaves the ring open; `rhythm` {title, line,
    legend, days: [labels], weeks}, where a week has for each day 1 (practised), 2 (a meeting) or 0.
    A legend names: `share`, `before`, `course`; `practised`, `meeting`.
    """
    return with_palette(set_png("progress_card.typ", about))


def report_picture(about: DocumentData) -> bytes:
    """Draw a report as a PNG: bars, rings and columns, each figure with its n.

    `about`: `language`, `head`, `sub`, `foot`, and `blocks`: {title, kind, rows, legend, more}.
    `kind` is bars, rings (of the first three rows) or columns. A row has label, value, n, note
    (texts), share (0 to 1, or None for a figure without a bar), and bits [{what, share}] that lie
    one behind the other; `legend` names them: [{what, label}].
    """
    return with_palette(set_png("report_picture.typ", about))


def six_months(about: DocumentData) -> bytes:
    """Draw six months of a course as a PNG: one row for each kind of message, one field a week.

    `about`: `language`, `head`, `sub`, `foot`; `weeks` (how many), `months` [{week, label}], where
    `week` counts from 0; `rows` [{label, value, shades}] with a shade from 0 to 4 for each week,
    the first row for all messages; `quiet` (weeks with quiet days) and `quiet_label`; `legend`
    [{shade, label}].
    """
    return with_palette(set_png("six_months.typ", about))


def teach_back(about: DocumentData) -> bytes:
    """Draw a pack for teaching others as a PNG: a motif, three messages, two questions.

    `about`: `language`, `title`, `motif` (the name of a drawing of the template), `messages`,
    `talk` (the head of the questions), `questions`, and `draft`, a line below (may be missing).
    """
    return with_palette(set_png("teach_back.typ", about))


def programme_picture(about: DocumentData) -> bytes:
    """Draw cohorts side by side as a PNG: a row for each, the first for all of them.

    `about`: `language`, `head`, `sub`, `foot`; `columns` (the words above); `rows` [{label, cells:
    [{value, of, share}]}] with a cell for each column: texts, and a share from 0 to 1 or None.
    """
    return with_palette(set_png("programme.typ", about))
