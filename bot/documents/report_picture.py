"""Reports as pictures: blocks of bars, rings and columns, each figure with its n.

All words are handed in, in the reader's language. The picture is as tall as its blocks.
"""

from typing import Final

from bot.documents.typesetting import Matter, set_png

WIDTH: Final = 1080


def report_picture(about: Matter) -> bytes:
    """Draw a report as a PNG.

    `about`: `language`, `head`, `sub`, `foot`, and `blocks`: {title, kind, rows, legend, more}.
    `kind` is bars, rings (of the first three rows) or columns. A row has label, value, n, note
    (texts), share (0 to 1, or None for a figure without a bar), and bits [{what, share}] that lie
    one behind the other; `legend` names them: [{what, label}].
    """
    return set_png("report_picture.typ", about)
