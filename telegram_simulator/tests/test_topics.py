"""The topics of a forum (td ForumTopicManager)."""

from typing import Any

from telegram_simulator.tests.client import Client


async def forum(client: Client, status: str = "administrator") -> dict[str, Any]:
    """Return the chat of a forum of Maly and Dara, in which the bot is."""
    members = ["maly", "dara"]
    await client.sim(
        "group", key="forum", title="Forum", kind="supergroup", members=members, forum=True
    )
    await client.sim("member", chat="forum", who="bot", status=status, by="maly")
    return {"chat_id": client.id_of("forum")}


async def test_messages_belong_to_their_topic(client: Client) -> None:
    chat = await forum(client)
    topic = await client.ok("createForumTopic", name="Tea", icon_color=0xFFD67E, **chat)
    number = topic["message_thread_id"]
    begun = (await client.updates())[-1]["message"]
    assert (begun["forum_topic_created"]["name"], begun["message_id"]) == ("Tea", number)

    sent = await client.ok("sendMessage", text="Green?", message_thread_id=number, **chat)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (number, True)
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "Tea"
    reply = {"message_id": sent["message_id"]}
    answered = await client.ok("sendMessage", text="Or black?", reply_parameters=reply, **chat)
    assert answered["message_thread_id"] == number
    assert answered["reply_to_message"]["text"] == "Green?"
    general = await client.ok("sendMessage", text="All of you", **chat)
    assert "message_thread_id" not in general

    said: dict[str, Any] = {"chat": "forum", "as": "dara"}
    await client.sim("message", text="Black", topic=number, **said)
    heard = (await client.updates(offset=1))[-1]["message"]
    assert (heard["text"], heard["message_thread_id"]) == ("Black", number)
    assert (await client.sim_raw("message", text="x", topic=99, **said))[0] == 400

    await client.ok("deleteForumTopic", message_thread_id=number, **chat)
    left = [item["message"].get("text") for item in await client.ask("messages", chat="forum")]
    assert "Green?" not in left
    assert "All of you" in left


async def test_a_topic_gets_one_of_the_icons(client: Client) -> None:
    chat = await forum(client)
    icons = await client.ok("getForumTopicIconStickers")
    assert (icons[0]["type"], icons[0]["emoji"]) == ("custom_emoji", "📰")
    again = await client.ok("getForumTopicIconStickers")
    assert again == icons
    icon = {"icon_custom_emoji_id": icons[0]["custom_emoji_id"]}
    topic = await client.ok("createForumTopic", name="News", **icon, **chat)
    assert topic["icon_custom_emoji_id"] == icon["icon_custom_emoji_id"]
    where = {"message_thread_id": topic["message_thread_id"], **chat}
    await client.ok("editForumTopic", icon_custom_emoji_id="", **where)
    edited = (await client.updates())[-1]["message"]["forum_topic_edited"]
    assert edited == {"icon_custom_emoji_id": ""}


async def test_in_a_closed_topic_only_administrators_write(client: Client) -> None:
    chat = await forum(client)
    number = (await client.ok("createForumTopic", name="Tea", **chat))["message_thread_id"]
    where = {"message_thread_id": number, **chat}
    await client.ok("closeForumTopic", **where)
    await client.ok("sendMessage", text="Closed", **where)
    said: dict[str, Any] = {"chat": "forum", "as": "dara", "text": "x"}
    status, answer = await client.sim_raw("message", topic=number, **said)
    assert (status, answer["error"]) == (400, "Bad Request: TOPIC_CLOSED")
    await client.ok("reopenForumTopic", **where)
    await client.sim("message", topic=number, **said)
    await client.ok("hideGeneralForumTopic", **chat)
    assert (await client.sim_raw("message", **said))[0] == 400
    await client.sim("member", chat="forum", who="bot", status="member")
    assert await client.refused("sendMessage", text="x", **chat) == "400 Bad Request: TOPIC_CLOSED"


async def test_the_pins_of_a_topic_go_together(client: Client) -> None:
    chat = await forum(client)
    number = (await client.ok("createForumTopic", name="Tea", **chat))["message_thread_id"]
    for extra in ({}, {"message_thread_id": number}):
        sent = await client.ok("sendMessage", text="pin", **extra, **chat)
        await client.ok("pinChatMessage", message_id=sent["message_id"], **chat)
    pinned = client.simulator.world.chats["forum"].pinned
    assert len(pinned) == 2
    await client.ok("unpinAllForumTopicMessages", message_thread_id=number, **chat)
    assert "message_thread_id" not in (await client.ok("getChat", **chat))["pinned_message"]
    await client.ok("unpinAllGeneralForumTopicMessages", **chat)
    assert "pinned_message" not in await client.ok("getChat", **chat)


TABLE: list[tuple[str, dict[str, Any], str]] = [
    ("createForumTopic", {}, "title must be non-empty"),
    ("createForumTopic", {"name": "x", "icon_color": -1}, "invalid icon color specified"),
    ("createForumTopic", {"name": "x", "icon_color": 5}, "TOPIC_ICON_COLOR_INVALID"),
    ("editForumTopic", {"name": "x"}, "invalid message thread identifier specified"),
    ("editForumTopic", {"name": "x", "message_thread_id": 99}, "TOPIC_ID_INVALID"),
    ("reopenGeneralForumTopic", {}, "TOPIC_NOT_MODIFIED"),
    ("unhideGeneralForumTopic", {}, "TOPIC_NOT_MODIFIED"),
    ("editGeneralForumTopic", {"name": "General"}, "TOPIC_NOT_MODIFIED"),
    ("sendMessage", {"text": "x", "message_thread_id": 99}, "message thread not found"),
    ("sendMessage", {"text": "x", "message_thread_id": 1}, "message thread not found"),
]


async def test_impossible_topics_get_telegrams_error_text(client: Client) -> None:
    chat = await forum(client)
    for method, params, answer in TABLE:
        assert await client.refused(method, **params, **chat) == f"400 Bad Request: {answer}"
    dara = await client.open()
    assert await client.refused("createForumTopic", chat_id=dara, name="x") == (
        "400 Bad Request: the chat is not a forum"
    )


async def test_an_ordinary_member_opens_no_topic(client: Client) -> None:
    chat = await forum(client, "member")
    for method, params, what in (
        ("createForumTopic", {"name": "x"}, "create a topic"),
        ("closeGeneralForumTopic", {}, "close or open the topic"),
        ("hideGeneralForumTopic", {}, "close or open the topic"),
        ("editGeneralForumTopic", {"name": "x"}, "edit the topic"),
    ):
        refused = await client.refused(method, **params, **chat)
        assert refused == f"400 Bad Request: not enough rights to {what}"
