"""Where a meeting is held: on the left what was pasted, on the right what was understood."""

import pytest

from bot.sessions.domain import Room
from bot.sessions.links.domain import host_of, read_link, read_room

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
        # the second half of a long invitation names no way in
        ("Find your local number: https://us02web.zoom.us/u/kabc", None),
        ("Weekly: https://us02web.zoom.us/meeting/tZEx/ics?icsToken=x", None),
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


@pytest.mark.parametrize(
    ("pasted", "link"),
    [
        (
            "It is at https://us02web.zoom.us/rec/share/abc.",
            "https://us02web.zoom.us/rec/share/abc",
        ),
        ("zoom.us/rec/share/1", "https://zoom.us/rec/share/1"),
        ("soon", None),
        ("https://example.org/" + "x" * 500, None),
    ],
)
def test_the_link_of_a_recording(pasted: str, link: str | None) -> None:
    assert read_link(pasted) == link
