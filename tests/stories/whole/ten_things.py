"""Ten things that people send although something else was asked, and what answers them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from tests.stories.whole.comparing import Tables, restore
from tests.world import Message, Phone, labels, words

LONG = ("We met with the people of three villages. " * 100)[:4096]
LATER = "Can we meet later on Monday?"
DAY = timedelta(days=1)
LABEL, DAY_LATER = "label", "a day later"
Send = Callable[[Phone], Awaitable[None]]


async def _location(phone: Phone) -> None:
    phone.world.acts.location(phone.chat_key, 11.55, 104.91, who=phone.key)
    await phone.world.settle()


async def _own_label(phone: Phone) -> None:
    """Type the label of the last button below the question, or "cancel" if there is none."""
    await phone.sends(phone.buttons[-1] if phone.buttons else "Cancel")


THINGS: dict[str, Send] = {
    LABEL: _own_label,
    "sticker": lambda phone: phone.sends_a("sticker"),
    "voice": lambda phone: phone.sends_a("voice"),
    "photo": lambda phone: phone.sends_a("photo"),
    "location": _location,
    "emoji": lambda phone: phone.sends("😀"),
    "4096": lambda phone: phone.sends(LONG),
    "/menu": lambda phone: phone.sends("/menu"),
    "yes": lambda phone: phone.sends("yes"),
    DAY_LATER: lambda phone: phone.sends(LATER),
}
"""The label comes first, while the question is the newest message; after a day the clock moved."""
FILES = ("sticker", "voice", "photo", "location")
NEVER = ("You need an invitation link", "Something went wrong", "may be about a real person")
ALONE = "I did not understand this. Please tap a button"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot wrote or changed in a chat after somebody had sent something."""

    messages: list[Message] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "\n".join(words(each) for each in self.messages)

    @property
    def buttons(self) -> list[str]:
        return [label for each in self.messages for label in labels(each)]


async def answer_to(phone: Phone, send: Send) -> Answer:
    """Let somebody send something; return what the bot answered in their chat."""
    feed = phone.world.simulator.world.feed
    before, known = feed.seq, {each["message_id"] for each in phone.messages}
    await send(phone)
    changed = {
        event["message"]["message_id"]
        for event in feed.since(before)
        if event["type"] == "message.edited" and event["chat"] == phone.chat_key
    }
    shown = phone.messages
    return Answer(
        [each for each in shown if each["message_id"] in changed & known]
        + [each for each in shown if each["message_id"] not in known]
    )


def faults(told: Answer, expected: str, *, still_asks: bool) -> list[str]:
    """Say what is wrong with an answer: it says what was expected, and never leads nowhere."""
    found = []
    if not told.words:
        found.append("silence")
    if expected not in told.words:
        found.append(f"not {expected!r}")
    found += [f"it says {each!r}" for each in NEVER if each in told.words]
    found += [f"only {ALONE!r}" for each in told.messages if words(each).endswith(ALONE)]
    if still_asks and not told.buttons:
        found.append("no button leads on")
    return [f"{each}: {told.words[:300]!r} {told.buttons}" for each in found]


async def tried(
    phone: Phone, expected: dict[str, str], kept: Tables, *, asks: Callable[[], Awaitable[bool]]
) -> list[str]:
    """Send each of the `expected` things to an open question, and restore it after each.

    Return what was wrong; `asks` tells whether the question is still open.
    """
    wrong = []
    for thing, says in expected.items():
        told = await answer_to(phone, THINGS[thing])
        wrong += [f"{thing}: {each}" for each in faults(told, says, still_asks=await asks())]
        await restore(phone.world, kept)
    return wrong
