"""Texts in several languages, and the words that would betray the subject of a course."""

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from bot.catalog.folding import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A plain text in one or more languages; it must be escaped in a message.

    `strings` are pairs of language and text; the first one stands in for missing languages.
    `drafts` are the languages that no native speaker has reviewed yet.
    """

    strings: tuple[tuple[str, str], ...]
    drafts: frozenset[str] = frozenset()

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(language for language, _ in self.strings)

    def language_for(self, language: str) -> str:
        """Return the language in which a reader of `language` gets the text."""
        return language if language in self.languages else self.strings[0][0]

    def in_(self, language: str) -> str:
        """Return the text in this language, or in the first language of the course."""
        return dict(self.strings).get(language, self.strings[0][1])

    def draft_in(self, language: str) -> bool:
        """Tell whether a reader of `language` gets words that no native speaker has reviewed."""
        return self.language_for(language) in self.drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class Rich(Text):
    """A text rendered to Telegram's HTML: safe as it is, `markupsafe.escape` leaves it alone."""

    def in_(self, language: str) -> Markup:
        """Return the HTML in this language, or in the first language of the course."""
        return Markup(Text.in_(self, language))  # noqa: S704 - the catalog's renderer escaped it

    def filled(self, language: str, **values: str | Markup | int) -> Markup:
        """Return the HTML with `{name}` filled in, escaped; an empty paragraph is left out."""
        html = self.in_(language)
        for name, value in values.items():
            html = html.replace("{" + name + "}", Markup.escape(value))
        paragraphs = (paragraph for paragraph in html.split("\n\n") if paragraph.strip())
        return Markup("\n\n").join(paragraphs)


WordsByLanguage = tuple[tuple[str, tuple[str, ...]], ...]
"""Pairs of a language and words in it."""
NO_WORDS: WordsByLanguage = ()
TopicWords = WordsByLanguage
"""Pairs of a language and its topic words."""


def topic_words_in(text: str, words: TopicWords) -> tuple[str, ...]:
    """Return the topic words of any language that are in `text`.

    A word counts at the beginning of a word ("traffick" finds "Trafficking"); in a script without
    spaces between words it counts anywhere. Other spellings count as well (`folded`).
    """
    seen = folded(text)
    every = (word for _, of_language in words for word in of_language)
    return tuple(word for word in every if _begins_a_word(_cue(word), seen))


@lru_cache(maxsize=4096)
def _cue(word: str) -> str:
    return folded(word)


def _begins_a_word(word: str, text: str) -> bool:
    spaced = word[:1].isascii()
    start = text.find(word)
    while start >= 0:
        before = text[start - 1 : start]
        if not spaced or not before.isalnum() or not before.isascii():
            return True
        start = text.find(word, start + 1)
    return False
