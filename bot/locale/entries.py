"""Reads the gettext files of a language with babel; `catalogue` keeps the result."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.file_cache import files_below


def read(folder: Path) -> dict[str, Message]:
    """Read the files of a language; raise ValueError if two have a text of the same key."""
    language = folder.name
    found: dict[str, Message] = {}
    for key, message in _entries(folder):
        if key in found:
            raise ValueError(f"{key} has two texts in {language}")
        found[key] = message
    return found


def compiled(messages: Mapping[str, Message], language: str) -> bytes:
    """Return texts in gettext's binary format, which loads at once."""
    catalog = Catalog(locale=language)
    for message in messages.values():
        catalog[message.id] = message
    file = BytesIO()
    write_mo(file, catalog, use_fuzzy=True)
    return file.getvalue()


def _entries(folder: Path) -> Iterator[tuple[str, Message]]:
    for file in files_below(folder):
        if file.suffix != ".po":
            continue
        for message in read_po(BytesIO(file.read_bytes()), locale=folder.name, abort_invalid=True):
            if message.id:
                yield _key(message), message


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else str(message.id[0])
