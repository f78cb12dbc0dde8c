"""The handbook: look something up in lessons, terms and confirmed services, and open it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.act import Act
from bot.catalog.course import Course, Courses, NoSuchContent, Service, ServiceFault, Term, Text
from bot.learning.handbook import storage
from bot.learning.handbook.domain import Entry, Piece, Shelf, entries, passage
from bot.learning.handbook.storage import Match, SearchIndex
from bot.learning.recap import service as recap
from bot.learning.recap.service import FinishedUnit, OpenedLesson
from bot.learning.service import place_in
from bot.learning.storage import course_of
from bot.membership.domain import EnrolmentId, PersonId
from bot.refusals import StaleButton
from bot.safety.signatures.service import as_signed
from bot.storage.database import Tx

SHOWN = 5
"""So many hits stand in a message."""


class Handbook:
    """One course to look things up in; its index is made when somebody first looks."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self._index: SearchIndex | None = None

    @property
    def index(self) -> SearchIndex:
        """All entries of the course, made once (some 40 ms)."""
        if self._index is None:
            self._index = SearchIndex(entries(self.course))
        return self._index

    def close(self) -> None:
        """Let go of the index, if there is one."""
        if self._index is not None:
            self._index.close()


class Handbooks(dict[str, Handbook]):
    """The handbook of each course, by the id of the course."""

    def close(self) -> None:
        """Let go of the indexes that were made."""
        for book in self.values():
            book.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something that was found: its name, and the passage; `other_names` in other languages."""

    shelf: Shelf
    id: str
    name: str
    other_names: tuple[str, ...]
    passage: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a question brought to light, the best first; nothing is possible."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedTerm:
    """A term of the glossary is open."""

    term: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedService:
    """A confirmed service is open."""

    service: Service


OpenedEntry = OpenedLesson | FinishedUnit | OpenedTerm | OpenedService


def handbooks(courses: Iterable[Course]) -> Handbooks:
    """Make the handbook of each course."""
    return Handbooks({course.id: Handbook(course) for course in courses})


async def look_up(
    tx: Tx, books: Handbooks, enrolment: EnrolmentId, question: str, *, language: str
) -> Found:
    """Return what answers a question; the question itself is kept nowhere."""
    book = await _book(tx, books, enrolment)
    course = await as_signed(tx, book.course)
    hidden = {(Shelf.SERVICE, each.id) for each in course.services if not each.verified}
    matches = book.index.find(question, language=language, limit=SHOWN, hidden=hidden)
    return Found(hits=tuple(_hit(course, match, language) for match in matches))


async def show_again(
    tx: Tx,
    books: Handbooks,
    enrolment: EnrolmentId,
    ids: Sequence[tuple[str, str]],
    *,
    language: str,
) -> Found:
    """Return what was found before, by shelf and id; what the course no longer has is left out."""
    course = await as_signed(tx, (await _book(tx, books, enrolment)).course)
    own = {(e.shelf, e.id): e for e in _open_entries(course) if e.language == language}
    there = [entry for shelf, found in ids if (entry := own.get((Shelf(shelf), found)))]
    matches = [Match(entry=entry, by=()) for entry in there]
    return Found(hits=tuple(_hit(course, match, language) for match in matches))


async def open_entry(
    act: Act, books: Handbooks, enrolment: EnrolmentId, shelf: str, entry: str
) -> OpenedEntry:
    """Open what was found; raise StaleButton or NoSuchContent for what nobody can find."""
    course = (await _book(act.tx, books, enrolment)).course
    match shelf:
        case Shelf.LESSON:
            card, unit = course.card(entry), course.unit_of(entry)
            courses: Courses = {course.id: course}
            return await recap.open_card(
                replace(act, courses=courses), enrolment, unit.id, card.number
            )
        case Shelf.TERM:
            return OpenedTerm(term=course.term(entry))
        case Shelf.SERVICE:
            signed = await as_signed(act.tx, course)
            return OpenedService(service=_confirmed(signed, entry))
        case _:
            raise StaleButton


async def flag_service(
    act: Act, books: Handbooks, enrolment: EnrolmentId, service: str, fault: str
) -> OpenedService:
    """Keep what is wrong with a service, as its reader says; a later word replaces an earlier one.

    Raises `NoSuchContent` for a service that nobody can see, `StaleButton` for another fault.
    """
    [places] = await act.tx.ask_each(course_of(enrolment))
    place = place_in(places)
    opened = await open_entry(act, books, enrolment, Shelf.SERVICE, service)
    assert isinstance(opened, OpenedService)
    if fault not in set(ServiceFault):
        raise StaleButton
    storage.flag(
        act.tx,
        PersonId(place["person_id"]),
        place["course"],
        opened.service.id,
        ServiceFault(fault),
        now=act.now,
    )
    return opened


def _open_entries(course: Course) -> Iterator[Entry]:
    """Leave out the services that nobody has tried."""
    confirmed = {service.id for service in course.confirmed_services}
    return (e for e in entries(course) if e.shelf is not Shelf.SERVICE or e.id in confirmed)


async def _book(tx: Tx, books: Handbooks, enrolment: EnrolmentId) -> Handbook:
    [places] = await tx.ask_each(course_of(enrolment))
    book = books.get(place_in(places)["course"])
    if book is None:
        raise NoSuchContent
    return book


def _hit(course: Course, match: Match, language: str) -> Hit:
    entry = match.entry
    names = _names(course, entry)
    own = names.in_(language)
    others = [name for spoken, name in names.strings if spoken != language and name != own]
    return Hit(
        shelf=entry.shelf,
        id=entry.id,
        name=own,
        other_names=() if entry.shelf is Shelf.LESSON else tuple(others),
        passage=passage(entry.text, match.by),
    )


def _names(course: Course, entry: Entry) -> Text:
    if entry.shelf is Shelf.LESSON:
        return course.card(entry.id).title
    if entry.shelf is Shelf.TERM:
        return course.term(entry.id).term
    return course.service(entry.id).name


def _confirmed(course: Course, service: str) -> Service:
    found = course.service(service)
    if not found.verified:
        raise NoSuchContent
    return found
