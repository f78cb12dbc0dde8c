"""Bots send games; people tap to play, and bots store what they reach."""

from typing import Any

import pytest

from telegram_simulator.tests.client import Client

PLAY = {"text": "Play Tea race", "callback_game": {}}


async def made(client: Client) -> int:
    await client.sim("game", short_name="tea_race", title="Tea race", description="Run!")
    return await client.open()


async def test_a_tap_asks_the_bot_where_the_game_is(client: Client) -> None:
    dara = await made(client)
    sent = await client.ok("sendGame", chat_id=dara, game_short_name="tea_race")
    assert (sent["game"]["title"], sent["game"]["description"]) == ("Tea race", "Run!")
    assert sent["reply_markup"]["inline_keyboard"] == [[PLAY]]
    tapped = await client.sim("tap", chat="dara", label="Play Tea race")
    (update,) = await client.updates()
    query = update["callback_query"]
    assert (query["game_short_name"], query["id"]) == ("tea_race", tapped["callback_id"])
    assert "data" not in query
    seq = (await client.ask("state"))["seq"]
    await client.ok("answerCallbackQuery", callback_query_id=query["id"], url="https://tea.example")
    answered = await client.ask("wait", since=seq, type="callback.answered")
    assert answered["url"] == "https://tea.example"
    assert "[game Tea race] Run!" in await client.ask("transcript", chat="dara")


async def test_scores_are_stored_shown_and_compared(client: Client) -> None:
    dara = await made(client)
    group = client.id_of("group")
    await client.sim("member", chat="group", who="bot", status="member")
    sent = await client.ok("sendGame", chat_id=group, game_short_name="tea_race")
    place = {"chat_id": group, "message_id": sent["message_id"]}
    people = {key: client.id_of(key) for key in ("dara", "sokha", "maly")}
    await client.ok("setGameScore", user_id=dara, score=5, **place)
    shown = await client.ok("setGameScore", user_id=people["sokha"], score=9, **place)
    assert shown["game"]["text"] == "1. Sokha – 9\n2. Dara – 5"
    for score in (5, 4):
        assert await client.refused("setGameScore", user_id=dara, score=score, **place) == (
            "400 Bad Request: BOT_SCORE_NOT_MODIFIED"
        )
    quiet = {"force": True, "disable_edit_message": True}
    same = await client.ok("setGameScore", user_id=dara, score=4, **quiet, **place)
    assert same["game"] == shown["game"]
    scores = await client.ok("getGameHighScores", user_id=dara, **place)
    assert [(each["position"], each["user"]["first_name"], each["score"]) for each in scores] == [
        (1, "Sokha", 9),
        (2, "Dara", 4),
    ]
    assert await client.ok("getGameHighScores", user_id=people["maly"], **place) == []
    again = await client.ok("sendGame", chat_id=group, game_short_name="tea_race")
    assert again["game"]["text"] == "1. Sokha – 9\n2. Dara – 4"
    alone = await client.ok("sendGame", chat_id=dara, game_short_name="tea_race")
    assert "text" not in alone["game"]


async def test_a_game_comes_of_inline_mode(client: Client) -> None:
    dara = await made(client)
    await client.sim("inline", chat="group", query="", **{"as": "dara"})
    (update,) = await client.updates()
    query = update["inline_query"]["id"]
    results = [{"type": "game", "id": "1", "game_short_name": "tea_race"}]
    await client.ok("answerInlineQuery", inline_query_id=query, results=results)
    item = await client.sim("choose", query_id=query, result_id="1")
    assert item["message"]["game"]["title"] == "Tea race"
    await client.sim("tap", chat="group", label="Play Tea race", **{"as": "dara"})
    (update,) = await client.updates(offset=-1)
    number = update["callback_query"]["inline_message_id"]
    assert await client.ok("setGameScore", user_id=dara, score=3, inline_message_id=number) is True
    scores = await client.ok("getGameHighScores", user_id=dara, inline_message_id=number)
    assert [each["score"] for each in scores] == [3]


async def test_a_game_is_edited_and_copied_with_its_button(client: Client) -> None:
    dara = await made(client)
    sent = await client.ok("sendGame", chat_id=dara, game_short_name="tea_race")
    place = {"chat_id": dara, "message_id": sent["message_id"]}
    edited = await client.ok("editMessageText", text="Win <b>tea</b>", parse_mode="HTML", **place)
    assert edited["game"]["text"] == "Win tea"
    assert edited["game"]["text_entities"] == [{"type": "bold", "offset": 4, "length": 3}]
    assert edited["reply_markup"]["inline_keyboard"] == [[PLAY]]
    keys = {"inline_keyboard": [[PLAY | {"text": "Go"}], [{"text": "Rules", "callback_data": "r"}]]}
    changed = await client.ok("editMessageReplyMarkup", reply_markup=keys, **place)
    assert changed["reply_markup"] == keys
    await client.ok("copyMessage", chat_id=dara, from_chat_id=dara, message_id=sent["message_id"])
    await client.sim("tap", chat="dara", label="Go")
    (update,) = await client.updates()
    assert update["callback_query"]["game_short_name"] == "tea_race"
    assert update["callback_query"]["message"]["message_id"] > sent["message_id"]


OTHER = {"text": "Rules", "callback_data": "r"}
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({}, 'parameter "game_short_name" is required'),
    ({"game_short_name": "unknown"}, "wrong game short name specified"),
    (
        {"game_short_name": "tea_race", "reply_markup": {"inline_keyboard": [[OTHER]]}},
        "REPLY_MARKUP_GAME_EMPTY",
    ),
    (
        {"game_short_name": "tea_race", "reply_markup": {"inline_keyboard": [[OTHER, PLAY]]}},
        "BUTTON_POS_INVALID",
    ),
]


@pytest.mark.parametrize(("given", "error"), REFUSED)
async def test_what_is_no_game_is_refused(
    client: Client, given: dict[str, Any], error: str
) -> None:
    dara = await made(client)
    assert await client.refused("sendGame", chat_id=dara, **given) == f"400 Bad Request: {error}"


async def test_only_a_game_has_scores_and_a_button_to_play(client: Client) -> None:
    dara = await made(client)
    sent = await client.ok("sendMessage", chat_id=dara, text="tea")
    place = {"chat_id": dara, "message_id": sent["message_id"]}
    assert await client.refused("setGameScore", user_id=dara, score=1, **place) == (
        "400 Bad Request: game score can't be set"
    )
    keys = {"inline_keyboard": [[PLAY]]}
    assert await client.refused("editMessageReplyMarkup", reply_markup=keys, **place) == (
        "400 Bad Request: BUTTON_TYPE_INVALID"
    )
    status, told = await client.sim_raw("game", short_name="a b")
    assert (status, told["error"]) == (400, "short_name has 3 to 30 letters, digits or _.")
