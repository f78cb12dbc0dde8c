"""Who may not lead or vote in the group, and what ends a discussion that has lost its group."""

import pytest

from bot.learning.discussion.buttons import Vote
from bot.learning.discussion.domain import DiscussionId
from bot.storage.database import Tx
from tests.stories.cast import coordinator, found, participant
from tests.stories.discussions import CLOSE, begun, make_class, votes_kept
from tests.world import Phone, World, words

NOT_YOURS = "Only people in this course can read this."


async def test_what_is_closed_or_gone_takes_no_vote(world: World) -> None:
    course = await begun(world)
    question, data = course.room.last["message_id"], Vote(DiscussionId(1), 0, "a").pack()
    dara = course.inside(course.leaders[0])
    await course.sophea.taps(CLOSE)

    await dara.forges(data, message_id=question)
    assert dara.toast == "This step is closed."
    await course.sophea.taps("▶ A")
    await dara.forges(data, message_id=question)
    assert dara.toast == "This step is closed."
    for forged in (
        Vote(DiscussionId(1), 1, "z"),
        Vote(DiscussionId(1), 9, "a"),
        Vote(DiscussionId(99), 1, "a"),
    ):
        await dara.forges(forged.pack())
        assert "already been answered" in dara.toast
    await course.leaders[0].sends("/menu")
    await course.leaders[0].forges(Vote(DiscussionId(1), 1, "a").pack())
    assert course.leaders[0].toast == "This button is for someone else."

    assert await votes_kept(world) == []


async def test_only_a_coordinator_of_the_course_leads(world: World) -> None:
    course = await begun(world)
    other = await found(world, "Elsewhere")
    stranger = await coordinator(world, other, "bora", "Bora")
    await stranger.sends("/desk")
    await course.leaders[0].sends("/menu")

    for data in ("io:1", "ic:1:m4.s1:en", "is:1:m4.s1:en", "il:1", "iv:1:0", "ig:1:0:a", "ie:1"):
        for phone in (stranger, course.leaders[0]):
            await phone.forges(data)
            assert "coordinator" in phone.toast, (data, phone.toast)

    assert "You can still choose." in course.said[-1]


async def test_a_role_that_is_taken_away_ends_the_leading(world: World) -> None:
    course = await begun(world)

    async def work(tx: Tx) -> None:
        tx.do("UPDATE roles SET revoked_at = :now", now=world.clock.now())

    await world.app.database.run(work)
    await course.votes("A")
    await course.sophea.taps(CLOSE)

    assert "coordinator" in course.sophea.toast
    assert "0 of 5 have chosen." in words(course.sophea.message_with("Eleven gates"))
    assert "You can still choose." in course.said[-1]


@pytest.mark.parametrize("state", ["waiting", "left", "finished"])
async def test_a_former_member_has_no_vote(world: World, state: str) -> None:
    course = await begun(world)

    async def work(tx: Tx) -> None:
        tx.do("UPDATE enrolments SET state = :state", state=state)

    await world.app.database.run(work)
    await course.room.taps("A")

    assert course.room.toast.startswith("Only people in this course")
    assert await votes_kept(world) == []


async def test_texts_are_read_by_the_course_and_by_nobody_else(world: World) -> None:
    course = await begun(world)
    other = await found(world, "Elsewhere")
    bora = await coordinator(world, other, "bora", "Bora")
    guest = await participant(world, other, "guest", "Guest", organization=None)

    assert "This is a private learning space." in await course.reads(course.outsider)
    for phone in (bora, guest):
        assert NOT_YOURS in await course.reads(phone)
        await phone.forges("ir:1:0:0")
        assert phone.toast == NOT_YOURS
    assert "Eleven gates" in await course.reads(course.sophea)
    assert "Eleven gates" not in course.outsider.all_words + bora.all_words + guest.all_words


@pytest.mark.parametrize("state", ["waiting", "left"])
async def test_a_former_member_reads_no_texts(world: World, state: str) -> None:
    course = await begun(world)

    async def work(tx: Tx) -> None:
        tx.do("UPDATE enrolments SET state = :state", state=state)

    await world.app.database.run(work)

    assert NOT_YOURS in await course.reads(course.leaders[0])


@pytest.mark.parametrize("payload", ["talk_1_1", "talk_1_999", "talk_99_0", "talk_0_0", "talk_1_"])
async def test_a_forged_link_opens_nothing(world: World, payload: str) -> None:
    course = await begun(world)
    dara = course.leaders[0]
    await dara.starts(payload)

    assert "Eleven gates" not in dara.all_words
    assert "Step" not in dara.sees


async def test_without_a_group_the_desk_offers_nothing(world: World, sophea: Phone) -> None:
    await sophea.sends("/desk")
    await sophea.taps("⋯ More")
    assert "📚 Content" in sophea.buttons
    assert "💬 In the group" not in sophea.buttons

    await sophea.sends("/discuss")
    assert "No group is linked to your course" in sophea.sees
    await sophea.forges("is:1:m4.s1:en")
    assert "No group is linked" in sophea.toast


async def test_a_participant_has_nothing_to_lead(world: World, leader: Phone) -> None:
    await leader.sends("/discuss")

    assert "coordinator" in leader.sees


async def test_typed_in_the_group_it_is_answered_in_the_coordinators_own_chat(
    world: World,
) -> None:
    course = await make_class(world)
    said = len(course.said)

    for phone in (course.leaders[0], course.outsider, course.sophea):
        await course.inside(phone).sends("/discuss")

    assert len(course.said) == said
    assert "What should the group discuss?" in course.sophea.sees
    assert "What should" not in course.leaders[0].all_words


async def test_a_group_that_is_lost_ends_it_and_the_coordinator_is_told(
    world: World,
) -> None:
    course = await begun(world)
    bot = world.app.context.bot_username
    world.simulator.stage.member(course.group, bot, "kicked", by="sophea")
    await world.settle()
    assert "Eleven gates ended: the group can no longer be reached." in course.sophea.last["text"]

    await course.sophea.taps(CLOSE)
    assert "already been answered" in course.sophea.toast
    await course.sophea.sends("/discuss")
    assert "No group is linked to your course" in course.sophea.sees


async def test_a_group_that_turns_out_to_be_gone_ends_it_at_the_next_tap(world: World) -> None:
    course = await begun(world)

    async def work(tx: Tx) -> None:
        tx.do("UPDATE chats SET reach = 'gone' WHERE kind = 'group'")

    await world.app.database.run(work)
    await course.sophea.taps(CLOSE)

    assert "Eleven gates ended: the group can no longer be reached." in course.sophea.sees


async def test_a_group_linked_elsewhere_ends_what_is_open(world: World) -> None:
    course = await begun(world)
    second = world.group("second", "Second class", course.sophea)
    bot = world.app.context.bot_username
    world.simulator.stage.member(second, bot, "member", by="sophea")
    await world.settle()

    await world.in_group(course.sophea, course.group).sends("/link")
    assert "Eleven gates ended" not in course.sophea.all_words  # the same group again
    await world.in_group(course.sophea, second).sends("/link")

    assert "Eleven gates ended" in course.sophea.all_words
