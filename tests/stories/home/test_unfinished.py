"""Somebody who opened a link and has not finished joining is asked again, whatever they send."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from tests.engines import everything_stored
from tests.stories.cast import Founded, coordinator, personal_token, staff_token
from tests.world import Phone, World

TAP = "Please tap one of the buttons: you agree only by a tap."
KHMER_TAP = "សូមចុចប៊ូតុងមួយ"
LINK = "You need an invitation link"
SENT: dict[str, Callable[[Phone], Awaitable[None]]] = {
    "yes": lambda phone: phone.sends("yes"),
    "ok": lambda phone: phone.sends("ok"),
    "Khmer yes": lambda phone: phone.sends("យល់ព្រម"),
    "sticker": lambda phone: phone.sends_a("sticker"),
    "voice": lambda phone: phone.sends_a("voice"),
    "command": lambda phone: phone.sends("/menu"),
    "/desk": lambda phone: phone.sends("/desk"),
    "/start": lambda phone: phone.sends("/start"),
}


@pytest.fixture
def newcomer(world: World) -> Phone:
    return world.person("newcomer")


async def invited(world: World, founded: Founded, language: str = "") -> str:
    return await personal_token(world, founded, "Sok Dara", "Lotus House", language)


@pytest.mark.parametrize("thing", SENT)
async def test_the_consent_is_asked_again_with_its_buttons(
    world: World, founded: Founded, newcomer: Phone, thing: str
) -> None:
    await newcomer.starts(await invited(world, founded, "en"))

    await SENT[thing](newcomer)

    assert TAP in newcomer.sees
    assert newcomer.buttons == ["I agree", "No, thank you", "ខ្មែរ"]
    assert LINK not in newcomer.all_words
    assert str(world.acts.find_chat("newcomer").id) not in await everything_stored(
        world.app.database
    ), "nothing is stored of somebody who has not agreed"
    await newcomer.taps("I agree")
    assert "Is that you?" in newcomer.sees


async def test_it_is_asked_in_the_language_that_was_chosen(
    world: World, founded: Founded, newcomer: Phone
) -> None:
    await newcomer.starts(await invited(world, founded))
    await newcomer.taps("ខ្មែរ")

    await newcomer.sends("yes")

    assert KHMER_TAP in newcomer.sees


async def test_the_language_is_asked_again(world: World, founded: Founded, newcomer: Phone) -> None:
    await newcomer.starts(await invited(world, founded))

    await newcomer.sends_a("sticker")

    assert newcomer.buttons == ["ខ្មែរ", "English"]
    assert LINK not in newcomer.all_words


async def test_whether_that_is_them_is_asked_again_until_they_are_in(
    world: World, founded: Founded, newcomer: Phone
) -> None:
    await newcomer.starts(await invited(world, founded, "en"))
    await newcomer.taps("I agree")

    await newcomer.sends("yes")

    assert newcomer.buttons == ["Yes, that's me", "Something's not right"]
    assert LINK not in newcomer.all_words
    await newcomer.taps("Yes, that's me")
    await newcomer.sends("/menu")
    assert "You're in." in newcomer.sees


@pytest.mark.parametrize("thing", ["/desk", "command", "sticker", "yes"])
async def test_a_coordinator_who_has_not_finished_is_asked_again(
    world: World, founded: Founded, newcomer: Phone, thing: str
) -> None:
    await newcomer.starts(await staff_token(world, founded))
    await newcomer.taps("English")

    await SENT[thing](newcomer)
    assert TAP in newcomer.sees
    await newcomer.taps("I agree")
    await SENT[thing](newcomer)

    assert "What is your name?" in newcomer.sees or "To stop, send /cancel." in newcomer.sees
    assert newcomer.buttons == ["Newcomer"]
    assert LINK not in newcomer.all_words
    await newcomer.taps("Newcomer")
    assert "Today" in newcomer.sees


@pytest.mark.parametrize("end", ["No, thank you", "/cancel"])
async def test_who_declined_is_a_stranger_again(
    world: World, founded: Founded, newcomer: Phone, end: str
) -> None:
    await newcomer.starts(await invited(world, founded, "en"))
    await (newcomer.sends(end) if end.startswith("/") else newcomer.taps(end))

    await newcomer.sends("yes")

    assert LINK in newcomer.sees


async def test_a_day_later_it_is_forgotten(world: World, founded: Founded, newcomer: Phone) -> None:
    await newcomer.starts(await invited(world, founded, "en"))
    await world.travel(timedelta(days=1, minutes=1))

    await newcomer.sends("yes")

    assert LINK in newcomer.sees


async def test_a_link_that_is_used_meanwhile_is_not_asked_about(
    world: World, founded: Founded, newcomer: Phone
) -> None:
    token = await invited(world, founded, "en")
    await newcomer.starts(token)
    other = world.person("other")
    await other.starts(token)
    await other.taps("I agree")
    await other.taps("Yes, that's me")

    await newcomer.sends("yes")

    assert LINK in newcomer.sees


async def test_who_waits_to_be_let_in_is_told_so(
    world: World, founded: Founded, newcomer: Phone
) -> None:
    sophea = await coordinator(world, founded)
    for label in ("/desk", "3 Invite", "One link for all", "14"):
        await (sophea.sends(label) if label.startswith("/") else sophea.taps(label))
    await newcomer.starts(sophea.sees.rpartition("?start=")[2].strip())
    for label in ("English", "I agree", "Newcomer", "No organization"):
        await newcomer.taps(label)

    for text in ("Is somebody there?", "/lessons"):
        await newcomer.sends(text)
        assert "Your coordinator will let you in" in newcomer.sees
