"""Random walks: somebody taps a visible button, writes something, or time passes.

A walk depends only on its seed, so that a walk that finds an error can be repeated.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

import orjson

from bot.desk import buttons as person
from bot.people import buttons as people
from bot.refusals import StaleButton
from bot.storage.database import Tx
from bot.telegram.kit.button import Button, parse_button
from tests.documents.tables import excel
from tests.stories.cast import participant
from tests.stories.meetings import INVITATION, LINK
from tests.stories.rosters import FOURTEEN, HEAD
from tests.stories.whole.permitted import Prepared, prepare
from tests.world import Phone, World

RARE: tuple[type[Button], ...] = (
    people.Erase,
    people.Leave,
    people.TakeBackDecision,
    people.TakeOffList,
    person.MoveTo,
    person.Remove,
    person.ReplaceNow,
)
"""Buttons that remove somebody from the walk; one in twenty is tapped."""
SPARED = 0.95
SIGHT = 6
"""The number of the newest messages that people see without scrolling."""
SCROLLS, TWICE = 0.15, 0.05
"""The probability that somebody scrolls up to any message, and that somebody taps twice."""
STAYS, GOES_ON = 0.85, 0.7
"""The probability that the same person acts again, and on the same screen: many screens are
reached only by a long series of taps."""
LEAPS = (
    timedelta(minutes=2), timedelta(minutes=10), timedelta(minutes=31), timedelta(hours=2),
    timedelta(hours=5), timedelta(hours=11), timedelta(days=1), timedelta(days=3),
)  # fmt: skip
COMMANDS = (
    "/menu", "/sessions", "/ask", "/language", "/privacy", "/help", "/start", "/recap", "/quiz",
    "/refresh", "/progress", "/simulate", "/handbook", "/settings", "/pause", "/resume", "/cancel",
    "/certificate", "/desk", "/announce", "/verify", "/discuss", "/dance",
)  # fmt: skip
ODD = "<b>&amp; {name} %s"
"""A text that must be shown exactly as it was typed."""
TEXTS = (
    "ខ្ញុំចង់សួរអំពីឯកសារ", "អរគុណ", "When is the next meeting?", "Thank you!", "Ros Chenda",
    "Ros Chenda, Lotus House", "5/6", "7/6 14:00", "9:00", "29/5", "31/2", LINK, INVITATION,
    "https://example.org/a?b=c&d=e", "2023-06-12", "Lotus", "012 345 678", ODD,
    "RL-0000-0000", "x" * 3900, "ក" * 3000, "health", "សុខភាព", "👍", ".", "1", "០៩:៣០", "Sok Dara",
)  # fmt: skip
ANSWERS = {
    "announce": ("Hello to all of you.", "ជួបគ្នាថ្ងៃចន្ទ", "See the trafficking film.", LINK),
    "announce.save": ("Lotus", "All"),
    "announce.when": ("25/5 9:00", "tomorrow", "9:00", "30/6 23:00"),
    "people.list": ("Ros Chenda, Lotus House", "Mao Phally, Harbour"),
    "quiet_days": ("2/6", "2/6-4/6"),
    "training_day": ("31/5/2023",),
    "session.draft": ("5/6", "9:00", LINK, "12/6", "14:30", INVITATION),
    "session.length": ("9:00-12:00", "until 16:30", "8-12"),
    "session.move": ("7/6", "8/6 10:00", "7/6 8:30-12:00"),
    "session.place": ("Our office", "ការិយាល័យ"),
    "session.link": (LINK, "https://meet.google.com/abc-defg-hij"),
    "session.recording": ("https://zoom.us/rec/share/abc", LINK),
}
"""Suitable answers by the name of the dialog."""
KINDS = ("sticker", "voice", "photo", "document", "video", "audio")


PlacedButton = tuple[int, int, int, dict[str, Any]]
"""A button: message id, row, column and the Bot API's button."""


