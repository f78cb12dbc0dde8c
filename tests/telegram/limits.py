"""Checks for every screen: Telegram's limits, readable buttons, a neutral first line."""

import json

from bot.catalog.course import Course
from bot.catalog.measure import badly_cut, button_width, visible_text
from bot.telegram.kit.screen import Screen
from bot.writing import utf16_units

KEYBOARD_BYTES = 10_240
"""Of JSON: https://github.com/tginfo/Telegram-Limits/issues/187"""
IN_ROW = {1: 34, 2: 16, 3: 10, 4: 7, 5: 5, 7: 3}
"""Buttons in a row -> how many average characters a label may have."""


def keyboard_bytes(screen: Screen) -> int:
    """Return how long the JSON of the buttons is."""
    return len(json.dumps(screen.markup(), ensure_ascii=False).encode())


def fits(screen: Screen) -> None:
    """Check that the text fits into a message, and that buttons are readable and can be packed."""
    seen = visible_text(str(screen.text))
    assert 0 < utf16_units(seen) <= 4096
    assert badly_cut(seen) is None
    assert keyboard_bytes(screen) <= KEYBOARD_BYTES
    for row in screen.markup()["inline_keyboard"]:
        for button in row:
            label = button["text"]
            assert button_width(label) <= IN_ROW[len(row)], (label, len(row))
            assert len(button.get("callback_data", "").encode()) <= 64
            assert "callback_data" in button or button["url"].startswith("https://")


def neutral(screen: Screen, course: Course) -> None:
    """The first line is neutral: it names no topic of the course."""
    first = visible_text(str(screen.text)).split("\n")[0]
    assert course.topic_words_in(first) == ()


def labels(screen: Screen) -> list[list[str]]:
    """The labels of the buttons, row by row."""
    return [[button["text"] for button in row] for row in screen.markup()["inline_keyboard"]]
