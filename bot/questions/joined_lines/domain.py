"""Which messages of a question are lines of one text: each came soon after the one before."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Final

from bot.questions.domain import PartId, QuestionPart, Side

JOINED_WITHIN: Final = timedelta(minutes=1)
"""How soon a line follows another if both are one question."""


def with_lines(parts: Iterable[QuestionPart], rang: Collection[PartId]) -> list[PartId]:
    """Return those messages of a question that rang, and the lines that followed them."""
    found, last = [], None
    for part in parts:
        follows = (
            last is not None and part.side is Side.ASKER and part.said_at - last <= JOINED_WITHIN
        )
        last = part.said_at if follows or part.id in rang else None
        if last is not None:
            found.append(part.id)
    return found
