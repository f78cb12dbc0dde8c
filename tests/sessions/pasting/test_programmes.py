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
    assert all(each[2] in known for each, known in zip(way, places, strict=True))
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
