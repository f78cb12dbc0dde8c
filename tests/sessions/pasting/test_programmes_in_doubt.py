"""Of pasted programmes: what is asked, and what is left out and said, on Monday 22 May 2023."""

from datetime import date

import pytest

from bot.sessions.pasting.domain import is_invitation, read

ZONE = "Asia/Phnom_Penh"
MEET = "https://meet.google.com/abc-defg-hij"


@pytest.mark.parametrize(
    "text",
    [
        "Meetings every second Tuesday in January, 9:00-10:00, at our office.",
        "Bi-weekly on Tuesdays from 5 January to 2 March, 9:00-10:00, our office",
        "The first Tuesday of each month, 9:00, starting 5 January, our office",
        "Training every Wednesday in January except public holidays, 9:00-10:00, at our office.",
        "We meet 1-28 February 2027, 9:00-10:00, at our office.",
        "Meeting on 15 December is moved to next week, 9:00, at our office.",
        "Call 1 - 12 January, 9:00-10:00\nCall 2 - 9 February, 9:00-10:00",
        "Workshop from 29 January 2027 9:00 to 31 January 2027 16:00 at our office",
        "Please come on Tue 8th or Thu 10th December, 9:00-10:00, to our office.",
        "Mon, Wed and Fri in the week of 7 December, 9:00-10:00, our office",
        "រាល់ពីរសប្តាហ៍ ចាប់ពីថ្ងៃទី ៥ មករា ម៉ោង ៩ ព្រឹក នៅសាលាឃុំ",
    ],
)
def test_days_that_are_not_plain_are_asked(text: str) -> None:
    found = read(text, today=date(2026, 11, 30), zone=ZONE)

    assert found is not None
    assert (found.readings, found.minute) == ((), 9 * 60)


def test_an_invitation_whose_days_must_be_asked_is_one() -> None:
    text = f"Every second Tuesday in January, 9:00-10:00, {MEET}"

    assert is_invitation(text, today=date(2026, 11, 30), zone=ZONE)


def test_a_rule_for_half_a_year_is_begun() -> None:
    text = "Every Tuesday from 5 January to 30 June, 9:00-10:00, our office"
    found = read(text, today=date(2026, 11, 30), zone=ZONE)

    assert found is not None
    assert (len(found.readings[0]), found.longer) == (12, True)


def test_a_day_without_its_time_in_a_list_of_days_is_not_left_out_in_silence() -> None:
    text = "Mon 7 Dec 9:00-10:00 call\nTue 8 Dec: field visit\nWed 9 Dec 9:00-10:00 call"
    found = read(text, today=date(2026, 11, 30), zone=ZONE)

    assert found is not None
    assert (len(found.readings[0]), found.longer) == (2, True)


def test_a_weekday_in_khmer_that_does_not_fit_its_day_is_asked() -> None:
    found = read("ថ្ងៃចន្ទ ទី ៨ ធ្នូ ម៉ោង ៩ ព្រឹក", today=date(2026, 11, 30), zone=ZONE)

    assert found is not None
    assert [way[0].day.day for way in found.readings] == [7, 8]


@pytest.mark.parametrize(
    ("text", "days", "off"),
    [
        ("Mon 29 May\t9:00-12:00\tPart 1\t\nTue 30 May\t9:00-12:00\tPart 2\tcancelled", [29], [30]),
        ("29/5/2023 9:00 Part 1 | Remarks: CANCELED\n30/5/2023 9:00 Part 2 |", [30], [29]),
        ("29/5/2023 9:00 ផ្នែក ១ លុបចោល\n30/5/2023 9:00 ផ្នែក ២", [30], [29]),
        ("29/5/2023 9:00, if it is cancelled we call you\n30/5/2023 9:00", [29, 30], []),
    ],
)
def test_a_meeting_that_is_cancelled_in_a_programme_is_left_out_and_named(
    text: str, days: list[int], off: list[int]
) -> None:
    found = read(text, today=date(2023, 5, 22), zone=ZONE)
    assert found is not None
    assert [each.day.day for each in found.readings[0]] == days
    assert [each.day for each in found.called_off] == off


def test_a_programme_in_which_all_is_cancelled_names_its_days() -> None:
    text = "29/5/2023 9:00 Part 1 | CANCELLED\n30/5/2023 9:00 Part 2 | cancelled"
    found = read(text, today=date(2023, 5, 22), zone=ZONE)
    assert found is not None
    assert found.is_called_off
    assert [each.day for each in found.called_off] == [29, 30]


@pytest.mark.parametrize(
    ("dates", "ways"),
    [
        ("11/02/2024 25/02/2024", ["2024-02-11 2024-02-25"]),
        ("02/11/2024 02/25/2024", ["2024-02-11 2024-02-25"]),
        ("11.02.2024 04.03.2024 25.02.2024", ["2024-02-11 2024-02-25 2024-03-04"]),
        # a weekday tells the order, too
        ("Sun 11/02/2024|06/03/2024", ["2024-02-11 2024-03-06"]),
        # nothing tells it: the same number, another kind of date
        ("11/02/2024 02/02/2024", ["2024-02-02 2024-02-11", "2024-02-02 2024-11-02"]),
        ("11/02/2024|25 February 2024", ["2024-02-11 2024-02-25", "2024-02-25 2024-11-02"]),
        # and a text that has both keeps its question
        (
            "11/02/2024 25/02/2024 02/26/2024",
            ["2024-02-11 2024-02-25 2024-02-26", "2024-02-25 2024-02-26 2024-11-02"],
        ),
    ],
)
def test_one_date_tells_the_order_of_all(dates: str, ways: list[str]) -> None:
    lines = dates.split("|") if "|" in dates else dates.split()
    text = "\n".join(f"{each} 9:00-10:00" for each in lines)
    found = read(text, today=date(2024, 1, 22), zone=ZONE)

    assert found is not None
    assert [" ".join(f"{each.day}" for each in way) for way in found.readings] == ways


@pytest.mark.parametrize(
    ("text", "longer"),
    [
        ("29 May 2023: morning 8:00-11:00, afternoon 14:00-16:00, office", True),
        ("29 May 2023: 8:00-11:00, office", False),
        ("29 May 2023: 8:00-11:00, office, and 30 May 2023: 14:00-16:00, office", False),
    ],
)
def test_a_second_part_of_a_day_is_not_left_out_in_silence(text: str, longer: bool) -> None:  # noqa: FBT001 - a table
    found = read(text, today=date(2023, 5, 22), zone=ZONE)
    assert found is not None
    assert found.longer is longer
