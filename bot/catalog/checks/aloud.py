"""Checks sentences to say aloud: ids of their own, a lesson, and a source where a figure stands."""

from collections.abc import Iterator
from itertools import chain

from bot.catalog.pack import ReadableFiles, UnitPack
from bot.catalog.problem import Findings
from bot.catalog.sheets.unit import AloudSheet


def check_aloud(files: ReadableFiles, findings: Findings) -> None:
    for unit in files.units:
        quiz = unit.quiz.sheet
        taken = {*quiz.retired, *(item.id for item in quiz.items)}
        for n, each in enumerate(quiz.aloud):
            _check_id(unit, n, taken, findings)
            _check_lesson(unit, n, findings)
            _check_sources(unit, n, findings)
            taken.add(each.id)


def _check_id(unit: UnitPack, n: int, taken: set[str], findings: Findings) -> None:
    name = unit.quiz.sheet.aloud[n].id
    if name in taken:
        advice = "Give it an id that no question here has or had."
        findings.error(unit.quiz.at("aloud", n, "id"), f'The id "{name}" is taken.', advice)


def _check_lesson(unit: UnitPack, n: int, findings: Findings) -> None:
    each, cards = unit.quiz.sheet.aloud[n], {card.id for card in unit.unit.sheet.cards}
    if each.card not in cards:
        what = f'"{each.id}" belongs to card {each.card}, which is not in unit.yaml.'
        advice = f"Cards here: {', '.join(map(str, sorted(cards)))}."
        findings.error(unit.quiz.at("aloud", n, "card"), what, advice)


def _check_sources(unit: UnitPack, n: int, findings: Findings) -> None:
    """Check that a figure has a source: a day, an age or an amount is a fact."""
    each = unit.quiz.sheet.aloud[n]
    if not each.sources and any(map(_has_figure, _answers(each))):
        what = f'"{each.id}" says a figure, but no source.'
        findings.error(unit.quiz.at("aloud", n), what, "Write sources: with the id of its source.")


def _answers(each: AloudSheet) -> Iterator[str]:
    texts = (each.model, *(point.text for point in each.points))
    return chain.from_iterable(text.strings().values() for text in texts)


def _has_figure(text: str) -> bool:
    return any(sign.isdigit() for sign in text)
