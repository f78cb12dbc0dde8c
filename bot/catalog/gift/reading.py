"""Reads GIFT as Moodle's filter does; what it cannot read is told with its line.

No package fits (November 2026): pygiftparser 1.1 (2017) leaves the backslashes in, and drops
general feedback, ids and tags; pygiftparserrgmf 0.0.5 (2022) cannot be imported under its name;
gift-wrapper only writes; pygift has another purpose.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.catalog.gift.question import RIGHT, GiftAnswer, GiftQuestion, GiftQuestionKind
from bot.catalog.measure import visible_text
from bot.catalog.problem import Findings, Location

_MEANT: Final = ":#={}~n\\"
"""The signs that lose their meaning after a backslash; n after it is a new line."""
_SAFE: Final = {sign: chr(0xFDD0 + n) for n, sign in enumerate(_MEANT)}
"""While the rest is read, a noncharacter of Unicode stands for each."""
_WEIGHT: Final = re.compile(r"%(-*\d{1,2}\d?\.?\d*)%")
_ID: Final = re.compile(r"\[id:((?:\\]|[^\]\x00-\x1f])+)]")
_TAG: Final = re.compile(r"\[tag:((?:\\]|[^\]<>`\x00-\x1f])+)]")
_TAGS: Final = re.compile(r"\[tags:([^\]<>`\x00-\x1f]+)]")
"""Several tags in one pair of brackets, as people write them; Moodle writes one in each."""
_FORMAT: Final = re.compile(r"\[(moodle|html|plain|markdown)]")
_BREAK: Final = re.compile(r"\s*(?:<br\s*/?>|</p>\s*<p[^>]*>)\s*", re.IGNORECASE)
_NO_TEXT: Final = re.compile(r"<(img|a|table|video|audio|iframe|svg|math)\b", re.IGNORECASE)
_TRUTHS: Final = frozenset({"T", "TRUE", "F", "FALSE"})
_BRACES: Final = (
    "Answers stand in { }, and an empty line ends a question. "
    "A brace that belongs to a text is written \\{ or \\}."
)
_CATEGORY: Final = "$CATEGORY:"


class _Unread(Exception):
    """This question cannot be read."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(what)
        self.what, self.advice = what, advice


