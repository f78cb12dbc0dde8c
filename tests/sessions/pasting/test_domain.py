"""Whole invitations, as Zoom, Meet, Teams, Outlook and people write them; numbers are invented.

Read on Monday 22 May 2023 for a course in Phnom Penh. On the left what was pasted (a file in
`invitations`), on the right each way of reading its days, where it is, and what else was plain.
"""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sessions.domain import Reading, Room, Start
from bot.sessions.pasting.domain import Invitation, ahead, read
from tests.sessions.sample import at

TODAY = date(2023, 5, 22)
ZONE = "Asia/Phnom_Penh"
SAMPLES = Path(__file__).with_name("invitations")
ZOOM = Room(
    link="https://us02web.zoom.us/j/12345678901?pwd=AbCdEfGhIjKl.1",
    number="123 4567 8901",
    passcode="2468",
)
TEAMS = Room(
    link="https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9v%40thread.v2/0?context=%7b%7d",
    number="212 345 678 901",
    passcode="Ab3cD4",
    telephone="+855 23 555 0142",
)
MEET = Room(link="https://meet.google.com/abc-defg-hij")
LONG = timedelta(minutes=90)
PIECES = (
    *("29", "31", "00", "99", "May", "February", "/", "-", ":", "am", "pm", " ", "\n", "Time:"),
    *("until", "every week on", "2023", "9999", "0000", "1", "(UTC+99:99)", "3 occurrence(s)"),
    *("mon", "sun ", ",", "and", "to", "Time zone: ", "Europe/London", "\u0130", "\u00bd", "៩"),
    *("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nDTSTART:20230529T090000Z\nRRULE:FREQ=DAILY\n"),
    *("END:VEVENT\n", "END:VCALENDAR", "https://zoom.us/j/1"),
)
MONDAY = "2023-05-29T09:00"
THREE = "2023-05-29T09:00 2023-05-30T09:00 2023-05-31T09:00"


@pytest.mark.parametrize(
    ("sample", "ways", "room", "more"),
    [
        (
            "zoom_one",
            [MONDAY],
            replace(ZOOM, telephone="+85523555014"),
            {"topic": "Module 4, part 1"},
        ),
        ("zoom_listed", [THREE], ZOOM, {"topic": "Module 4"}),
        (
            "zoom_weekly",
            ["2023-06-06T14:00 2023-06-08T14:00 2023-06-13T14:00 2023-06-15T14:00"],
            ZOOM,
            {"topic": "Follow-up"},
        ),
        ("zoom_monthly", ["2023-06-06T14:00"], ZOOM, {"longer": True}),
        ("zoom_24h", ["2023-06-06T08:00"], ZOOM, {"topic": "Apel"}),
        # late on Sunday in New York is Monday morning here
        ("zoom_abroad", [MONDAY], ZOOM, {"topic": "Check-in", "zone": "America/New_York"}),
        (
            "zoom_strange_zone",
            ["2023-05-29"],
            ZOOM,
            {"topic": "Check-in", "strange_zone": "IST", "clock": 540},
        ),
        ("zoom_anytime", [], ZOOM, {"topic": "My room"}),
        ("zoom_forwarded", [MONDAY], ZOOM, {"topic": "Module 4"}),
        # the date of the mail is no meeting, and its lack of a zone none of the meeting's
        (
            "zoom_forwarded_mail",
            ["2023-06-06T09:00"],
            ZOOM,
            {"topic": "Check-in", "zone": "America/New_York"},
        ),
        ("meet", [MONDAY], replace(MEET, telephone="+855 23 555 014"), {"length": LONG}),
        (
            "meet_american",
            ["2023-05-30T11:00"],
            MEET,
            {"length": LONG, "zone": "America/Phoenix"},
        ),
        ("meet_two_days", [], MEET, {"minute": 540, "is_open": True}),
        ("teams_outlook", [MONDAY], TEAMS, {"length": LONG, "topic": "Module 4"}),
        ("teams_without_day", [], TEAMS, {}),
        ("calendar", [THREE], ZOOM, {"length": LONG, "topic": "Module 4"}),
        ("calendar_utc", [MONDAY], MEET, {"length": LONG, "topic": "Module 4", "zone": "UTC"}),
        ("typed", [THREE], MEET, {}),
        ("typed_apart", [MONDAY], MEET, {"length": LONG}),
        ("typed_uk", ["2023-06-05T20:00"], MEET, {"zone": "Europe/London"}),
        (
            "typed_strange_zone",
            ["2023-06-05"],
            MEET,
            {"strange_zone": "(Gulf time)", "clock": 840},
        ),
        ("khmer", [MONDAY], MEET, {}),
        ("ambiguous", ["2023-07-06T09:00", "2023-06-07T09:00"], MEET, {"length": LONG}),
        ("ambiguous_weekday", ["2023-07-06T09:00"], MEET, {"length": LONG}),
        ("wrong_weekday", [MONDAY, "2023-05-30T09:00"], MEET, {}),
        ("impossible", [], MEET, {"impossible": "31/02/2024", "minute": 540}),
        ("ours", [THREE], None, {"length": LONG}),
    ],
)
def test_invitations(sample: str, ways: list[str], room: Room | None, more: dict[str, Any]) -> None:
    text = (SAMPLES / f"{sample}.txt").read_text(encoding="utf-8")

    assert read(text, today=TODAY, zone=ZONE) == Invitation(
        room=room, readings=tuple(map(reading, ways)), **more
    )


