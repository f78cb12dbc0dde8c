"""Updates that are sent to a webhook as Telegram sends them: those of a chat one at a time."""

import asyncio
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import orjson

from bot.addresses import Listen
from bot.telegram.incoming.webhook import MOST_CONNECTIONS, Webhook, webhook_at
from bot.web.webhook import SECRET
from tests.hooks import WORD

_URL: Final = "http://127.0.0.1"
_DONE: Final = b"HTTP/1.1 200"


def hook() -> Webhook:
    """Return the webhook that updates are posted to; its address is opened by somebody else."""
    return webhook_at(_URL, Listen(), token="", secret=WORD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """How updates are sent: over `connections` at once, `rate` a second or as fast as they go."""

    port: int
    connections: int = MOST_CONNECTIONS
    rate: float = 0.0


async def post_all(updates: Sequence[bytes], posting: Posting) -> None:
    """Post updates, each once the update before it of the same chat was taken.

    Raises RuntimeError if one is refused.
    """
    lanes: list[deque[bytes]] = [deque() for _ in range(posting.connections)]
    for number, own in enumerate(_by_chat(updates).values()):
        lanes[number % posting.connections] += own
    async with asyncio.TaskGroup() as group:
        for lane in lanes:
            if lane:
                group.create_task(_post(lane, posting))
                await asyncio.sleep(0.002)  # so that one worker does not accept all of them


def _by_chat(updates: Iterable[bytes]) -> Mapping[int, list[bytes]]:
    chats: dict[int, list[bytes]] = {}
    for update in updates:
        tap = orjson.loads(update)["callback_query"]
        chats.setdefault(tap["message"]["chat"]["id"], []).append(update)
    return chats


async def _post(lane: deque[bytes], posting: Posting) -> None:
    """Post what one connection has to send, which stays open as a proxy keeps it."""
    reader, writer = await asyncio.open_connection("127.0.0.1", posting.port)
    pause = posting.connections / posting.rate if posting.rate else 0.0
    head = (
        f"POST {hook().path} HTTP/1.1\r\n"
        f"Host: bot\r\nContent-Type: application/json\r\n{SECRET}: {WORD}\r\nContent-Length: "
    ).encode()
    due = asyncio.get_running_loop().time()
    for body in lane:
        writer.write(head + b"%d\r\n\r\n" % len(body) + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        if not answer.startswith(_DONE):
            raise RuntimeError(answer.decode())
        due += pause
        await asyncio.sleep(max(0.0, due - asyncio.get_running_loop().time()))
    writer.close()
