"""Calendar files, read back as a calendar reads them."""

from typing import Any

from icalendar import Calendar

from bot.documents import recipe_of

MEETING: dict[str, Any] = {
    "uid": "abc@romleuk",
    "sequence": 1,
    "title": "Online meeting",
    "start": "2023-05-29T09:00:00+07:00",
    "minutes": 90,
    "changed": "2023-05-22T01:00:00+00:00",
    "cancelled": False,
}


def read(*events: dict[str, Any]) -> list[Any]:
    made = recipe_of("calendar")({"events": list(events)})
    return list(Calendar.from_ical(made).walk("VEVENT"))


def test_a_meeting_has_a_neutral_title_and_its_times_in_utc() -> None:
    (event,) = read(MEETING)

    assert str(event["summary"]) == "Online meeting"
    assert f"{event['dtstart'].dt:%Y-%m-%d %H:%M %Z}" == "2023-05-29 02:00 UTC"
    assert f"{event['dtend'].dt:%Y-%m-%d %H:%M %Z}" == "2023-05-29 03:30 UTC"
    assert "location" not in event
    assert "description" not in event


def test_a_moved_meeting_keeps_its_uid_and_has_a_higher_sequence() -> None:
    moved = {**MEETING, "sequence": 2, "start": "2023-06-01T14:00:00+07:00"}
    before, after = read(MEETING, moved)

    assert str(before["uid"]) == str(after["uid"]) == "abc@romleuk"
    assert after["sequence"] > before["sequence"]


def test_a_cancelled_meeting_stays_in_the_file_as_cancelled() -> None:
    kept, gone = read(MEETING, {**MEETING, "uid": "def@romleuk", "cancelled": True})

    assert [str(each["status"]) for each in (kept, gone)] == ["CONFIRMED", "CANCELLED"]


def test_khmer_titles_are_folded_without_loss() -> None:
    (event,) = read({**MEETING, "title": "ការប្រជុំអនឡាញ" * 6})

    assert str(event["summary"]) == "ការប្រជុំអនឡាញ" * 6
