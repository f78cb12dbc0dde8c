"""Loads the people to whom a message might be sent, as the gate sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.membership.domain import PersonId
from bot.outbox.domain import Recipient
from bot.outbox.gate.storage import MeetingsLoader, recipients
from bot.storage.database import Tx
from bot.storage.dialect import from_ms

_QUEUED = """
SELECT c.person_id, o.due_at FROM outbox o JOIN chats c ON c.id = o.chat_id
WHERE c.person_id IN :people AND o.state = 'pending' AND o.announcement_id IS NOT NULL
ORDER BY o.due_at
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Somebody who can be reached; `queued`: when their waiting announcements are due."""

    recipient: Recipient
    queued: tuple[datetime, ...]


async def addressees(
    tx: Tx, loader: MeetingsLoader, people: Sequence[PersonId], *, since: datetime, now: datetime
) -> list[Addressee]:
    """Return people with private chats.

    Their pending messages about meetings are those that are due from `since` on.
    """
    if not people:
        return []
    found = await recipients(tx, loader, people, since=since, now=now)
    queued: dict[int, tuple[datetime, ...]] = {}
    for row in await tx.ask(_QUEUED, people=list(people)):
        person = row["person_id"]
        queued[person] = (*queued.get(person, ()), from_ms(row["due_at"]))
    return [Addressee(recipient=each, queued=queued.get(each.person_id or 0, ())) for each in found]
