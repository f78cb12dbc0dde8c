"""A small bot that speaks the Bot API over HTTP: a peer with one of everything a page must show."""

import asyncio
import io
import json
from typing import TYPE_CHECKING, Any

import aiohttp
import segno
from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

Json = dict[str, Any]

GREEN_ROOM = "https://meet.example.org/module-4"
INVITE = "https://t.me/romleuk_bot?start=FORDARA1"

WELCOME = (
    "<b>Romleuk</b>\n\nWelcome. Please take a minute to read this before we begin.\n\n"
    "• It keeps your name and organization, what you read, answer and plan.\n"
    "• Other participants see nothing of yours.\n\n"
    "It is your choice. A no has no consequence for you."
)
HOME = (
    "<b>Romleuk · Module 4</b>\n\nNext: Tue 30 May, 09:00 (Phnom Penh) · you come\n"
    "Lessons 4 of 18 · Quiz 1: 7 of 10"
)
LESSON = (
    "<b>Lesson 4 of 6\nDebt bondage</b>\n\nA person pledges work for a debt. The work is not "
    "fairly counted against the debt, or has <i>no clear limit</i>.\n\nA wage advance is not yet "
    "bondage: look for the <u>missing way out</u>.\n"
    "<blockquote expandable>More: the 1956 Convention names debt bondage, serfdom and forced "
    "marriage.\nIt asks each state to end them as soon as possible.\nThe worst forms of child "
    "labour are in ILO convention 182.\nSources: UN 1956, articles 1 and 7; ILO 1999.</blockquote>"
)
QUESTION = (
    "<b>Question 3 of 10</b>\n\nAn adult said yes to a job because she was lied to about it. "
    "What about her consent?\n\nA.  It always clears the recruiter\nB.  It counts if it was in "
    "writing\nC.  It does not count: a prohibited means was used\nD.  It counts if she was paid"
)
KHMER = (
    "<b>មេរៀនទី ៤ នៃ ៦\nទាសភាពដោយសារបំណុល</b>\n\nមនុស្សម្នាក់ដាក់ការងាររបស់ខ្លួនជាប្រាក់បំណុល "
    "ប៉ុន្តែតម្លៃការងារមិនត្រូវបានគិតដោយយុត្តិធម៌ ឬគ្មានកម្រិតកំណត់ច្បាស់លាស់។\n"
    "<i>សេចក្តីព្រាង៖ មិនទាន់មានអ្នកពិនិត្យភាសា</i>"
)
RICH = (
    'Read <a href="https://www.ilo.org/c29">convention 29</a>, write to help@example.org or press '
    "/menu. The <code>passcode</code> is <tg-spoiler>2468</tg-spoiler>.\n"
    "<blockquote>Which gates are closed?</blockquote>\n<s>Monday</s> Tuesday "
    "&lt;b&gt;not bold&lt;/b&gt;"
)


def keys(*rows: list[tuple[str, str]]) -> Json:
    """An inline keyboard: `https:` makes a link, `copy:` a copying key, the rest callback data."""

    def key(label: str, what: str) -> Json:
        if what.startswith("https:"):
            return {"text": label, "url": what}
        if what.startswith("copy:"):
            return {"text": label, "copy_text": {"text": what.removeprefix("copy:")}}
        return {"text": label, "callback_data": what}

    return {"inline_keyboard": [[key(*pair) for pair in row] for row in rows]}


HOME_KEYS = keys(
    [("Go on: lesson 5 of 6", "lesson")],
    [("Lessons", "lesson"), ("Quiz", "quiz")],
    [("Join", GREEN_ROOM), ("Copy link", f"copy:{GREEN_ROOM}")],
)


