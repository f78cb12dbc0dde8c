"""What a translator still has to do in the files of a language, file by file."""

import gettext
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural

from bot.locale.entries import PLURALS, entries_of, line_of, po_files, read, read_file
from bot.locale.faults import faults, is_missing
from bot.locale.folders import ENGLISH, SHIPPED, UnfitLocale


@dataclass(frozen=True, slots=True, kw_only=True)
class LocaleReport:
    """The state of a language: its faults as lines, and keys without a text or a review.

    `texts` is the number of texts that there should be; `missing` has the keys by the name of
    their file.
    """

    language: str
    texts: int
    faults: tuple[str, ...]
    missing: dict[str, tuple[str, ...]]
    unreviewed: int

    @property
    def translated(self) -> int:
        return self.texts - sum(len(keys) for keys in self.missing.values())


def check_language(folder: Path) -> LocaleReport:
    """Compare the files of a language with the English ones; broken files are among the faults."""
    english, found, unreviewed = read(SHIPPED / ENGLISH), set(), 0
    problems: list[str] = []
    seen: dict[str, Path] = {}
    for file in po_files(folder):
        try:
            catalog = read_file(file)
        except UnfitLocale as error:
            problems += error.problems
            continue
        problems += (f"{file}:{fault}" for fault in _header_faults(catalog, file))
        for key, message in entries_of(catalog):
            place = f"{file}:{message.lineno}: {key}"
            if key not in english:
                problems.append(f"{place} is no text of this release: please delete it")
                continue
            if key in seen:
                problems.append(f"{place} is there a second time, after {seen[key]}")
            seen[key] = file
            if not is_missing(message):
                found.add(key)
                unreviewed += message.fuzzy
                fitting = faults(message, english[key], folder.name)
                problems += (f"{place}: {fault}" for fault in fitting)
    missing = {
        file.name: keys
        for file in po_files(SHIPPED / ENGLISH)
        if (keys := tuple(key for key, _ in entries_of(read_file(file)) if key not in found))
    }
    return LocaleReport(
        language=folder.name,
        texts=len(english),
        faults=tuple(problems),
        missing=missing,
        unreviewed=unreviewed,
    )


def plural_forms(language: str) -> str:
    """Return the line of the header about plurals, such as "nplurals=1; plural=0;"."""
    rule = get_plural(language)
    return f"nplurals={rule.num_plurals}; plural={rule.plural_expr};"


def _header_faults(catalog: Catalog, file: Path) -> Iterator[str]:
    line = line_of(file.read_text(encoding="utf-8").splitlines(), PLURALS)
    wanted = get_plural(file.parent.name).num_plurals
    if catalog.num_plurals != wanted:
        rule = plural_forms(file.parent.name)
        yield f"{line}: this language has {wanted} plural forms; please write {PLURALS} {rule}"
    try:
        gettext.c2py(catalog.plural_expr)
    except ValueError as error:
        yield f"{line}: the rule of the plural forms is broken: {error}"
