"""My results as a picture: lessons, quizzes, what is still known, the rhythm of practice.

All words are handed in, in the reader's language. Nothing on it counts what was not done.
"""

from typing import Final

from bot.documents.typesetting import Matter, set_png

WIDTH: Final = 1080
"""Pixels; the picture is as tall as its parts."""


def progress_card(about: Matter) -> bytes:
    """Draw the card as a PNG.

    `about`: `language`, `head`, `sub`, `foot`; and each of these if there is something to show:
    `lessons` {title, line, done, of}; `quizzes` {title, rows: [{label, value, share, before,
    course}], legend: [{what, label}]}, shares from 0 to 1 or None; `kept` {title, rings: [{label,
    value, share, line}]}, where a share of None leaves the ring open; `rhythm` {title, line,
    legend, days: [labels], weeks}, where a week has for each day 1 (practised), 2 (a meeting)
    or 0. What a legend names: `share`, `before`, `course`; `practised`, `meeting`.
    """
    return set_png("progress_card.typ", about)
