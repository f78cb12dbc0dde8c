"""Reads the gettext files of a language with babel; `catalogue` keeps the result."""

import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from bot.file_cache import files_below
from bot.locale.folders import UnfitLocale

PLURALS: Final = "Plural-Forms:"
_TEXT: Final = r'"(?:[^"\\]|\\.)*"\s*'
_PLURAL_FORMS: Final = re.compile(r"nplurals\s*=\s*[1-9]\s*;")
_ENTRY: Final = re.compile(rf"(?:msgid|msgid_plural|msgstr|msgctxt|msgstr\[\d\])\s+{_TEXT}|{_TEXT}")


def read(folder: Path) -> dict[str, Message]:
    """Read the files of a language; raise `UnfitLocale` with every file that cannot be read."""
    found: dict[str, Message] = {}
    problems: list[str] = []
    for file in po_files(folder):
        try:
            messages = entries_of(read_file(file))
        except UnfitLocale as error:
            problems += error.problems
            continue
        for key, message in messages:
            if key in found:
                problems.append(f"{file}:{message.lineno}: {key} is there a second time")
            found[key] = message
    if problems:
        raise UnfitLocale(problems)
    return found


def po_files(folder: Path) -> list[Path]:
    return [file for file in files_below(folder) if file.suffix == ".po"]


def read_file(file: Path) -> Catalog:
    """Read one file; raise `UnfitLocale` with the lines that cannot be read."""
    try:
        content = file.read_bytes()
        lines = content.decode("utf-8").splitlines()
    except OSError as error:
        raise UnfitLocale([f"{file}: {error.strerror}"]) from None
    except UnicodeDecodeError:
        raise UnfitLocale([f"{file}: this is no text in UTF-8"]) from None
    if unfit := [f"{file}:{at}: {why}" for at, why in _unfit_lines(lines)]:
        raise UnfitLocale(unfit)
    try:
        return read_po(BytesIO(content), locale=file.parent.name, abort_invalid=True)
    except PoFileError as error:
        raise UnfitLocale([f"{file}:{error.lineno + 1}: {error}"]) from None
    except ValueError as error:  # babel reads dates of the header without naming their line
        raise UnfitLocale([f"{file}:1: the header cannot be read: {error}"]) from None


def _unfit_lines(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield lines that babel would skip, or misread without naming them."""
    for at, line in enumerate(map(str.strip, lines), 1):
        if line and not line.startswith("#") and not _ENTRY.fullmatch(line):
            yield at, f"a keyword or a quotation mark is missing: {line}"
        elif PLURALS in line and not _PLURAL_FORMS.search(line):
            yield at, "the header cannot be read: nplurals is no number"


def entries_of(catalog: Catalog) -> Iterator[tuple[str, Message]]:
    """Yield the entries of a file by key, without its header."""
    for message in catalog:
        if message.id:
            yield message.id if isinstance(message.id, str) else str(message.id[0]), message


def line_of(lines: list[str], wanted: str) -> int:
    """Return the number of the first line with some words, or 1 without one."""
    return next((at for at, line in enumerate(lines, 1) if wanted in line), 1)


def strings_of(message: Message) -> tuple[str, ...]:
    """Return the text, or all plural forms, of an entry."""
    text = message.string
    return (text,) if isinstance(text, str) else tuple(text or ())


def compiled(messages: Mapping[str, Message], language: str) -> bytes:
    """Return texts in gettext's binary format, which loads at once."""
    catalog = Catalog(locale=language)
    for message in messages.values():
        catalog[message.id] = message
    file = BytesIO()
    write_mo(file, catalog, use_fuzzy=True)
    return file.getvalue()
