"""What the audit records about refused actions, and what not."""

from datetime import datetime, timedelta
from typing import Any

import orjson

from bot.announcements.buttons import OpenAnnouncementCard
from bot.announcements.domain import AnnouncementId
from bot.desk.buttons import OpenContact
from bot.learning.buttons import Practise
from bot.membership.domain import ChatId, EnrolmentId, PersonId
from bot.outbox.jobs import storage as jobs
from bot.people.buttons import ShowQr
from bot.storage.database import Tx
from bot.telegram.kit.destinations import OpenDesk
from tests.stories.cast import Founded
from tests.stories.rosters import FOURTEEN, ask_for_list, sends_list
from tests.stories.whole.comparing import NOT_ALLOWED, tables
from tests.world import Phone, World


async def refusals(world: World) -> list[dict[str, Any]]:
    rows = (await tables(world))["audit"]
    return [
        {"who": each["actor_id"], "what": each["object"], **orjson.loads(each["detail"])}
        for each in rows
        if each["action"] == "refused"
    ]


async def test_a_repeated_refusal_is_noted_once_a_day(
    world: World, founded: Founded, leader: Phone
) -> None:
    key = OpenDesk(founded.cohort).pack()
    for _ in range(5):
        await leader.forges(key)
    [row] = await refusals(world)
    assert row == {"who": 1, "what": "button:dk", "cohort": founded.cohort, "why": "NotAllowed"}

    await world.travel(timedelta(hours=25))
    await leader.forges(key)
    assert len(await refusals(world)) == 2


async def test_what_a_stranger_tried_is_noted_without_the_stranger(
    world: World, founded: Founded
) -> None:
    strangers = [world.person("one"), world.person("two")]
    for each in strangers:
        await each.starts()
        await each.forges(OpenContact(founded.cohort, PersonId(77)).pack())
        await each.sends("/menu")
    assert await refusals(world) == [
        {"who": None, "what": "button:ec", "cohort": founded.cohort, "why": "NotJoined"}
    ]


async def test_a_token_in_a_button_is_not_written_down(world: World, leader: Phone) -> None:
    await leader.forges(ShowQr("p0MJqghlEiLUaVlyTXwPHQ").pack())
    assert await refusals(world) == [{"who": 1, "what": "button:dq", "why": "NotAllowed"}]


async def test_a_tap_on_something_answered_is_not_noted_as_refused(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await sophea.forges(OpenAnnouncementCard(AnnouncementId(4711)).pack())
    await leader.forges("zz:1")
    await leader.forges(Practise(EnrolmentId(4711)).pack())
    assert [each["what"] for each in await refusals(world)] == ["button:po"]


async def test_a_list_sent_before_the_role_was_revoked_is_not_read(
    world: World, founded: Founded, sophea: Phone
) -> None:
    """The file is read a little later, in another turn."""
    await ask_for_list(sophea)
    await sends_list(sophea, FOURTEEN[:2])
    before = await tables(world)
    await world.app.database.run(lambda tx: dismiss_all(tx, now=world.clock.now()))

    about = {"cohort": founded.cohort, "file": sent_file(world, sophea)}
    await repeat_job(world, about, sophea)

    after = await tables(world)
    assert NOT_ALLOWED in sophea.sees
    assert after["rosters"] == before["rosters"]
    assert [each["what"] for each in await refusals(world)] == ["errand:people.roster"]

    await sends_list(sophea, FOURTEEN[:2])
    assert (await tables(world))["errands"] == after["errands"]
    assert [each["what"] for each in await refusals(world)] == [
        "errand:people.roster",
        "dialog:people.list",
    ]
    assert all(each["dialog"] is None for each in (await tables(world))["chats"])


async def dismiss_all(tx: Tx, *, now: datetime) -> None:
    """Revoke all roles of coordinators."""
    tx.do("UPDATE roles SET revoked_at = :now", now=now)


async def repeat_job(world: World, about: dict[str, Any], phone: Phone) -> None:
    """Read a file once more, as if the bot had stopped before reading it."""
    chat = ChatId(world.acts.find_chat(phone.key).id)

    async def work(tx: Tx) -> None:
        jobs.add(tx, kind="people.roster", about=about, chat=chat, now=world.clock.now())

    await world.app.database.run(work)
    await world.settle()


def sent_file(world: World, phone: Phone) -> str:
    """Return Telegram's id of the newest file that somebody sent."""
    items = world.acts.find_chat(phone.key).items.values()
    sent = [each.message["document"] for each in items if "document" in each.message]
    return str(sent[-1]["file_id"])
