"""The first line of a screen tells nothing, and its words begin after what the chat list shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.measure import visible_text
from bot.telegram.kit import calls
from bot.telegram.kit.fitting import MOST_UNITS, length
from bot.telegram.kit.heads import SHOWN, behind_head, with_gap, without_gap
from bot.telegram.kit.screen import Screen, lines, paragraphs

WORDS = "Debts keep people where they do not want to be."


@pytest.mark.parametrize(
    "html",
    [
        str(paragraphs("Romleuk", WORDS)),
        str(lines("Lesson 2 of 6 · part 1", WORDS, WORDS)),
        f"<b>Lesson 2 of 6</b>\n{WORDS}",
        f"Questions &amp; answers\n\n<blockquote expandable>{WORDS}\n{WORDS}</blockquote>",
        f"{'x' * 97}\n{WORDS}",
        f"{'x' * 98}\n\n{WORDS}",
        f"{'x' * 300}\n\n{WORDS}",
        f"មេរៀន 2/6 · ផ្នែកទី 3\n\n{WORDS}",
    ],
)
def test_only_the_first_line_is_shown_at_a_glance(html: str) -> None:
    seen = visible_text(with_gap(html))
    head = visible_text(html).partition("\n")[0]

    assert seen[:SHOWN].strip() == head[:SHOWN]
    assert without_gap(with_gap(html)) == html


@pytest.mark.parametrize("text", ["", "Romleuk", "✔ Sent to your coordinators at 13:00."])
def test_a_single_line_stays_as_it_is(text: str) -> None:
    assert with_gap(text) == text


@given(st.integers(min_value=3900, max_value=MOST_UNITS))
def test_a_text_never_gets_too_long_for_a_message(units: int) -> None:
    html = f"Romleuk\n\n{'x' * (units - 9)}"
    assert length(with_gap(html)) <= MOST_UNITS


def test_captions_have_a_gap_too_and_groups_have_none() -> None:
    screen = Screen(text=paragraphs("Romleuk", WORDS))
    said, in_group = calls.say(7, screen), calls.say(-7, screen)

    assert behind_head(said).body["text"] == with_gap(str(screen.text))
    assert behind_head(in_group) == in_group
    caption = calls.caption(7, 1, screen)
    assert behind_head(caption).body["caption"] == with_gap(str(screen.text), room=1024)
