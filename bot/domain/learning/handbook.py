"""What can be looked up: lessons, terms and services, an entry for each language."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.learning.course import Card, Course, Rich, Service, Term, Text


class Shelf(StrEnum):
    """What an entry is; one letter, so that it fits into a button."""

    LESSON = "l"
    TERM = "t"
    SERVICE = "s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something to look up, in one language. `also` are other names of it; all plain text."""

    shelf: Shelf
    id: str
    language: str
    title: str
    also: str
    text: str


def entries(course: Course) -> tuple[Entry, ...]:
    """Return all that a course holds; whoever searches hides services that nobody has tried."""
    return (
        *(entry for unit in course.units for card in unit.cards for entry in _lesson(card)),
        *(entry for term in course.terms for entry in _term(term)),
        *(entry for service in course.services for entry in _service(service)),
    )


def _lesson(card: Card) -> Iterator[Entry]:
    for language in card.title.languages:
        yield Entry(
            shelf=Shelf.LESSON,
            id=card.id,
            language=language,
            title=card.title.in_(language),
            also="",
            text=_joined(language, card.sight, card.more),
        )


def _term(term: Term) -> Iterator[Entry]:
    also = dict(term.also)
    for language in term.term.languages:
        yield Entry(
            shelf=Shelf.TERM,
            id=term.id,
            language=language,
            title=term.term.in_(language),
            also=" / ".join(also.get(language, ())),
            text=_joined(language, term.meaning),
        )


def _service(service: Service) -> Iterator[Entry]:
    for language in service.name.languages:
        yield Entry(
            shelf=Shelf.SERVICE,
            id=service.id,
            language=language,
            title=service.name.in_(language),
            also="",
            text=_joined(
                language,
                service.area,
                service.who,
                service.papers,
                service.contact,
                service.note,
            ),
        )


def _joined(language: str, *texts: Text | None) -> str:
    there = (text for text in texts if text is not None and language in text.languages)
    return " ".join(_plain(text, language) for text in there)


def _plain(text: Text, language: str) -> str:
    """Return a text without marks, in one line."""
    return text.in_(language).striptags() if isinstance(text, Rich) else text.in_(language)
