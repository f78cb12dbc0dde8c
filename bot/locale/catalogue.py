"""Returns the texts of a language; they are read from gettext files once, and kept compiled."""

from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from bot.file_cache import files_below, kept
from bot.locale.folders import ENGLISH, LANGUAGES, SHIPPED, UnfitLocale, language_folders
from bot.locale.texts import MissingText, Texts

if TYPE_CHECKING:
    from babel.messages.catalog import Message

__all__ = ["LANGUAGES", "Catalogue", "MissingText", "UnfitLocale"]


class Catalogue:
    """All texts of the bot; English stands in for a text that another language lacks.

    `own` is a folder with further languages. Files that cannot be read raise `UnfitLocale`.
    """

    def __init__(self, own: Path | None = None) -> None:
        self._folders = language_folders(own)
        spoken = tuple(self._folders)
        self._texts = {each: _texts(folder, spoken) for each, folder in self._folders.items()}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have screens, English first."""
        return tuple(self._texts)

    @property
    def every(self) -> tuple[Texts, ...]:
        """The texts of all languages, English first."""
        return tuple(self._texts.values())

    def texts(self, language: str | None) -> Texts:
        """Return the texts in `language`, or in English if it is unknown."""
        return self._texts.get(language or "", self._texts[ENGLISH])

    def language_of(self, telegram_code: str | None) -> str:
        """Return the catalogue's language for Telegram's IETF `language_code`."""
        short = (telegram_code or "").split("-")[0]
        return short if short in self._texts else ENGLISH

    def keys(self, language: str) -> frozenset[str]:
        """Return the keys that have an entry in `language`."""
        return frozenset(_messages(self._folders[language]))

    def message(self, language: str, key: str) -> "Message":
        return _messages(self._folders[language])[key]

    def drafts(self, language: str) -> frozenset[str]:
        """Return the keys whose text is missing, or which no native speaker has reviewed."""
        found = _messages(self._folders[language])
        missing = self.keys(ENGLISH) - found.keys()
        return missing | {key for key, message in found.items() if message.fuzzy}


@cache
def _texts(folder: Path, spoken: tuple[str, ...]) -> Texts:
    return Texts(folder.name, _translations(folder), spoken=spoken)


@cache
def _translations(folder: Path) -> GNUTranslations:
    # Texts that do not fit the English ones are left out, so both folders count.
    files = {*files_below(folder), *files_below(SHIPPED / ENGLISH)}
    name = f"texts-{folder.name}"
    found = kept(name, sorted(files), lambda: _compile(folder), _read_compiled)
    if folder.name != ENGLISH:
        found.add_fallback(_translations(SHIPPED / ENGLISH))
    return found


def _read_compiled(texts: bytes) -> GNUTranslations:
    return GNUTranslations(BytesIO(texts))


def _compile(folder: Path) -> bytes:
    from bot.locale.entries import compiled, read
    from bot.locale.faults import is_usable

    english = read(SHIPPED / ENGLISH)
    usable = {
        key: message
        for key, message in read(folder).items()
        if key in english and is_usable(message, english[key], folder.name)
    }
    return compiled(usable, folder.name)


@cache
def _messages(folder: Path) -> Mapping[str, "Message"]:
    """Read the entries of a language, with their comments for translators.

    A bot needs them only when somebody asks what a translator still has to do.
    """
    from bot.locale.entries import read

    return read(folder)
