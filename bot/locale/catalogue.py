"""Returns the texts of a language; they are read from gettext files once, and kept compiled."""

from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from bot.file_cache import files_below, kept
from bot.locale.texts import LANGUAGES, MissingText, Texts

if TYPE_CHECKING:
    from babel.messages.catalog import Message

__all__ = ["LANGUAGES", "Catalogue", "MissingText"]


class Catalogue:
    """All texts of the bot; the first language stands in for a text that another one lacks."""

    def __init__(self) -> None:
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
        return frozenset(_messages(language))

    def message(self, language: str, key: str) -> "Message":
        return _messages(language)[key]

    def drafts(self, language: str) -> frozenset[str]:
        """Return the keys whose text no native speaker has reviewed."""
        return frozenset(key for key, message in _messages(language).items() if message.fuzzy)


@cache
def _texts(language: str) -> Texts:
    translations = _translations(language)
    if language != LANGUAGES[0]:
        translations.add_fallback(_translations(LANGUAGES[0]))
    return Texts(language, translations)


@cache
def _translations(language: str) -> GNUTranslations:
    folder = _folder(language)
    name = f"texts-{language}"
    return kept(name, files_below(folder), lambda: _compile(folder), _read_compiled)


def _read_compiled(texts: bytes) -> GNUTranslations:
    return GNUTranslations(BytesIO(texts))


def _compile(folder: Path) -> bytes:
    from bot.locale.entries import compiled, read

    return compiled(read(folder), folder.name)


@cache
def _messages(language: str) -> Mapping[str, "Message"]:
    """Read the entries of a language, with their comments for translators.

    A bot needs them only when somebody asks what a translator still has to do.
    """
    from bot.locale.entries import read

    return read(_folder(language))


def _folder(language: str) -> Path:
    return Path(__file__).parent / language
