"""A run through a quiz: what is asked next, whether an answer is right, and the score.

The order of options is a hash of the attempt and the question: the same whenever the question is
shown, and another for each attempt. Sets of options are stored as numbers with a bit for each
option's letter (a = 1, b = 2, c = 4, ...), so they stay correct when an editor changes the order.
For questions whose options are put in order or matched, the number holds the letters in the order
in which they were tapped, four bits for each. Both kinds give the point only if all is right.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import NewType

from bot.catalog.course import AnswerOption, Card, Course, Item, NoSuchContent
from bot.membership.domain import EnrolmentId, PersonId

AttemptId = NewType("AttemptId", int)

WARM_UP = "warmup"
"""The quiz id of the questions before the first meeting."""
PRACTICE_QUIZ = "practice"
"""The quiz id of practice."""
MISSED = ".missed"
"""The end of the quiz id of a run through missed questions: `m4.u1.missed`."""
WORDING_DIGITS = 4
_BITS, _LETTER = 4, 0b1111


class Purpose(StrEnum):
    """What an attempt measures: decided at the start; `storage.finish` may correct it at the end.

    Two names differ from what is stored: `REPEAT` is any other run that measures nothing, and
    `PRACTICE` is a run of the feature practice.
    """

    BASELINE = "baseline"
    POSTTEST = "posttest"
    RETENTION = "retention"
    REPEAT = "practice"
    PRACTICE = "refresher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One run through a quiz, as stored; `picked` holds the ticks of the open question.

    `trained_on` is the day on which the cohort's training ended, if the cohort tells.
    """

    id: AttemptId
    person_id: PersonId
    enrolment_id: EnrolmentId
    course: str
    quiz: str
    purpose: Purpose
    items: tuple[str, ...]
    picked: int = 0
    finished: bool = False
    trained_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """An answer: what was picked, and whether it is right."""

    item: str
    picked: int
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizQuestion:
    """A question as it is shown: the `number`th of `total`, with its options in order.

    `index` is that of its item in the attempt, from 0; withdrawn items have one, too.
    """

    attempt: AttemptId
    index: int
    item: Item
    number: int
    total: int
    picked: int = 0

    @property
    def options(self) -> tuple[AnswerOption, ...]:
        """The options in the order of this attempt."""
        return order_of_options(self.attempt, self.item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    right: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """An attempt with its answers so far and the present course.

    Questions that the course has lost are skipped; the answers that were given to them count.
    """

    course: Course
    attempt: Attempt
    answers: tuple[GivenAnswer, ...] = ()

    @property
    def score(self) -> Score:
        return Score(right=sum(each.right for each in self.answers), total=len(self.answers))

    @property
    def is_practice(self) -> bool:
        return self.attempt.purpose is Purpose.PRACTICE

    @property
    def missed(self) -> tuple[str, ...]:
        """The questions that were missed and that the course still has, in order."""
        missed = {each.item for each in self.answers if not each.right}
        return tuple(item for item in self.attempt.items if item in missed and self._item(item))

    def question(self) -> QuizQuestion | None:
        """Return the first open question; None if all are answered."""
        open_items = self._open()
        return self.question_at(open_items[0]) if open_items else None

    def question_at(self, index: int) -> QuizQuestion:
        """Return an answered question, or the first open one.

        Raises `NoSuchContent` if the course has lost it.
        """
        item = self.course.item(self.attempt.items[index])
        answered = {each.item for each in self.answers}
        is_open = item.id not in answered
        before = answered if is_open else answered.intersection(self.attempt.items[:index])
        return QuizQuestion(
            attempt=self.attempt.id,
            index=index,
            item=item,
            number=len(before) + 1,
            total=len(self.answers) + len(self._open()),
            picked=legible(item, self.attempt.picked) if is_open else 0,
        )

    def is_answered(self, index: int) -> bool:
        """Tell whether the question at `index` has its answer, or does not exist."""
        if not 0 <= index < len(self.attempt.items):
            return True
        return any(each.item == self.attempt.items[index] for each in self.answers)

    def cards_to_review(self) -> tuple[Card, ...]:
        """Return the lessons behind missed questions, each once, in the order of the questions."""
        cards = (self.course.item(item).card for item in self.missed)
        return tuple(self.course.card(card) for card in dict.fromkeys(cards))

    def _open(self) -> list[int]:
        """Return the indices of the open questions that the course still has."""
        answered = {each.item for each in self.answers}
        items = enumerate(self.attempt.items)
        return [index for index, item in items if item not in answered and self._item(item)]

    def _item(self, item: str) -> Item | None:
        try:
            return self.course.item(item)
        except NoSuchContent:
            return None


def order_of_options(attempt: AttemptId, item: Item) -> tuple[AnswerOption, ...]:
    """Return the options as `attempt` shows them: shuffled, unless the question forbids it."""
    if item.fixed_order:
        return item.options
    return tuple(sorted(item.options, key=lambda option: _shuffle_key(attempt, item.id, option.id)))


def _shuffle_key(attempt: AttemptId, item: str, option: str) -> bytes:
    return sha256(f"{attempt}:{item}:{option}".encode()).digest()


def mask(options: Iterable[str]) -> int:
    """Return a set of option letters as a number."""
    return sum(1 << (ord(option) - ord("a")) for option in set(options))


def is_picked(option: AnswerOption, picked: int) -> bool:
    return bool(picked & mask([option.id]))


def in_order(options: Iterable[str]) -> int:
    """Return a sequence of option letters as a number."""
    positions = enumerate(options)
    return sum((ord(option) - ord("a") + 1) << (_BITS * position) for position, option in positions)


def placed(item: Item, picked: int) -> tuple[str, ...]:
    """Return the option letters in the order in which they were tapped.

    After an edit of the question the sequence ends at the first letter that it has lost.
    """
    known = {option.id for option in item.options}
    found: list[str] = []
    while picked:
        letter = chr(ord("a") - 1 + (picked & _LETTER))
        if letter not in known or letter in found:
            break
        found.append(letter)
        picked >>= _BITS
    return tuple(found)


def legible(item: Item, picked: int) -> int:
    """Return what was picked, without options that an edited question has lost."""
    if item.in_sequence:
        return in_order(placed(item, picked))
    return picked & mask(option.id for option in item.options)


def as_picked(item: Item, options: Iterable[str]) -> int:
    """Return tapped option letters as the number in which the question stores them."""
    return in_order(options) if item.in_sequence else mask(options)


def right_picks(item: Item) -> int:
    return as_picked(item, (option.id for option in item.options if option.right))


def is_correct(item: Item, picked: int) -> bool:
    """Tell whether all right options were picked and no others, or all are at their places."""
    return picked == right_picks(item)


def count_picked(item: Item, picked: int) -> int:
    return len(placed(item, picked)) if item.in_sequence else picked.bit_count()


def count_right(item: Item, picked: int) -> int:
    """Return how many right options were picked, or are at their places."""
    if item.in_sequence:
        pairs = zip(placed(item, picked), item.options, strict=False)
        return sum(letter == option.id for letter, option in pairs)
    return (picked & mask(item.right)).bit_count()


def tick(item: Item, option: str, picked: int) -> int | None:
    """Return the ticks after a tap on `option`; None if it would be one too many.

    Raises `NoSuchContent` for an option that the question does not have.
    """
    if option not in {each.id for each in item.options}:
        raise NoSuchContent
    toggled = picked ^ mask([option])
    return toggled if toggled.bit_count() <= item.choose else None


def put(item: Item, option: str, picked: int, *, back: bool) -> int:
    """Return the sequence after a tap that adds `option`, or takes it `back` with all after it.

    An option keeps its place, and without a place it is not taken back. Raises `NoSuchContent` for
    an option that the question does not have.
    """
    if option not in {each.id for each in item.options}:
        raise NoSuchContent
    before = placed(item, picked)
    if back and option in before:
        return in_order(before[: before.index(option)])
    return picked if back or option in before else in_order((*before, option))


def wording_digest(item: Item) -> str:
    """Return the digest of a question's wording, by which its buttons notice an edit."""
    return item.content_hash[:WORDING_DIGITS]
