"""Polls and quizzes."""

from tests.simulator.wire import Wire


async def test_a_quiz_tells_its_bot_who_answered_what(wire: Wire) -> None:
    dara = await wire.open()
    sent = await wire.ok(
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
    item = await wire.sim("vote", options=[1], **place)
    assert item["mine"] == [1]
    assert item["message"]["poll"]["options"][1]["voter_count"] == 1
    answer = (await wire.updates())[-1]["poll_answer"]
    assert (answer["poll_id"], answer["option_ids"]) == (poll["id"], [1])
    assert answer["user"]["id"] == dara
    status, _ = await wire.sim_raw("vote", options=[0], **place)
    assert status == 400


async def test_a_poll_can_be_answered_again_and_retracted(wire: Wire) -> None:
    sent = await wire.ok(
        "sendPoll",
        chat_id=await wire.open(),
        question="Which?",
        options=[{"text": "a"}, {"text": "b"}],
        allows_multiple_answers=True,
    )
    place = {"chat": "dara", "message_id": sent["message_id"]}
    for options, total in (([0, 1], 1), ([1], 1), ([], 0)):
        item = await wire.sim("vote", options=options, **place)
        assert item["message"]["poll"]["total_voter_count"] == total
    kinds = {key for update in await wire.updates() for key in update}
    assert kinds == {"update_id", "poll"}  # anonymous: no poll_answer
    assert (await wire.sim_raw("vote", options=[5], **place))[0] == 400


async def test_a_poll_ends_by_the_clock(wire: Wire) -> None:
    sent = await wire.ok(
        "sendPoll",
        chat_id=await wire.open(),
        question="Which?",
        options=["a", "b"],
        open_period=60,
    )
    await wire.sim("clock", seconds=61)
    (update,) = await wire.updates()
    assert update["poll"]["is_closed"] is True
    place = {"chat": "dara", "message_id": sent["message_id"]}
    assert (await wire.sim_raw("vote", options=[0], **place))[0] == 400


async def test_a_copied_poll_is_another_and_a_forwarded_one_the_same(wire: Wire) -> None:
    dara = await wire.open()
    sent = await wire.ok("sendPoll", chat_id=dara, question="?", options=["a", "b"])
    source = {"chat_id": dara, "from_chat_id": dara, "message_id": sent["message_id"]}
    await wire.ok("copyMessage", **source)
    copied = (await wire.ask("messages", chat="dara"))[-1]["message"]["poll"]
    forwarded = (await wire.ok("forwardMessage", **source))["poll"]
    assert copied["id"] != sent["poll"]["id"]
    assert forwarded["id"] == sent["poll"]["id"]


async def test_stopping_a_poll_changes_the_buttons(wire: Wire) -> None:
    dara = await wire.open()
    sent = await wire.ok("sendPoll", chat_id=dara, question="?", options=["a"], description="why")
    assert sent["poll"]["description"] == "why"
    keys = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    place = {"chat_id": dara, "message_id": sent["message_id"]}
    await wire.ok("stopPoll", reply_markup=keys, **place)
    item = (await wire.ask("messages", chat="dara"))[-1]["message"]
    assert (item["reply_markup"], item["poll"]["is_closed"]) == (keys, True)
