"""A run through a quiz: what is asked next, whether an answer is right, and the score.

The order of options is derived from the attempt and the question by a hash, so it is the
same whenever the question is shown, and another for each attempt. Sets of options are stored
as numbers with a bit for each option's letter (a = 1, b = 2, c = 4, ...), so they stay correct
when an editor puts the options into another order.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import NewType

from bot.catalog.course import Card, Course, Item, NoSuchContent, Option
from bot.membership.domain import EnrolmentId, PersonId

AttemptId = NewType("AttemptId", int)

WARM_UP = "warmup"
"""The quiz id of the questions before the first meeting."""
PRACTICE = "practice"
"""The quiz id of practice."""
MISSED = ".missed"
"""Ends the quiz id of a run through what was missed: `m4.u1.missed`."""


WORDING_DIGITS = 4


class Purpose(StrEnum):
    """What an attempt measures; fixed when it starts."""

    BASELINE = "baseline"
    POSTTEST = "posttest"
    RETENTION = "retention"
    PRACTICE = "practice"
    REFRESHER = "refresher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One run through a quiz, as stored; `picked` holds the ticks of the open question."""

    id: AttemptId
    person_id: PersonId
    enrolment_id: EnrolmentId
    course: str
    quiz: str
    purpose: Purpose
    items: tuple[str, ...]
    picked: int = 0
    finished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """An answer that was given: what was picked, and whether it is right."""

    item: str
    picked: int
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as it is shown: the `number`th of `total`, options in their order.

    `place` is its index among the attempt's items, from 0.
    """

    attempt: AttemptId
    place: int
    item: Item
    number: int
    total: int
    picked: int = 0

    @property
    def options(self) -> tuple[Option, ...]:
        """The options in the order in which this attempt shows them."""
        return order_of_options(self.attempt, self.item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """So many right of so many answered."""

    right: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """An attempt with the answers given so far and the course as it is now.

    Questions that the course no longer has are left out as if they had never been asked;
    the answers given to them still count.
    """

    course: Course
    attempt: Attempt
    answers: tuple[GivenAnswer, ...] = ()

    @property
    def score(self) -> Score:
        """The score so far."""
        return Score(right=sum(each.right for each in self.answers), total=len(self.answers))

    @property
    def missed(self) -> tuple[str, ...]:
        """The questions that were not answered right and that the course still has, in order."""
        missed = {each.item for each in self.answers if not each.right}
        return tuple(item for item in self.attempt.items if item in missed and self._item(item))

    def question(self) -> Question | None:
        """Return the first open question, or None when nothing is left to ask."""
        open_items = self._open()
        if not open_items:
            return None
        place, item = open_items[0]
        return Question(
            attempt=self.attempt.id,
            place=place,
            item=item,
            number=len(self.answers) + 1,
            total=len(self.answers) + len(open_items),
            picked=self.attempt.picked,
        )

    def is_answered(self, place: int) -> bool:
        """Tell whether the question at `place` has its answer, or there is no such question."""
        if not 0 <= place < len(self.attempt.items):
            return True
        return any(each.item == self.attempt.items[place] for each in self.answers)

    def cards_to_review(self) -> tuple[Card, ...]:
        """Return the lessons behind what was missed, each once, in the order of the questions."""
        cards = (self.course.item(item).card for item in self.missed)
        return tuple(self.course.card(card) for card in dict.fromkeys(cards))

    def _open(self) -> list[tuple[int, Item]]:
        answered = {each.item for each in self.answers}
        places = enumerate(self.attempt.items)
        found = ((place, self._item(item)) for place, item in places if item not in answered)
        return [(place, item) for place, item in found if item is not None]

    def _item(self, item: str) -> Item | None:
        try:
            return self.course.item(item)
        except NoSuchContent:
            return None


def order_of_options(attempt: AttemptId, item: Item) -> tuple[Option, ...]:
    """Return the options as `attempt` shows them: shuffled, unless the question says otherwise."""
    if item.fixed_order:
        return item.options
    return tuple(sorted(item.options, key=lambda option: _shuffle_key(attempt, item.id, option.id)))


def _shuffle_key(attempt: AttemptId, item: str, option: str) -> bytes:
    return sha256(f"{attempt}:{item}:{option}".encode()).digest()


def mask(options: Iterable[str]) -> int:
    """Return a set of option letters as a number."""
    return sum(1 << (ord(option) - ord("a")) for option in set(options))


def is_picked(option: Option, picked: int) -> bool:
    """Tell whether an option is in the set `picked`."""
    return bool(picked & mask([option.id]))


def is_correct(item: Item, picked: int) -> bool:
    """Tell whether all right options were picked, and no others."""
    return picked == mask(item.right)


def count_right(item: Item, picked: int) -> int:
    """Return how many of the right options are in the set `picked`."""
    return (picked & mask(item.right)).bit_count()


def tick(item: Item, option: str, picked: int) -> int | None:
    """Return the ticks after a tap on `option`; None if as many are ticked as the question wants.

    Raises `NoSuchContent` for an option that the question does not have.
    """
    if option not in {each.id for each in item.options}:
        raise NoSuchContent
    toggled = picked ^ mask([option])
    return toggled if toggled.bit_count() <= item.choose else None


def wording_digest(item: Item) -> str:
    """Return the digest of a question's wording that its buttons carry, to notice an edit."""
    return item.content_hash[:WORDING_DIGITS]
