"""Checks questions: answerable, with a lesson and an objective, and fit for one message."""

from typing import Final

from bot.catalog.checks.structure import check_unique
from bot.catalog.pack import ReadableFiles, UnitPack
from bot.catalog.problem import Findings, did_you_mean
from bot.catalog.sheets.unit import ItemSheet
from bot.catalog.unit import Form
from bot.writing import utf16_units

MESSAGE_UNITS = 3400
SEQUENCES: Final = frozenset({Form.ORDER, Form.MATCH})
FEWEST_IN_SEQUENCE: Final = 3


def check_quizzes(files: ReadableFiles, findings: Findings) -> None:
    for unit in files.units:
        _check_retired(unit, findings)
        for n, item in enumerate(unit.quiz.sheet.items):
            check_unique(unit.quiz, ("items", n, "options"), findings)
            _check_answerable(unit, n, item, findings)
            _check_form(unit, n, item, findings)
            _check_references(unit, n, item, findings)
            _check_length(unit, n, item, findings)


def _check_retired(unit: UnitPack, findings: Findings) -> None:
    for n, item in enumerate(unit.quiz.sheet.items):
        if item.id in unit.quiz.sheet.retired:
            what = f'"{item.id}" is retired.'
            advice = "Old answers belong to the old question: give this one a new id."
            findings.error(unit.quiz.at("items", n, "id"), what, advice)


def _check_answerable(unit: UnitPack, n: int, item: ItemSheet, findings: Findings) -> None:
    right = sum(option.right for option in item.options)
    place = unit.quiz.at("items", n, "options")
    if item.form in SEQUENCES:
        if right:
            what = f'"{item.id}" has its options in the right order already.'
            findings.error(place, what, "Take right: true away.")
    elif not right:
        findings.error(place, f'"{item.id}" has no right option.', "Write right: true at one.")
    elif right == len(item.options):
        what = f'Every option of "{item.id}" is right.'
        findings.warning(place, what, "A question needs something to decide.")
    for language in item.stem.strings():
        texts = [option.text.strings().get(language, "").casefold() for option in item.options]
        for c, text in enumerate(texts):
            if text and text in texts[:c]:
                same = unit.quiz.at("items", n, "options", c, "text", language)
                findings.error(same, "Two options say the same.", "Change one of them.")


def _check_form(unit: UnitPack, n: int, item: ItemSheet, findings: Findings) -> None:
    """Check the extra needs of questions to match, to order or about a line."""
    place = unit.quiz.at("items", n, "options")
    needs = sum(option.need is not None for option in item.options)
    if item.form is Form.MATCH and needs < len(item.options):
        what = f'"{item.id}" is to match, but {len(item.options) - needs} options have no need.'
        findings.error(place, what, "Write need: at each option.")
    elif item.form is not Form.MATCH and needs:
        what = f'"{item.id}" has a need:, but is not to match.'
        findings.error(place, what, "Write form: match, or take need: away.")
    if item.form in SEQUENCES and len(item.options) < FEWEST_IN_SEQUENCE:
        what = f'"{item.id}" has {len(item.options)} options: one of two is a guess.'
        findings.error(place, what, f"Write {FEWEST_IN_SEQUENCE} at least.")
    if item.form in SEQUENCES and item.fixed_order:
        what = f'"{item.id}" would be shown in its right order.'
        findings.error(unit.quiz.at("items", n), what, "Take fixed_order away.")
    if item.form is Form.LINE and sum(option.right for option in item.options) > 1:
        what = f'"{item.id}" asks for one line, but has several.'
        findings.error(place, what, "Keep right: true at one.")


def _check_references(unit: UnitPack, n: int, item: ItemSheet, findings: Findings) -> None:
    cards = {card.id for card in unit.unit.sheet.cards}
    if item.card not in cards:
        what = f'"{item.id}" belongs to card {item.card}, which is not in unit.yaml.'
        advice = f"Cards here: {', '.join(map(str, sorted(cards)))}."
        findings.error(unit.quiz.at("items", n, "card"), what, advice)
    objectives = {objective.id for objective in unit.unit.sheet.objectives}
    if item.objective not in objectives:
        what = f'"{item.id}" serves objective {item.objective}, which is not in unit.yaml.'
        advice = did_you_mean(item.objective, objectives)
        findings.error(unit.quiz.at("items", n, "objective"), what, advice)


def _check_length(unit: UnitPack, n: int, item: ItemSheet, findings: Findings) -> None:
    """Check the message after the answer: it has the stem, all options, and each feedback."""
    for language in item.stem.strings():
        texts = [item.stem]
        for option in item.options:
            texts += [option.text, option.feedback, *([option.need] if option.need else [])]
        texts += [each.picture.alt for each in (item, item.explanation) if each and each.picture]
        length = sum(utf16_units(text.strings().get(language, "")) for text in texts)
        if length > MESSAGE_UNITS:
            what = f'"{item.id}" with everything has {length} characters in {language}.'
            place = unit.quiz.at("items", n)
            findings.error(place, what, f"{MESSAGE_UNITS} fit into one message with its sources.")
