"""Telegram's error texts. CC: Client.cpp of the Bot API server; TD: tdlib; DOC: the documentation."""

# ruff: noqa: E501 - one row of a table, one line

from typing import Any

import pytest

from telegram_simulator.samples import picture
from telegram_simulator.tests.client import Client, filled

DARA = "<dara>"
OPTIONS = ["yes", "no"]
PLAIN = {"chat_id": DARA, "text": "hello"}
POLL = {"chat_id": DARA, "question": "Which?", "options": OPTIONS}
QUIZ = POLL | {"type": "quiz", "correct_option_id": 0}


def keys(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "A", **button}]]}


# method, parameters, answer, source
TABLE: list[tuple[str, dict[str, Any], str, str]] = [
    # texts
    ("sendMessage", {"chat_id": DARA}, "message text is empty", "CC:11401"),
    ("sendMessage", {"chat_id": DARA, "text": ""}, "message text is empty", "CC:11401"),
    ("sendMessage", {"chat_id": DARA, "text": " \n "}, "text must be non-empty", "TD MessageEntity:4519"),
    ("sendMessage", {"chat_id": DARA, "text": "x" * 4097}, "message is too long", "TD MessageContent:4759"),
    ("sendMessage", {"chat_id": DARA, "text": "😀" * 2049}, "message is too long", "TD: UTF-16 units"),
    ("sendMessage", {"chat_id": DARA, "text": "ក" * 10_923}, "text is too long", "CC:11310"),
    ("sendMessage", PLAIN | {"parse_mode": "rst"}, "unsupported parse_mode", "CC:11323"),
    ("sendMessage", {"text": "x"}, "chat_id is empty", "CC:8201"),
    ("sendMessage", {"chat_id": 5, "text": "x"}, "chat not found", "CC:6571"),
    ("sendMessage", {"chat_id": "@nobody_here", "text": "x"}, "chat not found", "CC:6571"),
    ("sendMessage", {"chat_id": "nonsense", "text": "x"}, "chat not found", "CC:6571"),
    # keyboards
    ("sendMessage", PLAIN | {"reply_markup": "{"}, "can't parse reply keyboard markup JSON object", "CC:9708"),
    ("sendMessage", PLAIN | {"reply_markup": "[]"}, "object expected as reply markup", "CC:9717"),
    ("sendMessage", PLAIN | {"reply_markup": keys()}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard", "CC:9694"),
    ("sendMessage", PLAIN | {"reply_markup": keys(callback_data="x" * 65)}, "BUTTON_DATA_INVALID", "server"),
    ("sendMessage", PLAIN | {"reply_markup": keys(callback_data="ក" * 22)}, "BUTTON_DATA_INVALID", "server: bytes"),
    ("sendMessage", PLAIN | {"reply_markup": keys(callback_data="")}, "BUTTON_DATA_INVALID", "DOC: 1-64 bytes"),
    ("sendMessage", PLAIN | {"reply_markup": keys(copy_text={"text": "x" * 257})}, "BUTTON_COPY_TEXT_INVALID", "DOC: 1-256"),
    ("sendMessage", PLAIN | {"reply_markup": keys(url="localhost")}, "inline keyboard button URL 'localhost' is invalid: Wrong HTTP URL", "TD ReplyMarkup"),
    ("sendMessage", {"chat_id": "<group>", "text": "x", "reply_markup": keys(web_app={"url": "https://example.org"})}, "BUTTON_TYPE_INVALID", "server"),
    ("sendMessage", {"chat_id": "<group>", "text": "x", "reply_markup": {"keyboard": [[{"text": "A", "web_app": {"url": "https://example.org"}}]]}}, "web App buttons can be used in private chats only", "TD ReplyMarkup:514"),
    ("sendMessage", PLAIN | {"reply_markup": {"inline_keyboard": 5}}, 'field "inline_keyboard" must be of type Array', "TD JsonObject"),
    ("sendMessage", PLAIN | {"reply_markup": {"inline_keyboard": [5]}}, 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays', "CC:9753"),
    ("sendMessage", PLAIN | {"reply_markup": {"inline_keyboard": [[5]]}}, "can't parse inline keyboard button: InlineKeyboardButton must be an Object", "CC:9694"),
    ("sendMessage", PLAIN | {"reply_markup": {"inline_keyboard": [[{"url": "https://example.org"}]]}}, 'can\'t parse inline keyboard button: Can\'t find field "text"', "CC:9694"),
    ("sendMessage", PLAIN | {"reply_markup": {"keyboard": [[5]]}}, "can't parse keyboard button: KeyboardButton must be a String or an Object", "CC"),
    ("sendMessage", PLAIN | {"reply_markup": {"inline_keyboard": [{"text": "A", "callback_data": "a"}]}}, 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays', "CC:9753"),
    ("sendMessage", PLAIN | {"reply_markup": {"keyboard": ["A"]}}, 'field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays', "CC:9753"),
    ("sendMessage", PLAIN | {"reply_markup": keys(web_app={"url": "http://example.org"})}, "inline keyboard button Web App URL 'http://example.org' is invalid: Only HTTPS links are allowed", "TD LinkManager"),
    ("sendMessage", PLAIN | {"reply_markup": {"keyboard": [[{"text": "A", "web_app": {"url": "http://example.org"}}]]}}, "keyboard button Web App URL 'http://example.org' is invalid: Only HTTPS links are allowed", "TD LinkManager"),
    ("sendMessage", {"chat_id": "<group>", "text": "x", "reply_markup": {"keyboard": [[{"text": "A", "request_contact": True}]]}}, "phone number can be requested in private chats only", "TD ReplyMarkup"),
    ("sendMessage", {"chat_id": "<group>", "text": "x", "reply_markup": {"keyboard": [[{"text": "A", "request_location": True}]]}}, "location can be requested in private chats only", "TD ReplyMarkup"),
    ("sendMessage", PLAIN | {"entities": [{"type": "bold", "offset": -1, "length": 2}]}, "receive an entity with incorrect offset -1", "TD MessageEntity fix_formatted_text"),
    ("sendMessage", PLAIN | {"entities": [{"type": "bold", "offset": 0, "length": -2}]}, "receive an entity with incorrect length -2", "TD MessageEntity fix_formatted_text"),
    ("sendMessage", PLAIN | {"entities": [{"type": "bold", "offset": 3, "length": 3}]}, "entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 6", "TD MessageEntity"),
    ("sendMessage", PLAIN | {"entities": [{"type": "bold", "offset": 9, "length": 1}]}, "entity begins after the end of the text at UTF-16 offset 9", "TD MessageEntity"),
    ("sendMessage", PLAIN | {"text": "a😀b", "entities": [{"type": "bold", "offset": 2, "length": 1}]}, "entity begins in a middle of a UTF-16 symbol at byte offset 5", "TD MessageEntity"),
    ("sendMessage", PLAIN | {"text": "a😀b", "entities": [{"type": "bold", "offset": 0, "length": 2}]}, "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5", "TD MessageEntity"),
    ("sendMessage", PLAIN | {"entities": [{"type": "glitter", "offset": 0, "length": 1}]}, "can't parse MessageEntity: Unsupported type specified", "CC"),
    ("sendMessage", PLAIN | {"parse_mode": "HTML", "text": "<tg-time unix='x'>now</tg-time>"}, "can't parse entities: Invalid date specified", "DOC: unix time"),
    ("sendMessage", PLAIN | {"message_thread_id": 5}, "message thread not found", "server"),
    ("sendMessage", PLAIN | {"entities": "{"}, "can't parse entities JSON object", "CC"),
    ("sendLocation", {"chat_id": DARA, "longitude": 1}, "latitude is empty", "CC"),
    ("sendLocation", {"chat_id": DARA, "latitude": 1}, "longitude is empty", "CC"),
    ("sendMediaGroup", {"chat_id": DARA}, 'parameter "media" is required', "CC"),
    ("setMyCommands", {}, 'parameter "commands" is required', "CC"),
    ("setMyCommands", {"commands": [{"command": "a", "description": "b"}] * 101}, "too many commands specified", "DOC: 100"),
    ("setMyCommands", {"commands": [{"command": "", "description": "b"}]}, "command must be non-empty", "TD BotCommand"),
    ("setMyCommands", {"commands": [{"command": "Start", "description": "b"}]}, "BOT_COMMAND_INVALID", "DOC: lower case"),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat_administrators", "chat_id": DARA}}, "can't use specified scope in private chats", "SIM wording: not in the sources"),
    ("setMyCommands", {"commands": [], "scope": {"type": "planet"}}, "can't parse BotCommandScope: unsupported type specified", "CC"),
    ("copyMessage", {"chat_id": DARA, "from_chat_id": 5, "message_id": 1}, "chat not found", "CC:6571"),
    ("editMessageText", {"inline_message_id": "x", "text": "x"}, "MESSAGE_ID_INVALID", "server"),
    ("editMessageMedia", {"chat_id": DARA, "message_id": "<photo>"}, "input media is not specified", "CC"),
    # order of the checks: text, reply, keyboard, chat, target
    ("sendMessage", {"chat_id": 5, "reply_markup": "{"}, "message text is empty", "CC:12884"),
    ("sendMessage", {"chat_id": 5, "text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object", "CC:12884"),
    ("sendMessage", {"chat_id": 5, "text": "x", "reply_parameters": {"message_id": 99}}, "chat not found", "CC:16117"),
    ("sendMessage", PLAIN | {"reply_parameters": {"message_id": 99}}, "message to be replied not found", "CC:8516"),
    ("sendMessage", PLAIN | {"reply_parameters": "["}, "can't parse reply parameters JSON object", "CC"),
    # edits
    ("editMessageText", PLAIN | {"message_id": 99}, "message to edit not found", "CC:13541"),
    ("editMessageText", PLAIN, "message identifier is not specified", "CC:13541"),
    ("editMessageText", PLAIN | {"message_id": "<person>"}, "message can't be edited", "TD MessagesManager:23386"),
    ("editMessageText", PLAIN | {"message_id": "<photo>"}, "there is no text in the message to edit", "TD MessagesManager:23393"),
    ("editMessageText", PLAIN | {"message_id": "<text>"}, "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message", "CC:108"),
    ("editMessageCaption", {"chat_id": DARA, "message_id": "<text>", "caption": "x"}, "there is no caption in the message to edit", "TD MessagesManager"),
    ("editMessageReplyMarkup", {"chat_id": DARA, "message_id": "<text>"}, "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message", "CC:108"),
    ("editMessageText", PLAIN | {"message_id": "<text>", "reply_markup": {"keyboard": [["A"]]}}, "inline keyboard expected", "TD ReplyMarkup"),
    ("editMessageText", PLAIN | {"message_id": "<text>", "reply_markup": {"force_reply": True}}, "inline keyboard expected", "TD ReplyMarkup"),
    ("editMessageReplyMarkup", {"chat_id": DARA, "message_id": "<text>", "reply_markup": {"remove_keyboard": True}}, "inline keyboard expected", "TD ReplyMarkup"),
    # gone messages
    ("deleteMessages", {"chat_id": DARA, "message_ids": []}, "message identifiers are not specified", "CC"),
    ("deleteMessage", {"chat_id": DARA, "message_id": 99}, "message to delete not found", "CC:13804"),
    ("pinChatMessage", {"chat_id": DARA, "message_id": 99}, "message to pin not found", "CC:14834"),
    ("unpinChatMessage", {"chat_id": DARA, "message_id": 99}, "message to unpin not found", "CC:14834"),
    ("setMessageReaction", {"chat_id": DARA, "message_id": 99}, "message to react not found", "CC:13493"),
    ("forwardMessage", {"chat_id": DARA, "from_chat_id": DARA, "message_id": 99}, "message to forward not found", "CC:13319"),
    ("copyMessage", {"chat_id": DARA, "from_chat_id": DARA, "message_id": 99}, "message to copy not found", "CC:13252"),
    ("copyMessages", {"chat_id": DARA, "from_chat_id": DARA, "message_ids": [2, 1]}, "message identifiers must be in a strictly increasing order", "TD MessagesManager"),
    ("copyMessages", {"chat_id": DARA, "from_chat_id": DARA, "message_ids": [98, 99]}, "there are no messages to copy", "TD MessagesManager"),
    ("forwardMessages", {"chat_id": DARA, "from_chat_id": DARA, "message_ids": [98, 99]}, "there are no messages to forward", "TD MessagesManager"),
    ("copyMessages", {"chat_id": DARA, "from_chat_id": DARA}, "message identifiers are not specified", "CC"),
    ("deleteMessages", {"chat_id": DARA, "message_ids": list(range(1, 102))}, "too many message identifiers specified", "DOC: 1-100"),
    ("setMessageReaction", {"chat_id": DARA, "message_id": "<text>", "reaction": [{"type": "emoji", "emoji": "🦖"}]}, "REACTION_INVALID", "server"),
    ("setMessageReaction", {"chat_id": DARA, "message_id": "<text>", "reaction": [{"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "👎"}]}, "REACTIONS_TOO_MANY", "DOC: bots one"),
    # taps
    ("answerCallbackQuery", {"callback_query_id": "1"}, "query is too old and response timeout expired or query ID is invalid", "CC:146"),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG", "DOC"),
    ("answerWebAppQuery", {"web_app_query_id": "1", "result": {}}, "query is too old and response timeout expired or query ID is invalid", "CC:146"),
    # polls
    ("sendPoll", POLL | {"question": "x" * 301}, "poll question length must not exceed 300", "TD MessageContent:5012"),
    ("sendPoll", POLL | {"question": ""}, "poll question must be non-empty", "TD MessageContent"),
    ("sendPoll", POLL | {"options": ["x" * 101]}, "poll options length must not exceed 100", "TD PollOption:82"),
    ("sendPoll", POLL | {"options": []}, "poll must have at least one answer option", "CC:13177"),
    ("sendPoll", POLL | {"options": ["x"] * 13}, "poll can't have more than 12 options", "CC:13177"),
    ("sendPoll", POLL | {"type": "exam"}, "unsupported poll type specified", "CC:13177"),
    ("sendPoll", POLL | {"type": "quiz"}, "correct quiz option list must be non-empty", "TD PollManager:403"),
    ("sendPoll", QUIZ | {"correct_option_ids": [1, 0]}, "correct quiz option list must be increasing", "TD PollManager:412"),
    ("sendPoll", QUIZ | {"correct_option_id": 2}, "wrong quiz correct_option_id", "TD PollManager"),
    ("sendPoll", QUIZ | {"explanation": "x" * 201}, "SIM: quiz explanation is longer than 200 characters or has over 2 line feeds", "not documented"),
    ("sendPoll", QUIZ | {"explanation": "a\nb\nc\nd"}, "SIM: quiz explanation is longer than 200 characters or has over 2 line feeds", "not documented"),
    ("sendPoll", POLL | {"open_period": 4}, "wrong open_period specified", "DOC: 5-2,628,000"),
    ("stopPoll", {"chat_id": DARA, "message_id": "<text>"}, "message is not a poll", "CC"),
    ("stopPoll", {"chat_id": DARA, "message_id": 99}, "message with poll to stop not found", "CC"),
    # files
    ("sendPhoto", {"chat_id": DARA}, "there is no photo in the request", "CC:12944"),
    ("sendDocument", {"chat_id": DARA}, "there is no document in the request", "CC:12958"),
    ("sendVoice", {"chat_id": DARA, "voice": "attach://gone"}, "there is no voice in the request", "CC:12958"),
    ("sendDocument", {"chat_id": DARA, "document": "nonsense"}, "wrong file identifier/HTTP URL specified", "CC:8719"),
    ("sendDocument", {"chat_id": DARA, "document": "<file_id>"}, "can't use file of type Photo as Document", "TD FileManager"),
    ("sendPhoto", {"chat_id": DARA, "photo": "<file_id>", "caption": "x" * 1025}, "message caption is too long", "TD MessageContent:5242"),
    ("sendPhoto", {"chat_id": DARA, "photo": "https://example.org/a.png"}, "failed to get HTTP URL content", "no network here"),
    ("getFile", {"file_id": "nonsense"}, "wrong file_id or the file is temporarily unavailable", "CC:15817"),
    ("sendMediaGroup", {"chat_id": DARA, "media": [{"type": "photo"}]}, "can't parse InputMedia: media not found", "CC"),
    ("sendMediaGroup", {"chat_id": DARA, "media": [{"type": "animation", "media": "x"}]}, 'can\'t parse InputMedia: type "animation" can\'t be used in sendMediaGroup', "CC"),
    ("sendMediaGroup", {"chat_id": DARA, "media": [{"type": "photo", "media": "<file_id>"}] * 11}, "too many messages to send as an album", "TD MessageContent:5329"),
    ("sendMediaGroup", {"chat_id": DARA, "media": [{"type": "photo", "media": "<file_id>"}, {"type": "document", "media": "<document_id>"}]}, "document can't be mixed with other media types", "TD MessageContent:5350"),
    ("sendMediaGroup", {"chat_id": DARA, "media": []}, "there are no messages to send", "TD"),
    # the rest
    ("sendChatAction", {"chat_id": DARA, "action": "sleeping"}, "wrong parameter action in request", "CC:13446"),
    ("setMyCommands", {"commands": [{"command": "x" * 33, "description": "d"}]}, "command length must not exceed 32", "TD BotCommand:176"),
    ("setMyCommands", {"commands": [{"command": "x", "description": ""}]}, "command description must be non-empty", "TD BotCommand:190"),
    ("setMyCommands", {"commands": [{"command": "x", "description": "d" * 257}]}, "command description length must not exceed 256", "TD BotCommand:207"),
    ("setMyCommands", {"commands": [{"command": "ab-c", "description": "d"}]}, "BOT_COMMAND_INVALID", "server"),
    ("setMyCommands", {"commands": [], "language_code": "khmer"}, "invalid language code specified", "TD"),
    ("setWebhook", {"url": "http://example.org/hook"}, "bad webhook: An HTTPS URL must be provided for webhook", "server"),
    ("setWebhook", {"url": "http://127.0.0.1:1/", "secret_token": "x" * 257}, "secret token is too long", "CC:16020"),
    ("setWebhook", {"url": "http://127.0.0.1:1/", "secret_token": "a b"}, "secret token contains unallowed characters", "CC:16023"),
    ("getChatMember", {"chat_id": "<group>", "user_id": 5}, "user not found", "CC"),
    ("leaveChat", {"chat_id": DARA}, "chat member status can't be changed in private chats", "CC"),
    ("setMyName", {"name": "x" * 65}, "BOT_TITLE_INVALID", "DOC: 0-64"),
    ("setMyDescription", {"description": "x" * 513}, "BOT_DESCRIPTION_TOO_LONG", "DOC: 0-512"),
    ("setMyShortDescription", {"short_description": "x" * 121}, "BOT_SHORT_DESCRIPTION_TOO_LONG", "DOC: 0-120"),
]  # fmt: skip


async def places_of(client: Client) -> dict[str, Any]:
    """Return the ids of a chat with texts, a picture and a file of the bot, and a text of a person."""
    dara = await client.open()
    await client.sim("member", chat="group", who="bot", status="member")
    text = await client.ok("sendMessage", chat_id=dara, text="hello")
    picture_part = ("a.png", picture(), "image/png")
    _, photo = await client.upload("sendPhoto", chat_id=dara, photo=picture_part)
    _, document = await client.upload(
        "sendDocument", chat_id=dara, document=("a", b"a", "text/plain")
    )
    said = await client.sim("message", chat="dara", text="good day")
    return {
        DARA: dara,
        "<group>": client.id_of("group"),
        "<text>": text["message_id"],
        "<photo>": photo["result"]["message_id"],
        "<file_id>": photo["result"]["photo"][-1]["file_id"],
        "<document_id>": document["result"]["document"]["file_id"],
        "<person>": said["message"]["message_id"],
    }


@pytest.mark.parametrize(("method", "params", "answer", "source"), TABLE)
async def test_a_bad_request_gets_telegrams_error_text(
    client: Client, method: str, params: dict[str, Any], answer: str, source: str
) -> None:
    places = await places_of(client)
    assert await client.refused(method, **filled(params, places)) == f"400 Bad Request: {answer}"


async def test_unreachable_people_get_telegrams_error_text(client: Client) -> None:
    # from CC:125, 8136; TD MessagesManager:27950-57
    dara, sokha, maly = await client.open(), client.id_of("sokha"), await client.open("maly")
    await client.sim("block", chat="dara")
    await client.sim("vanish", person="maly")
    say = {"text": "x"}
    assert await client.refused("sendMessage", chat_id=dara, **say) == (
        "403 Forbidden: bot was blocked by the user"
    )
    assert await client.refused("sendMessage", chat_id=maly, **say) == (
        "403 Forbidden: user is deactivated"
    )
    assert await client.refused("sendMessage", chat_id=sokha, **say) == (
        "400 Bad Request: chat not found"
    )
    await client.sim("member", chat="group", who="bot", status="member")
    assert await client.refused("sendMessage", chat_id=sokha, **say) == (
        "403 Forbidden: bot can't initiate conversation with a user"
    )
    me = (await client.ok("getMe"))["id"]
    assert await client.refused("sendMessage", chat_id=me, **say) == (
        "403 Forbidden: the bot can't send messages to the bot"
    )


async def test_unreachable_groups_get_telegrams_error_text(client: Client) -> None:
    # from CC:8155-8185
    group = client.id_of("group")
    say = {"chat_id": group, "text": "x"}
    assert await client.refused("sendMessage", **say) == "400 Bad Request: chat not found"
    await client.sim("member", chat="group", who="bot", status="member")
    await client.ok("sendMessage", **say)
    await client.sim("member", chat="group", who="bot", status="kicked", by="maly")
    assert await client.refused("sendMessage", **say) == (
        "403 Forbidden: bot was kicked from the group chat"
    )
    await client.sim("member", chat="group", who="bot", status="restricted", rights={})
    assert await client.refused("sendMessage", **say) == (
        "400 Bad Request: not enough rights to send text messages to the chat"
    )
    await client.sim("member", chat="group", who="bot", status="member")
    new = await client.sim("upgrade", chat="group")
    status, body = await client.raw("sendMessage", **say)
    assert (status, body["description"], body["parameters"]) == (
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        {"migrate_to_chat_id": new["id"]},
    )
    say["chat_id"] = new["id"]
    await client.ok("sendMessage", **say)
    await client.sim("member", chat="group", who="bot", status="left")
    assert await client.refused("sendMessage", **say) == (
        "403 Forbidden: bot is not a member of the supergroup chat"
    )
    await client.sim("member", chat="group", who="bot", status="kicked")
    assert await client.refused("sendMessage", **say) == (
        "403 Forbidden: bot was kicked from the supergroup chat"
    )


async def test_a_deleted_group_is_unreachable(client: Client) -> None:
    await client.sim("member", chat="group", who="bot", status="member")
    await client.sim("delete_group", chat="group")
    assert await client.refused("sendMessage", chat_id=client.id_of("group"), text="x") == (
        "403 Forbidden: the group chat was deleted"
    )


async def test_channels_accept_only_administrators_and_anonymous_polls(client: Client) -> None:
    # from TD MessageContent:6270
    await client.sim("group", key="news", title="News", kind="channel", members=["maly"], bot=True)
    channel = client.id_of("news")
    poll = {"chat_id": channel, "question": "?", "options": ["a"], "is_anonymous": False}
    assert await client.refused("sendPoll", **poll) == (
        "400 Bad Request: non-anonymous polls can't be sent to channel chats"
    )
    await client.sim("member", chat="news", who="bot", status="member")
    assert await client.refused("sendMessage", chat_id=channel, text="x") == (
        "400 Bad Request: need administrator rights in the channel chat"
    )
    silent = {"can_post_messages": False}
    await client.sim("member", chat="news", who="bot", status="administrator", rights=silent)
    assert await client.refused("sendMessage", chat_id=channel, text="x") == (
        "400 Bad Request: need administrator rights in the channel chat"
    )
    posting = {"can_post_messages": True}
    await client.sim("member", chat="news", who="bot", status="administrator", rights=posting)
    keyboard = {"keyboard": [["A"]]}
    assert await client.refused(
        "sendMessage", chat_id=channel, text="x", reply_markup=keyboard
    ) == ("400 Bad Request: inline keyboard expected")
    await client.ok("sendMessage", chat_id=channel, text="x")


async def test_the_token_is_checked_first(client: Client) -> None:
    # from ClientManager.cpp:76
    token, client.token = client.token, "12:short"
    assert await client.refused("getMe") == "401 Unauthorized: invalid token specified"
    client.token = token[:-1] + ("A" if token[-1] != "A" else "B")
    assert await client.refused("getMe") == "401 Unauthorized"
    client.token = "7000000001:" + "A" * 35
    refused = await client.refused("getMe")
    assert refused.startswith("401 Unauthorized: SIM: this is a simulated Telegram")
    client.token = (await client.sim("revoke"))["token"]
    assert (await client.ok("getMe"))["is_bot"] is True


async def test_an_unknown_method_gets_501_and_is_logged(client: Client) -> None:
    refused = await client.refused("sendGiftToEverybody")
    assert refused == "501 SIM: method sendGiftToEverybody not implemented"
    (row,) = await client.ask("calls", method="sendGiftToEverybody")
    assert (row["verdict"], row["http"]) == ("not implemented", 501)
    assert await client.refused("") == "404 Not Found: method not found"


async def test_a_closed_poll_cannot_be_closed_again(client: Client) -> None:
    # from TD PollManager:1641
    dara = await client.open()
    poll = await client.ok("sendPoll", chat_id=dara, question="?", options=["a", "b"])
    place = {"chat_id": dara, "message_id": poll["message_id"]}
    assert (await client.ok("stopPoll", **place))["is_closed"] is True
    assert await client.refused("stopPoll", **place) == (
        "400 Bad Request: poll has already been closed"
    )


async def test_messages_older_than_two_days_cannot_be_deleted(client: Client) -> None:
    # DOC deleteMessage: 48 hours
    dara = await client.open()
    message = await client.ok("sendMessage", chat_id=dara, text="x")
    await client.sim("clock", seconds=48 * 3600 + 60)
    place = {"chat_id": dara, "message_id": message["message_id"]}
    assert await client.refused("deleteMessage", **place) == (
        "400 Bad Request: message can't be deleted for everyone"
    )


async def test_only_administrators_delete_what_others_wrote(client: Client) -> None:
    await client.sim("member", chat="group", who="bot", status="member")
    said = await client.sim("message", chat="group", text="/help", **{"as": "dara"})
    place = {"chat_id": client.id_of("group"), "message_id": said["message"]["message_id"]}
    assert await client.refused("deleteMessage", **place) == (
        "400 Bad Request: message can't be deleted"
    )
    assert await client.refused("pinChatMessage", **place) == (
        "400 Bad Request: not enough rights to manage pinned messages in the chat"
    )
    await client.sim("member", chat="group", who="bot", status="administrator")
    assert await client.ok("deleteMessage", **place) is True


async def test_a_protected_message_is_not_copied(client: Client) -> None:
    dara = await client.open()
    message = await client.ok("sendMessage", chat_id=dara, text="x", protect_content=True)
    place = {"chat_id": dara, "from_chat_id": dara, "message_id": message["message_id"]}
    assert await client.refused("copyMessage", **place) == (
        "400 Bad Request: message can't be copied"
    )
    assert await client.refused("forwardMessage", **place) == (
        "400 Bad Request: message can't be forwarded"
    )


async def test_a_webhook_can_be_set_only_once_a_second(client: Client) -> None:
    # from CC:15734
    hook = {"url": "http://127.0.0.1:9/none"}
    await client.ok("setWebhook", **hook)
    assert await client.refused("setWebhook", **hook) == "429 Too Many Requests: retry after 1"
