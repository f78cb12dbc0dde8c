"""Checks cards: listed, present, short enough, and with the same parts in all languages."""

from bot.catalog.cards import CardWords
from bot.catalog.checks.words import check_clusters, check_length
from bot.catalog.measure import visible_text
from bot.catalog.pack import ReadableFiles, UnitPack
from bot.catalog.problem import Findings
from bot.writing import utf16_units

IN_SIGHT = 280
WHOLE_CARD = 3600
TITLE = 80


def check_cards(files: ReadableFiles, findings: Findings) -> None:
    """Check all cards, and that each unit has the cards that it lists."""
    for unit in files.units:
        _check_listed(unit, files.languages, findings)
        _check_same_parts(unit, findings)
        _check_with_picture(unit, findings)
    for words in files.cards:
        _check_card(words, findings)


def _check_listed(unit: UnitPack, languages: tuple[str, ...], findings: Findings) -> None:
    numbers = [card.id for card in unit.unit.sheet.cards]
    for (number, language), words in unit.cards.items():
        if language not in languages:
            advice = f"Languages: {', '.join(languages)}. Rename the file or take it away."
            findings.error(words.place, f'"{language}" is not a language of this course.', advice)
        elif number not in numbers:
            what = f"Card {number} is not listed in unit.yaml."
            findings.error(words.place, what, "Add it to cards there.")
    for n, number in enumerate(numbers):
        place = unit.unit.at("cards", n)
        if (number, languages[0]) not in unit.cards:
            what = f"cards/{number}.{languages[0]}.md is missing."
            findings.error(place, what, "Write it; this language steps in for all others.")
    for language in languages[1:]:
        missing = [number for number in numbers if (number, language) not in unit.cards]
        if missing:
            what = f"Cards missing in {language}: {len(missing)}, first {missing[0]}."
            advice = f"People see {languages[0]} instead."
            findings.warning(unit.unit.at("cards"), what, advice)


def _check_same_parts(unit: UnitPack, findings: Findings) -> None:
    for card in unit.unit.sheet.cards:
        words = [there for (number, _), there in unit.cards.items() if number == card.id]
        with_more = [there for there in words if there.more]
        without = [there for there in words if not there.more]
        for there in without if with_more else []:
            what = f"{with_more[0].file.name} has more behind ---, this file has not."
            findings.error(there.place, what, "Give all languages the same parts.")


def _check_with_picture(unit: UnitPack, findings: Findings) -> None:
    """Check the length with a picture's description, which readers without pictures get."""
    for card in unit.unit.sheet.cards:
        alt = card.picture.alt.strings() if card.picture else {}
        for (number, language), words in unit.cards.items():
            if number == card.id and language in alt:
                _check_card_length(words, findings, alt[language])


def _check_card(words: CardWords, findings: Findings) -> None:
    sight, more = visible_text(words.sight), visible_text(words.more or "")
    check_length(words.place, "The title", words.title, TITLE, findings)
    check_length(words.place, "What is in sight", sight, IN_SIGHT, findings)
    _check_card_length(words, findings)
    for text in (words.title, sight, more):
        check_clusters(words.place, text, findings)


def _check_card_length(words: CardWords, findings: Findings, alt: str = "") -> None:
    """Report a card that is too long for a message; if `alt` is given, only because of it."""
    length = utf16_units(words.title + visible_text(words.sight) + visible_text(words.more or ""))
    if alt and length <= WHOLE_CARD:
        length += utf16_units(alt)
    elif alt:
        return
    if length > WHOLE_CARD:
        what = f"The whole card has {length} characters; {WHOLE_CARD} fit."
        findings.error(words.place, what, "Make two cards of it.")
