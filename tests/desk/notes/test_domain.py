"""Notes about a person: what fits, and until when they keep somebody off Today."""

from datetime import date

import pytest

from bot.desk.notes.domain import LONGEST, day_in, is_plain, typed_note, typed_peace
from bot.safety.guard.domain import cues_in, first_risk, words_of
from tests.shipped import shipped_courses

TODAY = date(2023, 5, 24)  # a Wednesday


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("ill, back Monday", "2023-05-29"),
        ("Ill until 5/6.", "2023-06-05"),
        ("away, not back until 29 May", "2023-05-29"),
        ("on leave till 1 June 2023", "2023-06-01"),
        ("from Thursday to Friday with her mother", None),
        ("mission 25/5 to 31/5", "2023-05-31"),
        ("back tomorrow", "2023-05-25"),
        ("មិននៅ ដល់ 5/6", "2023-06-05"),
        ("ឈឺ ដល់ថ្ងៃចន្ទ", "2023-05-29"),
        ("spoken, done", None),
        ("spoken to Dara", None),
        ("back today", None),
        ("until 24/5", None),
        ("until 1/12/2024", None),
        ("wants to call on Monday", None),
        ("until", None),
    ],
)
def test_a_note_says_until_when(words: str, day: str | None) -> None:
    assert day_in(words, today=TODAY) == (None if day is None else date.fromisoformat(day))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("  spoken,\n done ", "spoken, done"),
        ("", None),
        (" \n", None),
        ("x" * LONGEST, "x" * LONGEST),
        ("x" * (LONGEST + 1), None),
    ],
)
def test_a_note_is_one_short_line(text: str, note: str | None) -> None:
    assert typed_note(text) == note


PLAIN = (
    "We talked on the phone, she is fine",
    "She has a new phone",
    "I called her, she will join on Thursday.",
    "spoken, done",
    "Talked to him and he is busy this week",
    "he will come back on Monday; all is well",
    "she is on leave until 5/6",
    "We spoke, she will write her plan",
)


@pytest.mark.parametrize("note", PLAIN)
def test_a_plain_note_holds_nothing_that_the_guard_knows(note: str) -> None:
    words = words_of(shipped_courses())
    assert is_plain(note)
    assert cues_in(note, words) == []


@pytest.mark.parametrize(
    "note",
    [
        "",
        "she was beaten",
        "We talked, she is not fine",
        "she is fine, she met a survivor",
        "we talked, her daughter was taken",
        "he has her phone",
        "she is fine 012 345 678",
        "she came back from Thailand",
        "they have her",
        "she wants to die, all is well",
        "no answer for days, I am afraid",
    ],
)
def test_any_other_note_goes_to_the_guard(note: str) -> None:
    assert not is_plain(note)


def test_what_the_guard_stops_in_a_note_is_never_plain() -> None:
    words = words_of(shipped_courses())
    for start in PLAIN:
        for added in ("she was beaten", "her number is 012 345 678", "I want to die"):
            assert first_risk(f"{start}. {added}", words) is not None
            assert not is_plain(f"{start}. {added}")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("9/6", "2023-06-09"),
        ("until 9 June", "2023-06-09"),
        ("tomorrow", "2023-05-25"),
        ("23/6", "2023-06-23"),
        ("24/6", None),
        ("24/5", None),
        ("soon", None),
    ],
)
def test_peace_lasts_until_a_day_of_the_next_thirty(words: str, day: str | None) -> None:
    found = typed_peace(words, today=TODAY)
    assert found == (None if day is None else date.fromisoformat(day))
