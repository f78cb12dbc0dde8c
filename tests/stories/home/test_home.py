"""Home, More, the commands, and what the bot says of itself."""

import json
from datetime import timedelta

from bot.storage.database import Tx
from tests.builders import add_meeting
from tests.stories.cast import Founded, coordinator, staff_token
from tests.stories.finishing import has_read, has_taken
from tests.stories.persons import token_in
from tests.world import Phone, World, local


async def a_meeting(world: World, founded: Founded, start: str) -> None:
    async def work(tx: Tx) -> None:
        await add_meeting(
            tx, founded.cohort, local(start), title="Part 1", link="https://zoom.us/j/1"
        )

    await world.app.database.run(work)


async def test_home_in_its_first_state_offers_the_first_lesson(world: World, leader: Phone) -> None:
    await leader.sends("/menu")

    assert leader.sees.startswith("Romleuk\n\nYou're in.")
    assert leader.buttons == [
        "▶ First lesson, 3 minutes",
        "💬 Ask for help",
        "Shared phone?",
        "⋯ More",
    ]


async def test_home_continues_where_somebody_stopped(world: World, leader: Phone) -> None:
    await leader.sends("/menu")
    await leader.taps("▶ First lesson, 3 minutes")
    await leader.taps("Next ▶")
    await leader.sends("/menu")

    assert leader.sees.startswith("Romleuk · Module 4")
    assert "Lessons 2 of " in leader.sees
    assert leader.buttons[0].startswith("▶ Part 1: lesson 2 of ")
    assert {"📖 Lessons", "✏️ Quiz"} <= set(leader.buttons)


async def test_when_all_is_read_the_quizzes_come_then_the_certificate_then_what_stayed(
    world: World, leader: Phone
) -> None:
    await has_read(world, leader)
    for part in (1, 2, 3):
        await leader.sends("/menu")
        assert leader.buttons[0] == f"✏️ Quiz {part}, 10 questions"
        await has_taken(world, leader, f"m4.u{part}", 10)
    await leader.taps("✏️ Quiz 3, 10 questions")
    assert leader.sees.startswith("Quiz 3 · finished")

    await leader.taps("🏠 Home")
    assert leader.buttons[0] == "📜 My certificate"
    await leader.taps("📜 My certificate")
    await leader.taps("Yes, get my certificate")
    await leader.sends("/menu")
    assert leader.buttons[0] == "📝 Make my plan, 2 minutes"

    world.clock.set(world.clock.now() + timedelta(days=30))
    await leader.sends("/menu")
    assert leader.buttons[0] == "🌱 Part 1: what do you remember?"
    await leader.taps("🌱 Part 1: what do you remember?")
    assert leader.sees.startswith("Question 1 of 10")


async def test_home_names_the_next_meeting_and_opens_its_room_in_time(
    world: World, founded: Founded, leader: Phone
) -> None:
    await a_meeting(world, founded, "2023-05-29 09:00")
    await leader.sends("/menu")
    assert "Next: Mon 29 May, 09:00 (Phnom Penh)" in leader.sees
    assert "📅 Meetings" in leader.buttons

    world.clock.set(local("2023-05-29 08:29"))
    await leader.sends("/menu")
    assert "▶ Join now" not in leader.buttons
    world.clock.set(local("2023-05-29 08:31"))
    await leader.sends("/menu")
    assert leader.buttons[0] == "▶ Join now"
    world.clock.set(local("2023-05-29 10:31"))
    await leader.sends("/menu")
    assert "no meeting planned yet" in leader.sees


async def test_more_leads_to_settings_and_data_and_back(world: World, leader: Phone) -> None:
    await leader.sends("/menu")
    await leader.taps("⋯ More")
    assert "🗂 Coordinator's desk" not in leader.buttons
    assert len(leader.buttons) <= 8
    assert "🪞 Me and the group" not in leader.buttons
    await leader.taps("Everything")
    assert "🪞 Me and the group" in leader.buttons
    assert leader.buttons[-1] == "🏠 Home"
    await leader.taps("How this works")
    assert "/menu" in leader.sees
    await leader.taps("🏠 Home")
    assert "You're in." in leader.sees
    assert len(leader.messages) == 2


