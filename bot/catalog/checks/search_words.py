"""Checks what people look up: its search words can be read, and each word has a meaning."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.catalog.checks.words import check_clusters, check_language
from bot.catalog.pack import Pack
from bot.catalog.problem import Findings
from bot.catalog.reading import ParsedSheet
from bot.catalog.yaml_file import KeyPath

_Words = Mapping[str, Sequence[str]]


def check_search_words(pack: Pack, findings: Findings) -> None:
    """Check the words by which terms, services and lessons are found, and each term's meaning."""
    for read, path, words in _listed(pack):
        for language, listed in words.items():
            check_language(read.at(*path, language), language, pack.languages, findings)
            _check_list(read, (*path, language), listed, findings)
    for n, term in enumerate(pack.glossary.sheet.terms):
        if term.meaning is None:
            what = f'"{term.id}" has no meaning.'
            advice = "Write one, or take the term out: people find it and learn nothing."
            findings.warning(pack.glossary.at("terms", n), what, advice)


def _listed(pack: Pack) -> Iterator[tuple[ParsedSheet[Any], KeyPath, _Words]]:
    yield pack.glossary, ("filler",), pack.glossary.sheet.filler
    for n, term in enumerate(pack.glossary.sheet.terms):
        yield pack.glossary, ("terms", n, "also"), term.also
        yield pack.glossary, ("terms", n, "asked"), term.asked
    for n, service in enumerate(pack.services.sheet.services):
        yield pack.services, ("services", n, "asked"), service.asked
    for unit in pack.units.values():
        for n, card in enumerate(unit.unit.sheet.cards):
            yield unit.unit, ("cards", n, "asked"), card.asked


def _check_list(
    read: ParsedSheet[Any], path: KeyPath, listed: Sequence[str], findings: Findings
) -> None:
    for n, word in enumerate(listed):
        place = read.at(*path, n)
        check_clusters(place, word, findings)
        if not any(char.isalnum() for char in word):
            findings.error(place, f'"{word}" holds no letters.', "Write a word, or take it out.")
        elif word in listed[:n]:
            findings.error(place, f'"{word}" is listed twice.', "Take one of the two out.")
