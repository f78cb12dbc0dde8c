"""Words that would betray the subject of a course on a locked screen."""

import unicodedata

TopicWords = tuple[tuple[str, tuple[str, ...]], ...]
"""By language."""


def topic_words_in(text: str, words: TopicWords) -> tuple[str, ...]:
    """The topic words of any language that stand in `text`.

    A word counts where it begins a word ("traffick" finds "Trafficking"); in a script without
    spaces between words it counts anywhere. Invisible separators hide nothing.
    """
    seen = _folded(text)
    every = (word for _, of_language in words for word in of_language)
    return tuple(word for word in every if _stands_in(_folded(word), seen))


def _folded(text: str) -> str:
    visible = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return "".join(visible).casefold()


def _stands_in(word: str, text: str) -> bool:
    spaced = word[:1].isascii()
    start = text.find(word)
    while start >= 0:
        before = text[start - 1 : start]
        if not spaced or not before.isalnum() or not before.isascii():
            return True
        start = text.find(word, start + 1)
    return False
