"""The audit: what was done to people's rights and data, as a chain that reveals changes.

Each row's digest covers the row and the digest before it, so nobody can change, remove or insert a
row without breaking all that follow. Only rows that are too old are deleted; then the digest before
the oldest remaining row is saved, so that the chain still has a beginning.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import orjson

from bot.membership.domain import PersonId
from bot.storage import meta
from bot.storage.database import Tx
from bot.storage.dialect import to_ms
from bot.storage.personal_data import Tables, counted
from bot.storage.retention import Forget
from bot.storage.rows import from_row

BEGINNING = "0" * 64
KEPT = timedelta(days=730)
_PREVIOUS = "audit_previous"
_LAST_OLD = (
    "SELECT max(id) FROM audit WHERE happened_at < :before AND id < (SELECT max(id) FROM audit)"
)
_ALL = 2**31
REFUSED_AGAIN = timedelta(days=1)
"""The same refusal to the same person is written down again only after this time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One thing that was done: by whom, what, to what.

    `actor` is None for the command line, and where a stranger was refused.
    """

    id: int
    at: datetime
    actor: PersonId | None
    action: str
    object: str
    detail: str
    previous: str
    digest: str

    def expected(self) -> str:
        """The digest that this row must have."""
        return _digest(
            to_ms(self.at), self.actor, self.action, self.object, self.detail, self.previous
        )


async def note(
    tx: Tx,
    *,
    actor: PersonId | None,
    action: str,
    object: str,  # noqa: A002 - the trade's word for it
    now: datetime,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Save what was done; `object` and `detail` hold ids and numbers, never words."""
    meta.save(tx, "audit", "")  # another writer of the next entry waits here for this one
    last = await tx.one("SELECT digest FROM audit ORDER BY id DESC LIMIT 1")
    previous = BEGINNING if last is None else last["digest"]
    written = orjson.dumps(dict(detail or {}), option=orjson.OPT_SORT_KEYS).decode()
    tx.do(
        "INSERT INTO audit (happened_at, actor_id, action, object, detail, previous, digest)"
        " VALUES (:at, :actor, :action, :object, :detail, :previous, :digest)",
        at=now,
        actor=actor,
        action=action,
        object=object,
        detail=written,
        previous=previous,
        digest=_digest(to_ms(now), actor, action, object, written, previous),
    )


async def note_refused(
    tx: Tx,
    *,
    actor: PersonId | None,
    object: str,  # noqa: A002 - the trade's word for it
    now: datetime,
    detail: Mapping[str, Any],
) -> None:
    """Write down that somebody had no right to `object`, once a day at most.

    So nobody can fill the audit by tapping on and on; strangers count as one person.
    """
    whose = "actor_id IS NULL" if actor is None else "actor_id = :actor"
    known = await tx.one(
        f"SELECT id FROM audit WHERE action = 'refused' AND object = :object AND {whose}"  # noqa: S608
        " AND happened_at > :since LIMIT 1",
        object=object,
        since=now - REFUSED_AGAIN,
        **({} if actor is None else {"actor": actor}),
    )
    if known is None:
        await note(tx, actor=actor, action="refused", object=object, now=now, detail=detail)


async def is_noted(
    tx: Tx,
    *,
    actor: PersonId,
    action: str,
    object: str,  # noqa: A002 - the trade's word for it
    detail: Mapping[str, Any],
) -> bool:
    """Tell whether the audit has exactly this entry already."""
    return await tx.found(
        "SELECT id FROM audit WHERE actor_id = :actor AND action = :action AND object = :object"
        " AND detail = :detail LIMIT 1",
        actor=actor,
        action=action,
        object=object,
        detail=orjson.dumps(dict(detail), option=orjson.OPT_SORT_KEYS).decode(),
    )


async def entries(tx: Tx, *, after: int = 0, limit: int = _ALL) -> list[AuditEntry]:
    """Return entries, the oldest first: at most `limit` of those after the one with that id."""
    rows = await tx.ask(
        "SELECT id, happened_at AS at, actor_id AS actor, action, object, detail, previous, digest"
        " FROM audit WHERE id > :after ORDER BY id LIMIT :limit",
        after=after,
        limit=limit,
    )
    return [from_row(AuditEntry, row) for row in rows]


def first_broken(chain: list[AuditEntry], *, previous: str = BEGINNING) -> int | None:
    """Return the index of the first entry that was changed, or None if the chain holds.

    `previous` is the digest before a part of the chain.
    """
    for place, entry in enumerate(chain):
        if entry.previous != previous or entry.digest != entry.expected():
            return place
        previous = entry.digest
    return None


async def beginning(tx: Tx) -> str:
    """Return the digest before the oldest entry that is left."""
    return await meta.read(tx, _PREVIOUS) or BEGINNING


def forget_old(tx: Tx, *, now: datetime, keep: timedelta = KEPT) -> None:
    """Delete entries that are too old, but never the last one, on which the next builds."""
    before = now - keep
    tx.do(
        f"INSERT INTO meta (name, value) SELECT '{_PREVIOUS}', digest FROM audit"  # noqa: S608
        f" WHERE id = ({_LAST_OLD}) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        before=before,
    )
    tx.do(f"DELETE FROM audit WHERE id <= ({_LAST_OLD})", before=before)  # noqa: S608


def _digest(at: int, actor: int | None, action: str, what: str, detail: str, previous: str) -> str:
    return sha256(orjson.dumps([at, actor, action, what, detail, previous])).hexdigest()


TABLES = Tables(
    holdings=(counted("audit", "actor_id = :person"),),
    forget=(Forget(forget_old, "audit_days"),),
)
