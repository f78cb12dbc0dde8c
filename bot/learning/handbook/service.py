"""The handbook: search lessons, terms and confirmed services, and open them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from threading import Lock

from bot.act import Act
from bot.catalog.course import Course, NoSuchContent, Term, Text
from bot.learning.handbook.domain import Piece, entries, passage, proposed_entries
from bot.learning.recap import service as recap
from bot.learning.recap.service import FinishedUnit, OpenedLesson
from bot.learning.search.domain import (
    EntryKind,
    Filler,
    SearchEntry,
    fold_text,
    query_words,
    searchable,
)
from bot.learning.search.storage import MAX_QUERY_CHARS, Found, Match, SearchIndex
from bot.learning.service import place_from
from bot.learning.storage import course_of_enrolment_query
from bot.membership.domain import EnrolmentId
from bot.refusals import StaleButton, require
from bot.services.domain import CheckedService
from bot.services.flags import service as flags
from bot.services.service import as_known
from bot.storage.database import Row

SHOWN = 5
"""The most hits in a message."""
OTHERS = 2
"""The most proposed services among them that are not called like the question."""


class Handbook:
    """The handbook of one course; its index is made in a thread at the start.

    Without `prepare`, as in the demo, it is made at the first search.
    """

    def __init__(self, course: Course) -> None:
        self.course = course
        self._index: SearchIndex | None = None
        self._making = Lock()

    @property
    def index(self) -> SearchIndex:
        """The index of the course's entries, made once (in 60 to 120 ms)."""
        with self._making:
            if self._index is None:
                self._index = SearchIndex(entries(self.course), filler=self._filler_words())
            return self._index

    def prepare(self) -> None:
        """Make the index now."""
        _ = self.index

    @cached_property
    def filler(self) -> Filler:
        """Removes words from a question that say nothing."""
        return Filler(self._filler_words())

    def _filler_words(self) -> Iterator[str]:
        return (word for _, words in self.course.filler for word in words)

    def close(self) -> None:
        if self._index is not None:
            self._index.close()


class Handbooks(dict[str, Handbook]):
    """The handbook of each course, by the id of the course."""

    def prepare(self) -> None:
        """Make all indexes: the first question would wait for it inside its transaction."""
        for book in self.values():
            book.prepare()

    def close(self) -> None:
        """Close the indexes that were made."""
        for book in self.values():
            book.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A result of a search: its name and passage; `other_names` are in other languages."""

    kind: EntryKind
    id: str
    name: str
    other_names: tuple[str, ...]
    passage: tuple[Piece, ...]


class Unconfirmed(StrEnum):
    """What a question asks for and nobody has tried yet, so that it is not shown."""

    NOTHING = ""
    CONTACT = "contact"
    URGENT = "urgent"
    """An emergency number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookResults:
    """The results of a search, the best first, and what could not be shown."""

    hits: tuple[Hit, ...]
    unconfirmed: Unconfirmed


OpenedEntry = OpenedLesson | FinishedUnit | Term | CheckedService | None
"""An entry that was opened; None: a service that leaders do not see now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A reader with their language, and the handbooks of all courses."""

    act: Act
    books: Handbooks
    enrolment: EnrolmentId
    language: str

    async def place(self) -> Row:
        """Return the row of the active enrolment; raise `NotJoined` without one."""
        [places] = await self.act.tx.ask_each(course_of_enrolment_query(self.enrolment))
        return place_from(places)

    async def book(self) -> Handbook:
        """Return the handbook of the reader's course; raise `NoSuchContent` if there is none."""
        return require(self.books.get((await self.place())["course"]), NoSuchContent)


def handbooks(courses: Iterable[Course]) -> Handbooks:
    return Handbooks({course.id: Handbook(course) for course in courses})


