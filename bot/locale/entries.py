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
_PLURAL_FORMS: Final = re.compile(r"nplurals\s*=\s*([1-9])\s*;")
_FORM: Final = re.compile(r"^\s*msgstr\[(\d)\]", re.MULTILINE)
_KEY: Final = re.compile(r'msgid\s+"([^"]+)"')
_BABELS_LINE: Final = re.compile(r" on \d+$")
"""The number of a line, counted from 0, at the end of what babel says."""
_QUOTES: Final = 'a text stands between two ", and a " inside it is written \\"'
_ENTRY: Final = re.compile(rf"(?:msgid|msgid_plural|msgstr|msgctxt|msgstr\[\d\])\s+{_TEXT}|{_TEXT}")


def read(folder: Path) -> dict[str, Message]:
    """Read the files of a language; raise `UnfitLocale` with every file that cannot be read."""
    found: dict[str, Message] = {}
    places: dict[str, Path] = {}
    problems: list[str] = []
    for file in po_files(folder):
        try:
            messages = entries_of(read_file(file))
        except UnfitLocale as error:
            problems += error.problems
            continue
        for key, message in messages:
            if key in found:
                problems.append(second_time(file, message, key, places[key]))
            found[key], places[key] = message, file
    if problems:
        raise UnfitLocale(problems)
    return found


def second_time(file: Path, message: Message, key: str, before: Path) -> str:
    """Return what is said about a key that stands in two files."""
    return f"{file}:{message.lineno}: {key} is there a second time, after {before}: delete one"


def po_files(folder: Path) -> list[Path]:
    return [file for file in files_below(folder) if file.suffix == ".po"]


def read_file(file: Path) -> Catalog:
    """Read one file; raise `UnfitLocale` with the lines that cannot be read, and their keys.

    An entry with more plural forms than the header allows is read with all of them: it is a fault
    of this text alone.
    """
    text = text_of(file)
    lines = text.splitlines()
    if unfit := [_problem(file, lines, at, why) for at, why in _unfit_lines(lines)]:
        raise UnfitLocale(unfit)
    content = BytesIO(_with_room(text).encode())
    try:
        return read_po(content, locale=file.parent.name, abort_invalid=True)
    except PoFileError as error:
        why = f"this cannot be read: {_BABELS_LINE.sub('', str(error))}"
        raise UnfitLocale([_problem(file, lines, error.lineno + 1, why)]) from None
    except ValueError as error:  # babel reads dates of the header without naming their line
        raise UnfitLocale([f"{file}:1: the header cannot be read: {error}"]) from None


def text_of(file: Path) -> str:
    """Return the text of a file, without the mark of UTF-8 that some editors put before it."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UnfitLocale([f"{file}: {error.strerror}"]) from None
    except UnicodeDecodeError:
        raise UnfitLocale([f"{file}: this is no text in UTF-8: save it as UTF-8"]) from None


def plurals_said(text: str) -> int:
    """Return how many plural forms the header of a file names; 0 if it names none."""
    found = next(
        (_PLURAL_FORMS.search(line) for line in text.splitlines() if PLURALS in line), None
    )
    return int(found[1]) if found else 0


def _with_room(text: str) -> str:
    """Return the text with a header that allows all its plural forms: babel refuses more."""
    most = max((int(form) + 1 for form in _FORM.findall(text)), default=0)
    if most <= plurals_said(text):
        return text
    return _PLURAL_FORMS.sub(f"nplurals={most};", text, count=1)


def _problem(file: Path, lines: list[str], at: int, why: str) -> str:
    """Return what is wrong in a line, with the key of its entry."""
    before = (_KEY.match(line.strip()) for line in reversed(lines[:at]))
    key = next((found[1] for found in before if found), "")
    return f"{file}:{at}: {key + ': ' if key else ''}{why}"


def _unfit_lines(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield lines that babel would skip, or misread without naming them."""
    for at, line in enumerate(map(str.strip, lines), 1):
        if line and not line.startswith("#") and not _ENTRY.fullmatch(line):
            yield at, f"a keyword or a quotation mark is missing ({_QUOTES}): {line}"
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
