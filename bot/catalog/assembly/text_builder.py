"""Builds texts of a course from the wordings of a file."""

import unicodedata
from dataclasses import dataclass
from typing import TypeVar

from bot.catalog.course import Rich, Text
from bot.catalog.markdown import render_markdown
from bot.catalog.pack import Pack
from bot.catalog.sheets.wording import Signatures, Wording

W = TypeVar("W", bound=Text)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBuilder:
    """Builds texts in the order of the course's languages; `unread` ones are not reviewed."""

    languages: tuple[str, ...]
    unread: frozenset[str]

    def text(self, wording: Wording) -> Text:
        """A plain text."""
        there = wording.strings()
        return self._made(Text, {language: there[language].strip() for language in there})

    def optional(self, wording: Wording | None) -> Text | None:
        """A plain text, if there is one."""
        return self.text(wording) if wording else None

    def rich(self, wording: Wording) -> Rich:
        """A marked text, rendered."""
        there = wording.strings()
        return self._made(Rich, {language: render_markdown(there[language]) for language in there})

    def rendered(self, strings: dict[str, str]) -> Rich:
        """A text that is Telegram HTML already."""
        return self._made(Rich, strings)

    def plain(self, strings: dict[str, str]) -> Text:
        """A plain text from strings by language."""
        return self._made(Text, strings)

    def _made(self, kind: type[W], there: dict[str, str]) -> W:
        strings = tuple(
            (language, unicodedata.normalize("NFC", there[language]))
            for language in self.languages
            if language in there
        )
        return kind(strings=strings, drafts=self.unread & {language for language, _ in strings})


def text_builder(pack: Pack, reviewed: Signatures) -> TextBuilder:
    """Return the builder for a file that was reviewed in these languages."""
    unread = frozenset(language for language in pack.languages if not reviewed.get(language))
    return TextBuilder(languages=pack.languages, unread=unread)
