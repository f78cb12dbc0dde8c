"""Writes questions as GIFT."""

import re
from collections.abc import Iterable
from typing import Final

from bot.catalog.gift.question import GiftAnswer, GiftQuestion, GiftQuestionKind

_SIGNS: Final = re.compile(r"[\\~=#{}:]")
_TAKEN_FOR_MORE: Final = ("[", "%")
"""Beginnings that Moodle would read as the name of a format, or as a weight."""


def write_gift(category: str, questions: Iterable[GiftQuestion]) -> str:
    """Return a file of questions in one category of Moodle's question bank."""
    return f"$CATEGORY: {category}\n\n" + "\n".join(map(_question, questions))


def _question(question: GiftQuestion) -> str:
    tags = "".join(f" [tag:{tag.replace(']', chr(92) + ']')}]" for tag in question.tags)
    answers = "".join(f"\t{_answer(question.kind, answer)}\n" for answer in question.answers)
    general = f"\t####{_begun(question.general)}\n" if question.general else ""
    return (
        f"// [id:{question.id}]{tags}\n"
        f"::{escaped(question.name)}::[plain]{escaped(question.stem)}{{\n{answers}{general}}}\n"
    )


def _answer(kind: GiftQuestionKind, answer: GiftAnswer) -> str:
    if kind is GiftQuestionKind.MATCH:
        return f"={_begun(answer.need)} -> {escaped(answer.text)}"
    feedback = f"#{_begun(answer.feedback)}" if answer.feedback else ""
    if kind is GiftQuestionKind.CHOICE:
        return f"{'=' if answer.weight else '~'}{_begun(answer.text)}{feedback}"
    return f"~%{answer.weight:.7g}%{_begun(answer.text)}{feedback}"


def _begun(text: str) -> str:
    """Return a text whose beginning Moodle does not read as markup."""
    return f"[plain]{escaped(text)}" if text.startswith(_TAKEN_FOR_MORE) else escaped(text)


def escaped(text: str) -> str:
    """Return a text in one line, with all special signs escaped."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SIGNS.sub(lambda sign: f"\\{sign[0]}", text).replace("\n", "\\n")
