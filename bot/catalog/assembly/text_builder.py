"""Builds texts of a course, and values with such texts, from the sheets of a file."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_type_hints

from bot.catalog.course import Rich, Text
from bot.catalog.markdown import render_markdown
from bot.catalog.pack import Pack
from bot.catalog.sheets.wording import Marked, Sheet, Signatures, Wording

V = TypeVar("V")
W = TypeVar("W", bound=Text)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBuilder:
    """Builds texts in the order of the course's languages.

    `unread`: the languages that are not reviewed.
    """

    languages: tuple[str, ...]
    unread: frozenset[str]

    def text(self, wording: Wording) -> Text:
        there = wording.strings()
        return self._made(Text, {language: there[language].strip() for language in there})

    def rich(self, wording: Wording) -> Rich:
        """Render a marked text."""
        there = wording.strings()
        return self._made(Rich, {language: render_markdown(there[language]) for language in there})

    def rendered(self, strings: dict[str, str]) -> Rich:
        """Build a text from strings that are Telegram HTML already."""
        return self._made(Rich, strings)

    def plain(self, strings: dict[str, str]) -> Text:
        return self._made(Text, strings)

    def build(self, kind: type[V], sheet: Sheet, /, **given: Any) -> V:
        """Build a dataclass of the course from a sheet with fields of the same names.

        Wordings become texts, sheets inside become the dataclasses that `kind` holds there, and
        mappings become pairs. `given` are fields that the sheet lacks or has in another form.
        """
        for name, inner in _inner_kinds(kind).items():  # type: ignore[arg-type]  # is hashable
            if name not in given and name in type(sheet).model_fields:
                given[name] = self._value(getattr(sheet, name), inner)
        return kind(**given)

    def build_each(self, kind: type[V], sheets: Iterable[Sheet]) -> tuple[V, ...]:
        return tuple(self.build(kind, sheet) for sheet in sheets)

    def _value(self, read: Any, inner: type[Any]) -> Any:
        match read:
            case Marked():
                return self.rich(read)
            case Wording():
                return self.text(read)
            case Sheet():
                return self.build(inner, read)
            case tuple():
                return tuple(self._value(each, inner) for each in read)
            case dict():
                return tuple(read.items())
            case _:
                return read

    def _made(self, kind: type[W], there: dict[str, str]) -> W:
        strings = tuple(
            (language, unicodedata.normalize("NFC", there[language]))
            for language in self.languages
            if language in there
        )
        return kind(strings=strings, drafts=self.unread & {language for language, _ in strings})


@cache
def _inner_kinds(kind: type[Any]) -> dict[str, Any]:
    """Return the type of each field; for `X | None` and `tuple[X, ...]` it is X."""
    hints = get_type_hints(kind)
    return {each.name: _inner(hints[each.name]) for each in fields(kind)}


def _inner(hint: Any) -> Any:
    of = [each for each in get_args(hint) if each is not NoneType]
    return of[0] if of else hint


def text_builder(pack: Pack, reviewed: Signatures) -> TextBuilder:
    """Return a builder for a file that was reviewed in these languages."""
    unread = frozenset(language for language in pack.languages if not reviewed.get(language))
    return TextBuilder(languages=pack.languages, unread=unread)