SCREENS: dict[str, tuple[str, Json]] = {
    "agree": (HOME, HOME_KEYS),
    "home": (HOME, HOME_KEYS),
    "lesson": (LESSON, keys([("Back", "home"), ("Next", "quiz")], [("Close", "home")])),
    "quiz": (
        QUESTION,
        keys(
            [("A", "wrong"), ("B", "wrong"), ("C", "right"), ("D", "wrong")],
            [("Stop here", "home")],
        ),
    ),
    "right": (
        f"{QUESTION}\n\n<b>Right.</b> Consent does not count here.",
        keys([("Next", "home"), ("Lesson 3", "lesson")], [("Stop here", "home")]),
    ),
}


def picture(colour: str, sun: tuple[int, int]) -> bytes:
    """A plain landscape, 640 x 360."""
    image = Image.new("RGB", (640, 360), "#e4ece6")
    draw = ImageDraw.Draw(image)
    draw.ellipse((*sun, sun[0] + 90, sun[1] + 90), fill="#d9772b")
    draw.polygon([(0, 250), (220, 190), (430, 260), (640, 205), (640, 360), (0, 360)], fill=colour)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def qr(link: str) -> bytes:
    """A link as a picture."""
    out = io.BytesIO()
    segno.make(link).save(out, kind="png", scale=8)
    return out.getvalue()


