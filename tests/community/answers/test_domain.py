"""What leaders type: on the left the text of 22 May 2023, on the right how it is read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.community.answers.domain import (
    MONTHS_BACK,
    MOST_PEOPLE,
    CommunityAnswerProblem,
    month_from,
    month_number,
    months_back,
    read_count,
    read_month,
    read_words,
    why_not,
)

TODAY = date(2023, 5, 22)
TYPED = st.text("0123456789០១៩²-\u2212.,/ ខែmay\u200b", max_size=9)


@pytest.mark.parametrize(
    ("written", "many"),
    [
        ("12", 12),
        ("១២", 12),
        (" 0 ", 0),
        ("1 000", 1000),
        ("1,000", 1000),
        ("-3", CommunityAnswerProblem.NEGATIVE),
        ("\u2212៣", CommunityAnswerProblem.NEGATIVE),
        ("1001", CommunityAnswerProblem.TOO_MANY),
        ("9" * 60, CommunityAnswerProblem.TOO_MANY),
        ("12.5", CommunityAnswerProblem.NOT_A_NUMBER),
        ("many", CommunityAnswerProblem.NOT_A_NUMBER),
        ("12 women", CommunityAnswerProblem.NOT_A_NUMBER),
        ("", CommunityAnswerProblem.NOT_A_NUMBER),
    ],
)
def test_counts(written: str, many: int | CommunityAnswerProblem) -> None:
    assert read_count(written) == many


@given(TYPED)
def test_no_text_becomes_a_count_that_cannot_be(written: str) -> None:
    many = read_count(written)
    assert isinstance(many, CommunityAnswerProblem) or 0 <= many <= MOST_PEOPLE


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("5/2023", date(2023, 5, 1)),
        ("04.23", date(2023, 4, 1)),
        ("2023-05", date(2023, 5, 1)),
        ("5", date(2023, 5, 1)),
        ("12", date(2022, 12, 1)),
        ("May", date(2023, 5, 1)),
        ("dec", date(2022, 12, 1)),
        ("apr 2023", date(2023, 4, 1)),
        ("ឧសភា ២០២៣", date(2023, 5, 1)),
        ("ខែមេសា ឆ្នាំ 2023", date(2023, 4, 1)),
        ("เมษายน 2023", date(2023, 4, 1)),
        ("6/2023", CommunityAnswerProblem.FUTURE),
        ("May 2024", CommunityAnswerProblem.FUTURE),
        ("1/2018", CommunityAnswerProblem.TOO_LONG_AGO),
        ("13/2023", CommunityAnswerProblem.NO_MONTH),
        ("0", CommunityAnswerProblem.NO_MONTH),
        ("yesterday", CommunityAnswerProblem.NO_MONTH),
        ("", CommunityAnswerProblem.NO_MONTH),
    ],
)
def test_months(written: str, month: date | CommunityAnswerProblem) -> None:
    assert read_month(written, today=TODAY, languages=("en", "km", "th", "xx")) == month


@given(TYPED)
def test_no_text_becomes_a_month_that_cannot_be(written: str) -> None:
    month = read_month(written, today=TODAY, languages=("en", "km", "th", "xx"))
    assert isinstance(month, CommunityAnswerProblem) or why_not(month, today=TODAY) is None


@given(st.integers(min_value=0, max_value=MONTHS_BACK))
def test_the_months_that_are_offered_are_accepted_and_come_back_from_a_button(back: int) -> None:
    month = months_back(TODAY, back)
    assert why_not(month, today=TODAY) is None
    assert month_from(month_number(month)) == month


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("  Who  pays?\n\n When? ", "Who pays?\n\nWhen?"),
        ("x" * 21, CommunityAnswerProblem.TOO_LONG),
        (" \n ", CommunityAnswerProblem.NOT_TEXT),
    ],
)
def test_words(written: str, words: str | CommunityAnswerProblem) -> None:
    assert read_words(written, 20) == words
