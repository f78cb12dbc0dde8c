"""Every method of the simulator is called once, and people do everything that makes an update."""

from typing import Any

from telegram_simulator.permissions import ADMINISTRATOR
from telegram_simulator.samples import picture
from telegram_simulator.tests.client import Client
from telegram_simulator.tests.test_stickers import still
from tests.libraries.paying import give_everything, pay_everything, play_everything, sell_a_channel

KEYS = {
    "inline_keyboard": [
        [{"text": "A", "callback_data": "a"}, {"text": "L", "url": "https://example.org/"}]
    ]
}
ALL = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "message_reaction",
    "chat_join_request",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "inline_query",
    "chosen_inline_result",
]
PNG = ("a.png", picture(400), "image/png")
FILE = ("a.txt", b"a", "text/plain")
STICKER = ("a", still(), "image/webp")
RIGHTS = dict.fromkeys((*ADMINISTRATOR, "is_anonymous"), False)
PLACE = {"type": "location", "latitude": 1.5, "longitude": 2.5}
HTML = {"parse_mode": "HTML"}


async def send_everything(client: Client, dara: int) -> None:
    """Call each method that sends, edits or deletes messages."""
    text = (
        "<b>b</b> <a href='https://example.org'>l</a> <blockquote expandable>q</blockquote> /menu"
    )
    sent = await client.ok("sendMessage", chat_id=dara, text=text, reply_markup=KEYS, **HTML)
    place = {"chat_id": dara, "message_id": sent["message_id"]}
    await client.ok("editMessageText", text="<pre>x</pre>", reply_markup=KEYS, **HTML, **place)
    await client.ok("editMessageReplyMarkup", **place)
    await client.ok("pinChatMessage", **place)
    reaction = [{"type": "emoji", "emoji": "👍"}]
    await client.ok("setMessageReaction", reaction=reaction, **place)
    reply = {"message_id": sent["message_id"]}
    await client.ok("sendDice", chat_id=dara, reply_parameters=reply | {"quote": "x"})
    away = reply | {"chat_id": dara, "quote": "x"}
    await client.ok("sendDice", chat_id=client.id_of("group"), reply_parameters=away)
    await client.ok("sendLocation", chat_id=dara, latitude=11.5, longitude=104.9)
    live = {"chat_id": dara, "latitude": 11.5, "longitude": 104.9}
    sent_live = await client.ok("sendLocation", live_period=60, **live)
    live_place = {"chat_id": dara, "message_id": sent_live["message_id"]}
    await client.ok("editMessageLiveLocation", latitude=1, longitude=2, **live_place)
    await client.ok("stopMessageLiveLocation", **live_place)
    await client.ok("sendVenue", chat_id=dara, latitude=1, longitude=2, title="t", address="a")
    await client.ok("sendContact", chat_id=dara, phone_number="1", first_name="x", vcard="v")
    await client.ok("sendChatAction", chat_id=dara, action="typing")
    _, body = await client.upload("sendPhoto", chat_id=dara, photo=PNG, caption="c")
    photo = {"chat_id": dara, "message_id": body["result"]["message_id"]}
    await client.ok("editMessageCaption", caption="d", **photo)
    media = {"type": "photo", "media": body["result"]["photo"][-1]["file_id"], "caption": "e"}
    await client.ok("editMessageMedia", media=media, **photo)
    await client.ok("sendMediaGroup", chat_id=dara, media=[media, media])
    for method in ("Document", "Audio", "Voice", "Video", "VideoNote", "Animation", "Sticker"):
        field = "video_note" if method == "VideoNote" else method.lower()
        status, body = await client.upload(f"send{method}", chat_id=dara, **{field: FILE})
        assert status == 200, body
    parts = {"live_photo": FILE, "photo": PNG}
    status, live_photo = await client.upload("sendLivePhoto", chat_id=dara, caption="c", **parts)
    assert status == 200, live_photo
    file = {"file_id": body["result"]["sticker"]["file_id"]}
    await client.ok("getFile", **file)
    source = {"chat_id": dara, "from_chat_id": dara}
    await client.ok("copyMessage", message_id=sent["message_id"], **source)
    numbers = [sent["message_id"], photo["message_id"]]
    await client.ok("copyMessages", message_ids=numbers, **source)
    await client.ok("forwardMessage", message_id=sent["message_id"], **source)
    await client.ok("forwardMessages", message_ids=numbers, **source)
    await client.ok("unpinChatMessage", chat_id=dara)
    await client.ok("unpinAllChatMessages", chat_id=dara)
    await client.ok("deleteMessage", **place)
    await client.ok("deleteMessages", chat_id=dara, message_ids=[photo["message_id"]])