@dataclass(slots=True)
class Walk:
    """A cohort with content of every kind, the people who walk in it, and their steps so far."""

    made: Prepared
    chance: Random
    everybody: list[Phone]
    done: list[str] = field(default_factory=list)
    tapped: Counter[str] = field(default_factory=Counter)
    busy: Phone | None = None
    reading: dict[str, int] = field(default_factory=dict)

    @property
    def world(self) -> World:
        """The bot and its Telegram."""
        return self.made.world

    async def step(self) -> Phone | None:
        """Do one thing; return who did it, or None if only time passed."""
        if self.chance.random() < 0.12:
            leap = self.chance.choice(LEAPS)
            self.done.append(f"{leap} pass")
            await self.world.travel(leap)
            return None
        if self.busy is None or self.chance.random() > STAYS:
            self.busy = self.chance.choice(self.everybody)
        who = self.busy
        draw = self.chance.random()
        if draw < 0.86 and await self._taps(who):
            return who
        if draw < 0.9:
            await self._sends(who, self.chance.choice(COMMANDS))
        elif draw < 0.98:
            await self._sends(who, await self._fitting(who))
        else:
            await self._sends_a_file(who)
        return who

    async def _taps(self, who: Phone) -> bool:
        """Tap a visible button, most likely of the newest message; return whether there was any."""
        old = self.chance.random() < SCROLLS
        buttons = [_buttons(message) for message in (who.messages if old else _in_sight(who))]
        found = [each for each in buttons if each]
        if not found:
            return False
        goes_on = [each for each in found if each[0][0] == self.reading.get(who.chat_key)]
        if goes_on and self.chance.random() < GOES_ON:
            found = goes_on
        newest = not old and self.chance.random() < 0.7
        message_id, row, column, button = self._curious(
            found[0] if newest else self.chance.choice(found)
        )
        if _is_rare(button["callback_data"]) and self.chance.random() < SPARED:
            return False
        self.reading[who.chat_key] = message_id
        label, data = button["text"], button["callback_data"]
        self.done.append(f"{who.key}@{who.chat_key} taps {label} ({data})")
        for _ in range(2 if self.chance.random() < TWICE else 1):
            self.world.acts.tap(
                who.chat_key, message_id=message_id, row=row, column=column, who=who.key
            )
        await self.world.settle()
        return True

    def _curious(self, buttons: list[PlacedButton]) -> PlacedButton:
        """Choose a button, most likely of a kind that was tapped least so far."""
        kinds = [each["callback_data"].partition(":")[0] for _, _, _, each in buttons]
        [at] = self.chance.choices(
            range(len(buttons)), weights=[1 / (1 + self.tapped[kind]) ** 2 for kind in kinds]
        )
        self.tapped[kinds[at]] += 1
        return buttons[at]

    async def _sends(self, who: Phone, text: str) -> None:
        replied = (
            self.chance.choice([*_in_sight(who), None]) if self.chance.random() < 0.1 else None
        )
        number = None if replied is None else replied["message_id"]
        answers = "" if number is None else f" in answer to {number}"
        self.done.append(f"{who.key}@{who.chat_key} writes {text[:60]!r}{answers}")
        await who.sends(text, reply_to=number)

    async def _sends_a_file(self, who: Phone) -> None:
        kind = self.chance.choice((*KINDS, "roster"))
        self.done.append(f"{who.key}@{who.chat_key} sends a {kind}")
        if kind == "roster":
            rows = FOURTEEN[: self.chance.randint(1, 6)]
            await who.sends_a("document", content=excel([HEAD, *rows]), name="list.xlsx")
        else:
            await who.sends_a(kind, caption=self.chance.choice(("", "", "Photo of our day")))

    async def _fitting(self, who: Phone) -> str:
        """Return a suitable answer to the dialog of the chat, or any text."""
        chat = self.world.acts.find_chat(who.chat_key).id
        asked = await self.world.app.database.run(partial(_asked, chat=chat))
        fitting = ANSWERS.get(asked, TEXTS) if self.chance.random() < 0.8 else TEXTS
        return self.chance.choice(fitting)


async def begin(world: World, seed: int) -> Walk:
    """Prepare a walk of leaders in both languages and coordinators, some in the group."""
    made = await prepare(world)
    thida = await participant(world, made.course.founded, "thida", "ចាន់ ធីតា", language="km")
    world.simulator.stage.member(made.course.group, "thida", "member")
    for who in (thida, made.admin):  # until now they only got the answer for strangers
        await who.sends("/menu")
    inside = made.course.inside
    leaders = [made.dara, thida]
    return Walk(
        made=made,
        chance=Random(seed),
        everybody=[
            *leaders, *leaders, made.sophea, made.sophea, made.colleague, made.bora, made.admin,
            inside(thida),
        ],
    )  # fmt: skip


def _in_sight(who: Phone) -> list[dict[str, Any]]:
    """Return the newest messages, newest first."""
    return who.messages[: -SIGHT - 1 : -1]


def _buttons(message: dict[str, Any]) -> list[PlacedButton]:
    """Return the buttons of a message that send callback data, with their positions."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [
        (message["message_id"], row, column, button)
        for row, buttons in enumerate(rows)
        for column, button in enumerate(buttons)
        if "callback_data" in button
    ]


def _is_rare(data: str) -> bool:
    try:
        return isinstance(parse_button(data), RARE)
    except StaleButton:
        return False


async def _asked(tx: Tx, *, chat: int) -> str:
    row = await tx.one("SELECT dialog FROM chats WHERE id = :chat", chat=chat)
    if row is None or row["dialog"] is None:
        return ""
    asked = orjson.loads(row["dialog"])
    return str(asked["in"])
