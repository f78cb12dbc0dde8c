"""A question as GIFT knows it, and the signs that it is written with.

The format is what Moodle's own filter reads and writes: question/format/gift/format.php of Moodle,
and https://docs.moodle.org/en/GIFT_format.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class GiftQuestionKind(StrEnum):
    """How a question is answered; the values appear in refusals."""

    CHOICE = "one right answer"
    SEVERAL = "several right answers"
    MATCH = "pairs"
    TRUE_FALSE = "true or false"
    SHORT = "an answer to type"
    NUMBER = "a number to type"
    ESSAY = "a text to write"
    NOTHING = "no answers"
    GAP = "a gap in the text"


RIGHT: Final = 100.0
"""The weight of a right answer, in per cent of the point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftAnswer:
    """An answer, or the right half of a pair, whose left half is `need`.

    `weight` is the share of the point that it gives or takes, in per cent.
    """

    text: str
    feedback: str = ""
    weight: float = 0.0
    need: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftQuestion:
    """A question; `line` is where it begins in the file, counted from 1.

    `category` is the last one before it, as Moodle writes it; `general` is the feedback on all
    answers.
    """

    name: str
    stem: str
    kind: GiftQuestionKind
    answers: tuple[GiftAnswer, ...] = ()
    general: str = ""
    id: str = ""
    tags: tuple[str, ...] = ()
    category: str = ""
    line: int = 1
