"""What a translator still has to do in the files of a language, file by file."""

import gettext
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural

from bot.locale.entries import (
    PLURALS,
    entries_of,
    line_of,
    plurals_said,
    po_files,
    read,
    read_file,
    second_time,
    text_of,
)
from bot.locale.faults import BUTTON, faults, forms_of, is_missing, letters_over_a_button
from bot.locale.folders import ENGLISH, SHIPPED, UnfitLocale


@dataclass(frozen=True, slots=True, kw_only=True)
class LocaleReport:
    """The state of a language: its faults as lines, and keys without a text or a review.

    `wide` are lines about labels that may be cut on a button: no faults.
    `unreadable` are lines with which no bot starts; instead of a text among `faults`, people read
    the English one. `texts` is the number of texts that there should be; `missing` has the keys by
    the name of their file.
    """

    language: str
    texts: int
    unreadable: tuple[str, ...]
    faults: tuple[str, ...]
    wide: tuple[str, ...]
    missing: dict[str, tuple[str, ...]]
    unreviewed: int

    @property
    def translated(self) -> int:
        return self.texts - sum(len(keys) for keys in self.missing.values())


def check_language(folder: Path) -> LocaleReport:
    """Compare the files of a language with the English ones."""
    english, found, unreviewed = read(SHIPPED / ENGLISH), set(), 0
    unreadable: list[str] = []
    problems: list[str] = []
    wide: list[str] = []
    seen: dict[str, Path] = {}
    for file in po_files(folder):
        try:
            catalog = read_file(file)
        except UnfitLocale as error:
            unreadable += error.problems
            continue
        problems += (f"{file}:{fault}" for fault in _header_faults(catalog, file))
        for key, message in entries_of(catalog):
            place = f"{file}:{message.lineno}: {key}"
            if key not in english:
                problems.append(f"{place} is no text of this release: please delete it")
                continue
            if key in seen:
                unreadable.append(second_time(file, message, key, seen[key]))
            seen[key] = file
            if not is_missing(message):
                found.add(key)
                unreviewed += message.fuzzy
                fitting = faults(message, english[key], folder.name)
                problems += (f"{place}: {fault}" for fault in fitting)
                if letters := letters_over_a_button(message, english[key]):
                    wide.append(f"{place} has {letters} letters; a button has room for {BUTTON}")
    missing = {
        file.name: keys
        for file in po_files(SHIPPED / ENGLISH)
        if (keys := tuple(key for key, _ in entries_of(read_file(file)) if key not in found))
    }
    return LocaleReport(
        language=folder.name,
        texts=len(english),
        unreadable=tuple(unreadable),
        faults=tuple(problems),
        wide=tuple(wide),
        missing=missing,
        unreviewed=unreviewed,
    )


def plural_forms(language: str) -> str:
    """Return the line of the header about plurals, such as "nplurals=1; plural=0;"."""
    rule = get_plural(language)
    return f"nplurals={rule.num_plurals}; plural={rule.plural_expr};"


def _header_faults(catalog: Catalog, file: Path) -> Iterator[str]:
    text, language = text_of(file), file.parent.name
    line = line_of(text.splitlines(), PLURALS)
    if plurals_said(text) != get_plural(language).num_plurals:
        rule = plural_forms(language)
        yield f"{line}: {forms_of(language)}; please write {PLURALS} {rule}"
    try:
        gettext.c2py(catalog.plural_expr)
    except ValueError as error:
        yield f"{line}: the rule of the plural forms is broken: {error}"
