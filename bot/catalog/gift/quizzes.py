"""The quiz of a unit as questions of GIFT, and a list of what GIFT cannot hold.

Ids, and what Moodle has no field for, become tags, so that a question still names its objective and
lesson after Moodle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.catalog.gift.question import RIGHT, GiftAnswer, GiftQuestion, GiftQuestionKind
from bot.catalog.pack import Pack, UnitPack
from bot.catalog.sheets.unit import ItemSheet, OptionSheet
from bot.catalog.texts import mark_of
from bot.catalog.unit import Form

ARROW: Final = "->"
EXPORTED: Final = "exported"
OBJECTIVE: Final = "objective"
LESSON: Final = "lesson"
SOURCE: Final = "source"
FLAGS: Final = {"decision": "decision", "practice": "practice"}
"""Tags for the fields of a question that are true or false."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """A quiz in one language: its questions, and what GIFT cannot hold of them."""

    unit: str
    language: str
    category: str
    questions: tuple[GiftQuestion, ...]
    not_carried: tuple[tuple[str, str], ...]


def quiz_in(pack: Pack, unit_id: str, unit: UnitPack, language: str) -> Quiz:
    """Return the quiz of a unit in a language, without questions that lack this language."""
    items = [(f"{unit_id}.{item.id}", item) for item in unit.quiz.sheet.items]
    lost = [(name, words) for name, item in items for words in _lost(item, language)]
    return Quiz(
        unit=unit_id,
        language=language,
        category=f"{pack.course.sheet.id}/{unit_id}/{language}",
        questions=tuple(
            question(name, item, pack.languages[0], language)
            for name, item in items
            if _is_possible(item, language)
        ),
        not_carried=tuple(lost),
    )


def _is_possible(item: ItemSheet, language: str) -> bool:
    there = language in item.stem.strings()
    return there and not any(ARROW in _need(option, language) for option in item.options)


def question(name: str, item: ItemSheet, source: str, language: str) -> GiftQuestion:
    """Return one question in a language that it has; `source` is the course's first language."""
    pairs = item.form in {Form.MATCH, Form.ORDER}
    right = sum(option.right for option in item.options)
    kind = (
        GiftQuestionKind.MATCH
        if pairs
        else GiftQuestionKind.CHOICE
        if right == 1
        else GiftQuestionKind.SEVERAL
    )
    answers = tuple(
        GiftAnswer(
            text=_in(option.text.strings(), language),
            feedback="" if pairs else _in(option.feedback.strings(), language),
            weight=_weight(kind, option, right),
            need=(_need(option, language) or str(place)) if pairs else "",
        )
        for place, option in enumerate(item.options, 1)
    )
    return GiftQuestion(
        name=name,
        id=name,
        stem=_in(item.stem.strings(), language),
        kind=kind,
        answers=answers,
        general="\n".join(_said(item, language)) if pairs else "",
        tags=tuple(_tags(item, source, language)),
    )


def _weight(kind: GiftQuestionKind, option: OptionSheet, right: int) -> float:
    """Return a weight with which all right answers and a wrong one together give nothing.

    Moodle takes only weights of its list, with five digits: 33.33333.
    """
    if kind is GiftQuestionKind.SEVERAL:
        return round(RIGHT / right, 5) if option.right else -RIGHT
    return RIGHT if option.right or kind is GiftQuestionKind.MATCH else 0.0


def _in(strings: dict[str, str], language: str) -> str:
    return strings.get(language, "").strip()


def _need(option: OptionSheet, language: str) -> str:
    return _in(option.need.strings(), language) if option.need else ""


def _said(item: ItemSheet, language: str) -> Iterator[str]:
    """Yield the feedback on each pair: Moodle shows it for all of them together."""
    for option in item.options:
        yield f"{_in(option.text.strings(), language)}: {_in(option.feedback.strings(), language)}"


def _tags(item: ItemSheet, source: str, language: str) -> Iterator[str]:
    yield f"{OBJECTIVE} {item.objective}"
    yield f"{LESSON} {item.card}"
    yield from (f"{SOURCE} {each}" for each in item.sources)
    yield from (tag for field, tag in FLAGS.items() if getattr(item, field))
    yield f"{EXPORTED} {mark_in(item, source)} {mark_in(item, language)}"


def mark_in(item: ItemSheet, language: str) -> str:
    """Return the mark of all words of a question in a language."""
    words = [_in(item.stem.strings(), language)]
    for option in item.options:
        words += [_in(option.text.strings(), language), _in(option.feedback.strings(), language)]
        words.append(_need(option, language))
    return mark_of("\n".join(words))


def _lost(item: ItemSheet, language: str) -> Iterator[str]:
    """Yield what GIFT or Moodle would change in a question."""
    if language not in item.stem.strings():
        yield f"left out: it has no words in {language}"
        return
    if any(ARROW in _need(option, language) for option in item.options):
        yield f'left out: GIFT cannot have "{ARROW}" in the first half of a pair'
        return
    yield from _lost_by_form(item.form, _right(item.options))
    if item.fixed_order and item.form is Form.CHOICE:
        yield "fixed order: Moodle shuffles, unless you switch it off for the quiz"
    if item.voice or item.picture or item.explanation:
        yield "voice notes, pictures and explanations stay behind"


def _right(options: Sequence[OptionSheet]) -> int:
    return sum(option.right for option in options)


def _lost_by_form(form: Form, right: int) -> Iterator[str]:
    if form is Form.LINE:
        yield "line: becomes a choice; Moodle shuffles the lines, unless you switch it off"
    elif form is Form.ORDER:
        yield "order: becomes pairs of a place and what stands there"
    if form in {Form.ORDER, Form.MATCH}:
        yield "what is said about each pair is said about all together"
        yield "each right pair gives a part of the point; here only all together do"
    elif right > 1:
        yield (
            "several right answers: each gives a part of the point, a wrong one takes all; "
            "here only all right ones and no other give it"
        )