async def test_a_learner_who_coordinates_begins_at_the_desk_and_finds_it_under_more(
    world: World, founded: Founded
) -> None:
    sophea = await coordinator(world, founded)
    await sophea.starts()
    assert sophea.sees.startswith("Today")
    assert sophea.buttons == ["1 Look", "2 Meetings", "3 Invite", "4 Numbers", "5 Texts", "⋯ More"]
    assert "5  Emergency texts: waiting for a reader" in sophea.sees


async def test_a_coordinator_is_no_stranger(world: World, founded: Founded) -> None:
    sophea = await coordinator(world, founded)

    await sophea.sends("/quiz")
    assert sophea.sees == "Romleuk\n\nThis is only for people taking the course."
    await sophea.taps("🏠 Home")
    assert "3 Invite" in sophea.buttons
    await sophea.sends("/sessions")
    assert sophea.buttons[:2] == ["+ New", "🗂 Desk"], "the meetings that she runs"
    await sophea.sends("/help")
    assert "/desk /menu" in sophea.sees


async def test_help_and_home_of_a_coordinator_are_the_coordinators(
    world: World, founded: Founded
) -> None:
    sophea = await coordinator(world, founded)
    await sophea.sends("/help")
    assert "/desk opens Today" in sophea.sees
    assert "first button on Home" not in sophea.sees
    assert "🏠 Home" not in sophea.buttons
    await sophea.taps("🗂 Desk")
    assert sophea.sees.startswith("Today")
    await sophea.sends("/menu")
    assert sophea.sees.startswith("Today")


async def test_cancel_ends_what_the_chat_is_in_the_middle_of(
    world: World, founded: Founded
) -> None:
    sophea = await coordinator(world, founded)
    await sophea.sends("/desk")
    await sophea.taps("3 Invite")
    await sophea.taps("A link for each, from a list")
    await sophea.sends("/cancel")
    assert sophea.sees.startswith("Today")

    await sophea.sends("Sok Dara, Lotus House")

    assert "1 new" not in sophea.all_words


async def test_the_bot_says_of_itself_nothing_that_tells(world: World) -> None:
    said = " ".join(
        str(call["request"])
        for method in ("setMyName", "setMyDescription", "setMyShortDescription", "setMyCommands")
        for call in world.calls(method)
    )

    assert "It sends few messages." in said
    assert "មិនផ្ញើសារញឹកញាប់ទេ" in said
    course = next(iter(world.app.context.courses.values()))
    assert course.topic_words_in(said) == ()


async def test_what_stands_behind_the_menu_button_is_heard(world: World, leader: Phone) -> None:
    listed = world.calls("setMyCommands")[0]["request"]["commands"]
    if isinstance(listed, str):
        listed = json.loads(listed)

    for each in listed:
        await leader.sends(f"/{each['command']}")
        assert "I did not understand this" not in leader.sees, each


async def test_a_coordinator_is_not_told_of_what_is_for_learners(
    world: World, founded: Founded
) -> None:
    sophea = world.person("sophea", name="Sophea")
    await sophea.starts(await staff_token(world, founded))
    for label in ("English", "I agree", "Sophea"):
        await sophea.taps(label)
    listed = told_commands(world, sophea)
    assert listed == ["desk", "menu", "sessions", "language", "privacy", "help"]
    await sophea.sends("/help")
    assert "/ask" not in sophea.sees

    await sophea.sends("/desk")
    for label in ("3 Invite", "One link for all", "14"):
        await sophea.taps(label)
    await sophea.starts(token_in(sophea))
    await sophea.taps("I agree")
    await sophea.taps("No organization")
    assert "Your coordinator will let you in" in sophea.all_words
    assert "ask" in told_commands(world, sophea)
    await sophea.sends("/help")
    assert "/ask" in sophea.sees


def told_commands(world: World, phone: Phone) -> list[str]:
    """What stands behind the menu button of one chat."""
    chat = world.acts.find_chat(phone.key).id
    scope = {"type": "chat", "chat_id": chat}
    requests = [each["request"] for each in world.calls("setMyCommands")]
    own = [each for each in requests if each["scope"] == scope]
    return [each["command"] for each in own[-1]["commands"]]


async def test_a_leader_who_pauses_is_written_to_when_the_pause_is_over(
    world: World, leader: Phone
) -> None:
    await leader.sends("/pause")
    await leader.taps("One week")
    told = len(leader.messages)

    await world.travel(timedelta(days=6))

    assert len(leader.messages) == told
    await world.travel(timedelta(days=4))
    assert len(leader.messages) > told