async def ask_everything(client: Client, dara: int, group: int) -> None:
    """Call each method that sets or returns something."""
    for method in ("getMe", "logOut", "close", "getWebhookInfo", "deleteWebhook"):
        await client.ok(method)
    scope = {"type": "chat", "chat_id": dara}
    commands = [{"command": "menu", "description": "Home"}]
    await client.ok("setMyCommands", commands=commands, scope=scope, language_code="km")
    await client.ok("getMyCommands", scope=scope, language_code="km")
    await client.ok("deleteMyCommands", scope=scope, language_code="km")
    await client.ok("setMyName", name="Romleuk")
    await client.ok("setMyDefaultAdministratorRights", rights=RIGHTS)
    await client.ok("getMyDefaultAdministratorRights", for_channels=True)
    await client.ok("setMyDescription", description="Stays with you")
    await client.ok("setMyShortDescription", short_description="Stays")
    assert (await client.ok("getMyShortDescription"))["short_description"] == "Stays"
    await client.ok("getMyName")
    await client.ok("getMyDescription", language_code="km")
    await client.ok("setChatMenuButton", chat_id=dara, menu_button={"type": "commands"})
    await client.ok("getChatMenuButton", chat_id=dara)
    me = (await client.ok("getMe"))["id"]
    for chat_id in (dara, group):
        await client.ok("getChat", chat_id=chat_id)
        for user_id in (dara, me):
            await client.ok("getChatMember", chat_id=chat_id, user_id=user_id)
    await client.ok("getChatAdministrators", chat_id=group)
    await client.ok("setWebhook", url="http://127.0.0.1:9/hook")
    await client.ok("deleteWebhook")


async def make_stickers(client: Client, dara: int) -> None:
    """Call each method of sticker sets."""
    name = f"teas_by_{client.simulator.world.main.username}"
    emoji = ("a", still(100, 100), "image/webp")
    owner: dict[str, Any] = {"user_id": dara, "name": name}
    spot = {"point": "eyes", "x_shift": 0.5, "y_shift": -1.0, "scale": 2.0}
    for kind, part in (("custom_emoji", emoji), ("mask", STICKER)):
        more: dict[str, Any] = {"user_id": dara, "sticker_format": "static", "sticker": part}
        _, uploaded = await client.upload("uploadStickerFile", **more)
        new = {"sticker": uploaded["result"]["file_id"], "format": "static", "emoji_list": ["🍵"]}
        listed = [new | {"keywords": ["tea"], "mask_position": spot}]
        more = {"title": "Teas", "stickers": listed, "sticker_type": kind}
        await client.ok("createNewStickerSet", **owner, **more)
        sticker = (await client.ok("getStickerSet", name=name))["stickers"][0]
        if kind == "custom_emoji":
            number = sticker["custom_emoji_id"]
            await client.ok("getCustomEmojiStickers", custom_emoji_ids=[number])
            await client.ok("setCustomEmojiStickerSetThumbnail", name=name, custom_emoji_id=number)
            await client.ok("setStickerKeywords", keywords=["tea"], sticker=sticker["file_id"])
            await client.ok("getStickerSet", name=name)
            await client.ok("deleteStickerSet", name=name)
    file = {"sticker": sticker["file_id"]}
    await client.ok("setStickerMaskPosition", mask_position=spot, **file)
    await client.ok("setStickerEmojiList", emoji_list=["🍵"], **file)
    await client.ok("setStickerSetTitle", name=name, title="More teas")
    await client.upload("setStickerSetThumbnail", format="static", thumbnail=emoji, **owner)
    await client.ok("addStickerToSet", sticker=new, **owner)
    await client.ok("setStickerPositionInSet", position=1, **file)
    await client.ok("replaceStickerInSet", old_sticker=file["sticker"], sticker=new, **owner)
    sticker = (await client.ok("getStickerSet", name=name))["stickers"][0]
    await client.ok("deleteStickerFromSet", sticker=sticker["file_id"])
    await client.ok("deleteStickerSet", name=name)


