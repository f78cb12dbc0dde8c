"""What a course still needs: texts, reviews, signatures and confirmations."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

from bot.catalog.course import Course, Text


class CoursePartKind(StrEnum):
    """The kind of texts in a part of the course."""

    LESSONS = "lessons"
    QUIZZES = "quizzes"
    STORIES = "stories"
    """Stories and cases."""
    WORDS = "words"
    SERVICES = "services"
    """Services and their provinces."""
    REST = "rest"
    """Titles, plan steps, pictures, modules, sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartStatus:
    """The progress of one part of the course in one language.

    `part` is the id of a module, unit, story or case, `<unit>.quiz`, or one of course, glossary,
    sources, services, places, surveys. Of its `texts`, `missing` do not exist yet, and `drafts` are
    not reviewed.
    """

    part: str
    kind: CoursePartKind
    language: str
    texts: int
    missing: int
    drafts: int

    @property
    def done(self) -> bool:
        """Whether everything is there and a native speaker has reviewed it."""
        return not self.missing and not self.drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsignedText:
    """A safety text without a signature in a language.

    `written` tells whether it has words in it; without them nobody can sign.
    """

    text: str
    language: str
    written: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Everything that waits for a person."""

    parts: tuple[PartStatus, ...]
    unsigned: tuple[UnsignedText, ...]
    unconfirmed_services: tuple[str, ...]
    uncertain_terms: tuple[str, ...]
    unseen_sources: tuple[str, ...]
    to_check: tuple[tuple[str, Text], ...] = ()
    """Notes of the editors, each with the id of its lesson or term."""

    def in_(self, language: str) -> tuple[PartStatus, ...]:
        """Return the parts in one language, in the order of the course."""
        return tuple(part for part in self.parts if part.language == language)

    def unsigned_in(self, language: str) -> tuple[str, ...]:
        return tuple(waiting.text for waiting in self.unsigned if waiting.language == language)

    def unwritten_in(self, language: str) -> tuple[str, ...]:
        """Return the safety texts that have no words in a language yet."""
        waiting = (each for each in self.unsigned if each.language == language)
        return tuple(each.text for each in waiting if not each.written)


def course_status(course: Course) -> Status:
    return Status(
        parts=tuple(
            _part(name, kind, language, texts)
            for name, kind, texts in _parts(course)
            for language in course.languages
        ),
        unsigned=tuple(
            UnsignedText(text=text.id, language=language, written=language in text.text.languages)
            for text in course.safety_texts
            for language in course.languages
            if not text.signed_in(language)
        ),
        unconfirmed_services=tuple(s.id for s in course.services if not s.verified),
        uncertain_terms=tuple(term.id for term in course.terms if term.confidence != "H"),
        unseen_sources=tuple(s.id for s in course.sources if s.confidence == "G"),
        to_check=tuple(_notes(course)),
    )


def _notes(course: Course) -> Iterator[tuple[str, Text]]:
    for unit in course.every_unit:
        for card in unit.cards:
            yield from ((card.id, note) for note in card.to_check)
    for term in course.terms:
        yield from ((term.id, note) for note in term.to_check)


def _parts(course: Course) -> Iterator[tuple[str, CoursePartKind, tuple[Text, ...]]]:
    plan = (course.plan_steps, course.places, course.barriers, course.strategy)
    head = (course.title, course.short, course.credits)
    yield "course", CoursePartKind.REST, _texts((*head, course.pulse, *plan, course.pictures))
    for module in course.modules:
        yield module.id, CoursePartKind.REST, _texts((module.title, module.note))
        for unit in module.units:
            lessons = _texts((unit.title, unit.note, unit.objectives, unit.cards))
            yield unit.id, CoursePartKind.LESSONS, lessons
            questions = _texts((unit.items, unit.variants, unit.aloud))
            yield f"{unit.id}.quiz", CoursePartKind.QUIZZES, questions
        for story in module.scenarios:
            yield story.id, CoursePartKind.STORIES, _texts(story)
        for case in module.cases:
            yield case.id, CoursePartKind.STORIES, _texts(case)
    yield "glossary", CoursePartKind.WORDS, _texts(course.terms)
    yield "services", CoursePartKind.SERVICES, _texts((course.services, course.directory))
    if course.provinces:
        yield "places", CoursePartKind.SERVICES, _texts(course.provinces)
    if course.buddy_topics.topics:
        yield "peers", CoursePartKind.REST, _texts(course.buddy_topics)
    if course.surveys.surveys:
        yield "surveys", CoursePartKind.REST, _texts(course.surveys)
    yield "sources", CoursePartKind.REST, _texts(course.sources)


def _texts(value: object) -> tuple[Text, ...]:
    """Return all texts inside a value."""
    return tuple(_walk(value))


_NOTES = "to_check"  # notes of the editors: nobody translates them for learners


def _walk(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _walk(inner)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != _NOTES:
                yield from _walk(getattr(value, field.name))


def _part(name: str, kind: CoursePartKind, language: str, texts: tuple[Text, ...]) -> PartStatus:
    there = [text for text in texts if language in text.languages]
    return PartStatus(
        part=name,
        kind=kind,
        language=language,
        texts=len(texts),
        missing=len(texts) - len(there),
        drafts=sum(text.draft_in(language) for text in there),
    )
