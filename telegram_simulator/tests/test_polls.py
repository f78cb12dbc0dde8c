"""Polls and quizzes."""

import json
from datetime import UTC, datetime, timedelta

import aiohttp

from telegram_simulator import Simulator
from telegram_simulator.samples import picture
from telegram_simulator.tests.client import Client


async def test_the_bot_learns_who_answered_a_quiz_and_how(client: Client) -> None:
    dara = await client.open()
    sent = await client.ok(
        "sendPoll",
        chat_id=dara,
        question="Which?",
        options='["a", "b", "c"]',
        type="quiz",
        correct_option_id=1,
        is_anonymous=False,
        explanation="<b>because</b>",
        explanation_parse_mode="HTML",
    )
    poll = sent["poll"]
    assert (poll["type"], poll["correct_option_id"], poll["is_anonymous"]) == ("quiz", 1, False)
    assert poll["explanation"] == "because"
    place = {"chat": "dara", "message_id": sent["message_id"]}
    item = await client.sim("vote", options=[1], **place)
    assert item["mine"] == [1]
    assert item["message"]["poll"]["options"][1]["voter_count"] == 1
    answer = (await client.updates())[-1]["poll_answer"]
    assert (answer["poll_id"], answer["option_ids"]) == (poll["id"], [1])
    assert answer["user"]["id"] == dara
    status, _ = await client.sim_raw("vote", options=[0], **place)
    assert status == 400


async def test_a_poll_can_be_answered_again_and_retracted(client: Client) -> None:
    sent = await client.ok(
        "sendPoll",
        chat_id=await client.open(),
        question="Which?",
        options=[{"text": "a"}, {"text": "b"}],
        allows_multiple_answers=True,
    )
    place = {"chat": "dara", "message_id": sent["message_id"]}
    for options, total in (([0, 1], 1), ([1], 1), ([], 0)):
        item = await client.sim("vote", options=options, **place)
        assert item["message"]["poll"]["total_voter_count"] == total
    kinds = {key for update in await client.updates() for key in update}
    assert kinds == {"update_id", "poll"}  # anonymous: no poll_answer
    assert (await client.sim_raw("vote", options=[5], **place))[0] == 400


async def test_a_poll_closes_when_its_time_is_over(client: Client) -> None:
    sent = await client.ok(
        "sendPoll",
        chat_id=await client.open(),
        question="Which?",
        options=["a", "b"],
        open_period=60,
    )
    await client.sim("clock", seconds=61)
    (update,) = await client.updates()
    assert update["poll"]["is_closed"] is True
    place = {"chat": "dara", "message_id": sent["message_id"]}
    assert (await client.sim_raw("vote", options=[0], **place))[0] == 400


async def test_a_copied_poll_is_a_new_poll_and_a_forwarded_one_is_the_same(client: Client) -> None:
    dara = await client.open()
    sent = await client.ok("sendPoll", chat_id=dara, question="?", options=["a", "b"])
    source = {"chat_id": dara, "from_chat_id": dara, "message_id": sent["message_id"]}
    await client.ok("copyMessage", **source)
    copied = (await client.ask("messages", chat="dara"))[-1]["message"]["poll"]
    forwarded = (await client.ok("forwardMessage", **source))["poll"]
    assert copied["id"] != sent["poll"]["id"]
    assert forwarded["id"] == sent["poll"]["id"]


async def test_stopping_a_poll_changes_the_buttons(client: Client) -> None:
    dara = await client.open()
    sent = await client.ok("sendPoll", chat_id=dara, question="?", options=["a"], description="why")
    assert sent["poll"]["description"] == "why"
    keys = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    place = {"chat_id": dara, "message_id": sent["message_id"]}
    await client.ok("stopPoll", reply_markup=keys, **place)
    item = (await client.ask("messages", chat="dara"))[-1]["message"]
    assert (item["reply_markup"], item["poll"]["is_closed"]) == (keys, True)


async def test_a_poll_is_closed_the_moment_its_time_is_over() -> None:
    instants = [datetime(2023, 5, 22, 8, tzinfo=UTC)]
    simulator = Simulator(now=lambda: instants[-1])
    await simulator.start()
    try:
        async with aiohttp.ClientSession() as session:
            client = Client(simulator, session)
            dara = await client.open()
            sent = await client.ok(
                "sendPoll", chat_id=dara, question="?", options=["a"], open_period=5
            )
            instants.append(instants[0] + timedelta(seconds=5))
            place = {"chat_id": dara, "message_id": sent["message_id"]}
            keys = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
            edited = await client.ok("editMessageReplyMarkup", reply_markup=keys, **place)
            assert (sent["poll"]["is_closed"], edited["poll"]["is_closed"]) == (False, True)
    finally:
        await simulator.stop()


async def test_pictures_files_and_places_belong_to_a_poll(client: Client) -> None:
    dara = await client.open()
    place = {"type": "location", "latitude": 11.5, "longitude": 104.9}
    options = [
        {"text": "Here", "media": place},
        {"text": "There", "media": place | {"type": "venue", "title": "Shop", "address": "1"}},
        {"text": "Site", "media": {"type": "link", "url": "https://example.org/"}},
        {"text": "None"},
    ]
    status, body = await client.upload(
        "sendPoll",
        chat_id=dara,
        question="Where?",
        type="quiz",
        correct_option_ids="[0]",
        options=json.dumps(options),
        media='{"type": "photo", "media": "attach://a"}',
        explanation_media='{"type": "document", "media": "attach://b"}',
        a=("a.png", picture(), "image/png"),
        b=("b.txt", b"tea", "text/plain"),
    )
    assert status == 200, body
    poll = body["result"]["poll"]
    assert poll["media"]["photo"][0]["width"] == 64
    assert poll["explanation_media"]["document"]["file_name"] == "b.txt"
    assert [list(each.get("media", {})) for each in poll["options"]] == [
        ["location"],
        ["venue"],
        ["link"],
        [],
    ]
    shown = await client.ask("transcript", chat="dara")
    assert "[quiz poll] Where? [picture]" in shown
    assert "( ) Site [link]  0" in shown
    wrong = [{"text": "a", "media": {"type": "audio", "media": "x"}}]
    assert await client.refused("sendPoll", chat_id=dara, question="?", options=wrong) == (
        '400 Bad Request: can\'t parse InputMedia: type "audio" is unsupported'
    )
