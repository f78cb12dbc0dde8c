"""Coordinators find what they look for on the desk, by a list or by their own words."""

import pytest

from tests.stories.cast import Founded, appoint, found, participant
from tests.world import Phone, World

FINDS = {
    "undo import": "No list was added here within the last day",
    "Talked to many": "To contact",
    "workbook": "Excel workbook",
    "all cohorts together": "You coordinate one course now",
    "place of a meeting": "Meetings",
    "End of a meeting!": "Meetings",
    "all were there": "Meetings",
    "correct a service": "Services",
    "cancel meeting": "Meetings",
    "add a recording": "Meetings",
    "replace a leader": "Who do you want to replace?",
    "phone lost": "Whose phone is lost or new?",
    "in peace until": "Who should be left in peace?",
    "add a colleague": "My team",
    "surveys": "Surveys",
    "announce": "Send me the message now",
    "who missed session 2": "Meetings",
    "sessions": "Meetings",
    "write to those who missed": "Meetings",
    "several at once": "To contact",
    "questions": "Questions",
    "safety text": "Emergency texts",
    "emergency texts": "Emergency texts",
    "who asks to join": "waiting for you",
    "wrong number": "Numbers",
    "course name": "It is now: Module 4, May 2023",
    "training day": "Training day",
    "consent": "Course",
    "buddies": "Buddies",
    "voice notes": "Voice notes",
    "លុបបញ្ជី": "No list was added here within the last day",
    "ទីកន្លែងប្រជុំ": "Meetings",
}


@pytest.mark.parametrize("text", FINDS)
async def test_typed_words_lead_to_what_they_name(sophea: Phone, text: str) -> None:
    await sophea.sends("/menu")
    await sophea.sends(text)
    assert FINDS[text] in sophea.sees


@pytest.mark.parametrize("text", ["undo this import", "how to undo import please"])
async def test_a_longer_text_makes_a_proposal(sophea: Phone, text: str) -> None:
    await sophea.sends("/menu")
    await sophea.sends(text)
    assert sophea.buttons[0] == "↩ Undo an added list"
    await sophea.taps("↩ Undo an added list")
    assert "No list was added here within the last day" in sophea.sees


async def test_the_list_names_everything_and_has_pages(sophea: Phone) -> None:
    await sophea.sends("/desk")
    await sophea.taps("⋯ More")
    await sophea.taps("🔎 Find on desk")
    assert "↩ Undo an added list" in sophea.buttons
    assert "📍 End or place of a meeting" in sophea.buttons
    assert "📊 All courses" not in sophea.buttons
    await sophea.taps("Next ▶")
    assert "📊 All courses" in sophea.buttons
    await sophea.taps("Next ▶")
    await sophea.taps("🤝 Correct a service")
    assert "Services" in sophea.sees


async def test_with_several_courses_the_course_is_asked_first(
    world: World, founded: Founded, sophea: Phone
) -> None:
    second = await found(world)
    await appoint(world, sophea, second)
    await sophea.sends("quiet days")
    assert "Which course?" in sophea.sees
    await sophea.taps("Module 4, May 2023")
    assert "Quiet days" in sophea.sees


async def test_a_leaders_words_open_nothing_of_the_desk(
    world: World, founded: Founded, sophea: Phone
) -> None:
    leader = await participant(world, founded, "leader", "Sok Dara")
    await leader.sends("/menu")
    await leader.sends("undo import")
    assert "imported" not in leader.sees
    await leader.forges("hg:undo_import:0")
    assert "imported" not in leader.sees
