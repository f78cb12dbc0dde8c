"""What a locked phone may show: no word of the topic in anything that nobody asked for.

*Asked for* is what the bot replies to a tap or a message in the same private chat. Everything else
is unasked: notices, their edits, and all that is said or edited in a group, where a tap of one
person rings the phones of the others. *Silent* is no excuse, since a silent message stands on the
locked screen, too, and an edit replaces the text of a notification that nobody has read yet.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.storage.database import Row, Rows, Tx
from telegram_simulator.calls import Call
from tests.world import Message, World, labels, words

WRITTEN_BY_PEOPLE = ("announcement.", "question.")
"""Kinds that hold what somebody wrote: only the line of the bot above it is looked at. Whether such
words are covered is the subject of `tests/stories/announcements/test_message_covered.py` and
`tests/stories/desk/test_covers.py`."""
OF_AN_OPEN_SCREEN = frozenset({"discussion.control"})
"""Kinds that only refresh a screen which its reader opened by a tap: it is read already, so no
notification of it is left that an edit could change."""

Key = tuple[int, int]
"""A chat and a message in it."""


@dataclass(slots=True)
class LockedScreen:
    """Looks at all that was said and edited since it last looked, in every chat."""

    world: World
    calls_seen: int = 0
    rows_seen: set[int] = field(default_factory=set)
    looked_at: int = 0

    async def tells(self) -> list[str]:
        """Return each unasked text that names the topic, by what it is."""
        calls = self.world.simulator.api.calls.find(after=self.calls_seen, limit=20_000)
        self.calls_seen = self.world.simulator.api.calls.last_id
        rows = [
            row
            for row in await self.world.app.database.run(_sent)
            if row["id"] not in self.rows_seen
        ]
        self.rows_seen |= {row["id"] for row in rows}
        return [*self._in_groups(calls), *self._in_private(calls, rows)]

    def _in_groups(self, calls: Sequence[Call]) -> Iterator[str]:
        for message in said(calls):
            if message["chat"]["id"] < 0:
                yield from self._named("in the group", whole(message))

    def _in_private(self, calls: Sequence[Call], rows: Rows) -> Iterator[str]:
        texts: dict[Key, list[str]] = defaultdict(list)
        for message in said(calls):
            texts[message["chat"]["id"], message["message_id"]].append(whole(message))
        asked = {_key(row) for row in rows if row["lane"] == 0}
        for row in rows:
            if row["lane"] == 0 or row["chat_id"] < 0 or row["kind"] in OF_AN_OPEN_SCREEN:
                continue
            # A reply edited it in the same step: what came unasked is the text before.
            seen = texts[_key(row)][:1] if _key(row) in asked else texts[_key(row)]
            if row["kind"].startswith(WRITTEN_BY_PEOPLE):
                seen = [text.partition("\n")[0] for text in seen]
            for text in seen:
                yield from self._named(row["kind"], text)

    def _named(self, what: str, text: str) -> Iterable[str]:
        self.looked_at += 1
        for course in self.world.app.context.courses.values():
            for word in course.topic_words_in(text):
                yield f"{what} tells {word!r}: {text!r}"


def said(calls: Sequence[Call]) -> Iterator[Message]:
    """Yield the messages that were sent or edited."""
    for call in calls:
        result = call.response.get("result") if isinstance(call.response, dict) else None
        for message in result if isinstance(result, list) else [result]:
            if isinstance(message, dict) and "chat" in message:
                yield message


def whole(message: Message) -> str:
    """All that a message shows: text or caption, the name of its file, the labels of buttons."""
    name = message.get("document", {}).get("file_name", "")
    return "\n".join([words(message), name, *labels(message)])


def _key(row: Row) -> Key:
    return row["chat_id"], row["message_id"]


async def _sent(tx: Tx) -> Rows:
    return await tx.ask(
        "SELECT id, chat_id, message_id, kind, lane FROM outbox"
        " WHERE state = 'sent' AND message_id IS NOT NULL ORDER BY id"
    )
