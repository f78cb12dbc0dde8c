"""A file that cannot be drawn is the end of its own message, and of no other."""

from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.storage.database import Tx
from bot.telegram.kit.calls import Call, Drawing
from bot.telegram.outgoing.uploads import Draw
from tests.builders import add_chat
from tests.faults.in_place import SmallBot
from tests.faults.three_people import template

CHAT = 7
PICTURE = Call(
    method="sendPhoto",
    body={"chat_id": CHAT},
    drawing=Drawing(field="photo", recipe="any", about={}, filename="picture.png", private=True),
)
WORDS = Call(method="sendMessage", body={"chat_id": CHAT, "text": "after it"})


async def _enqueue(now: datetime, tx: Tx) -> None:
    add_chat(tx, CHAT)
    messages = [
        NewMessage(
            chat_id=CHAT, lane=Lane.BULK, kind="note", about={}, call=call.to_json(), due_at=now
        )
        for call in (PICTURE, WORDS)
    ]
    outbox.enqueue(tx, messages, now=now)


async def _states(tx: Tx) -> list[tuple[str, int, str]]:
    rows = await tx.ask("SELECT state, attempts, reason FROM outbox ORDER BY id")
    return [(row["state"], row["attempts"], row["reason"]) for row in rows]


def failing(error: Exception) -> Draw:
    async def draw(_drawing: Drawing) -> bytes:
        raise error

    return draw


@pytest.mark.parametrize(
    "error", [ImportError("no typst"), MemoryError(), RuntimeError("no font")], ids=repr
)
def test_a_file_that_can_never_be_drawn_does_not_hold_up_its_chat(
    tmp_path: Path, error: Exception
) -> None:
    path = tmp_path / "romleuk.db"
    path.write_bytes(template())
    bot = SmallBot(path, draw=failing(error))
    bot.run(partial(_enqueue, bot.clock.now()))

    bot.do(bot.settle())
    found = bot.run(_states)
    bot.close()

    assert found == [("failed", 1, type(error).__name__), ("sent", 1, None)]


def test_a_file_that_may_be_drawn_later_is_tried_again_before_what_follows(
    tmp_path: Path,
) -> None:
    path = tmp_path / "romleuk.db"
    path.write_bytes(template())
    bot = SmallBot(path, draw=failing(OSError("a full disk")))
    bot.run(partial(_enqueue, bot.clock.now()))

    bot.do(bot.settle())
    found = bot.run(_states)
    bot.close()

    assert found == [("pending", 1, "OSError"), ("pending", 0, None)]