def read_gift(file: Path, text: str, findings: Findings) -> tuple[GiftQuestion, ...]:
    """Return the questions of a file; those that cannot be read are errors in `findings`."""
    questions = []
    category = ""
    for line, block in _blocks(text):
        try:
            words, comment = _without_comments(block)
            if words.startswith(_CATEGORY):
                category, _, words = words.removeprefix(_CATEGORY).partition("\n")
                category, words = category.strip(), words.strip()
            if words:
                questions.append(_question(words, comment, category, line))
        except _Unread as unread:
            place = Location(file=file, line=line + _first_words(block), column=1)
            findings.error(place, unread.what, unread.advice)
    return tuple(questions)


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the text between empty lines, with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate([*re.split("\r\n|\r|\n", text), ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _first_words(block: list[str]) -> int:
    """Return in which line of a block, counted from 0, its question begins."""
    lines = enumerate(map(str.strip, block))
    passed = ("//", _CATEGORY)
    return next((at for at, line in lines if not line.startswith(passed)), 0)


def _without_comments(block: list[str]) -> tuple[str, str]:
    comments = [line.strip() for line in block if line.strip().startswith("//")]
    words = [line for line in block if not line.strip().startswith("//")]
    return "\n".join(words).strip(), " ".join(comments)


def _question(words: str, comment: str, category: str, line: int) -> GiftQuestion:
    words = re.sub(r"\\([:#={}~n\\])", lambda found: _SAFE[found[1]], words)
    name = ""
    if words.startswith("::") and "::" in words[2:]:
        name, _, words = words[2:].partition("::")
    stem, answers, after = _braces(words)
    answers, _, general = answers.rpartition("####") if "####" in answers else (answers, "", "")
    found = _ID.search(comment)
    html = stem.strip().startswith("[html]")
    kind = GiftQuestionKind.GAP if after else _kind(answers)
    return GiftQuestion(
        name=_plain(name, html=False),
        stem=_plain(stem, html=False),
        kind=kind,
        answers=tuple(_answers(kind, answers, html=html)),
        general=_plain(general, html=html),
        id=found[1].replace("\\]", "]").strip() if found else "",
        tags=tuple(_tags(comment)),
        category=category,
        line=line,
    )


def _braces(words: str) -> tuple[str, str, str]:
    """Return the text before the answers, the answers, and the text after them."""
    start, end = words.find("{"), words.find("}")
    if start < 0 and end < 0:
        return words, "", ""
    if start < 0 or end < start:
        raise _Unread("A brace is missing.", _BRACES)
    answers, after = words[start + 1 : end].strip(), words[end + 1 :].strip()
    if "{" in answers:
        raise _Unread("The brace } of this question is missing.", _BRACES)
    if "{" in after:
        raise _Unread("Another question begins in this one.", "Put an empty line before it.")
    return words[:start], answers or " ", after


def _kind(answers: str) -> GiftQuestionKind:
    """Return the kind; tests come in the same order as in Moodle."""
    if not answers.strip():
        return GiftQuestionKind.ESSAY if answers else GiftQuestionKind.NOTHING
    if answers.startswith("#"):
        return GiftQuestionKind.NUMBER
    if "~" in answers:
        return GiftQuestionKind.CHOICE if "=" in answers else GiftQuestionKind.SEVERAL
    if "=" in answers and "->" in answers:
        return GiftQuestionKind.MATCH
    return (
        GiftQuestionKind.TRUE_FALSE
        if answers.partition("#")[0].strip() in _TRUTHS
        else GiftQuestionKind.SHORT
    )


def _answers(kind: GiftQuestionKind, answers: str, *, html: bool) -> Iterator[GiftAnswer]:
    if kind is GiftQuestionKind.MATCH:
        for pair in filter(str.strip, answers.split("=")):
            need, arrow, text = pair.partition("->")
            if not arrow:
                raise _Unread("A pair has no ->.", "Write =what it is -> what fits it.")
            yield GiftAnswer(
                need=_plain(need, html=html), text=_plain(text, html=False), weight=RIGHT
            )
    elif kind in {GiftQuestionKind.CHOICE, GiftQuestionKind.SEVERAL}:
        for answer in filter(str.strip, answers.replace("=", "~=").split("~")):
            yield _answer(answer.strip(), html=html)


def _answer(answer: str, *, html: bool) -> GiftAnswer:
    weight = 0.0
    if answer.startswith("="):
        weight, answer = RIGHT, answer[1:].strip()
    elif found := _WEIGHT.match(answer):
        weight, answer = float(found[1].replace("--", "")), answer[found.end() :]
    text, _, feedback = answer.partition("#")
    return GiftAnswer(
        text=_plain(text, html=html), feedback=_plain(feedback, html=html), weight=weight
    )


def _plain(words: str, *, html: bool) -> str:
    """Return what people read: without escapes and the name of a format, HTML as plain text."""
    words = words.strip()
    if found := _FORMAT.match(words):
        html, words = found[1] == "html", words[found.end() :]
    for sign, safe in _SAFE.items():
        words = words.replace(safe, "\n" if sign == "n" else sign)
    if html:
        if found := _NO_TEXT.search(words):
            advice = "Write plain text: in Moodle, choose the format Plain text."
            raise _Unread(f"There is <{found[1]}> in a text, which is not possible here.", advice)
        words = visible_text(_BREAK.sub("\n", words))
    return words.strip()


def _tags(comment: str) -> Iterator[str]:
    """Yield the tags of a question."""
    for tag in _TAG.findall(comment):
        yield tag.replace("\\]", "]").strip()
    for tags in _TAGS.findall(comment):
        yield from filter(None, (tag.strip() for tag in tags.split(",")))