def reading(way: str) -> Reading:
    return tuple(Start.read(each) for each in way.split())


def test_every_sample_is_in_the_table() -> None:
    [table] = [mark for mark in test_invitations.pytestmark if mark.name == "parametrize"]

    assert {row[0] for row in table.args[1]} == {each.stem for each in SAMPLES.iterdir()}


@pytest.mark.parametrize(
    ("line", "starts", "length"),
    [
        ("29 May 9:00", MONDAY, None),
        ("29 May, 9am-10:30am ICT", MONDAY, LONG),
        ("May 29, 2023 09:00 - May 29, 2023 10:30", MONDAY, LONG),
        ("9:00 AM, 29 May 2023", MONDAY, None),
        ("2023-05-29 09:00", MONDAY, None),
        ("29.5.2023, 9.00 - 10.30", MONDAY, LONG),
        ("29 mai 2023, 9h00 à 10h30", MONDAY, LONG),
        ("the 29th of May at 9 a.m.", MONDAY, None),
        ("29 May, 11:30 – 12:30pm", "2023-05-29T11:30", timedelta(hours=1)),
        ("29 May, 2:00 – 3:00pm", "2023-05-29T14:00", timedelta(hours=1)),
        ("29 May, 12:00 – 1:30pm", "2023-05-29T12:00", LONG),
        ("29 May, 23:30 - 00:30", "2023-05-29T23:30", timedelta(hours=1)),
        ("29-31 May 2023, 9:00", THREE, None),
        ("May 29-31, 9:00 am", THREE, None),
        ("29 May", "2023-05-29", None),
        ("29 May 9:00 in time", MONDAY, None),
    ],
)
def test_one_line(line: str, starts: str, length: timedelta | None) -> None:
    found = read(line, today=TODAY, zone=ZONE)

    assert found == Invitation(readings=(reading(starts),), length=length)


@pytest.mark.parametrize(
    "text",
    ["", "thank you", "see you tomorrow at the office", "my number is 012 555 014", "31", "9"],
)
def test_what_is_no_invitation(text: str) -> None:
    assert read(text, today=TODAY, zone=ZONE) is None


@given(st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=150)
def test_no_text_breaks_it(text: str) -> None:
    found = read(text, today=TODAY, zone=ZONE)

    if found is not None:
        clocks = (found.minute, found.clock)
        assert (
            found.room
            or found.readings
            or found.impossible
            or any(clock is not None for clock in clocks)
        )


@pytest.mark.parametrize(
    "piece", ["1,", "1-", "1 to ", "mon 1, ", "29 May ", "May 1 - ", " ", "a.", "+1-", "(", "x\n"]
)
def test_no_text_takes_long_to_read(piece: str) -> None:
    """Telegram hands on 4,096 signs; some ways of looking for dates take minutes for them."""
    text = "1" + piece * (4095 // len(piece))
    began = process_time()

    read(text, today=TODAY, zone=ZONE)

    assert process_time() - began < 1


def test_a_broken_calendar_is_read_like_any_text() -> None:
    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\n29 May 2023 9:00\nhttps://meet.google.com/abc-defg-hij"

    found = read(text, today=TODAY, zone=ZONE)

    assert found is not None
    assert found.room == MEET


def test_a_row_without_end_is_begun() -> None:
    text = "Time: May 29, 2023 09:00 AM\nEvery day, until May 31, 2033, 900 occurrence(s)"

    found = read(text, today=TODAY, zone=ZONE)

    assert found is not None
    assert (len(found.readings[0]), found.longer) == (12, True)


@pytest.mark.parametrize(
    ("ways", "left"),
    [
        (["2023-05-22T08:00"], []),
        (["2023-05-22T08:01"], ["2023-05-22T08:01"]),
        (["2023-05-21"], []),
        (["2023-05-22"], ["2023-05-22"]),
        # a row that has begun goes on with what is ahead
        (["2023-05-15T09:00 2023-05-22T09:00"], ["2023-05-22T09:00"]),
        # of two readings the one that is over is not asked for
        (["2023-06-05T09:00", "2023-05-06T09:00"], ["2023-06-05T09:00"]),
    ],
)
def test_what_is_ahead(ways: list[str], left: list[str]) -> None:
    now = at("22 08:00")

    assert ahead(map(reading, ways), now=now, zone=ZONE) == tuple(map(reading, left))
