"""How well somebody remembers an objective, and until when: FSRS with its default parameters.

People remember objectives; questions are only ways to ask. The scheduler uses no random numbers and
no clock of its own: the same answers at the same instants always give the same memory. So a memory
is computed from its reviews in order, and a corrected review corrects the memory (`recollect`).
https://github.com/open-spaced-repetition/py-fsrs
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from typing import Final

from fsrs import Card, Rating, Scheduler, State

_SCHEDULER: Final = Scheduler(enable_fuzzing=False)
_ANY_CARD: Final = 0  # Card() without an id reads the clock and sleeps


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One answer: to which question, whether it is right, and when (UTC).

    `unsure`: it is right, but the person says that they guessed in part; asked in practice only.
    """

    item: str
    right: bool
    unsure: bool = False
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """How firmly somebody remembers an objective, as in FSRS; `item` was asked last.

    `stability`: days until recall falls to 0.9. `difficulty`: 1 to 10. `step` is the position in
    the first minutes of learning, None afterwards.
    """

    objective: str
    item: str
    state: int
    step: int | None
    stability: float
    difficulty: float
    due_at: datetime
    reviewed_at: datetime


def review(memory: Memory | None, objective: str, answer: Review) -> Memory:
    """Return the memory of `objective` after one more answer; `memory` is None before the first."""
    at = answer.at.astimezone(UTC)
    before = Card(card_id=_ANY_CARD, due=at) if memory is None else _card(memory)
    after, _ = _SCHEDULER.review_card(before, _rating(answer), review_datetime=at)
    assert after.stability is not None
    assert after.difficulty is not None
    return Memory(
        objective=objective,
        item=answer.item,
        state=after.state.value,
        step=after.step,
        stability=after.stability,
        difficulty=after.difficulty,
        due_at=after.due,
        reviewed_at=at,
    )


def recollect(objective: str, answers: Iterable[Review]) -> Memory | None:
    """Return the memory after these answers, which are in order of time; None without any."""

    def add(memory: Memory | None, answer: Review) -> Memory:
        return review(memory, objective, answer)

    return reduce(add, answers, None)


def recollect_all(answers: Mapping[str, Iterable[Review]]) -> tuple[Memory, ...]:
    """Return the memory of each objective from its answers, which are in order of time."""
    found = (recollect(objective, given) for objective, given in answers.items())
    return tuple(memory for memory in found if memory is not None)


def recall_chance(memory: Memory, *, at: datetime) -> float:
    """Return how likely somebody remembers it at an instant, from 0 to 1; days are whole."""
    return float(_SCHEDULER.get_card_retrievability(_card(memory), at.astimezone(UTC)))


def _rating(answer: Review) -> Rating:
    if not answer.right:
        return Rating.Again
    return Rating.Hard if answer.unsure else Rating.Good


def _card(memory: Memory) -> Card:
    return Card(
        card_id=_ANY_CARD,
        state=State(memory.state),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due_at,
        last_review=memory.reviewed_at,
    )
