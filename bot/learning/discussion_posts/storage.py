"""Posts in groups that an earlier release sent with the texts of a story or case."""

from collections.abc import Collection
from datetime import datetime

from bot.outbox.domain import Lane
from bot.storage import meta
from bot.storage.database import Tx

_DONE = "discussion.posts_neutral"
_EDIT_ALL = """
INSERT INTO outbox (chat_id, lane, kind, about, edits_id, dedup, due_at, created_at)
SELECT o.chat_id, :lane, o.kind, o.about, o.id, o.dedup || ':neutral', :now, :now FROM outbox o
WHERE o.kind IN :kinds AND o.state = 'sent' AND o.message_id IS NOT NULL AND o.edits_id IS NULL
  AND o.chat_id < 0
ON CONFLICT (dedup) DO NOTHING
"""


async def edit_all_once(tx: Tx, kinds: Collection[str], *, now: datetime) -> None:
    """Enqueue an edit of every post of these kinds, the first time it is called for a database."""
    if await meta.read(tx, _DONE) is None:
        tx.do(_EDIT_ALL, kinds=list(kinds), lane=int(Lane.REMINDER), now=now)
        meta.save(tx, _DONE, now.isoformat())
