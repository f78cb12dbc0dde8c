"""Checks the whole audit of a database, in pages."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from bot.membership.audit import storage
from bot.storage.database import Database

_PAGE: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedChain:
    """`entries` follow one another; the one at `broken_at` (UTC-aware) was changed."""

    entries: int
    broken_at: datetime | None


async def check_chain(database: Database) -> CheckedChain:
    """Check the hash chain of the audit; return its length and where it is broken."""
    previous, after, long = await database.run(storage.beginning), 0, 0
    while page := await database.run(partial(storage.entries, after=after, limit=_PAGE)):
        broken = storage.first_broken(page, previous=previous)
        if broken is not None:
            return CheckedChain(entries=long + broken, broken_at=page[broken].at)
        previous, after, long = page[-1].digest, page[-1].id, long + len(page)
    return CheckedChain(entries=long, broken_at=None)
