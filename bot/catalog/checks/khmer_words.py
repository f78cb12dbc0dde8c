"""Warns of Khmer words that have a better one in `khmer_words`, by file and line."""

from collections.abc import Iterator
from dataclasses import replace

from bot.catalog.khmer_words import avoided_in
from bot.catalog.pack import ReadableFiles
from bot.catalog.problem import Findings, Location
from bot.catalog.sheets.wording import wordings

_KHMER = "km"


def check_khmer_words(files: ReadableFiles, findings: Findings) -> None:
    """Warn, and not more: a course whose native reader decides otherwise still loads."""
    for place, line in (*_in_sheets(files), *_in_cards(files)):
        for found, word in avoided_in(line):
            what = f'"{found.strip()}" is a word to avoid in Khmer: {word.why}.'
            findings.warning(place, what, f"Say instead: {word.say}.")


def _in_sheets(files: ReadableFiles) -> Iterator[tuple[Location, str]]:
    for read in files.reads:
        for placed in wordings(read.sheet):
            path = (*placed.path, _KHMER)
            lines = placed.wording.strings().get(_KHMER, "").splitlines()
            for n, line in enumerate(lines):
                yield replace(read.at(*path), line=read.tree.text_lines[path] + n), line


def _in_cards(files: ReadableFiles) -> Iterator[tuple[Location, str]]:
    for unit in files.units:
        for (_, language), card in unit.cards.items():
            lines = card.file.read_text(encoding="utf-8").splitlines()
            for n, line in enumerate(lines if language == _KHMER else [], start=1):
                yield replace(card.place, line=n), line
