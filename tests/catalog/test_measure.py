"""Length, width and clusters."""

import pytest

from bot.catalog.measure import badly_cut, button_width, cut_to_width, visible_text
from bot.writing import utf16_units

UNITS = [("", 0), ("abc", 3), ("🚰", 2), ("ទឹក", 3), ("☂️", 2), ("👩‍⚕️", 5)]
WIDTHS = [("Office", 6), ("ទឹក", 2.3), ("🔔 Bell", 7), ("ស្អាត", 2.9), ("a\u200bb", 2)]
SHOWN = [
    ("<b>a</b> &lt; <a href='x>'>b</a>", "a < '>b"),
    ("<blockquote>a &amp; b</blockquote>", "a & b"),
]
CUT = [
    ("ទឹកស្អាត", None),
    ("ខ្មែរ និង English", None),
    ("លើក ដល់ ៗ", None),
    ("ស្\u200cអាត", "a sign for a subscript letter has no letter after it"),
    ("ទឹ\u200bក", None),
    ("ស្", "it ends with the sign for a subscript letter"),
    ("ស្ អាត", "a sign for a subscript letter has no letter after it"),
    ("ឹក", "a vowel or sign has no letter before it"),
    ("ទឹក ឹក", "a vowel or sign has no letter before it"),
    ("ទ\u25ccឹក", "it contains a dotted circle"),
    ("café, naïve", None),
]


@pytest.mark.parametrize(("text", "units"), UNITS)
def test_length_is_counted_as_telegram_counts(text: str, units: int) -> None:
    assert utf16_units(text) == units


@pytest.mark.parametrize(("label", "width"), WIDTHS)
def test_width_in_average_latin_letters(label: str, width: float) -> None:
    assert button_width(label) == pytest.approx(width)


@pytest.mark.parametrize(("markup", "shown"), SHOWN)
def test_what_people_see_of_markup(markup: str, shown: str) -> None:
    assert visible_text(markup) == shown


@pytest.mark.parametrize(("text", "fault"), CUT)
def test_a_text_cut_inside_a_cluster(text: str, fault: str | None) -> None:
    assert badly_cut(text) == fault


@pytest.mark.parametrize(
    ("name", "most", "shown"),
    [
        ("Sokha Lim", 16.0, "Sokha Lim"),
        ("Lim Sokha", 9.0, "Lim Sokha"),
        ("Chhorn Sopheaktra", 10.0, "Chhorn So…"),
        ("Chhorn Sopheaktra", 8.0, "Chhorn…"),
        ("ចាន់ សុភក្ត្រា", 7.0, "ចាន់ សុ…"),
        ("👨‍👩‍👧 Dara", 3.0, "…"),
        ("", 4.0, ""),
    ],
)
def test_a_name_is_shown_whole_or_cut_at_a_whole_sign(name: str, most: float, shown: str) -> None:
    assert cut_to_width(name, most) == shown
    assert button_width(shown) <= most
