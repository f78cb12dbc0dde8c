"""A phone is lost: from the person's card a colleague cuts it off by two taps."""

from datetime import timedelta

import orjson
from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.desk.buttons import CutOff, Remove, RevokeRole
from bot.learning.quiz.buttons import BeginQuiz
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.buttons import InviteAll
from bot.storage.database import Tx
from bot.telegram.incoming.context import Context
from bot.telegram.kit.destinations import OpenDesk, OpenHome
from tests.faults.rows import enqueue_texts, id_of
from tests.faults.test_updates import hear
from tests.stories.announcing import Course, send_key, written
from tests.stories.batches import arrive, tap
from tests.stories.cast import (
    Founded,
    administrator,
    coordinator,
    enrolment_id,
    person_id,
    personal_token,
)
from tests.stories.cutting_off import audited, cut_off, heard
from tests.stories.persons import PHONE, open_person, opens_link, token_in
from tests.stories.whole.comparing import STRANGER, tables
from tests.world import Phone, World, words


async def waits(world: World, phone: Phone) -> None:
    """Let a message to somebody wait for a later time."""
    now = world.clock.now()
    call = orjson.dumps(
        {"method": "sendMessage", "body": {"chat_id": id_of(phone), "text": "Late"}}
    )
    message = NewMessage(
        chat_id=id_of(phone),
        lane=Lane.BULK,
        kind="note",
        due_at=now + timedelta(minutes=10),
        call=call.decode(),
    )

    async def work(tx: Tx) -> None:
        outbox.enqueue(tx, [message], now=now)

    await world.app.database.run(work)


def left(phone: Phone) -> list[str]:
    """Return what the bot wrote that is still there, without what every stranger is told."""
    return [words(each) for each in phone.messages if STRANGER not in words(each)]


async def test_three_taps_from_the_card_cut_off_a_phone(sophea: Phone, leader: Phone) -> None:
    await leader.sends("/menu")
    await open_person(sophea)
    await sophea.taps(PHONE)
    await sophea.taps("Phone lost")
    assert "Cut off the phone of Sok Dara?" in sophea.sees
    await sophea.taps("Cut it off now")

    assert "is cut off" in sophea.sees
    assert "New link" in sophea.buttons
    found = await tables(sophea.world)
    [dara] = [each for each in found["people"] if each["name"] == "Sok Dara"]
    assert dara["telegram_id"] is None
    assert audited(found)[-1] == "person.cut_off"


