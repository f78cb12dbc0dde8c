"""A pseudo-language: every text of the screens 40 % longer, and with accents on all vowels.

It shows what is cut in a language with longer words, and what stands in code in English. It is
written into a folder of a test and never shipped; its code is that of Esperanto.
"""

import re
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import escape

from bot.catalog.measure import visible_text
from bot.locale.checking import plural_forms
from bot.locale.entries import entries_of, po_files, read_file, strings_of
from bot.locale.folders import ENGLISH, SHIPPED
from tests.locale.own_language import HEADER

PSEUDO: Final = "eo"
LONGER: Final = 0.4
_VOWELS: Final = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")
_AS_IT_IS: Final = re.compile(r"(<[^<>]*>|\{[^{}]*\}|&\w+;|https?://\S+|/\w+|@\w+)")
_FILLER: Final = "ó"
READ_BY_THE_BOT: Final = ("words.", "ways.names.")
"""Prefixes of lists that the bot reads and never says."""


def pseudo(english: str) -> str:
    """Return a text with accents, 40 % longer in sight; values, markup and commands stay."""
    parts = _AS_IT_IS.split(english)
    told = "".join(part if at % 2 else part.translate(_VOWELS) for at, part in enumerate(parts))
    more = round(len(re.sub(r"\{[^{}]*\}", "", visible_text(english))) * LONGER)
    return told + _fill(more)


def _fill(many: int) -> str:
    """Return a space and so many letters in words of at most six, as sentences have."""
    words = [_FILLER * min(6, many - start) for start in range(0, many, 6)]
    return "".join(f" {word}" for word in words)


def write_pseudo(root: Path) -> Path:
    """Write the whole pseudo-language below a folder; return the folder for `ROMLEUK_LOCALES`."""
    folder = root / PSEUDO
    folder.mkdir(parents=True)
    head = HEADER.format(language=PSEUDO, plurals=plural_forms(PSEUDO))
    for file in po_files(SHIPPED / ENGLISH):
        entries = map(_entry, _messages(read_file(file)))
        (folder / file.name).write_text(head + "\n".join(entries), encoding="utf-8")
    return root


def _messages(catalog: Catalog) -> list[Message]:
    return [message for _, message in entries_of(catalog)]


def _entry(message: Message) -> str:
    texts = strings_of(message)
    if isinstance(message.id, str):
        text = texts[0] if message.id.startswith(READ_BY_THE_BOT) else pseudo(texts[0])
        return f"msgid {escape(message.id)}\nmsgstr {escape(text)}\n"
    key, plural = message.id
    forms = "".join(f"msgstr[{at}] {escape(pseudo(each))}\n" for at, each in enumerate(texts))
    return f"msgid {escape(key)}\nmsgid_plural {escape(plural)}\n{forms}"
