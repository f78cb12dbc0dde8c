"""Former coordinators are told nothing more, and groups see nothing of the desk."""

from datetime import timedelta

import pytest

from bot.act import Act
from bot.announcements import storage as announcement_store
from bot.announcements.domain import AnnouncementId
from bot.announcements.results.service import enqueue_card
from bot.learning.discussion.buttons import EndDiscussion
from bot.learning.discussion.domain import DiscussionId
from bot.storage.database import Tx
from bot.telegram.kit.destinations import OpenDesk
from tests.stories.asking import rung
from tests.stories.cast import Founded, coordinator, dismiss, personal_token
from tests.stories.persons import opens_link
from tests.stories.whole.comparing import NOT_ALLOWED, actions, changed, tables
from tests.stories.whole.permitted import Prepared
from tests.world import Phone, World, local, words


async def test_a_former_coordinator_is_told_nothing_more(prepared: Prepared) -> None:
    made, world = prepared, prepared.world
    await made.dismiss()
    before, others = len(made.sophea.messages), len(made.colleague.messages)
    for days in range(1, 11):
        await world.travel(local("2023-05-22 14:00") + timedelta(days=days))
    assert len(made.sophea.messages) == before
    assert len(made.colleague.messages) > others + 5


@pytest.mark.parametrize("dismissed", [False, True])
async def test_messages_for_the_morning_go_to_those_who_coordinate_then(
    world: World,
    founded: Founded,
    sophea: Phone,
    leader: Phone,
    dismissed: bool,  # noqa: FBT001 - both ways
) -> None:
    await coordinator(world, founded, key="bora", name="Bora")
    await world.travel(local("2023-05-22 21:00"))
    await opens_link(leader, await personal_token(world, founded, "Chan Thida", "Lotus House"))
    guest = world.person("guest", language="en")
    await guest.starts(
        await personal_token(world, founded, "Vann Rith", "Lotus House", language="en")
    )
    for label in ("I agree", "Something's not right", "My name"):
        await guest.taps(label)
    await guest.sends("It is written Vann Rithy.")
    if dismissed:
        await dismiss(world, founded, sophea)
    await world.travel(local("2023-05-23 08:00"))

    told = sophea.all_words
    assert ("Chan Thida" in told, "It is written Vann Rithy." in told) == (not dismissed,) * 2


async def test_the_card_of_a_former_coordinator_names_nobody(prepared: Prepared) -> None:
    made, done = prepared, AnnouncementId(int(prepared.ids["announcement.done"]))
    assert "Heng Samnang" in await card_again(made, done)
    await made.dismiss()
    card = await card_again(made, done)
    assert "accepted by Telegram" in card
    assert "Heng Samnang" not in card


async def card_again(made: Prepared, announcement: AnnouncementId) -> str:
    """How the bot writes the card of an announcement unasked now."""
    now = made.world.clock.now()

    async def work(tx: Tx) -> None:
        details = await announcement_store.load(tx, announcement)
        assert details is not None
        await enqueue_card(Act(tx=tx, now=now), details, fingerprint=f"again {now}")

    await made.world.app.database.run(work)
    await made.world.travel(now + timedelta(minutes=1))
    return words(made.sophea.message_with("accepted by Telegram"))


async def test_a_reply_to_a_question_is_no_answer_any_more(prepared: Prepared) -> None:
    made = prepared
    rung_at = rung(made.sophea)["message_id"]
    await made.dismiss()
    before = await tables(made.world)
    await made.sophea.sends("On Tuesday, please.", reply_to=rung_at)
    assert NOT_ALLOWED in made.sophea.sees
    assert await changed(made.world, before) == []
    written = await actions(made.world, before, await tables(made.world))
    assert written == [("refused", "reply")]


async def test_in_the_group_nothing_of_the_desk_is_shown(prepared: Prepared) -> None:
    made, room = prepared, prepared.course.inside(prepared.course.leaders[2])
    shown = len(room.messages)
    for button in (OpenDesk(made.course.founded.cohort), EndDiscussion(DiscussionId(1))):
        before = await tables(made.world)
        await room.forges(button.pack())
        assert await changed(made.world, before) == []
        written = await actions(made.world, before, await tables(made.world))
        assert written == [("refused", f"button:{button.prefix}")]
    assert len(room.messages) == shown
