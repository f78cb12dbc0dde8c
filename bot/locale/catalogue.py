"""Reads the gettext files and returns the texts of a language."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.file_cache import files_below, kept
from bot.locale.texts import LANGUAGES, MissingText, Texts

__all__ = ["LANGUAGES", "Catalogue", "MissingText"]


class Catalogue:
    """All texts of the bot; a text that a language does not have is taken from the first one."""

    def __init__(self) -> None:
        self._messages = {language: _messages(language) for language in LANGUAGES}
        self._texts = {language: _texts(language) for language in LANGUAGES}

    def texts(self, language: str | None) -> Texts:
        """Return the texts in `language`, or in the first language if it is unknown."""
        return self._texts.get(language or "", self._texts[LANGUAGES[0]])

    def language_of(self, telegram_code: str | None) -> str:
        """Return the catalogue's language for Telegram's IETF `language_code`."""
        short = (telegram_code or "").split("-")[0]
        return short if short in self._texts else LANGUAGES[0]

    def keys(self, language: str) -> frozenset[str]:
        """Return the keys that have a text in `language`."""
        return frozenset(self._messages[language])

    def message(self, language: str, key: str) -> Message:
        """Return the entry of a key in the file."""
        return self._messages[language][key]

    def drafts(self, language: str) -> frozenset[str]:
        """Return the keys whose text no native speaker has reviewed."""
        return frozenset(key for key, message in self._messages[language].items() if message.fuzzy)


@cache
def _messages(language: str) -> Mapping[str, Message]:
    """Read the files of a language, once, since they are part of the program."""
    files = files_below(_folder(language))
    return kept(f"texts-{language}", files, lambda: _read(language))


def _read(language: str) -> dict[str, Message]:
    """Read the files of a language; raise ValueError if two have a text of the same key."""
    found: dict[str, Message] = {}
    for key, message in _entries(language):
        if key in found:
            raise ValueError(f"{key} has two texts in {language}")
        found[key] = message
    return found


@cache
def _texts(language: str) -> Texts:
    translations = _translations(_messages(language).values(), language)
    if language != LANGUAGES[0]:
        fallback = _translations(_messages(LANGUAGES[0]).values(), LANGUAGES[0])
        translations.add_fallback(fallback)
    return Texts(language, translations)


def _entries(language: str) -> Iterator[tuple[str, Message]]:
    for file in files_below(_folder(language)):
        if file.suffix != ".po":
            continue
        for message in read_po(BytesIO(file.read_bytes()), locale=language, abort_invalid=True):
            if message.id:
                yield _key(message), message


def _folder(language: str) -> Path:
    return Path(__file__).parent / language


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else str(message.id[0])


def _translations(messages: Iterable[Message], language: str) -> GNUTranslations:
    catalog = Catalog(locale=language)
    for message in messages:
        catalog[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, catalog, use_fuzzy=True)
    compiled.seek(0)
    return GNUTranslations(compiled)
