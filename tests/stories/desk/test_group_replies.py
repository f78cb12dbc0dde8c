"""Replies to the bot in a group: a grave one is answered in private; coordinators get a count."""

from datetime import timedelta

import pytest

from bot.membership.audit import storage as audit
from tests.engines import everything_stored
from tests.stories.cast import change_row
from tests.stories.discussions import Class, make_class
from tests.stories.peers.test_problem import WORDS, posts, proposes
from tests.world import Phone, World, labels, words

GIRL = "Sokha, a 15 year old girl, wants to leave"
SOLD = "Sokha, a 14 year old girl, was sold by her uncle"
DANGER = "They beat her and lock her in now"
WISH = "I want to die"
TEA = "We begin with tea."
LOOK = "Romleuk\n\nPlease look here."


@pytest.fixture
async def course(world: World) -> Class:
    """A class whose group was just told of a problem."""
    made = await make_class(world)
    await proposes(made.leaders[0])
    await posts(made)
    return made


async def replies(course: Class, phone: Phone, text: str) -> None:
    """Reply to the newest message of the bot in the group."""
    await course.inside(phone).sends(text, reply_to=course.room.last["message_id"])


async def opens(phone: Phone, text: str = LOOK) -> None:
    message = phone.message_with(text)
    await phone.taps("Open", message_id=message["message_id"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GIRL, "If someone may be in danger"),
        (SOLD, "no one reads this right away"),
        (DANGER, "no one reads this right away"),
        (WISH, "nobody should be alone with it"),
    ],
)
async def test_the_writer_of_a_grave_reply_hears_of_it_in_private(
    world: World, course: Class, text: str, said: str
) -> None:
    thida = course.leaders[1]
    before = len(course.said)

    await replies(course, thida, text)

    assert words(thida.last) == LOOK, "the locked phone shows no topic"
    assert labels(thida.last) == ["Open"]
    await opens(thida)
    assert said in thida.sees
    assert "Also delete for everyone" in thida.sees
    assert len(course.said) == before, "the group sees nothing"
    assert all(words(each.last) != LOOK for each in course.leaders if each is not thida)
    assert text not in await everything_stored(world.app.database)


async def test_coordinators_get_a_count_and_no_name_unless_the_person_asks(
    world: World, course: Class
) -> None:
    thida, rith = course.leaders[1:3]
    await replies(course, thida, SOLD)
    await world.travel(timedelta(hours=1))
    await replies(course, rith, DANGER)
    await world.travel(timedelta(minutes=1))

    told = words(course.sophea.message_with("2 replies to me in the last 7 days"))
    assert not [each for each in ("Thida", "Rith", "Sokha", "beat") if each in told]
    chain = await world.app.database.run(audit.entries)
    noted = [each for each in chain if each.action == "group.grave_reply"]
    assert [each.actor for each in noted] == [None, None]

    await opens(thida)
    await thida.taps("Please have someone contact me")
    assert "Delete my message" not in thida.buttons, "it is not in this chat"
    await world.travel(timedelta(minutes=1))
    assert course.sophea.message_with("Please contact · Chan Thida")


async def test_coordinators_are_told_once_an_hour(world: World, course: Class) -> None:
    def told() -> int:
        return sum("in the last 7 days may be" in words(each) for each in course.sophea.messages)

    for leader in course.leaders[:3]:
        await replies(course, leader, DANGER)
        await world.travel(timedelta(minutes=5))
    assert told() == 1

    await world.travel(timedelta(hours=1))
    await replies(course, course.leaders[0], DANGER)
    await world.travel(timedelta(minutes=5))
    assert told() == 2


async def test_who_replies_to_the_problem_is_asked_once_to_answer_in_private(
    world: World, course: Class
) -> None:
    thida = course.leaders[1]
    before = len(course.said)
    await replies(course, thida, TEA)
    await replies(course, thida, "And with a song.")
    await world.travel(timedelta(minutes=2))

    asked = [each for each in thida.messages if "Please answer here" in words(each)]
    assert len(asked) == 1
    assert len(course.said) == before
    assert TEA not in await everything_stored(world.app.database)
    await opens(thida, "Please answer here")
    assert WORDS in thida.sees
    await thida.sends(TEA)
    assert "Your coordinators read it without your name" in thida.sees


async def test_what_people_say_to_each_other_is_dropped_unread(world: World, course: Class) -> None:
    dara, thida = course.leaders[:2]
    world.simulator.stage.privacy(False)  # so Telegram delivers all of it
    await course.inside(dara).sends(SOLD)
    own = max(world.acts.find_chat(course.group).items)
    await course.inside(thida).sends(WISH, reply_to=own)
    await world.travel(timedelta(minutes=2))

    assert not any(words(each) == LOOK for phone in (dara, thida) for each in phone.messages)
    chain = await world.app.database.run(audit.entries)
    assert "group.grave_reply" not in {each.action for each in chain}


async def test_somebody_the_bot_does_not_know_gets_no_message_but_counts(
    world: World, course: Class
) -> None:
    await replies(course, course.outsider, DANGER)
    await replies(course, course.outsider, TEA)
    await world.travel(timedelta(minutes=2))

    assert not course.outsider.messages
    assert course.sophea.message_with("1 reply to me in the last 7 days")


async def test_a_group_that_is_no_longer_linked_is_not_heard(world: World, course: Class) -> None:
    await change_row(world, "UPDATE cohorts SET group_chat_id = NULL")
    thida = course.leaders[1]
    before = len(thida.messages)
    await replies(course, thida, DANGER)
    await world.travel(timedelta(minutes=2))

    assert len(thida.messages) == before


async def test_the_bot_never_asks_to_be_an_administrator_of_a_group(
    world: World, course: Class
) -> None:
    everything = "\n".join([*course.said, course.sophea.all_words])

    assert "administrator" not in everything
    assert not world.calls("promoteChatMember")
    catalogue = world.app.context.catalogue
    for language in ("en", "km"):
        assert "startgroup" not in catalogue.texts(language)("desk.write_link")
