"""What must hold after any faults, read from the simulator's log of calls and the bot's database.

Every row that was due has ended, with a reason if it was not sent; every row that counts as sent
was accepted by Telegram; what came twice is counted; each chat got its messages in order; calls
keep to the limits and wait as long as Telegram asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import orjson

from bot.storage.database import Row
from telegram_simulator.calls import Call
from telegram_simulator.faults import NOT_EXECUTED

ENDED_UNSENT = frozenset({"expired", "skipped", "dropped", "failed"})
SECOND_MS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One call about a chat: when it came (ms), and what it made.

    `message_ids` are empty if Telegram refused the call; `retry_ms` is how long it asked to wait.
    """

    began: int
    chat: int
    method: str
    message_ids: tuple[int, ...] = ()
    retry_ms: int = 0

    @property
    def sends(self) -> bool:
        """Whether it makes messages, other than an edit or a deletion."""
        return self.method.startswith(("send", "copy", "forward"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found; `problems` are sentences, and there must be none."""

    problems: tuple[str, ...]
    sent: int
    unsent: int
    copies: int
    """How many messages came once more."""


def contacts(calls: Iterable[Call]) -> list[Contact]:
    """Read the log of the simulator, oldest first; calls that are about no chat are left out."""
    return [
        Contact(
            began=call.at,
            chat=call.params.integer("chat_id"),
            method=call.method,
            message_ids=_made(call),
            retry_ms=_retry_ms(call),
        )
        for call in calls
        if call.params.integer("chat_id")
    ]


def check(rows: Sequence[Row], log: Sequence[Contact], *, now_ms: int) -> Findings:
    """Check the outbox against the log; `now_ms` is when the bot had nothing left to do."""
    due = [row for row in rows if row["due_at"] <= now_ms]
    copies = surplus(due, log)
    problems = [
        *_unfinished(due),
        *_never_accepted(due, log),
        *_unexplained(due, copies),
        *_out_of_order(due, log),
    ]
    return Findings(
        problems=tuple(problems),
        sent=sum(row["state"] == "sent" for row in due),
        unsent=sum(row["state"] in ENDED_UNSENT for row in due),
        copies=sum(copies.values()),
    )


def surplus(rows: Sequence[Row], log: Sequence[Contact]) -> dict[int, int]:
    """Count by chat the messages that no row has for its own: copies of what came before."""
    own = {(row["chat_id"], number) for row in rows for number in _ids(row)}
    found: dict[int, int] = defaultdict(int)
    for contact in log:
        if contact.sends and contact.message_ids:
            found[contact.chat] += (contact.chat, contact.message_ids[0]) not in own
    return {chat: many for chat, many in found.items() if many}


def most_in_a_second(log: Iterable[Contact]) -> int:
    """Return how many messages were sent within the fullest second.

    Edits are not counted: taps of these tests are on messages that do not exist, so each edit is
    refused and becomes a message.
    """
    times = sorted(contact.began for contact in log if contact.sends)
    most = first = 0
    for last, time in enumerate(times):
        while times[first] <= time - SECOND_MS:
            first += 1
        most = max(most, last - first + 1)
    return most


def too_early(log: Iterable[Contact], starts: Sequence[int]) -> list[str]:
    """Return the calls that came before Telegram's waiting time for their chat was over.

    The simulator answers a refused call at once, so the wait counts from when that call came.
    `starts` are the instants (ms) at which the bot started: a kill may lose what it had not saved.
    """
    until: dict[int, tuple[int, int]] = {}
    found = []
    for contact in sorted(log, key=lambda it: it.began):
        asked, end = until.get(contact.chat, (0, 0))
        restarted = any(asked <= start <= contact.began for start in starts)
        if contact.began < end and not restarted:
            found.append(f"chat {contact.chat} was called {end - contact.began} ms too early")
        if contact.retry_ms:
            until[contact.chat] = (contact.began, contact.began + contact.retry_ms)
    return found


def _unfinished(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        ended = row["state"] == "sent" or (row["state"] in ENDED_UNSENT and row["reason"])
        if not ended:
            yield f"row {row['id']} ({row['kind']}) is {row['state']}, reason {row['reason']}"


def _never_accepted(rows: Iterable[Row], log: Sequence[Contact]) -> Iterator[str]:
    """Find rows that count as sent, but whose message nobody has made: they are lost."""
    made = {(contact.chat, number) for contact in log for number in contact.message_ids}
    for row in rows:
        if row["state"] == "sent":
            for number in _ids(row):
                if (row["chat_id"], number) not in made:
                    yield f"row {row['id']} ({row['kind']}) counts as sent and was not"


def _unexplained(rows: Iterable[Row], copies: dict[int, int]) -> Iterator[str]:
    """Find chats with copies in which no row says that it may have come twice."""
    known = {row["chat_id"] for row in rows if row["maybe_duplicate"]}
    for chat, many in copies.items():
        if chat not in known:
            yield f"chat {chat} got {many} copies, and no row says so"


def _out_of_order(rows: Iterable[Row], log: Iterable[Contact]) -> Iterator[str]:
    """Find rows that were sent before an earlier row of their chat and lane; edits are left out."""
    made = {(it.chat, number) for it in log if it.sends for number in it.message_ids[:1]}
    lanes = defaultdict(list)
    for row in sorted(rows, key=lambda it: (it["due_at"], it["id"])):
        message = (row["chat_id"], row["message_id"])
        sent = row["state"] == "sent" and message in made and row["edits_id"] is None
        made.discard(message)  # whoever names it after this edits it
        if sent and not row["maybe_duplicate"]:
            lanes[row["chat_id"], row["lane"]].append(row)
    for of_lane in lanes.values():
        for first, second in pairwise(of_lane):
            if first["message_id"] > second["message_id"]:
                yield f"row {second['id']} came before row {first['id']}"


def _ids(row: Row) -> list[int]:
    if row["message_id"] is None:
        return []
    return [row["message_id"], *orjson.loads(row["more_message_ids"] or "[]")]


def _made(call: Call) -> tuple[int, ...]:
    """Return the messages that a call made or changed, even if its answer was lost."""
    result: Any = call.response.get("result") if isinstance(call.response, dict) else None
    if call.fault in NOT_EXECUTED or result is None:
        return ()
    found = result if isinstance(result, list) else [result]
    return tuple(it["message_id"] for it in found if isinstance(it, dict) and "message_id" in it)


def _retry_ms(call: Call) -> int:
    if not isinstance(call.response, dict):
        return 0
    return int(call.response.get("parameters", {}).get("retry_after", 0)) * SECOND_MS
