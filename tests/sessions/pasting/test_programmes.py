"""Pasted programmes: what they say of each day, when it ends and where it is held.

`programmes` holds invitations and programmes by somebody who had not seen the reader, with what a
person reads in each. More are in the table here, read on Monday 22 May 2023.
"""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.sessions.domain import Reading, Room
from bot.sessions.pasting.domain import Invitation, ahead, read

ZONE = "Asia/Phnom_Penh"
PROGRAMMES = sorted(Path(__file__).with_name("programmes").glob("*.txt"))
ZOOM = "https://us02web.zoom.us/j/12345678901"
MEET = "https://meet.google.com/abc-defg-hij"


def meetings(found: Invitation, way: Reading) -> list[tuple[str, str | None, str | None, Any]]:
    """Return start, end, place and link of the meetings in one reading."""
    listed = []
    for each in way:
        room = found.rooms[each.room] if each.room is not None else found.room or Room()
        begins = datetime.combine(each.day, time.min) + timedelta(minutes=each.minute or 0)
        length = timedelta(minutes=each.minutes) if each.minutes else found.length
        ends = None if length is None else f"{begins + length:%Y-%m-%dT%H:%M}"
        listed.append((f"{begins:%Y-%m-%dT%H:%M}", ends, room.place, room.link))
    return listed


@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda each: each.stem)
def test_a_programme_is_read_as_a_person_reads_it(programme: Path) -> None:
    wanted = json.loads(programme.with_suffix(".json").read_text(encoding="utf-8"))
    today = date.fromisoformat(wanted["sent"][:10])
    found = read(programme.read_text(encoding="utf-8"), today=today, zone=ZONE)

    if wanted["refused"]:
        assert found is None
        return
    assert found is not None
    if any(each.get("all_day") for each in wanted["meetings"]):
        assert [each.minute for way in found.readings for each in way] == [None] * 3
        return
    places = [
        {each["place"], *wanted.get("place_also", ()), *each.get("place_also", ())}
        for each in wanted["meetings"]
    ]
    times = [
        (each["start"][:16], each["end"] and each["end"][:16], each["link"])
        for each in wanted["meetings"]
    ]
    left = ahead(found.readings, now=datetime.fromisoformat(wanted["sent"]), zone=ZONE)
    ways = [meetings(found, way) for way in left]
    [way] = [way for way in ways if [(each[0], each[1], each[3]) for each in way] == times]
    assert all(
        each[2] in known or f"{each[2]}".removeprefix("the ") in known
        for each, known in zip(way, places, strict=True)
    )
    assert len(ways) == 1 or wanted["may_ask"]


THREE_AND_A_CALL = [
    ("2023-05-29T08:30", "2023-05-29T16:30", "our office", None),
    ("2023-05-30T08:30", "2023-05-30T16:30", "our office", None),
    ("2023-05-31T08:30", "2023-05-31T12:00", "our office", None),
    ("2023-06-07T09:00", "2023-06-07T10:30", None, ZOOM),
]


@pytest.mark.parametrize(
    "text",
    [
        f"""Mon 29 May 8:30-16:30 at our office
Tue 30 May 8:30-16:30 at our office
Wed 31 May 8:30-12:00 at our office
Wed 7 June 9:00 online {ZOOM}""",
        f"""29, 30 and 31 May at our office, 8:30-16:30, the last day until noon.
Call on 7 June at 9, {ZOOM}""",
        f"""Day 1: Monday 29 May 2023, 8:30 - 16:30
Day 2: Tuesday 30 May 2023, 8:30 - 16:30
Day 3: Wednesday 31 May 2023, 8:30 - noon
Venue: our office
Follow-up call: Wed 7 June, 9:00
{ZOOM}""",
        f"""At our office:
29-31 May, 8:30-16:30 (31 May until 12:00)
On Zoom: {ZOOM}
7 June 9:00-10:30""",
        f"""29-31 May, 8:30 to 4:30 pm, at our office. On the last day until midday.
We call again on 7 June, 9:00-10:30, Zoom {ZOOM}""",
    ],
)
def test_three_days_at_the_office_and_a_call(text: str) -> None:
    found = read(text, today=date(2023, 5, 22), zone=ZONE)

    assert found is not None
    assert [meetings(found, way) for way in found.readings] == [THREE_AND_A_CALL]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            f"29 May 9:00-10:00 at the office and on Zoom {ZOOM}",
            [("2023-05-29T09:00", "2023-05-29T10:00", "the office", ZOOM)],
        ),
        (
            f"Time: May 29, 2023 09:00 AM - 10:00 AM\nJoin {ZOOM}\nLocation: Phnom Penh office",
            [("2023-05-29T09:00", "2023-05-29T10:00", "Phnom Penh office", ZOOM)],
        ),
        (
            f"29 May 9:00-10:00 {ZOOM}\n30 May 9:00-10:00 {MEET}",
            [
                ("2023-05-29T09:00", "2023-05-29T10:00", None, ZOOM),
                ("2023-05-30T09:00", "2023-05-30T10:00", None, MEET),
            ],
        ),
        (
            "Where: House 12, Street 271\nWhen: 29 May 2023, 8:30 to 12",
            [("2023-05-29T08:30", "2023-05-29T12:00", "House 12, Street 271", None)],
        ),
        (
            "Agenda for 29 May at Sunway Hotel\n8:30 welcome\n9:00 talks\n12:00 lunch, 60 minutes",
            [("2023-05-29T08:30", "2023-05-29T13:00", "Sunway Hotel", None)],
        ),
        (
            "Meeting ថ្ងៃទី 29 ឧសភា 2023 at 9:00-10:00, place: ភូមិព្រៃ",
            [("2023-05-29T09:00", "2023-05-29T10:00", "ភូមិព្រៃ", None)],
        ),
        (
            f"29 May 9:00-10:00, where: Zoom, {ZOOM}",
            [("2023-05-29T09:00", "2023-05-29T10:00", None, ZOOM)],
        ),
        (
            f"ថ្ងៃទី ២៩ ឧសភា ២០២៣ ម៉ោង ២ រសៀល ដល់ ៤ រសៀល តាម Zoom\n{ZOOM}",
            [("2023-05-29T14:00", "2023-05-29T16:00", None, ZOOM)],
        ),
    ],
)
def test_where_and_how_long(text: str, wanted: list[tuple[str, ...]]) -> None:
    found = read(text, today=date(2023, 5, 22), zone=ZONE)

    assert found is not None
    assert [meetings(found, way) for way in found.readings] == [wanted]


