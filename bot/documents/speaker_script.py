"""The script for a speaker: what to read aloud for each lesson, and under which name to save it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from bot.catalog.course import Card, Course, MediumKind, Term
from bot.catalog.speech import paragraphs_to_read
from bot.documents.typesetting import set_pdf
from bot.locale import Texts

_CHARS_A_SECOND: Final = 14
"""How fast a text is read aloud, in characters; the sheet says "about"."""
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9./-]*[A-Za-z0-9]|[A-Z]")
_LATIN_RUN: Final = re.compile(rf"(?:{_LATIN.pattern})(?: (?:{_LATIN.pattern}))*")


def speaker_script(
    course: Course, language: str, texts: Texts, *, missing_only: bool = False
) -> dict[str, Any]:
    """Return the data for the PDF; with `missing_only`, only lessons without a voice note.

    `texts` are those of the speaker's language.
    """
    cards = [card for unit in course.units for card in unit.cards]
    lessons = [card for card in cards if language in card.sight.languages]
    if missing_only:
        lessons = [each for each in lessons if not each.media.in_(MediumKind.VOICE, language)]
    return {
        "language": texts.language,
        "title": texts.label("common.script_title", course=course.title.in_(language)),
        "short": course.short.in_(language),
        "how": texts.label("common.script_how").split("\n"),
        "words": texts.label("common.script_words"),
        "lessons": [_lesson(card, course, language, texts) for card in lessons],
    }


def draw_script(about: dict[str, Any]) -> bytes:
    """Return the script as a PDF, the same bytes for the same words."""
    return set_pdf("speaker_script.typ", about)


def _lesson(card: Card, course: Course, language: str, texts: Texts) -> dict[str, Any]:
    paragraphs = paragraphs_to_read(card, language)
    seconds = max(5, round(sum(map(len, paragraphs)) / _CHARS_A_SECOND / 5) * 5)
    length = f"{seconds // 60}:{seconds % 60:02}"
    return {
        "file": f"{card.id}.{language}.ogg",
        "length": texts.label("common.script_length", length=length),
        "paragraphs": list(paragraphs),
        "notes": list(_notes(" ".join(paragraphs), course, language, texts)),
    }


def _notes(words: str, course: Course, language: str, texts: Texts) -> Iterator[str]:
    """Explain the terms of the glossary in the text, then list other hard words."""
    told: set[str] = set()
    for term in course.terms:
        names = (term.term.in_(language), *dict(term.also).get(language, ()))
        said = [name for name in names if _stands_in(name, words)]
        if said:
            told.update(_LATIN.findall(" ".join(names)))
            yield _note(term, said[0], names, course, language)
    foreign = _foreign(words, told)
    if foreign:
        yield texts.label("common.script_ask", words=", ".join(foreign))


def _note(term: Term, said: str, names: Iterable[str], course: Course, language: str) -> str:
    """Return a term with its other names and languages, which help to pronounce it."""
    others = [each for each in course.languages if each != language]
    more = [name for name in names if name != said]
    more += [term.term.in_(each) for each in others if each in term.term.languages]
    return f"{said} = {'; '.join(dict.fromkeys(more))}" if more else said


def _stands_in(name: str, words: str) -> bool:
    """Tell whether a text has a name; a short one in Latin letters must be a whole word."""
    if name.isascii():
        return re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", words) is not None
    return name in words


def _foreign(words: str, told: set[str]) -> list[str]:
    """Return words that are hard to say: Latin letters in other scripts, capitals in Latin."""
    latin = [word for word in _LATIN.findall(words) if word not in told]
    if sum(map(len, _LATIN.findall(words))) > len(words) / 2:
        return list(dict.fromkeys(word for word in latin if len(word) > 1 and word.upper() == word))
    runs = dict.fromkeys(_LATIN_RUN.findall(words))
    return [run for run in runs if any(word in latin for word in run.split())]