async def search(reader: Reader, question: str) -> HandbookResults:
    """Return what answers a question; the question itself is not saved."""
    book, language = await reader.book(), reader.language
    course = await as_known(reader.act.tx, book.course)
    hidden = {(EntryKind.SERVICE, each.id) for each in course.services if not each.is_shown}
    found = book.index.find(question, language=language, limit=SHOWN, hidden=hidden)
    matches = _with_proposed(found.matches, _proposed(book, course, question, language))
    return HandbookResults(
        hits=tuple(_hit(course, match, language) for match in matches),
        unconfirmed=_unconfirmed(course, found),
    )


def _proposed(book: Handbook, course: Course, question: str, language: str) -> tuple[Match, ...]:
    """Return the confirmed proposals that contain all words of a question.

    They change while the bot runs, so the index does not contain them; there are few of them.
    """
    own = {each.id for each in book.course.services}
    words = book.filler.without(query_words(question[:MAX_QUERY_CHARS]))
    rows = (searchable(each, book.filler) for each in proposed_entries(course, own, language))
    return tuple(Match(entry=row.entry, by=words) for row in rows if words and row.holds(words))


def _with_proposed(matches: Sequence[Match], proposed: Sequence[Match]) -> tuple[Match, ...]:
    """Put proposals first if their name matches; up to two others come at the end."""
    named = [
        each for each in proposed if all(w in fold_text(each.entry.title).text for w in each.by)
    ]
    others = [each for each in proposed if each not in named][:OTHERS]
    left = SHOWN - len(named[:SHOWN])
    others = others[:left]
    return (*named[:SHOWN], *matches[: left - len(others)], *others)


def _unconfirmed(course: Course, found: Found) -> Unconfirmed:
    """Tell what to say about hidden services; nothing if a confirmed one was found."""
    if not found.held_back or any(m.entry.kind is EntryKind.SERVICE for m in found.matches):
        return Unconfirmed.NOTHING
    urgent = any(course.service(each.id).emergency for each in found.held_back)
    return Unconfirmed.URGENT if urgent else Unconfirmed.CONTACT


async def load_hits(reader: Reader, ids: Sequence[tuple[str, str]]) -> tuple[Hit, ...]:
    """Return earlier results by kind and id, without entries that the course has lost."""
    book, language = await reader.book(), reader.language
    course = await as_known(reader.act.tx, book.course)
    own = {(e.kind, e.id): e for e in _open_entries(course) if e.language == language}
    there = [entry for kind, found in ids if (entry := own.get((EntryKind(kind), found)))]
    return tuple(_hit(course, Match(entry=entry, by=()), language) for entry in there)


async def open_entry(reader: Reader, kind: str, entry: str) -> OpenedEntry:
    """Open a result; raise `StaleButton` or `NoSuchContent` for what nobody can find."""
    if kind == EntryKind.SERVICE:
        return await flags.open_service(reader.act, entry)
    course = (await reader.book()).course
    match kind:
        case EntryKind.LESSON:
            card, unit = course.card(entry), course.unit_of(entry)
            return await recap.open_card(reader.act, reader.enrolment, unit.id, card.number)
        case EntryKind.TERM:
            return course.term(entry)
        case _:
            raise StaleButton


def _open_entries(course: Course) -> Iterator[SearchEntry]:
    """Return the entries without services that nobody has tried."""
    confirmed = {service.id for service in course.confirmed_services}
    return (e for e in entries(course) if e.kind is not EntryKind.SERVICE or e.id in confirmed)


def _hit(course: Course, match: Match, language: str) -> Hit:
    entry = match.entry
    names = _names(course, entry)
    own = names.in_(language)
    others = [name for spoken, name in names.strings if spoken != language and name != own]
    return Hit(
        kind=entry.kind,
        id=entry.id,
        name=own,
        other_names=() if entry.kind is EntryKind.LESSON else tuple(others),
        passage=passage(entry.text, match.by),
    )


def _names(course: Course, entry: SearchEntry) -> Text:
    if entry.kind is EntryKind.LESSON:
        return course.card(entry.id).title
    if entry.kind is EntryKind.TERM:
        return course.term(entry.id).term
    return course.service(entry.id).name
