"""Everything that waits for a person, as one table: who must do what, and how much of it."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.catalog.course import Course, MediumKind, Service
from bot.catalog.waiting import CoursePartKind, Status
from bot.locale import Catalogue
from bot.locale.folders import ENGLISH


class Needed(StrEnum):
    """What somebody must do, the most urgent first."""

    SIGNATURE = "signature"
    READER = "reader"
    TRIAL = "trial"
    RECORDING = "recording"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCount:
    """`open` of `all` wait in a language; "" where it is the same in all languages."""

    language: str
    open: int
    all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """One kind of thing: what it needs, and how many wait in each language."""

    needed: Needed
    kind: str
    counts: tuple[WaitingCount, ...]

    @property
    def open(self) -> int:
        """How many wait in all languages together."""
        return sum(count.open for count in self.counts)


def waiting_table(
    course: Course,
    status: Status,
    catalogue: Catalogue,
    *,
    today: date,
    heard: Container[tuple[str, str]] = (),
) -> tuple[WaitingRow, ...]:
    """Return what waits in a course, in the order of `Needed`, without kinds that it lacks.

    A service that was last tried too long before `today` waits again. `heard` are lessons (by id
    and language) whose recording was made in the chat and approved.
    """
    numbers = [each for each in course.services if each.emergency]
    others = [each for each in course.services if not each.emergency]
    rows = (
        _signatures(course, status),
        *(_reader(course, status, kind) for kind in CoursePartKind),
        _screens(course, catalogue),
        _trials("numbers", numbers, last=today - course.directory.good_for),
        _trials("addresses", others, last=today - course.directory.good_for),
        _recordings(course, heard),
        _notes(status),
    )
    return tuple(row for row in rows if any(count.all for count in row.counts))


def _signatures(course: Course, status: Status) -> WaitingRow:
    every = len(course.safety_texts)
    counts = ((lang, len(status.unsigned_in(lang)), every) for lang in course.languages)
    return _row(Needed.SIGNATURE, "safety_texts", counts)


def _reader(course: Course, status: Status, kind: CoursePartKind) -> WaitingRow:
    def counts() -> Iterator[tuple[str, int, int]]:
        for language in course.languages:
            parts = [part for part in status.in_(language) if part.kind is kind]
            open_ = sum(part.missing + part.drafts for part in parts)
            yield language, open_, sum(part.texts for part in parts)

    return _row(Needed.READER, kind, counts())


def _screens(course: Course, catalogue: Catalogue) -> WaitingRow:
    """Count the texts of buttons and messages, which all courses share.

    All wait in a language that has no screens yet.
    """
    every = len(catalogue.keys(ENGLISH))
    spoken = catalogue.languages
    counts = (
        (each, len(catalogue.drafts(each)) if each in spoken else every, every)
        for each in course.languages
    )
    return _row(Needed.READER, "screens", counts)


def _trials(kind: str, services: Sequence[Service], *, last: date) -> WaitingRow:
    """Count services that leaders do not see, or that were last tried before `last`."""
    fresh = [
        each.is_shown and each.verified is not None and date.fromisoformat(each.verified.on) >= last
        for each in services
    ]
    return _row(Needed.TRIAL, kind, [("", fresh.count(False), len(fresh))])


def _recordings(course: Course, heard: Container[tuple[str, str]]) -> WaitingRow:
    lessons = [card for unit in course.units for card in unit.cards]

    def counts() -> Iterator[tuple[str, int, int]]:
        for language in course.languages:
            there = [card for card in lessons if language in card.sight.languages]
            silent = [card for card in there if (card.id, language) not in heard]
            unspoken = [c for c in silent if c.media.in_(MediumKind.VOICE, language) is None]
            yield language, len(unspoken), len(there)

    return _row(Needed.RECORDING, "voice_notes", counts())


def _notes(status: Status) -> WaitingRow:
    notes = len(status.to_check)
    return _row(Needed.ANSWER, "notes", [("", notes, notes)])


def _row(needed: Needed, kind: str, counts: Iterable[tuple[str, int, int]]) -> WaitingRow:
    return WaitingRow(
        needed=needed,
        kind=kind,
        counts=tuple(
            WaitingCount(language=lang, open=open_, all=all_) for lang, open_, all_ in counts
        ),
    )