async def manage_everything(client: Client, dara: int) -> None:
    """Call each method that changes a group, its members, its links and its topics."""
    await client.sim(
        "group", key="forum", title="F", kind="supergroup", members=["maly", "dara"], forum=True
    )
    await client.sim("member", chat="forum", who="bot", status="administrator", by="maly")
    chat = {"chat_id": client.id_of("forum")}
    who = {"user_id": dara, **chat}
    await client.ok("promoteChatMember", can_invite_users=True, **who)
    await client.ok("setChatAdministratorCustomTitle", custom_title="x", **who)
    await client.ok("getChatMember", **who)
    await client.ok("restrictChatMember", permissions={"can_send_polls": True}, **who)
    await client.ok("getChatMember", **who)
    await client.ok("banChatMember", until_date=2_000_000_000, **who)
    await client.ok("getChatMember", **who)
    await client.ok("unbanChatMember", only_if_banned=True, **who)
    await client.ok("getChatMemberCount", **chat)
    await client.ok("setChatPermissions", permissions={"can_send_messages": True}, **chat)
    await manage_links(client, who, chat)
    await client.ok("setChatTitle", title="New", **chat)
    await client.ok("setChatDescription", description="New", **chat)
    await client.upload("setChatPhoto", photo=PNG, **chat)
    await client.ok("getChat", **chat)
    await client.ok("deleteChatPhoto", **chat)
    await client.sim("photo", person="dara")
    own = '{"type": "static", "photo": "attach://part"}'
    await client.upload("setMyProfilePhoto", photo=own, part=PNG)
    await client.ok("getUserProfilePhotos", user_id=client.simulator.world.main.id)
    await client.ok("removeMyProfilePhoto")
    await client.ok("getUserProfileAudios", user_id=dara)
    await client.ok("getUserProfilePhotos", user_id=dara)
    await client.ok("getChat", chat_id=dara)
    await manage_topics(client, chat)


async def manage_links(client: Client, who: dict[str, int], chat: dict[str, int]) -> None:
    await client.ok("exportChatInviteLink", **chat)
    link = await client.ok("createChatInviteLink", creates_join_request=True, name="x", **chat)
    url = {"invite_link": link["invite_link"]}
    for method in ("declineChatJoinRequest", "approveChatJoinRequest"):
        await client.sim("join", link=url["invite_link"], bio="x", **{"as": "dara"})
        await client.ok(method, **who)
    await client.ok("editChatInviteLink", creates_join_request=True, **url, **chat)
    await client.ok("revokeChatInviteLink", **url, **chat)


async def manage_topics(client: Client, chat: dict[str, int]) -> None:
    await client.ok("getForumTopicIconStickers")
    topic = await client.ok("createForumTopic", name="x", icon_custom_emoji_id="5", **chat)
    where = {"message_thread_id": topic["message_thread_id"], **chat}
    await client.ok("sendMessage", text="x", **where)
    await client.ok("editForumTopic", name="y", **where)
    for method in ("close", "reopen", "delete"):
        if method == "delete":
            await client.ok("unpinAllForumTopicMessages", **where)
        await client.ok(f"{method}ForumTopic", **where)
    await client.ok("editGeneralForumTopic", name="y", **chat)
    for method in ("close", "reopen", "hide", "unhide"):
        await client.ok(f"{method}GeneralForumTopic", **chat)
    await client.ok("unpinAllGeneralForumTopicMessages", **chat)


async def act_as_people(client: Client, dara: int) -> None:
    """Do each action of people, so that every kind of update arrives."""
    quiz = await client.ok(
        "sendPoll", chat_id=dara, question="?",
        options=[{"text": "a", "media": PLACE}, {"text": "b"}], media=PLACE,
        explanation_media=PLACE,
        type="quiz", correct_option_ids=[0], is_anonymous=False, explanation="why",
    )  # fmt: skip
    await client.sim("vote", chat="dara", message_id=quiz["message_id"], options=[0])
    await client.ok("stopPoll", chat_id=dara, message_id=quiz["message_id"])
    sent = await client.ok("sendMessage", chat_id=dara, text="x", reply_markup=KEYS)
    number = sent["message_id"]
    tapped = (await client.sim("tap", chat="dara", label="A"))["callback_id"]
    await client.ok("answerCallbackQuery", callback_query_id=tapped, text="ok", show_alert=True)
    await client.sim("forge", chat="dara", message_id=10**6, data="x")
    await client.sim("start", chat="dara", token="abc")
    said = await client.sim("message", chat="dara", text="😀 see example.org", reply_to=number)
    await client.sim(
        "edit", chat="dara", message_id=said["message"]["message_id"], text="@test_bot"
    )
    for kind in (
        "photo",
        "document",
        "voice",
        "audio",
        "video",
        "video_note",
        "animation",
        "sticker",
    ):
        await client.sim("send", chat="dara", kind=kind, caption="c", album="1")
    await client.sim("location", chat="dara", latitude=1, longitude=2)
    await client.sim("contact", chat="dara")
    await share_everything(client, dara)
    await client.sim("forward", chat="dara", from_chat="dara", message_id=number)
    await client.sim("react", chat="dara", message_id=number, emoji="👍")
    await client.sim("block", chat="dara")
    await client.sim("block", chat="dara", on=False)
    await client.sim("group", key="news", title="News", kind="channel", members=["maly"], bot=True)
    await client.sim("message", chat="news", text="read this")
    await client.sim("member", chat="group", who="sokha", status="restricted")
    await client.sim("member", chat="group", who="sokha", status="left", by="sokha")


