"""An optional PIN: typed twice, asked for before private screens, five tries, reset by a call."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.membership.audit import storage as audit
from tests.stories.persons import open_person
from tests.stories.pins import RIGHT, WRONG, choose_pin, closed, everything_in_chat
from tests.world import Phone, World


async def test_after_a_quarter_of_an_hour_results_need_the_pin(
    world: World, learned: Phone
) -> None:
    await choose_pin(learned)
    await learned.sends("/results")
    assert "PIN" not in learned.sees

    await closed(world)
    await learned.sends("/results")
    assert "Please type your PIN." in learned.sees
    await learned.sends(RIGHT)

    assert learned.last.get("photo")
    assert RIGHT not in everything_in_chat(learned)


async def test_khmer_digits_are_digits(world: World, learned: Phone) -> None:
    await choose_pin(learned)
    await closed(world)
    await learned.sends("/results")

    await learned.sends("៤៧១១")

    assert learned.last.get("photo")


async def wrong_five_times(world: World, phone: Phone) -> None:
    """Choose a PIN, let it close, and type a wrong one five times."""
    await choose_pin(phone)
    await closed(world)
    await phone.sends("/results")
    for _ in range(5):
        await phone.sends(WRONG)


async def test_five_wrong_tries_are_followed_by_growing_pauses(
    world: World, learned: Phone
) -> None:
    await wrong_five_times(world, learned)
    assert "This was wrong too often. You can try again at 08:17." in learned.sees

    for minutes in (1, 5, 15, 60, 240, 240):
        await learned.sends("/results")
        assert "You can try again at" in learned.sees, "the pause lasts"
        await world.travel(timedelta(minutes=minutes))
        await learned.sends("/results")
        assert "Please type your PIN." in learned.sees
        await learned.sends(WRONG)
        assert "You can try again at" in learned.sees

    await world.travel(timedelta(hours=4))
    await learned.sends("/results")
    await learned.sends(RIGHT)
    assert learned.last.get("photo"), "no lock lasts for ever"
    await closed(world)
    await learned.sends("/results")
    await learned.sends(WRONG)
    assert "4 tries are left." in learned.sees, "the right PIN ends the count"


async def test_the_right_pin_opens_nothing_during_a_pause(world: World, learned: Phone) -> None:
    await wrong_five_times(world, learned)

    await learned.sends(RIGHT)
    await learned.sends("/results")

    assert "You can try again at" in learned.sees
    assert not any(each.get("photo") for each in learned.messages)
    assert not {RIGHT, WRONG} & set(everything_in_chat(learned).split())


async def test_tries_that_arrive_in_one_go_are_not_all_compared(
    world: World, learned: Phone
) -> None:
    await choose_pin(learned)
    await closed(world)
    await learned.sends("/results")

    for pin in ("0001", "0002", "0003", "0004", "0005", RIGHT, "0006"):
        world.acts.message(learned.chat_key, pin, who=learned.key)
    await world.settle()

    assert not any(each.get("photo") for each in learned.messages)
    await learned.sends("/results")
    assert "You can try again at 08:17." in learned.sees, "the first pause, as after five"


@pytest.mark.parametrize("typed", [RIGHT, "4711.", "471"])
@pytest.mark.parametrize("first", [None, "/results"])
async def test_what_is_typed_during_a_pause_does_not_stay_in_the_chat(
    world: World, learned: Phone, typed: str, first: str | None
) -> None:
    await wrong_five_times(world, learned)
    if first is not None:
        await learned.sends(first)
    before = len(learned.messages)

    await learned.sends(typed)

    assert typed not in everything_in_chat(learned).split("\n")
    assert len(learned.messages) == before, "no answer tells anything"


async def test_words_with_digits_are_answered_during_a_pause(world: World, learned: Phone) -> None:
    await wrong_five_times(world, learned)

    await learned.sends("4711 please")

    assert "What would you like to do with your message?" in learned.sees


async def test_a_coordinator_resets_a_pin_that_was_wrong_too_often(
    world: World, learned: Phone, sophea: Phone
) -> None:
    await wrong_five_times(world, learned)

    await open_person(sophea)
    assert "The PIN was wrong five times or more." in sophea.sees
    await sophea.taps("Reset the PIN")
    assert "Please call first" in sophea.sees
    await sophea.taps("We spoke: reset it")

    assert "The PIN is reset." in sophea.sees
    assert "Reset the PIN" not in sophea.buttons
    assert "Your PIN was taken away" in learned.all_words
    await learned.sends("/results")
    assert learned.last.get("photo")
    chain = await world.app.database.run(audit.entries)
    assert {"pin.choose", "pin.locked", "pin.reset"} <= {entry.action for entry in chain}


async def test_a_pause_closes_the_content_and_not_the_owner(
    world: World, learned: Phone, sophea: Phone
) -> None:
    await wrong_five_times(world, learned)

    await learned.sends("help me")
    assert "PIN" not in learned.sees
    await learned.sends("/ask")
    await learned.sends("May we meet an hour later?")
    assert "Sent to your coordinators" in learned.sees
    await learned.sends("/pause")
    await learned.taps("One week")
    assert "PIN" not in learned.sees
    await learned.sends("/hide")
    await world.travel(timedelta(minutes=1))
    assert "PIN" not in everything_in_chat(learned)


async def test_a_pin_that_is_not_locked_cannot_be_reset(
    world: World, learned: Phone, sophea: Phone
) -> None:
    await choose_pin(learned)

    await sophea.sends("/desk")
    await sophea.forges("zw:1")

    assert "already been answered" in sophea.toast
    await closed(world)
    await learned.sends("/results")
    assert "Please type your PIN." in learned.sees


async def test_two_different_pins_are_not_saved(world: World, learned: Phone) -> None:
    await learned.sends("/settings")
    await learned.taps("Shared phone?")
    await learned.taps("A PIN for results")
    await learned.sends("12")
    assert "A PIN has 4 to 6 digits." in learned.sees
    await learned.sends("4711")
    await learned.sends("4712")
    assert "These two are not the same." in learned.sees

    await learned.sends("/menu")
    await learned.sends("/results")

    assert learned.last.get("photo")
    for typed in ("12", "4711", "4712"):
        assert typed not in everything_in_chat(learned).split()


async def test_the_pin_itself_needs_the_pin_to_be_removed(world: World, learned: Phone) -> None:
    await choose_pin(learned)
    await closed(world)
    await learned.sends("/settings")
    await learned.taps("Shared phone?")

    await learned.taps("No PIN")
    assert "Please type your PIN." in learned.sees
    await learned.sends(RIGHT)

    assert "There is no PIN any more." in learned.sees
    await closed(world)
    await learned.sends("/results")
    assert learned.last.get("photo")


async def test_hiding_closes_what_the_pin_protects(world: World, learned: Phone) -> None:
    await choose_pin(learned)

    await learned.sends("/hide")
    await learned.sends("/results")

    assert "Please type your PIN." in learned.sees


async def test_home_shows_no_score_and_asking_for_help_stays_open(
    world: World, learned: Phone, sophea: Phone
) -> None:
    await learned.sends("/ask")
    await learned.sends("May we meet an hour later?")
    await choose_pin(learned)
    await closed(world)

    await learned.sends("/ask")

    assert "PIN" not in learned.sees
    assert "08:00" not in "".join(learned.buttons)
    await learned.sends("And where do we meet?")
    assert "PIN" not in learned.sees
    await learned.taps("Take it back")
    assert "Please type your PIN." in learned.sees


async def test_the_file_of_my_data_needs_the_pin_and_holds_no_hash(
    world: World, learned: Phone
) -> None:
    await choose_pin(learned)
    await closed(world)
    await learned.sends("/privacy")

    await learned.taps("Download")
    assert "Please type your PIN." in learned.sees
    await learned.sends(RIGHT)

    files = world.simulator.world.files
    stored = files.by_id(learned.last["document"]["file_id"])
    assert stored is not None
    content = files.content(stored).decode()
    assert '"pins"' in content
    assert "argon2" not in content


async def test_too_few_digits_are_asked_for_again(world: World, learned: Phone) -> None:
    await choose_pin(learned)
    await closed(world)
    await learned.sends("/results")

    await learned.sends("47")
    assert "A PIN has 4 to 6 digits." in learned.sees
    assert "47" not in everything_in_chat(learned).split()
    await learned.sends(RIGHT)

    assert learned.last.get("photo")


async def test_words_end_the_choice_of_a_pin(world: World, learned: Phone) -> None:
    for typed in ((), (RIGHT,)):
        await learned.sends("/settings")
        await learned.taps("Shared phone?")
        await learned.taps("A PIN for results")
        for pin in typed:
            await learned.sends(pin)
        await learned.sends("What is this about?")
        assert "What would you like to do with your message?" in learned.sees

    await learned.sends(RIGHT)
    await closed(world)
    await learned.sends("/results")
    assert learned.last.get("photo")


async def test_after_a_restart_the_pin_is_still_asked_for(
    world: World, learned: Phone, tmp_path: Path
) -> None:
    await choose_pin(learned)
    await closed(world)
    await learned.sends("/results")

    await world.restart(tmp_path / "romleuk.db")
    await learned.sends(RIGHT)

    assert learned.last.get("photo")
