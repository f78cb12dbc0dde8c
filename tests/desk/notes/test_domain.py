"""Notes about a person: what fits, and until when they keep somebody off Today."""

from datetime import date

import pytest

from bot.desk.notes.domain import LONGEST, day_in, typed_note

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