async def share_everything(client: Client, dara: int) -> None:
    """Tap each key that asks for something, and give it."""
    asking: list[dict[str, Any]] = [
        {"request_contact": True},
        {"request_location": True},
        {"request_users": {"request_id": 1, "max_quantity": 2, "request_name": True}},
        {"request_chat": {"request_id": 2, "chat_is_channel": False, "request_title": True}},
        {"request_poll": {}},
        {"web_app": {"url": "https://example.org/"}},
    ]
    keys = [[{"text": str(number)} | key for number, key in enumerate(asking)]]
    await client.ok("sendMessage", chat_id=dara, text="x", reply_markup={"keyboard": keys})
    await client.sim("share", chat="dara", label="0")
    await client.sim("share", chat="dara", label="1")
    await client.sim("share", chat="dara", label="2", people=["maly", "bot"])
    await client.sim("share", chat="dara", label="3", group="group")
    await client.sim("poll", chat="dara", question="?", options=["a", "b"], correct=1)
    await client.sim("web_app_data", chat="dara", data="x")


async def ask_inline(client: Client, dara: int) -> None:
    """Ask from a chat, choose a result with a button, and open a web app."""
    asked = (await client.sim("inline", chat="dara", query="tea"))["query_id"]
    words = {"input_message_content": {"message_text": "Tea"}}
    article = {"type": "article", "id": "1", "title": "Tea", "reply_markup": KEYS, **words}
    button = {"text": "More", "start_parameter": "x"}
    more: dict[str, Any] = {"results": [article], "button": button, "next_offset": "2"}
    await client.ok("answerInlineQuery", inline_query_id=asked, is_personal=True, **more)
    await client.sim("choose", query_id=asked, result_id="1", feedback=True)
    await client.sim("tap", chat="dara", label="A")
    (number,) = client.simulator.world.inline.messages
    await client.ok("editMessageText", inline_message_id=number, text="Tea, hot")
    app = {"inline_keyboard": [[{"text": "App", "web_app": {"url": "https://example.org/"}}]]}
    await client.ok("sendMessage", chat_id=dara, text="x", reply_markup=app)
    opened = (await client.sim("web_app", chat="dara"))["query_id"]
    await client.ok("answerWebAppQuery", web_app_query_id=opened, result=article)
    ready = await client.ok(
        "savePreparedInlineMessage", user_id=dara, result=article, allow_bot_chats=True
    )
    await client.sim("send_prepared", chat="dara", prepared=ready["id"])
    key_button = {"text": "a", "request_users": {"request_id": 1}}
    key = await client.ok("savePreparedKeyboardButton", user_id=dara, button=key_button)
    await client.sim("share", chat="dara", prepared=key["id"], people=["sokha"])


async def recorded(client: Client) -> dict[str, Any]:
    """Return all successful calls and all updates."""
    await client.updates(allowed_updates=ALL)
    dara = await client.open()
    await client.sim("member", chat="group", who="bot", status="administrator", by="maly")
    group = client.id_of("group")
    await send_everything(client, dara)
    await act_as_people(client, dara)
    await pay_everything(client, dara)
    await give_everything(client, dara)
    await play_everything(client, dara)
    await sell_a_channel(client)
    await ask_inline(client, dara)
    await manage_everything(client, dara)
    await make_stickers(client, dara)
    await client.sim("upgrade", chat="group")
    updates = await client.updates(offset=1)
    await ask_everything(client, dara, client.id_of("group"))
    await client.ok("leaveChat", chat_id=client.id_of("group"))
    assert group != client.id_of("group")
    rows = await client.ask("calls", full=1, limit=1000)
    calls = []
    for row in rows:
        assert row["response"]["ok"], row
        files = row["request"].pop("files", {})
        named = str(row["request"])
        alone = [name for name in files if f"attach://{name}" not in named]
        params = row["request"] | dict.fromkeys(alone, "attach://part")
        calls.append(
            {"method": row["method"], "params": params, "result": row["response"]["result"]}
        )
    return {"calls": calls, "updates": updates}
