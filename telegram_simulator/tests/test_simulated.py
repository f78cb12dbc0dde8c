"""The simulated Telegram in a thread, as tests of other bots use it."""

import json
from threading import Thread
from urllib.parse import quote
from urllib.request import ProxyHandler, build_opener

import pytest

from telegram_simulator import InvalidAction, NotFound, NothingSeen, Simulated

pytest_plugins = ["telegram_simulator.fixtures"]


def called(simulated: Simulated, method: str, query: str = "") -> object:
    """Call a method without a library and without an event loop."""
    address = f"{simulated.api_url}{simulated.token}/{method}?{query}"
    with build_opener(ProxyHandler({})).open(address) as answer:
        return json.load(answer)["result"]


def test_a_bot_in_another_thread_is_tested_without_an_event_loop(simulated: Simulated) -> None:
    dara = simulated.simulator.world.chats["dara"].id
    simulated.act("start", chat="dara")
    bot = Thread(target=called, args=(simulated, "sendMessage", f"chat_id={dara}&text=Tea%3F"))
    bot.start()

    assert simulated.sees("dara", "Tea?")["text"] == "Tea?"
    bot.join()
    assert [row["method"] for row in simulated.ask("calls")] == ["sendMessage"]


def test_what_the_bot_wrote_instead_is_told(simulated: Simulated) -> None:
    dara = simulated.simulator.world.chats["dara"].id
    simulated.act("start", chat="dara")
    called(simulated, "sendMessage", f"chat_id={dara}&text=Coffee%3F")

    with pytest.raises(NothingSeen, match=r"'Tea\?' did not come to 'dara', but: 'Coffee\?'\."):
        simulated.sees("dara", "Tea?", seconds=0)
    simulated.act("message", chat="dara", text="Coffee?")
    with pytest.raises(NothingSeen, match="but: nothing"):
        simulated.sees("dara", "Coffee?", seconds=0)


def test_what_a_message_carries_is_seen_and_found(simulated: Simulated) -> None:
    dara = simulated.simulator.world.chats["dara"].id
    simulated.act("start", chat="dara")
    called(simulated, "sendPoll", f'chat_id={dara}&question=Tea%3F&options=["Yes","No"]')
    assert simulated.sees("dara", "Tea?", seconds=0)["poll"]["question"] == "Tea?"
    with pytest.raises(NothingSeen, match=r"but: '\[regular poll\] Tea"):
        simulated.sees("dara", "Coffee?", seconds=0)
    assert simulated.ask("wait", since=0, chat="dara", text="Tea?", timeout=0.1)["message"]


def test_the_name_of_the_author_is_not_what_a_message_says(simulated: Simulated) -> None:
    dara = simulated.simulator.world.chats["dara"].id
    first = simulated.act("message", chat="dara", text="I am Dara")["message"]["message_id"]
    simulated.act("message", chat="dara", text="Hello")
    called(simulated, "sendMessage", f"chat_id={dara}&text=Welcome")

    assert simulated.message_id("dara", "Dara") == first
    assert simulated.message_id("dara", "Dara: Hello") == first + 1
    with pytest.raises(NotFound):
        simulated.message_id("dara", "Test bot")
    with pytest.raises(NothingSeen):
        simulated.sees("dara", "Test bot", seconds=0)


def test_an_event_without_a_message_can_be_waited_for(simulated: Simulated) -> None:
    simulated.act("start", chat="dara")
    query = simulated.act("inline", chat="dara", query="tea")["query_id"]
    article = '[{"type":"article","id":"1","title":"Tea","input_message_content":'
    article += '{"message_text":"Green tea"}}]'
    told = f"inline_query_id={query}&results={quote(article)}"
    bot = Thread(target=called, args=(simulated, "answerInlineQuery", told))
    bot.start()

    assert simulated.happens("inline.answered", chat="dara")["query_id"] == query
    bot.join()
    assert simulated.happens("call", method="answerInlineQuery")["http"] == 200
    simulated.act("choose", query_id=query, result_id="1")
    with pytest.raises(NothingSeen, match="like this, but: message"):
        simulated.happens("inline.answered", seconds=0)


def test_an_impossible_action_is_an_error(simulated: Simulated) -> None:
    with pytest.raises(InvalidAction, match="empty text"):
        simulated.act("message", chat="dara", text=" ")
    with pytest.raises(NotFound, match="There is no 'shout'; there are block, bot"):
        simulated.act("shout", chat="dara")
