"""Which typed texts are labels of buttons by which people leave a question."""

import pytest

from bot.home.leaving.domain import WayOut, read_way_out

LEAVING, BACK, EXACT = ["✕ Cancel", "🏠 Home", "✕ បោះបង់"], ["◀ Back", "◀ ត្រឡប់"], ["👥 People"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("✕ Cancel", WayOut.LEAVE),
        ("  cancel! ", WayOut.LEAVE),
        ("HOME", WayOut.LEAVE),
        ("បោះបង់", WayOut.LEAVE),
        ("back", WayOut.GO_BACK),
        ("ត្រឡប់", WayOut.GO_BACK),
        ("👥 People", WayOut.GO_BACK),
        ("People", None),
        ("◀ Notes", WayOut.GO_BACK),
        ("▶ " + "a long text " * 10, None),
        ("We cancel on Monday", None),
        ("back pain", None),
        ("😀", None),
        ("", None),
    ],
)
def test_a_label_is_told_from_an_answer(text: str, wanted: WayOut | None) -> None:
    assert read_way_out(text, leaving=LEAVING, back=BACK, exact=EXACT) is wanted
