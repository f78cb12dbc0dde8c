"""Months as people write them, in the languages of invitations."""

from datetime import date

import pytest

from bot.locale import Catalogue
from bot.sessions.moments.domain import parse_moments

WRITTEN = {
    "en": "January February March April May June July August September October November December",
    "short": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "km": "មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ",
}
TODAY = date(2023, 1, 1)


def days(text: str) -> list[date]:
    return [day for moment in parse_moments(text, today=TODAY).moments for day in moment.days or ()]


@pytest.mark.parametrize("language", WRITTEN)
def test_months(language: str) -> None:
    for number, month in enumerate(WRITTEN[language].split(), 1):
        assert days(f"21 {month} 2023, 09:00") == [date(2023, number, 21)]


@pytest.mark.parametrize("language", ["en", "km"])
def test_a_day_that_the_bot_has_written_is_read_again(language: str) -> None:
    texts = Catalogue().texts(language)
    for month in range(1, 13):
        day = date(2023, month, 21)
        assert days(f"{texts.date(day)} 09:00") == [day]


@pytest.mark.parametrize(
    "written",
    [
        "ថ្ងៃទី២១ ខែវិច្ឆិកា ឆ្នាំ២០២៣",
        "ថ្ងៃអង្គារ ទី២១ ខែ វិច្ឆិកា ឆ្នាំ ២០២៣",
        "ថ្ងៃទី២១\u200bខែវិច្ឆិកា\u200bឆ្នាំ២០២៣",
        "ទី២១ ខែវិច្ឆិកា",
    ],
)
def test_khmer_dates_with_the_words_for_month_and_year(written: str) -> None:
    assert days(f"{written} ម៉ោង ០៩:០០") == [date(2023, 11, 21)]


def test_khmer_digits_and_zero_width_spaces() -> None:
    assert days("២១ វិច្ឆិកា\u200b ២០២៣ ម៉ោង ០៩:០០") == [date(2023, 11, 21)]
