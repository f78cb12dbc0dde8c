"""Turns a question from elsewhere into a new one of quiz.yaml."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from bot.catalog.editing.yaml_texts import written
from bot.catalog.gift.question import RIGHT, GiftQuestion, GiftQuestionKind
from bot.catalog.gift.quizzes import EXPORTED, FLAGS, LESSON, OBJECTIVE, SOURCE
from bot.catalog.pack import Pack, UnitPack

MOST_OPTIONS: Final = 6
TAGS: Final = (OBJECTIVE, LESSON, SOURCE, EXPORTED, *FLAGS.values())
"""What the first word of a tag may be."""
_NUMBERED: Final = re.compile(r"q([0-9]{1,6})")
Refused = tuple[str, str]
"""The problem of a question, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """A question with a new id; `lines` are its lines in quiz.yaml."""

    id: str
    stem: str
    lines: tuple[str, ...]


def new_item(
    pack: Pack, unit: UnitPack, question: GiftQuestion, language: str, others: Iterable[str]
) -> NewItem | Refused:
    """Return the new question, or why it is refused; `others` are more ids that are taken."""
    tags = {key.casefold(): rest.strip() for key, _, rest in _split(question.tags)}
    first = pack.languages[0]
    if language != first:
        return f"A new question begins in {first}.", f"Import it in {first} first."
    refused = _refused_answers(question) or _refused_tags(unit, tags)
    if refused := refused or _refused_sources(pack, question.tags):
        return refused
    item_id = _free_id(unit, others)
    head = (("id", item_id), (OBJECTIVE, tags[OBJECTIVE]), ("card", tags[LESSON]))
    flags = [(name, "true") for name, tag in FLAGS.items() if tag in tags]
    sources = _sources(pack, question.tags)
    lines = [f"{name}: {value}" for name, value in (*head, *flags)]
    lines += [f"sources: [{', '.join(sources)}]"] if sources else []
    lines += ["stem:", *_text(language, question.stem), "options:"]
    lines += [f"  {line}" for line in _options(question, language)]
    return NewItem(id=item_id, stem=question.stem, lines=tuple(lines))


def _split(tags: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    return (tag.strip().partition(" ") for tag in tags)


def _refused_answers(question: GiftQuestion) -> Refused | None:
    if question.kind is GiftQuestionKind.MATCH:
        advice = "GIFT has no feedback for each pair: write such a question into quiz.yaml."
        return "This question has pairs and no id.", advice
    if question.kind not in {GiftQuestionKind.CHOICE, GiftQuestionKind.SEVERAL}:
        what = f"This question has {question.kind}, which people cannot tap."
        return what, "Write it with answers to choose from."
    return _refused_weights(question) or _refused_options(question)


def _refused_weights(question: GiftQuestion) -> Refused | None:
    weights = {answer.weight for answer in question.answers}
    if question.kind is GiftQuestionKind.CHOICE and not weights <= {0.0, RIGHT}:
        return "An answer gives a part of the point.", "Here an answer is right or wrong."
    if not any(weight > 0 for weight in weights):
        return "No answer is right.", "Write = before the right one."
    return None


def _refused_options(question: GiftQuestion) -> Refused | None:
    if len(question.answers) > MOST_OPTIONS:
        what = f"This question has {len(question.answers)} answers; {MOST_OPTIONS} are possible."
        return what, "Leave out those that nobody believes."
    if silent := [answer.text for answer in question.answers if not answer.feedback]:
        what = f'Nothing is said about the answer "{silent[0]}".'
        return what, "Write # behind each answer, and why it is right or what speaks against it."
    return None


def _refused_tags(unit: UnitPack, tags: dict[str, str]) -> Refused | None:
    objectives = [objective.id for objective in unit.unit.sheet.objectives]
    lessons = [str(card.id) for card in unit.unit.sheet.cards]
    for name, known in ((OBJECTIVE, objectives), (LESSON, lessons)):
        if tags.get(name) not in known:
            there = name if name in tags else next(iter(get_close_matches(name, tags, n=1)), "")
            said = f'"{there} {tags[there]}"'.replace(' "', '"') if there else "nothing"
            what = f"This new question has no {name} of its unit (its tags say {said})."
            return what, f"Add a tag, one of: {', '.join(f'{name} {each}' for each in known)}."
    return None


def _refused_sources(pack: Pack, tags: Sequence[str]) -> Refused | None:
    known = {each.casefold() for each in pack.sources.sheet.sources}
    for named in _named_sources(tags):
        if named.casefold() not in known:
            return f"There is no source {named}.", "Write it into sources.yaml first."
    return None


def unread_tags(tags: Iterable[str]) -> Iterator[str]:
    """Yield the tags that say nothing about a new question."""
    for key, space, rest in _split(tags):
        if key.casefold() not in TAGS:
            yield f"{key}{space}{rest}"


def _free_id(unit: UnitPack, others: Iterable[str]) -> str:
    used = [item.id for item in unit.quiz.sheet.items]
    numbers = [_NUMBERED.fullmatch(each) for each in (*used, *unit.quiz.sheet.retired, *others)]
    return f"q{max((int(found[1]) for found in numbers if found), default=0) + 1}"


def _sources(pack: Pack, tags: Sequence[str]) -> list[str]:
    """Return the sources that tags name; Moodle may have changed their capitals."""
    known = {each.casefold(): each for each in pack.sources.sheet.sources}
    return [known[each.casefold()] for each in _named_sources(tags)]


def _named_sources(tags: Iterable[str]) -> list[str]:
    return [rest.strip() for key, _, rest in _split(tags) if key.casefold() == SOURCE]


def _text(language: str, words: str) -> list[str]:
    first, *rest = written(words, indent=4).split("\n")
    return [f"  {language}: {first}", *rest]


def _options(question: GiftQuestion, language: str) -> Iterator[str]:
    for letter, answer in zip("abcdef", question.answers, strict=False):
        yield f"- id: {letter}"
        yield "  text:"
        yield from (f"  {line}" for line in _text(language, answer.text))
        if answer.weight > 0:
            yield "  right: true"
        yield "  feedback:"
        yield from (f"  {line}" for line in _text(language, answer.feedback))
