"""The daily sweep: forget what is no longer needed."""

from datetime import datetime, timedelta

from bot.services.people.mydata import Erasers, erase_gone
from bot.storage import announcement_lists, errands, outbox, people, rosters, updates
from bot.storage.database import Database, Tx

DONE_KEPT = timedelta(days=90)
DEAD_KEPT = timedelta(days=30)
ERRANDS_KEPT = timedelta(days=7)
ROSTERS_KEPT = timedelta(days=1)
WORDS_KEPT = timedelta(days=90)
"""So long what an announcement said is kept after it ended, and a draft that nobody sends."""
DROPPED_KEPT = timedelta(days=7)
"""So long a draft is kept that was put away."""
NAMELESS_KEPT = timedelta(days=1)
"""So long somebody who agreed may take to say a name."""


async def sweep(database: Database, erasers: Erasers, *, now: datetime) -> None:
    """Forget old update ids, what was sent, said, done and buried long ago, and nobody's chats.

    Whoever stopped as long ago as the consent text says is erased, a few in each transaction, so
    that replies go on between.
    """

    async def work(tx: Tx) -> None:
        updates.forget_old(tx, now=now)
        people.forget_nobodys_chats(tx, before=now - NAMELESS_KEPT)
        updates.forget_buried(tx, before=now - DEAD_KEPT)
        rosters.forget_old(tx, before=now - ROSTERS_KEPT)
        errands.forget_done(tx, before=now - ERRANDS_KEPT)
        outbox.forget_done(tx, before=now - DONE_KEPT)
        announcement_lists.forget_words(
            tx, sent_before=now - WORDS_KEPT, dropped_before=now - DROPPED_KEPT, now=now
        )

    await database.run(work)
    while await database.run(lambda tx: erase_gone(tx, erasers, now=now)):
        pass
