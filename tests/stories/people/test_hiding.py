"""Hiding: what the bot wrote goes away at once, and the bot says honestly what stays."""

from datetime import timedelta
from pathlib import Path

from bot.people.hiding.domain import SLICE
from tests.stories.cast import change_row
from tests.world import Phone, World, until, words

STAYS = "This stays: older messages"


def left(phone: Phone) -> list[str]:
    """What stands in the chat since its person came in; of strangers the bot stores nothing."""
    return [words(each) for each in phone.messages if "private learning space" not in words(each)]


def deleted(world: World) -> list[list[int]]:
    """The message ids of each call that deletes several."""
    return [call["request"]["message_ids"] for call in world.calls("deleteMessages")]


async def test_after_a_tap_nothing_is_left_and_a_toast_says_so(world: World, leader: Phone) -> None:
    await leader.sends("/menu")
    await leader.sends("/sessions")
    await leader.sends("/settings")
    await leader.taps("Shared phone?")

    await leader.taps("Hide all now")
    await world.travel(timedelta(minutes=1))

    assert left(leader) == []
    assert leader.toast == "Hidden. I write nothing until Tue 23 May, 08:00, except what is urgent."
    assert world.calls("unpinAllChatMessages")


async def test_the_command_is_deleted_and_its_answer_says_what_stays(
    world: World, leader: Phone
) -> None:
    await leader.sends("/menu")

    await leader.sends("/hide")

    chat = world.acts.find_chat("leader")
    assert "/hide" not in [words(item.message) for item in chat.items.values()]
    assert len(left(leader)) == 1
    assert leader.sees.startswith("Romleuk\n\nI write nothing until Tue 23 May, 08:00, except what")
    assert "Done: what I wrote here" in leader.sees
    assert STAYS in leader.sees
    assert "⋮, Clear history" in leader.sees


async def test_the_answer_to_the_command_soon_tells_nothing(world: World, leader: Phone) -> None:
    await leader.sends("/hide")
    assert STAYS in leader.sees

    await world.travel(timedelta(seconds=31))

    assert left(leader) == ["Romleuk"]
    await leader.taps("🏠 Home")
    assert "Next:" in leader.sees


async def test_an_answer_that_shows_another_screen_by_now_is_left_alone(
    world: World, leader: Phone
) -> None:
    await leader.sends("/hide")
    await leader.taps("🏠 Home")

    await world.travel(timedelta(seconds=31))

    assert "Next:" in leader.sees


async def test_for_a_day_nothing_comes_that_can_wait(world: World, leader: Phone) -> None:
    await leader.sends("/hide")
    await leader.sends("/settings")
    assert "▶ Resume" in leader.buttons

    await world.travel(timedelta(days=1, minutes=1))
    await leader.sends("/settings")

    assert "▶ Resume" not in leader.buttons


async def test_hiding_does_not_shorten_a_longer_pause(world: World, leader: Phone) -> None:
    await leader.sends("/pause")
    await leader.taps("One week")

    await leader.sends("/hide")

    assert "I write nothing until Mon 29 May, 08:00" in leader.sees


async def test_many_messages_are_deleted_in_slices(world: World, leader: Phone) -> None:
    for _ in range(2 * SLICE + 10):
        world.acts.message("leader", "/menu", who="leader")
    await world.settle()

    await leader.sends("/hide")

    assert len(left(leader)) == 1
    slices = deleted(world)
    assert [len(each) for each in slices[:2]] == [SLICE, SLICE]
    assert len(slices) == 3


async def test_a_message_that_is_too_old_to_be_deleted_becomes_a_neutral_line(
    world: World, leader: Phone
) -> None:
    await leader.sends("/menu")
    await world.travel(timedelta(hours=50))
    await leader.taps("⋯ More")

    await leader.sends("/hide")

    assert left(leader)[0] == "Romleuk"
    assert "Search" not in str(leader.messages)
    assert len(left(leader)) == 2
    assert STAYS in leader.sees


async def test_what_telegram_refuses_to_delete_becomes_a_neutral_line(
    world: World, leader: Phone
) -> None:
    """The outbox no longer knows when the message was sent, so its age comes as a surprise."""
    await leader.sends("/menu")
    await world.travel(timedelta(hours=50))
    await change_row(world, "DELETE FROM outbox WHERE id > 0")
    await leader.taps("⋯ More")
    await leader.sends("/settings")

    await leader.sends("/hide")

    assert left(leader).count("Romleuk") == 2
    assert "Settings" not in leader.all_words
    assert STAYS in leader.sees


async def test_older_messages_stay_untouched(world: World, leader: Phone) -> None:
    await leader.sends("/menu")
    await world.travel(timedelta(hours=50))

    await leader.sends("/hide")

    assert "You're in." in left(leader)[0]


async def test_hiding_goes_on_after_a_restart(world: World, leader: Phone, tmp_path: Path) -> None:
    for _ in range(SLICE + 10):
        world.acts.message("leader", "/menu", who="leader")
    await world.settle()
    world.simulator.controls.fault(method="deleteMessages", kind="500", times=1)
    world.acts.message("leader", "/hide", who="leader")
    await until(lambda: world.calls("deleteMessages"))

    await world.restart(tmp_path / "romleuk.db")
    await world.travel(timedelta(minutes=2))

    assert left(leader) == ["Romleuk"]