@pytest.mark.parametrize(
    "line", ["Passcode: 998877", "លេខសម្ងាត់: 998877", "លេខសម្ងាត់៖ ៩៩៨៨៧៧", "លេខ\u200bសម្ងាត់ : 998877"]
)
def test_a_passcode_in_both_languages(line: str) -> None:
    found = read(f"29 May 9:00\n{ZOOM}\n{line}", today=date(2023, 5, 22), zone=ZONE)

    assert found is not None
    assert found.room is not None
    assert found.room.passcode == "998877"


def test_a_map_shows_the_place_and_is_no_room() -> None:
    text = "29 May 9:00-10:00\nVenue: Sunway Hotel\nhttps://maps.app.goo.gl/abc123"
    found = read(text, today=date(2023, 5, 22), zone=ZONE)

    assert found is not None
    assert found.room == Room(place="Sunway Hotel", map_link="https://maps.app.goo.gl/abc123")


OFFICE = "our office"


def days(clock: str, *written: str, place: str | None = OFFICE, link: str | None = None) -> Any:
    """Return meetings on days of 2026 and 2027 in the hours of "14:00-16:00"."""
    begins, _, ends = clock.partition("-")
    listed = []
    for each in written:
        day = f"{2026 if each > '06' else 2027}-{each}"
        listed.append((f"{day}T{begins}", f"{day}T{ends}" if ends else None, place, link))
    return listed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Training: 29 January - 2 February 2027, 8:30-16:30\nVenue: our office",
            days("08:30-16:30", "01-29", "01-30", "01-31", "02-01", "02-02"),
        ),
        (
            "Session 1 - 12 January, 2-4 pm\nSession 2 - 19 January, 2-4 pm\nPlace: our office",
            days("14:00-16:00", "01-12", "01-19"),
        ),
        (
            (
                "វគ្គទី១ - ថ្ងៃទី ៨ ធ្នូ ម៉ោង ២ ដល់ ៤ រសៀល\nវគ្គទី២ - ថ្ងៃទី ១០ ធ្នូ ម៉ោង ២ ដល់ ៤ រសៀល\n"
                "កន្លែង៖ our office"
            ),
            days("14:00-16:00", "12-08", "12-10"),
        ),
        (
            "Training 7-9 December, 9:00-12:00, our office",
            days("09:00-12:00", "12-07", "12-08", "12-09"),
        ),
        (
            f"Each call lasts 45 minutes, at half past seven in the evening.\n12 January\n{MEET}",
            days("19:30-20:15", "01-12", place=None, link=MEET),
        ),
        (
            (
                "We meet on Mondays and Thursdays from 11 to 21 January, 9-11 am at our office,"
                " but not on Thursday 14 January."
            ),
            days("09:00-11:00", "01-11", "01-18", "01-21"),
        ),
        (
            f"Every Friday until 18 December, 4 pm, 1 hour. {MEET}\nNo meeting on 11 December.",
            days("16:00-17:00", "12-04", "12-18", place=None, link=MEET),
        ),
        (
            f"Starting 5 January we meet every Tuesday at 9:00 for three weeks. {MEET}",
            days("09:00", "01-05", "01-12", "01-19", place=None, link=MEET),
        ),
        (
            (
                "ប្រជុំនៅរៀងរាល់ថ្ងៃសុក្រ ក្នុងខែមករា ម៉ោង ២ រសៀល ដល់ ៣ កន្លះ រសៀល លើកលែងតែថ្ងៃទី ១ មករា\n"
                "ទីកន្លែង៖ our office"
            ),
            days("14:00-15:30", "01-08", "01-15", "01-22", "01-29"),
        ),
        (
            "Tuesdays in January except the 5th and the 12th, 2-4 pm, our office",
            days("14:00-16:00", "01-19", "01-26"),
        ),
        (
            "Every day from 14 to 16 December, 9:00-16:00, our office",
            days("09:00-16:00", "12-14", "12-15", "12-16"),
        ),
        (
            "Training 14-18 December except the 16th, 8:30-16:30 at our office",
            days("08:30-16:30", "12-14", "12-15", "12-17", "12-18"),
        ),
        (
            "Training 9-11 December, 9:00-12:00, our office. 10 December is a holiday.",
            days("09:00-12:00", "12-09", "12-11"),
        ),
        (
            "The call on 15 December, 10:00-11:00, is postponed to 17 December.\nPlace: our office",
            days("10:00-11:00", "12-17"),
        ),
        (
            f"The call on 15 December is moved from 2-3 pm to 4-5 pm. {MEET}",
            days("16:00-17:00", "12-15", place=None, link=MEET),
        ),
        ("Training moved from 8 to 9 December, 2-4 pm, our office", days("14:00-16:00", "12-09")),
        (
            "New date: 10 December (instead of 8 December), 9:00-10:00, our office",
            days("09:00-10:00", "12-10"),
        ),
        (
            "ការប្រជុំថ្ងៃអង្គារ ទី៨ ធ្នូ ត្រូវលើកពេលទៅថ្ងៃពុធ ទី៩ ធ្នូ ម៉ោង ២ ដល់ ៤ រសៀល\nទីកន្លែង៖ our office",
            days("14:00-16:00", "12-09"),
        ),
        (
            (
                "DAY ONE: Thursday, 14 January 2027\n8.00 Registration\n12.00 Lunch\n16.00 Close\n"
                "DAY TWO: Friday, 15 January 2027\n8.00 Recap\n16.00 Close\nVenue: our office"
            ),
            days("08:00-16:00", "01-14", "01-15"),
        ),
        (
            (
                "Wednesday 20 January 2027 to Friday 22 January 2027. We begin at 8:30 am and"
                " finish at 4 pm; on Friday we finish at noon. Venue: our office"
            ),
            days("08:30-16:00", "01-20", "01-21") + days("08:30-12:00", "01-22"),
        ),
        (
            f"Calls in February, each Thursday, 5:30-6:30 pm, {MEET} (11 February is off)",
            days("17:30-18:30", "02-04", "02-18", "02-25", place=None, link=MEET),
        ),
        (
            f"1st call 8 Dec 10am, 2nd call 15 Dec 10am - all 30 min. {MEET}",
            days("10:00-10:30", "12-08", "12-15", place=None, link=MEET),
        ),
        (
            "Meeting: 14 December, 8-9 pm, our office. The next one: 4 January, same time.",
            days("20:00-21:00", "12-14", "01-04"),
        ),
        (
            "Deadline for reports: 10 December 17:00. We meet 15 December 9:00-10:00, our office.",
            days("09:00-10:00", "12-15"),
        ),
        (
            (
                "ថ្ងៃទី ១៤ ដល់ ១៦ ខែធ្នូ លើកលែងថ្ងៃអង្គារ ទី១៥ ពេលព្រឹក ម៉ោង ៨ ដល់ ១១"
                " និង ពេលរសៀល ម៉ោង ២ ដល់ ៥ នៅសាលាឃុំ"
            ),
            days("08:00-17:00", "12-14", "12-16", place="សាលាឃុំ"),
        ),
        (
            "Three Saturdays - 12, 19 December and 9 January - from 8 until 11:30 at our office.",
            days("08:00-11:30", "12-12", "12-19", "01-09"),
        ),
        (
            "Mon 14 Dec 6pm; Mon 21 Dec 6pm; Mon 4 Jan 6pm. One hour each.\nPlace: our office",
            days("18:00-19:00", "12-14", "12-21", "01-04"),
        ),
        ("15 December, 2:00 - 4:00 at our office", days("14:00-16:00", "12-15")),
        ("At 2-4 pm on 5 and 12 January at our office", days("14:00-16:00", "01-05", "01-12")),
        (
            "ពេលរសៀល ម៉ោង ២ ដល់ ៤ ថ្ងៃទី ១៥ ខែធ្នូ នៅសាលាឃុំ",
            days("14:00-16:00", "12-15", place="សាលាឃុំ"),
        ),
    ],
)
def test_days_that_are_said_in_other_words(text: str, wanted: list[tuple[str, ...]]) -> None:
    found = read(text, today=date(2026, 11, 30), zone=ZONE)

    assert found is not None
    assert [meetings(found, way) for way in found.readings] == [wanted]
