"""Reads the gettext files of a language with babel; `catalogue` keeps the result."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from bot.file_cache import files_below
from bot.locale.folders import UnfitLocale

HEADER = "Plural-Forms:"


def read(folder: Path) -> dict[str, Message]:
    """Read the files of a language; raise `UnfitLocale` with every file that cannot be read."""
    found: dict[str, Message] = {}
    problems: list[str] = []
    for file in po_files(folder):
        try:
            for message in read_file(file, folder.name):
                key = key_of(message)
                if key in found:
                    problems.append(f"{file}:{message.lineno}: {key} is there a second time")
                found[key] = message
        except UnfitLocale as error:
            problems += error.problems
    if problems:
        raise UnfitLocale(problems)
    return found


def po_files(folder: Path) -> list[Path]:
    return [file for file in files_below(folder) if file.suffix == ".po"]


def read_file(file: Path, language: str) -> Iterator[Message]:
    """Read the entries of one file without its header; raise `UnfitLocale` with the line."""
    try:
        catalog = read_po(BytesIO(file.read_bytes()), locale=language, abort_invalid=True)
    except PoFileError as error:
        raise UnfitLocale([f"{file}:{error.lineno}: {error}"]) from None
    except UnicodeDecodeError:
        raise UnfitLocale([f"{file}:1: this is no text in UTF-8"]) from None
    except (ValueError, TypeError, IndexError, LookupError) as error:
        # babel reads numbers and codes of the header without naming its line.
        raise UnfitLocale(
            [f"{file}:{header_line(file)}: the header cannot be read: {error}"]
        ) from None
    for message in catalog:
        if message.id:
            yield message


def header_line(file: Path) -> int:
    """Return the line of the header about plurals, or 1 without one."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((at for at, line in enumerate(lines, 1) if HEADER in line), 1)


def key_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else str(message.id[0])


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
