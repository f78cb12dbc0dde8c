"""Buddies: asked by a coordinator or paired at random; names are shown only once both said yes."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.desk.buttons import OpenComing
from bot.peers.buttons import AnswerPair, AskBoth, DrawLots, EndPair, OpenPair
from bot.peers.domain import PairId
from bot.storage.database import Tx
from tests.stories.cast import Founded, coordinator, enrolment_id, found, participant
from tests.stories.finishing import has_read, has_taken
from tests.stories.persons import change
from tests.world import Phone, World

DAY = timedelta(days=1)
ORGANIZATIONS = ("Lotus House", "River School", "Rice Field")
NAMES = {"sok": "Sok Dara", "chan": "Chan Thida", "vann": "Vann Rith", "keo": "Keo Sina"}
OF = {"sok": "Lotus House", "chan": "River School", "vann": "Lotus House", "keo": "Rice Field"}


@dataclass(slots=True)
class Class:
    """A coordinator and four leaders of three organizations."""

    world: World
    founded: Founded
    sophea: Phone
    dara: Phone
    thida: Phone
    rith: Phone
    sina: Phone

    async def opens(self) -> None:
        await self.sophea.sends("buddies")

    async def pairs(self, first: str, second: str) -> None:
        """Let the coordinator ask two people, and the question reach them."""
        await self.opens()
        await self.sophea.taps("Make a pair")
        await self.picks(first)
        await self.picks(second)
        await self.sophea.taps("Ask both")
        await self.world.travel(timedelta(hours=2))

    async def picks(self, name: str) -> None:
        [line] = [each for each in self.sophea.sees.split("\n") if name in each]
        await self.sophea.taps(line.split()[0])

    async def both_say_yes(self) -> None:
        """Let Dara and Thida be buddies."""
        await self.pairs("Sok Dara", "Chan Thida")
        for phone in (self.dara, self.thida):
            await phone.taps("Open")
            await phone.taps("Yes, I'd like a buddy")
        await self.world.travel(timedelta(hours=2))


@pytest.fixture
async def group(world: World) -> Class:
    founded = await found(world, *ORGANIZATIONS)
    sophea = await coordinator(world, founded)
    dara, thida, rith, sina = [
        await participant(world, founded, key, name, organization=OF[key])
        for key, name in NAMES.items()
    ]
    await world.travel(timedelta(hours=1))
    return Class(
        world=world, founded=founded, sophea=sophea, dara=dara, thida=thida, rith=rith, sina=sina
    )


def names_in(phone: Phone) -> set[str]:
    """The names of the other leaders in all that somebody has ever read."""
    return {name for key, name in NAMES.items() if key != phone.key and name in phone.all_words}


async def reads(phone: Phone, news: str) -> None:
    """Open a message that came unasked; others may have come since."""
    await phone.taps("Open", message_id=phone.message_with(news)["message_id"])


async def my_buddy(phone: Phone) -> str:
    await phone.sends("/menu")
    await phone.taps("⋯ More")
    await phone.taps("Everything")
    await phone.taps("👥 My buddy")
    return phone.sees


async def answers_stored(world: World) -> list[str | None]:
    async def work(tx: Tx) -> list[str | None]:
        rows = await tx.ask("SELECT answer FROM buddy_places ORDER BY pair_id, enrolment_id")
        return [row["answer"] for row in rows]

    return await world.app.database.run(work)


async def test_names_are_shown_once_both_said_yes(group: Class) -> None:
    await group.pairs("Sok Dara", "Chan Thida")
    assert group.dara.sees == "Romleuk\n\nA short question for you. Take your time."
    await group.dara.taps("Open")
    assert "Your coordinator thought of someone." in group.dara.sees
    assert "You can answer until Thu 1 June." in group.dara.sees
    await group.dara.taps("Yes, I'd like a buddy")
    assert "You will see who it is if the other person says yes" in group.dara.sees
    assert names_in(group.dara) == set()

    await group.thida.taps("Open")
    assert names_in(group.thida) == set()
    await group.thida.taps("Yes, I'd like a buddy")
    assert "Your buddy is Sok Dara · Lotus House." in group.thida.sees
    await group.world.travel(timedelta(hours=2))
    assert "There is good news for you here." in group.dara.sees
    await group.dara.taps("Open")
    assert "Your buddy is Chan Thida · River School." in group.dara.sees
    assert "Your buddy is Chan Thida" in await my_buddy(group.dara)
    assert names_in(group.rith) == set()
    await group.opens()
    assert "1 pair together" in group.sophea.sees
    await group.sophea.taps("Pairs (1)")
    assert "1  Sok Dara – Chan Thida" in group.sophea.sees


@pytest.mark.parametrize("said_first", ["yes", "no"])
async def test_after_a_no_nobody_learns_who(group: Class, said_first: str) -> None:
    await group.pairs("Sok Dara", "Chan Thida")
    if said_first == "yes":
        await group.thida.taps("Open")
        await group.thida.taps("Yes, I'd like a buddy")
    await group.dara.taps("Open")
    await group.dara.taps("No, not now")
    assert "No one learns of it." in group.dara.sees
    await group.world.travel(timedelta(hours=2))
    if said_first == "yes":
        await reads(group.thida, "There is news about your last answer.")
    else:
        await group.thida.taps("Open")
    assert "Your pair has ended, or it did not come about." in group.thida.sees
    assert "Ask for a buddy" in group.thida.buttons
    assert names_in(group.dara) | names_in(group.thida) == set()

    await group.opens()
    assert "0 pairs together\n0 pairs waiting for answers\n2 people can be asked" in (
        group.sophea.sees
    )
    await group.sophea.taps("Make a pair")
    assert "Sok Dara" not in group.sophea.sees, "both rest, or the coordinator could see who"
    assert "Chan Thida" not in group.sophea.sees


async def test_home_offers_the_question_until_it_is_answered(group: Class) -> None:
    await has_read(group.world, group.thida)
    for quiz in ("m4.u1", "m4.u2", "m4.u3"):
        await has_taken(group.world, group.thida, quiz, 10)
    await group.thida.sends("/menu")
    assert "👥 Would you like a buddy?" not in group.thida.buttons
    await group.pairs("Sok Dara", "Chan Thida")
    await group.thida.sends("/menu")
    await group.thida.taps("👥 Would you like a buddy?")
    await group.thida.taps("Yes, I'd like a buddy")
    await group.thida.sends("/menu")
    assert "👥 Would you like a buddy?" not in group.thida.buttons
    assert names_in(group.thida) == set()


async def test_no_answer_ends_the_question(group: Class) -> None:
    await group.pairs("Sok Dara", "Chan Thida")
    await group.dara.taps("Open")
    await group.dara.taps("Yes, I'd like a buddy")
    await group.world.travel(11 * DAY)
    assert "There is news about your last answer." in group.dara.all_words
    await reads(group.thida, "A short question for you.")
    assert "did not come about" in group.thida.sees
    assert names_in(group.dara) | names_in(group.thida) == set()


async def test_a_yes_can_be_taken_back_while_the_other_is_asked(group: Class) -> None:
    await group.pairs("Sok Dara", "Chan Thida")
    await group.dara.taps("Open")
    await group.dara.taps("Yes, I'd like a buddy")
    await group.dara.taps("I changed my mind")
    assert "No one learns of it." in group.dara.sees
    await group.thida.taps("Open")
    assert "did not come about" in group.thida.sees


async def test_lots_are_drawn_across_organizations(group: Class) -> None:
    await group.opens()
    assert "4 people can be asked" in group.sophea.sees
    await group.sophea.taps("At random")
    assert "Pair 4 people at random? That makes 2 pairs" in group.sophea.sees
    await group.sophea.taps("Pair at random")
    assert group.sophea.toast == "I made 2 pairs and will ask everybody."
    assert "2 pairs waiting for answers" in group.sophea.sees
    assert group.sophea.buttons == ["🗂 Desk"], "names of drawn pairs are not shown yet"
    await group.world.travel(timedelta(hours=2))
    for phone in (group.dara, group.thida, group.rith, group.sina):
        await phone.taps("Open")
        assert "This one was chosen at random." in phone.sees
        await phone.taps("Yes, I'd like a buddy")
    await group.opens()
    await group.sophea.taps("Pairs (2)")
    together = [line[3:] for line in group.sophea.sees.split("\n") if " – " in line]
    assert sorted(name for line in together for name in line.split(" – ")) == sorted(NAMES.values())
    assert not any("Sok Dara" in line and "Vann Rith" in line for line in together), (
        "they are of one organization"
    )


async def test_people_of_one_organization_are_not_offered_for_each_other(group: Class) -> None:
    await group.opens()
    await group.sophea.taps("Make a pair")
    await group.picks("Sok Dara")
    assert "Vann Rith" not in group.sophea.sees
    assert "Chan Thida · River School" in group.sophea.sees


@pytest.mark.parametrize("how", ["ends it", "leaves", "blocks", "is replaced", "erases"])
async def test_the_other_is_told_neutrally_and_may_ask_again(group: Class, how: str) -> None:
    await group.both_say_yes()
    await group.dara.taps("Open")
    match how:
        case "ends it":
            await group.dara.taps("End this pair")
            await group.dara.taps("End this pair")
            assert "Ask for a buddy" in group.dara.buttons
        case "leaves":
            for step in ("/privacy", "Leave the course", "Leave the course"):
                await (group.dara.sends if step[0] == "/" else group.dara.taps)(step)
        case "blocks":
            group.world.acts.block("sok")
            await group.world.settle()
        case "is replaced":
            await change(group.sophea, "Replace")
            await group.sophea.sends("Ros Chenda")
            await group.sophea.taps("Replace now")
        case _:
            await group.dara.sends("/privacy")
            for step in ("Erase all", "Continue to erase", "Erase now"):
                await group.dara.taps(step)
    await group.world.travel(DAY)
    await reads(group.thida, "Something has changed for you here.")
    assert "Your pair has ended, or it did not come about." in group.thida.sees
    assert "Dara" not in group.thida.sees
    await group.thida.taps("Ask for a buddy")
    assert "You asked for a buddy." in group.thida.sees
    await group.opens()
    assert "1 person asked for a buddy" in group.sophea.sees
    await group.sophea.taps("Make a pair")
    assert "1  Chan Thida · River School (asked for one)" in group.sophea.sees


async def test_a_coordinator_ends_a_pair_and_both_are_told(group: Class) -> None:
    await group.both_say_yes()
    await group.opens()
    await group.sophea.taps("Pairs (1)")
    await group.sophea.taps("1")
    await group.sophea.taps("End the pair")
    assert group.sophea.toast == "The pair has ended."
    await group.world.travel(DAY)
    for phone in (group.dara, group.thida):
        assert "Something has changed for you here." in phone.all_words


async def test_a_pair_of_others_cannot_be_answered_or_seen(group: Class) -> None:
    await group.both_say_yes()
    pair = PairId(1)
    for button in (AnswerPair(pair, "no"), OpenPair(pair), EndPair(pair)):
        await group.rith.forges(button.pack())
        assert "This button is for someone else." in group.rith.toast
    assert names_in(group.rith) == set()
    await group.dara.forges(AnswerPair(pair, "maybe").pack())
    assert "already been answered" in group.dara.toast
    assert await answers_stored(group.world) == ["yes", "yes"]


async def test_a_wish_can_be_taken_back(group: Class) -> None:
    assert "You have no buddy at the moment." in await my_buddy(group.sina)
    await group.sina.taps("Ask for a buddy")
    await group.sina.taps("Don't look for one")
    assert "Ask for a buddy" in group.sina.buttons
    await group.opens()
    assert "asked for a buddy" not in group.sophea.sees


async def test_topics_come_to_both_every_three_weeks_until_there_are_no_more(group: Class) -> None:
    await group.both_say_yes()
    await group.dara.taps("Open")
    assert "You could talk about this:\nSay hello: where do you work" in group.dara.sees
    topics = group.world.app.context.courses["community-liberation-toolkit"].buddy_topics.topics
    await group.world.travel(22 * DAY)
    for phone in (group.dara, group.thida):
        await reads(phone, topics[1].push.in_("en"))
        assert topics[1].text.in_("en") in phone.sees
        assert topics[2].push.in_("en") not in phone.all_words
    await group.world.travel(200 * DAY)
    pushed = [
        each.push.in_("en")
        for each in topics
        if f"Romleuk\n\n{each.push.in_('en')}" in group.thida.all_words
    ]
    assert pushed == [each.push.in_("en") for each in topics[2:]]


async def test_no_topic_comes_after_the_end(group: Class) -> None:
    await group.both_say_yes()
    await group.dara.taps("Open")
    await group.dara.taps("End this pair")
    await group.dara.taps("End this pair")
    await group.world.travel(30 * DAY)
    topics = group.world.app.context.courses["community-liberation-toolkit"].buddy_topics.topics
    for phone in (group.dara, group.thida):
        assert not any(each.push.in_("en") in phone.all_words for each in topics)


async def test_what_is_foreseen_does_not_tell_who_said_yes(group: Class) -> None:
    await group.pairs("Sok Dara", "Chan Thida")
    await group.dara.taps("Open")
    await group.dara.taps("Yes, I'd like a buddy")
    foreseen = {}
    for key in ("sok", "chan"):
        place = await enrolment_id(group.world, key)
        await group.sophea.forges(OpenComing(place, 0).pack())
        foreseen[key] = group.sophea.sees.replace(NAMES[key], "this person")
    assert foreseen["sok"] == foreseen["chan"], "one of them is told in ten days that it is over"


async def test_no_lot_is_drawn_where_nobody_fits(world: World) -> None:
    founded = await found(world, "Lotus House")
    sophea = await coordinator(world, founded)
    for key, name in (("sok", "Sok Dara"), ("chan", "Chan Thida")):
        await participant(world, founded, key, name)
    await sophea.sends("buddies")
    await sophea.taps("At random")
    assert "No two people of different organizations can be paired now." in sophea.sees
    await sophea.forges(DrawLots(founded.cohort).pack())
    assert sophea.toast == "I made 0 pairs and will ask everybody."
    await sophea.taps("Make a pair")
    await sophea.taps("1")
    assert "No one from another organization can be paired with Chan Thida now." in sophea.sees


async def test_two_who_were_asked_meanwhile_are_not_asked_again(group: Class) -> None:
    await group.opens()
    await group.sophea.taps("Make a pair")
    await group.picks("Sok Dara")
    await group.picks("Chan Thida")
    sok, chan = [await enrolment_id(group.world, key) for key in ("sok", "chan")]
    again = AskBoth(group.founded.cohort, sok, chan).pack()
    await group.sophea.forges(again)
    await group.sophea.forges(again)
    assert "These two can't be paired now." in group.sophea.toast
    assert await answers_stored(group.world) == [None, None]
    same = AskBoth(group.founded.cohort, await enrolment_id(group.world, "vann"), sok).pack()
    await group.sophea.forges(same)
    assert "These two can't be paired now." in group.sophea.toast
