"""What coordinators type: on the left what they wrote, on the right what was understood."""

from datetime import date

import pytest

from bot.domain.sessions.session import Room
from bot.domain.sessions.typed import host_of, read_day, read_room, read_time


@pytest.mark.parametrize(
    ("written", "today", "day"),
    [
        ("29/5", "2023-05-22", "2023-05-29"),
        (" 29 / 5 ", "2023-05-22", "2023-05-29"),
        ("29.5.", "2023-05-22", "2023-05-29"),
        ("29-5", "2023-05-22", "2023-05-29"),
        ("២៩/៥", "2023-05-22", "2023-05-29"),
        ("29/5/2024", "2023-05-22", "2024-05-29"),
        ("29/5/24", "2023-05-22", "2024-05-29"),
        # over since a week is this year's; over since most of a year is the next one's
        ("15/5", "2023-05-22", "2023-05-15"),
        ("10/1", "2023-11-22", "2024-01-10"),
        ("31/2", "2023-01-22", None),
        ("29/2", "2023-01-22", None),
        ("29/2/2024", "2023-01-22", "2024-02-29"),
        ("tomorrow", "2023-05-22", None),
        ("5", "2023-05-22", None),
        ("", "2023-05-22", None),
    ],
)
def test_days(written: str, today: str, day: str | None) -> None:
    found = read_day(written, today=date.fromisoformat(today))

    assert found == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("written", "minute"),
    [
        ("9:15", 555),
        ("09:15", 555),
        ("9.15", 555),
        ("9h15", 555),
        ("9", 540),
        ("14", 840),
        ("០៩:១៥", 555),
        ("0:00", 0),
        ("23:59", 1439),
        ("24:00", None),
        ("9:60", None),
        ("noon", None),
        ("", None),
    ],
)
def test_times(written: str, minute: int | None) -> None:
    assert read_time(written) == minute


INVITATION = """Sophea is inviting you to a scheduled Zoom meeting.
Join Zoom Meeting
https://us02web.zoom.us/j/12345678901?pwd=abc
Meeting ID: 123 4567 8901
Passcode: 2468
One tap mobile
+855 23 456 789"""


@pytest.mark.parametrize(
    ("pasted", "room"),
    [
        (
            "https://zoom.us/j/12345678901?pwd=abc",
            Room(link="https://zoom.us/j/12345678901?pwd=abc", number="123 4567 8901"),
        ),
        (
            INVITATION,
            Room(
                link="https://us02web.zoom.us/j/12345678901?pwd=abc",
                number="123 4567 8901",
                passcode="2468",
                telephone="+855 23 456 789",
            ),
        ),
        ("zoom.us/j/987654321", Room(link="https://zoom.us/j/987654321", number="987 65 4321")),
        (
            "It is here (https://meet.google.com/abc-defg-hij).",
            Room(link="https://meet.google.com/abc-defg-hij"),
        ),
        ("Meeting ID: 123 4567 8901, passcode 2468", None),
        ("javascript:alert(1)", None),
        ("tomorrow", None),
        ("https://example.org/" + "x" * 500, None),
    ],
)
def test_links_and_invitations(pasted: str, room: Room | None) -> None:
    assert read_room(pasted) == room


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://zoom.us/j/1", "zoom.us"),
        ("https://us02web.Zoom.us?x", "us02web.zoom.us"),
        ("http://meet.google.com", "meet.google.com"),
    ],
)
def test_the_host_of_a_link(link: str, host: str) -> None:
    assert host_of(link) == host