class ScriptedBot:
    """Polls for updates and answers each by its words or its callback data."""

    def __init__(self, url: str, token: str) -> None:
        self._base = f"{url}/bot{token}/"
        self._session = aiohttp.ClientSession()
        self._polling: asyncio.Task[None] | None = None
        self._words: dict[str, Callable[[Json], Awaitable[object]]] = {
            "/start": self._welcome,
            "/menu": self._home,
            "/lesson": self._khmer_lesson,
            "/rich": lambda m: self.say(m, RICH),
            "/photo": self._invite,
            "/album": self._album,
            "/file": self._file,
            "/voice": self._voice,
            "/poll": self._poll,
            "/desk": self._desk,
            "/forget": self._forget,
            "/unsafe": lambda m: self.say(m, "&lt;img src=x onerror=alert(1)&gt;"),
            "thanks": lambda m: self.call(
                "setMessageReaction",
                chat_id=m["chat"]["id"],
                message_id=m["message_id"],
                reaction=[{"type": "emoji", "emoji": "🙏"}],
            ),
        }

    async def start(self) -> None:
        """Set the commands and begin to poll."""
        await self.call("setMyDescription", description="A small companion. By invitation.")
        await self.call("setMyCommands", commands=[{"command": "menu", "description": "Home"}])
        await self.call(
            "setMyCommands",
            commands=[{"command": "menu", "description": "ទំព័រដើម"}],
            language_code="km",
        )
        self._polling = asyncio.create_task(self._poll_for_ever())

    async def stop(self) -> None:
        """End polling."""
        if self._polling:
            self._polling.cancel()
            await asyncio.gather(self._polling, return_exceptions=True)
        await self._session.close()

    async def call(self, method: str, files: dict[str, bytes] | None = None, **fields: Any) -> Any:
        """One call; what Telegram refuses is answered as None, as a bot would log it and go on."""
        form = aiohttp.FormData()
        for name, value in fields.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        for name, content in (files or {}).items():
            form.add_field(name, content, filename=name)
        async with self._session.post(self._base + method, data=form) as answer:
            body = await answer.json()
        return body.get("result")

    async def say(self, to: Json, text: str, markup: Json | None = None, **fields: Any) -> Any:
        """Send a text into the chat of a message."""
        extra: Json = {"reply_markup": markup} if markup else {}
        return await self.call(
            "sendMessage", chat_id=to["chat"]["id"], text=text, parse_mode="HTML", **extra, **fields
        )

    async def _poll_for_ever(self) -> None:
        offset = 0
        while True:
            try:
                updates = await self.call("getUpdates", offset=offset, timeout=20)
            except aiohttp.ClientError:
                await asyncio.sleep(0.2)
                continue
            for update in updates or []:
                offset = update["update_id"] + 1
                await self._take(update)

    async def _take(self, update: Json) -> None:
        if message := update.get("message"):
            word = (message.get("text") or "").split(" ")[0].split("@")[0].lower()
            if act := self._words.get(word):
                await act(message)
        elif query := update.get("callback_query"):
            await self._tapped(query)

    async def _tapped(self, query: Json) -> None:
        answer: dict[str, Json] = {
            "slow": {},
            "alert": {"text": "This has already been answered.", "show_alert": True},
        }
        extra = answer.get(query["data"], {"text": "Kept"} if query["data"] == "right" else {})
        if query["data"] == "slow":
            await asyncio.sleep(0.4)
        await self.call("answerCallbackQuery", callback_query_id=query["id"], **extra)
        if screen := SCREENS.get(query["data"]):
            await self._edit(query["message"], *screen)
        if query["data"] == "agree":
            await self.call(
                "pinChatMessage",
                chat_id=query["message"]["chat"]["id"],
                message_id=query["message"]["message_id"],
            )

    async def _edit(self, message: Json, text: str, markup: Json) -> None:
        await self.call(
            "editMessageText",
            chat_id=message["chat"]["id"],
            message_id=message["message_id"],
            text=text,
            parse_mode="HTML",
            reply_markup=markup,
        )

    async def _welcome(self, message: Json) -> None:
        await self.call("sendChatAction", chat_id=message["chat"]["id"], action="typing")
        await self.say(
            message,
            WELCOME,
            keys([("I agree", "agree")], [("No, thank you", "no"), ("ខ្មែរ", "no")]),
        )

    async def _home(self, message: Json) -> None:
        await self.say(message, HOME, HOME_KEYS)

    async def _khmer_lesson(self, message: Json) -> None:
        await self.say(
            message, KHMER, keys([("ត្រឡប់", "home"), ("បន្ទាប់", "slow")], [("បិទ", "alert")])
        )

    async def _invite(self, message: Json) -> None:
        await self.call(
            "sendPhoto",
            files={"photo": qr(INVITE)},
            chat_id=message["chat"]["id"],
            caption="One link, for up to 14 people until 5 June.",
            reply_markup=keys([("Share", INVITE), ("Copy", f"copy:{INVITE}")]),
        )

    async def _album(self, message: Json) -> None:
        await self.call(
            "sendMediaGroup",
            files={"one": picture("#cbd9c6", (90, 60)), "two": picture("#c9c3dd", (430, 90))},
            chat_id=message["chat"]["id"],
            media=[
                {"type": "photo", "media": "attach://one", "caption": "Two of the three pictures"},
                {"type": "photo", "media": "attach://two"},
            ],
        )

    async def _file(self, message: Json) -> None:
        await self.call(
            "sendDocument",
            files={"document": b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"},
            chat_id=message["chat"]["id"],
        )

    async def _voice(self, message: Json) -> None:
        await self.call(
            "sendVoice", files={"voice": b"OggS" * 400}, chat_id=message["chat"]["id"], duration=48
        )

    async def _poll(self, message: Json) -> None:
        await self.call(
            "sendPoll",
            chat_id=message["chat"]["id"],
            question="Which gate blocks most people in your area?",
            options=[{"text": each} for each in ("Papers", "Cost", "Distance", "Fear")],
        )

    async def _desk(self, message: Json) -> None:
        await self.say(
            message,
            "<b>Today · Tue 30 May · Module 4</b>\n\n09:00 Session 2: 11 coming, 1 not coming, "
            "2 no reply\n\n"
            "To contact (2)\n1  Chan Thida, Org B: missed yesterday, no reply\n"
            "2  Sok Dara, Lotus House: question, 20 hours old",
            {
                "keyboard": [["Announce", "Sessions"], ["People", "Reports"]],
                "resize_keyboard": True,
            },
        )

    async def _forget(self, message: Json) -> None:
        sent = await self.say(message, "This goes away.")
        await self.call(
            "deleteMessage", chat_id=message["chat"]["id"], message_id=sent["message_id"]
        )
