"""Every method's request and response, and every update, against the models of another library."""

import copy
import subprocess
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import orjson
import pytest

from bot.simulator import Simulator
from bot.simulator.methods import METHODS, RECEIVING
from bot.simulator.samples import picture
from tests.simulator.wire import Wire

Script = Callable[..., subprocess.CompletedProcess[bytes]]
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
]
PNG = ("a.png", picture(400), "image/png")
FILE = ("a.txt", b"a", "text/plain")
HTML = {"parse_mode": "HTML"}
# calls whose success proves nothing about a result: they are always refused here
REFUSED = {"answerWebAppQuery"}


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    simulator = Simulator(seed=3)
    await simulator.start()
    async with aiohttp.ClientSession() as session:
        yield Wire(simulator, session)
    await simulator.stop()


async def send_everything(wire: Wire, dara: int) -> None:
    """Each method that puts something into a chat."""
    text = (
        "<b>b</b> <a href='https://example.org'>l</a> <blockquote expandable>q</blockquote> /menu"
    )
    sent = await wire.ok("sendMessage", chat_id=dara, text=text, reply_markup=KEYS, **HTML)
    place = {"chat_id": dara, "message_id": sent["message_id"]}
    await wire.ok("editMessageText", text="<pre>x</pre>", reply_markup=KEYS, **HTML, **place)
    await wire.ok("editMessageReplyMarkup", **place)
    await wire.ok("pinChatMessage", **place)
    reaction = [{"type": "emoji", "emoji": "👍"}]
    await wire.ok("setMessageReaction", reaction=reaction, **place)
    reply = {"message_id": sent["message_id"]}
    await wire.ok("sendDice", chat_id=dara, reply_parameters=reply)
    await wire.ok("sendLocation", chat_id=dara, latitude=11.5, longitude=104.9)
    await wire.ok("sendChatAction", chat_id=dara, action="typing")
    _, body = await wire.upload("sendPhoto", chat_id=dara, photo=PNG, caption="c")
    photo = {"chat_id": dara, "message_id": body["result"]["message_id"]}
    await wire.ok("editMessageCaption", caption="d", **photo)
    media = {"type": "photo", "media": body["result"]["photo"][-1]["file_id"], "caption": "e"}
    await wire.ok("editMessageMedia", media=media, **photo)
    await wire.ok("sendMediaGroup", chat_id=dara, media=[media, media])
    for method in ("Document", "Audio", "Voice", "Video", "VideoNote", "Animation", "Sticker"):
        field = "video_note" if method == "VideoNote" else method.lower()
        status, body = await wire.upload(f"send{method}", chat_id=dara, **{field: FILE})
        assert status == 200, body
    file = {"file_id": body["result"]["sticker"]["file_id"]}
    await wire.ok("getFile", **file)
    source = {"chat_id": dara, "from_chat_id": dara}
    await wire.ok("copyMessage", message_id=sent["message_id"], **source)
    numbers = [sent["message_id"], photo["message_id"]]
    await wire.ok("copyMessages", message_ids=numbers, **source)
    await wire.ok("forwardMessage", message_id=sent["message_id"], **source)
    await wire.ok("unpinChatMessage", chat_id=dara)
    await wire.ok("deleteMessage", **place)
    await wire.ok("deleteMessages", chat_id=dara, message_ids=[photo["message_id"]])


async def ask_everything(wire: Wire, dara: int, group: int) -> None:
    """Each method that sets or asks something."""
    for method in ("getMe", "logOut", "close", "getWebhookInfo", "deleteWebhook"):
        await wire.ok(method)
    scope = {"type": "chat", "chat_id": dara}
    commands = [{"command": "menu", "description": "Home"}]
    await wire.ok("setMyCommands", commands=commands, scope=scope, language_code="km")
    await wire.ok("getMyCommands", scope=scope, language_code="km")
    await wire.ok("deleteMyCommands", scope=scope, language_code="km")
    await wire.ok("setMyName", name="Romleuk")
    await wire.ok("setMyDescription", description="Stays with you")
    await wire.ok("setMyShortDescription", short_description="Stays")
    assert (await wire.ok("getMyShortDescription"))["short_description"] == "Stays"
    await wire.ok("getMyName")
    await wire.ok("getMyDescription", language_code="km")
    await wire.ok("setChatMenuButton", chat_id=dara, menu_button={"type": "commands"})
    await wire.ok("getChatMenuButton", chat_id=dara)
    me = (await wire.ok("getMe"))["id"]
    for chat_id in (dara, group):
        await wire.ok("getChat", chat_id=chat_id)
        for user_id in (dara, me):
            await wire.ok("getChatMember", chat_id=chat_id, user_id=user_id)
    await wire.ok("getChatAdministrators", chat_id=group)
    await wire.ok("setWebhook", url="http://127.0.0.1:9/hook")
    await wire.ok("deleteWebhook")


