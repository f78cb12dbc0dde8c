"""Writes the gettext files of a new language: all texts of this release, to be translated."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from babel.messages.catalog import Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import escape

from bot.locale.checking import plural_forms
from bot.locale.entries import entries_of, po_files, read, read_file, strings_of
from bot.locale.folders import ENGLISH, SHIPPED

_HEADER: Final = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plurals}\\n"
"""


def files_to_write(folder: Path) -> Mapping[str, str]:
    """Return the text of each file of a language in which a text is missing, by its name.

    `folder` is the folder of the language, which may not be there yet. What stands in its files
    stays as it is; texts that came with a newer release are added at the end. Raise `UnfitLocale`
    if the files there cannot be read.
    """
    there = read(folder) if folder.is_dir() else {}
    found: dict[str, str] = {}
    for english in po_files(SHIPPED / ENGLISH):
        language, own = folder.name, folder / english.name
        entries = [
            _entry(message, language)
            for key, message in entries_of(read_file(english))
            if key not in there
        ]
        if not entries:
            continue
        header = _HEADER.format(language=language, plurals=plural_forms(language))
        before = own.read_text(encoding="utf-8").rstrip("\n") + "\n" if own.exists() else header
        found[english.name] = "\n".join((before, *entries))
    return found


def _entry(message: Message, language: str) -> str:
    """Return an entry without a text: the English beside it, marked as not reviewed."""
    return "\n".join((*_lines(message, language), ""))


def _lines(message: Message, language: str) -> Iterator[str]:
    yield from (f"# {each}" for each in message.user_comments)
    yield from (f"#. {escape(each)[1:-1]}" for each in strings_of(message))
    yield "#, fuzzy"
    if isinstance(message.id, str):
        yield f"msgid {escape(message.id)}"
        yield 'msgstr ""'
        return
    key, plural = message.id
    yield f"msgid {escape(key)}"
    yield f"msgid_plural {escape(plural)}"
    yield from (f'msgstr[{form}] ""' for form in range(get_plural(language).num_plurals))
