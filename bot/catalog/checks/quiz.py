"""Checks questions: answerable, with a lesson and an objective, and fit for one message."""

from bot.catalog.checks.structure import check_unique
from bot.catalog.pack import ReadableFiles, UnitPack
from bot.catalog.problem import Findings, did_you_mean
from bot.catalog.sheets.unit import ItemSheet
from bot.writing import utf16_units

MESSAGE_UNITS = 3400


def check_quizzes(files: ReadableFiles, findings: Findings) -> None:
    """Check the quizzes of all units."""
    for unit in files.units:
        _check_retired(unit, findings)
        for n, item in enumerate(unit.quiz.sheet.items):
            check_unique(unit.quiz, ("items", n, "options"), findings)
            _check_answerable(unit, n, item, findings)
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
    if not right:
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
    """The message after the answer holds the stem, all options, and the feedback of each."""
    for language in item.stem.strings():
        texts = [item.stem]
        for option in item.options:
            texts += [option.text, option.feedback]
        texts += [each.picture.alt for each in (item, item.explanation) if each and each.picture]
        length = sum(utf16_units(text.strings().get(language, "")) for text in texts)
        if length > MESSAGE_UNITS:
            what = f'"{item.id}" with everything has {length} characters in {language}.'
            place = unit.quiz.at("items", n)
            findings.error(place, what, f"{MESSAGE_UNITS} fit into one message with its sources.")