async def meet_everybody(wire: Wire, dara: int) -> None:
    """Each thing that people do, so that each kind of update comes."""
    quiz = await wire.ok(
        "sendPoll", chat_id=dara, question="?", options=[{"text": "a"}, {"text": "b"}],
        type="quiz", correct_option_ids=[0], is_anonymous=False, explanation="why",
    )  # fmt: skip
    await wire.sim("vote", chat="dara", message_id=quiz["message_id"], options=[0])
    await wire.ok("stopPoll", chat_id=dara, message_id=quiz["message_id"])
    sent = await wire.ok("sendMessage", chat_id=dara, text="x", reply_markup=KEYS)
    number = sent["message_id"]
    tapped = (await wire.sim("tap", chat="dara", label="A"))["callback_id"]
    await wire.ok("answerCallbackQuery", callback_query_id=tapped, text="ok", show_alert=True)
    await wire.sim("forge", chat="dara", message_id=10**6, data="x")
    await wire.sim("start", chat="dara", token="abc")
    said = await wire.sim("message", chat="dara", text="😀 see example.org", reply_to=number)
    await wire.sim(
        "edit", chat="dara", message_id=said["message"]["message_id"], text="@romleuk_bot"
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
        await wire.sim("send", chat="dara", kind=kind, caption="c", album="1")
    await wire.sim("location", chat="dara", latitude=1, longitude=2)
    await wire.sim("contact", chat="dara")
    await wire.sim("forward", chat="dara", from_chat="dara", message_id=number)
    await wire.sim("react", chat="dara", message_id=number, emoji="👍")
    await wire.sim("block", chat="dara")
    await wire.sim("block", chat="dara", on=False)
    await wire.sim("group", key="news", title="News", kind="channel", members=["maly"], bot=True)
    await wire.sim("message", chat="news", text="read this")
    await wire.sim("member", chat="group", who="sokha", status="restricted")
    await wire.sim("member", chat="group", who="sokha", status="left", by="sokha")


async def recorded(wire: Wire) -> dict[str, Any]:
    """All calls that were answered with ok, and all updates."""
    await wire.updates(allowed_updates=ALL)
    dara = await wire.open()
    await wire.sim("member", chat="group", who="bot", status="administrator", by="maly")
    group = wire.id_of("group")
    await send_everything(wire, dara)
    await meet_everybody(wire, dara)
    await wire.sim("upgrade", chat="group")
    updates = await wire.updates(offset=1)
    await ask_everything(wire, dara, wire.id_of("group"))
    await wire.ok("leaveChat", chat_id=wire.id_of("group"))
    assert group != wire.id_of("group")
    rows = await wire.ask("calls", full=1, limit=1000)
    calls = []
    for row in rows:
        assert row["response"]["ok"], row
        files = row["request"].pop("files", {})
        params = row["request"] | dict.fromkeys(files, "attach://part")
        calls.append(
            {"method": row["method"], "params": params, "result": row["response"]["result"]}
        )
    return {"calls": calls, "updates": updates}


async def test_every_method_and_update_fits_the_models(wire: Wire, run_script: Script) -> None:
    log = await recorded(wire)
    driven = {call["method"] for call in log["calls"]}
    assert driven == {*METHODS, *RECEIVING} - REFUSED - {"getUpdates"}
    kinds = {name for update in log["updates"] for name in update} - {"update_id"}
    assert kinds == set(ALL) - {"edited_channel_post"}
    assert judged(run_script, log) == [[]]


def judged(run_script: Script, *logs: dict[str, Any]) -> list[list[str]]:
    """The problems of each log."""
    done = run_script("validate_calls.py", given=orjson.dumps(logs))
    assert (done.returncode, done.stderr.decode()) == (0, "")
    problems: list[list[str]] = orjson.loads(done.stdout)
    return problems


CALL = {
    "method": "sendMessage",
    "params": {"chat_id": 1, "text": "x", "reply_markup": KEYS},
    "result": {
        "message_id": 1,
        "date": 1,
        "chat": {"id": 1, "type": "private"},
        "from": {"id": 1, "is_bot": True, "first_name": "x"},
        "text": "x",
    },
}


def broken(*path: str, value: Any = None) -> dict[str, Any]:
    """The good call with one field changed, or taken away."""
    call = copy.deepcopy(CALL)
    place: Any = call
    for name in path[:-1]:
        place = place[name]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return {"calls": [call], "updates": []}


CONTROLS: list[tuple[dict[str, Any], str]] = [
    (broken("params", "text"), "sendMessage request: ('text',) Field required"),
    (broken("params", "txet", value="x"), "sendMessage request.txet is unknown"),
    (
        broken("params", "reply_markup", value='{"inline_keyboard": 5}'),
        "sendMessage request.reply_markup.inline_keyboard is unknown",
    ),
    (
        broken("result", "from", "is_bot"),
        "sendMessage result: ('from', 'is_bot') Field required",
    ),
    (broken("result", "colour", value="red"), "sendMessage result.colour is unknown"),
    (broken("result", "chat", "colour", value="red"), "sendMessage result.chat.colour is unknown"),
    ({"calls": [], "updates": [{"update_id": 1, "surprise": {}}]}, "update.surprise is unknown"),
    ({"calls": [], "updates": [{"message": {}}]}, "update: ('update_id',) Field required"),
]


def test_the_judge_itself_is_not_blind(run_script: Script) -> None:
    good = {"calls": [CALL], "updates": []}
    first, *others = judged(run_script, good, *(log for log, _ in CONTROLS))
    assert first == []
    for problems, (_, expected) in zip(others, CONTROLS, strict=True):
        assert expected in problems
