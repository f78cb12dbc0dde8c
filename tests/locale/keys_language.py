"""A language in which each text says its key, so that a test sees which texts a person reads."""

import re
from pathlib import Path
from typing import Final

from babel.messages.catalog import Message
from babel.messages.pofile import escape

from bot.locale.entries import entries_of, po_files, read_file, strings_of
from bot.locale.folders import ENGLISH, SHIPPED
from tests.locale.own_language import HEADER, THAI_PLURALS

_MARK: Final = "·"
"""Stands before a key: a text that is its own key counts as missing."""
_LISTS: Final = frozenset({"learning.question_letters"})
"""Texts that the bot reads as a list."""


def write_keys(root: Path) -> Path:
    """Write it as Thai, all files of this release; return the folder for `ROMLEUK_LOCALES`."""
    folder = root / "th"
    folder.mkdir(parents=True)
    for file in po_files(SHIPPED / ENGLISH):
        entries = [_entry(message) for _, message in entries_of(read_file(file))]
        head = HEADER.format(language=folder.name, plurals=THAI_PLURALS)
        (folder / file.name).write_text(head + "\n".join(entries), encoding="utf-8")
    return root


def keys_in(shown: str) -> set[str]:
    """Return the keys of all texts in what a person sees."""
    return set(re.findall(rf"(?<={_MARK})[a-z_]+\.[a-z_0-9.]+", shown))


def _entry(message: Message) -> str:
    english = strings_of(message)
    key, plural = (message.id, "") if isinstance(message.id, str) else message.id
    values = sorted(set(re.findall(r"\{[^{}]*\}", "".join(english))))
    said = english[0] if key in _LISTS else " ".join((f"{_MARK}{key}", *values))
    if plural:
        forms = f"msgid_plural {escape(plural)}\nmsgstr[0] {escape(said)}\n"
        return f"msgid {escape(key)}\n{forms}"
    return f"msgid {escape(key)}\nmsgstr {escape(said)}\n"
