"""People who join are told in one message, which grows until it is opened."""

from datetime import timedelta

from tests.stories.cast import Founded, personal_token
from tests.world import Phone, World, labels, words


async def joins(world: World, founded: Founded, number: int) -> None:
    token = await personal_token(world, founded, f"Sok {number}", "Lotus House", "en")
    phone = world.person(f"joins{number}", name=f"Sok {number}")
    await phone.starts(token)
    await phone.taps("I agree")
    await phone.taps("Yes, that's me")


def news(world: World, phone: Phone) -> int:
    """How many neutral lines about people came."""
    chat = world.acts.find_chat(phone.key).id
    return sum(
        call["request"]["chat_id"] == chat
        and "There is news about the course" in call["request"]["text"]
        for call in world.calls("sendMessage")
    )


async def test_seven_who_join_ring_twice_and_stand_in_one_message(
    world: World, founded: Founded, sophea: Phone
) -> None:
    for number in range(7):
        await joins(world, founded, number)
    assert news(world, sophea) == 1
    await world.travel(timedelta(hours=1, minutes=1))

    assert news(world, sophea) == 2
    said = words(sophea.message_with("joined"))
    assert said.startswith("6 joined\nJoined: 7 of 7")
    assert "and 1 more" in said


async def test_the_locked_screen_is_neutral_and_the_button_says_that_somebody_came(
    world: World, founded: Founded, sophea: Phone
) -> None:
    world.opens_notices = False
    await joins(world, founded, 1)
    [cover] = [each for each in sophea.messages if "news about the course" in words(each)]

    assert words(cover) == "Romleuk\n\nThere is news about the course."
    assert labels(cover) == ["Who joined or asks to join"]
    await sophea.taps("Who joined or asks to join")
    assert "Sok 1 · Lotus House joined" in sophea.sees
