"""How FSRS works over time, and what a corrected answer changes."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.learning.memory.domain import Memory, Review, recall_chance, recollect, review

START = datetime(2023, 6, 1, 5, 15, tzinfo=UTC)
WORDS = {
    "known": {"right": True},
    "unsure": {"right": True, "unsure": True},
    "missed": {"right": False},
}


def told(*answers: str) -> tuple[list[str], Memory]:
    """Each answer is given at the very instant it is due; the waits that follow."""
    memory, now, waits = None, START, []
    for answer in answers:
        memory = review(memory, "o1", Review(item="q1", at=now, **WORDS[answer]))
        wait = memory.due_at - now
        waits.append(f"{wait.days} d" if wait.days else f"{wait.seconds // 60} min")
        now = memory.due_at
    assert memory is not None
    return waits, memory


def test_waits_grow_with_right_answers_and_begin_again_after_a_miss() -> None:
    waits, _ = told(*["known"] * 5, "missed", *["known"] * 3, "unsure", "known")
    assert waits == [
        "10 min", "2 d", "11 d", "46 d", "163 d",
        "10 min", "5 d", "12 d", "28 d",
        "47 d", "84 d",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "then"),
    [("known", "2 d"), ("unsure", "5 min"), ("missed", "1 min")],
)
def test_the_second_answer_of_the_first_day(first: str, then: str) -> None:
    assert told(first, first)[0][1] == then


def test_half_a_guess_waits_shorter_than_a_right_answer_and_longer_than_a_miss() -> None:
    stability = [
        told("known", "known", "known", answer)[1].stability
        for answer in ("missed", "unsure", "known")
    ]
    assert stability == sorted(stability)
    assert len(set(stability)) == 3


def test_when_it_is_due_nine_of_ten_still_know_it() -> None:
    _, memory = told(*["known"] * 4)
    assert recall_chance(memory, at=memory.due_at) == pytest.approx(0.9, abs=0.001)
    assert recall_chance(memory, at=memory.reviewed_at) == 1


def test_the_same_answers_give_the_same_memory() -> None:
    answers = ["known", "missed", "known", "unsure", "known"] * 4
    assert told(*answers) == told(*answers)


def test_a_corrected_answer_corrects_the_memory() -> None:
    days = [START + timedelta(days=n) for n in (0, 1, 4, 15)]
    answers = [Review(item="q1", right=True, at=at) for at in days]
    mended = [*answers[:3], Review(item="q1", right=True, unsure=True, at=days[3])]
    by_hand = review(recollect("o1", answers[:3]), "o1", mended[3])
    assert recollect("o1", mended) == by_hand
    assert by_hand != recollect("o1", answers)


def test_without_an_answer_there_is_no_memory() -> None:
    assert recollect("o1", []) is None


def test_instants_of_any_zone_are_understood() -> None:
    local = datetime.fromisoformat("2023-06-01T12:15:00+07:00")
    there = review(None, "o1", Review(item="q1", right=True, at=local))
    assert there == review(None, "o1", Review(item="q1", right=True, at=START))
