"""A text that is too long for one message of Telegram comes as several."""

from markupsafe import Markup

from bot.safety.buttons import Nothing
from bot.telegram.kit.fitting import MOST_UNITS, length
from bot.telegram.kit.long_screens import in_messages
from bot.telegram.kit.screen import PARAGRAPH, Screen, tap

ROWS = [[tap("OK", Nothing())]]


def test_what_fits_stays_one_message() -> None:
    screen = Screen(text=Markup("a" * MOST_UNITS), buttons=ROWS)

    assert in_messages(screen) == [screen]


def test_three_languages_become_two_messages_and_the_last_has_the_buttons() -> None:
    languages = [Markup(f"<b>{sign}</b>{sign * 1500}") for sign in "aកก"]

    first, last = in_messages(Screen(text=PARAGRAPH.join(languages), buttons=ROWS))

    assert (first.text, first.buttons) == (PARAGRAPH.join(languages[:2]), ())
    assert (last.text, last.buttons) == (languages[2], ROWS)


def test_no_part_is_too_long_or_has_half_of_a_tag() -> None:
    quoted = Markup("<blockquote>") + PARAGRAPH.join([Markup("x &amp; " * 300)] * 4)

    parts = in_messages(Screen(text=quoted + Markup("</blockquote>"), buttons=ROWS))

    assert len(parts) > 1
    assert all(length(each.text) <= MOST_UNITS for each in parts)
    assert all(each.text.count("<blockquote>") == 0 for each in parts)
    assert "x &amp; x" in parts[0].text