async def test_what_the_bot_wrote_in_two_days_is_gone_from_the_phone(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await leader.sends("/menu")
    old = leader.last["message_id"]
    await world.travel(timedelta(hours=49))
    await leader.sends("/menu")
    await leader.sends("/nonsense")
    await leader.taps("▶ First lesson, 3 minutes")
    recent = [each["message_id"] for each in leader.messages if each["message_id"] > old]
    assert len(recent) > 1
    await cut_off(sophea)

    assert all(each["message_id"] <= old for each in leader.messages)


async def test_more_than_a_hundred_messages_are_deleted(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await enqueue_texts(world, leader, *map(str, range(130)))
    await world.settle()
    await cut_off(sophea)

    assert left(leader) == []


async def test_the_phone_gets_nothing_more_and_no_answer(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await leader.sends("/menu")
    await waits(world, leader)
    target = leader.last["message_id"]
    await cut_off(sophea)
    silence = heard(leader)

    for text in ("/start", "/menu", "Who is there?", "/ask", "/privacy"):
        await leader.sends(text)
    await leader.forges(OpenHome().pack(), message_id=target)
    await world.travel(timedelta(hours=3))

    assert heard(leader) == silence
    assert left(leader) == []
    states = {each["state"] for each in (await tables(world))["outbox"] if each["call"]}
    assert "pending" not in states


async def test_what_the_bot_cannot_handle_is_no_reason_to_answer(
    sophea: Phone, leader: Phone
) -> None:
    async def fail(_update: Update, _context: Context) -> None:
        raise LookupError

    await leader.sends("/menu")
    await cut_off(sophea)
    hear(sophea.world, MessageHandler(filters.TEXT, fail))
    await sophea.sends("hello")
    assert "Something went wrong" in sophea.sees
    silence = heard(leader)

    await leader.sends("hello")

    assert heard(leader) == silence


async def test_what_is_under_way_when_a_phone_is_cut_off_is_deleted_as_well(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    await leader.sends("/menu")
    await sophea.sends("/desk")
    person, chat = await person_id(world, "leader"), id_of(leader)
    world.simulator.controls.fault(method="sendMessage", kind="slow", chat=chat, ms=20, times=None)
    for _ in range(8):
        world.acts.message("leader", "/nonsense", who="leader")
    await sophea.forges(CutOff(founded.cohort, person).pack())

    assert left(leader) == []
    silence = heard(leader)
    await world.travel(timedelta(hours=1))
    assert heard(leader) == silence


async def test_an_announcement_does_not_reach_a_phone_that_was_cut_off(course: Course) -> None:
    dara = course.dara
    await cut_off(course.sophea, "Sok Dara")
    await written(course)
    await course.sophea.taps(send_key(course.sophea))
    silence = heard(dara)
    await dara.world.travel(timedelta(hours=1))

    assert heard(dara) == silence


async def test_the_owner_goes_on_with_a_new_phone(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    await leader.sends("/menu")
    await cut_off(sophea)
    await sophea.taps("New link")
    token, new = token_in(sophea), world.person("dara.new", name="Dara")
    await opens_link(new, token)

    assert "First lesson" in "".join(new.buttons)
    people = [each for each in (await tables(world))["people"] if each["name"] == "Sok Dara"]
    assert len(people) == 1
    silence = heard(leader)
    await leader.sends("/menu")
    assert heard(leader) == silence


async def test_with_the_new_link_the_same_account_is_answered_again(
    sophea: Phone, leader: Phone
) -> None:
    await leader.sends("/menu")
    await cut_off(sophea)
    await sophea.taps("New link")
    await opens_link(leader, token_in(sophea))

    assert "First lesson" in "".join(leader.buttons)
    assert (await tables(sophea.world))["cut_off_accounts"] == []


async def test_a_link_for_all_does_not_wake_a_phone_that_was_cut_off(
    founded: Founded, sophea: Phone, leader: Phone
) -> None:
    await leader.sends("/menu")
    await cut_off(sophea)
    await sophea.forges(InviteAll(founded.cohort, 14).pack())
    silence = heard(leader)
    await leader.starts(token_in(sophea))

    assert heard(leader) == silence


async def test_the_link_of_somebody_else_does_not_wake_a_phone_that_was_cut_off(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    token = await personal_token(world, founded, "Chan Thida", "Lotus House")
    await leader.sends("/menu")
    await cut_off(sophea)
    silence = heard(leader)
    await leader.starts(token)
    await leader.sends("/menu")

    assert heard(leader) == silence
    thida = world.person("thida", language="en")
    await opens_link(thida, token)
    assert "First lesson" in "".join(thida.buttons)


async def test_old_personal_links_die_with_the_phone(sophea: Phone, leader: Phone) -> None:
    await leader.sends("/menu")
    await open_person(sophea)
    await sophea.taps(PHONE)
    await sophea.taps("Make the link")
    token = token_in(sophea)
    await cut_off(sophea)
    silence = heard(leader)
    await leader.starts(token)

    assert heard(leader) == silence


# ---- within one batch ----------------------------------------------------------------------------


async def test_a_phone_that_is_cut_off_in_the_same_batch_gets_no_answer(
    world: World, founded: Founded, sophea: Phone
) -> None:
    mealea = await coordinator(world, founded, "mealea", "Mealea")
    await mealea.sends("/desk")
    await sophea.sends("/desk")
    person = await person_id(world, "sophea")
    taps = (tap(mealea, CutOff(founded.cohort, person)), tap(sophea, OpenDesk(founded.cohort)))
    silence = heard(sophea)
    await arrive(world, *taps)

    assert heard(sophea) == silence


async def test_a_role_that_ends_in_the_same_batch_counts_no_more(
    world: World, founded: Founded, sophea: Phone
) -> None:
    admin = await administrator(world)
    mealea = await coordinator(world, founded, "mealea", "Mealea")
    for phone in (admin, sophea, mealea):
        await phone.sends("/desk")
    person = await person_id(world, "mealea")
    await arrive(
        world,
        tap(admin, RevokeRole(founded.cohort, person)),
        tap(mealea, InviteAll(founded.cohort, 14)),
    )

    found = await tables(world)
    assert [each for each in found["invites"] if each["role"] == "participant"] == []
    assert audited(found)[-2:] == ["role.revoke", "refused"]


async def test_somebody_who_is_removed_in_the_same_batch_takes_part_no_more(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    for phone in (sophea, leader):
        await phone.sends("/menu")
    place = await enrolment_id(world, "leader")
    await arrive(world, tap(sophea, Remove(place)), tap(leader, BeginQuiz("m4.u1")))

    assert (await tables(world))["attempts"] == []
