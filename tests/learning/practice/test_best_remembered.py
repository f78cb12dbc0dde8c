"""The end of practice names what is remembered best of it, and for how long."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.learning.memory.domain import Memory, Review, recollect
from bot.learning.practice.domain import Span, best_remembered
from tests.small_course import SMALL

NOW = datetime(2023, 6, 1, 5, 15, tzinfo=UTC)


def memory(item: str, stability: float) -> Memory:
    made = recollect(SMALL.item(item).objective, [Review(item=item, right=True, at=NOW)])
    assert made is not None
    return replace(made, stability=stability)


@pytest.mark.parametrize(
    ("stability", "span"),
    [(2, None), (13.9, None), (14, Span.WEEKS), (59, Span.WEEKS), (60, Span.MONTHS)],
)
def test_it_is_named_from_two_weeks_on(stability: float, span: Span | None) -> None:
    found = best_remembered(SMALL, [memory("m1.u1.q1", stability)], {"m1.u1.q1"})

    assert (found.span if found else None) == span


def test_the_firmest_of_what_was_right_is_named() -> None:
    memories = [memory("m1.u1.q1", 20), memory("m1.u1.q2", 30), memory("m1.u2.q1", 90)]

    found = best_remembered(SMALL, memories, {"m1.u1.q1", "m1.u1.q2"})

    assert found is not None
    assert found.card.id == SMALL.item("m1.u1.q2").card


def test_nothing_right_is_nothing_to_name() -> None:
    assert best_remembered(SMALL, [memory("m1.u1.q1", 90)], set()) is None
