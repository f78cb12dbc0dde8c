"""Save who has tapped "Got it", and enqueue reminders for the others."""

from dataclasses import dataclass
from datetime import datetime

from bot.announcements.delivery.storage import NO_END, dedup, prefix
from bot.announcements.domain import AnnouncementId
from bot.announcements.sending.storage import CHUNK
from bot.membership.domain import PersonId
from bot.outbox.domain import OUTCOME_UNKNOWN, Lane
from bot.storage.database import Tx, query

_LISTED = """
SELECT p.name FROM recipients r JOIN people p ON p.id = r.person_id
JOIN outbox o ON o.dedup = :prefix || r.person_id || ':0'
WHERE r.announcement_id = :id AND o.state = 'sent' AND {0} ORDER BY p.name_key, p.id LIMIT :n
"""
_REMIND = """
INSERT INTO outbox (chat_id, lane, kind, about, dedup, due_at, created_at)
SELECT o.chat_id, :lane, 'announcement.remind', :about, :remind || r.person_id, :now, :now
FROM recipients r JOIN outbox o ON o.dedup = :prefix || r.person_id || ':0'
WHERE r.announcement_id = :id AND r.got_it_at IS NULL AND r.person_id > :after
  AND r.person_id <= :upto AND o.state = 'sent'
ON CONFLICT (dedup) DO NOTHING
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Whether one recipient has tapped it, and the id of the first message in their chat."""

    got_it: bool
    message_id: int | None


async def save_receipt(
    tx: Tx, announcement: AnnouncementId, person: PersonId, *, now: datetime
) -> bool:
    """Save that a person has seen it; return False if they had tapped before, or never got it."""
    row = await tx.one(
        "UPDATE recipients SET got_it_at = :now WHERE announcement_id = :id"
        " AND person_id = :person AND got_it_at IS NULL RETURNING person_id",
        id=announcement,
        person=person,
        now=now,
    )
    return row is not None


async def of_person(tx: Tx, announcement: AnnouncementId, person: PersonId) -> Receipt | None:
    """Return the receipt of one recipient, or None if it cannot have reached them."""
    row = await tx.one(
        "SELECT r.got_it_at, o.message_id FROM recipients r JOIN outbox o ON o.dedup = :dedup"
        " WHERE r.announcement_id = :id AND r.person_id = :person"
        " AND (o.state = 'sent' OR o.reason = :unknown)",
        id=announcement,
        person=person,
        unknown=OUTCOME_UNKNOWN,
        dedup=dedup(announcement, person, 0),
    )
    if row is None:
        return None
    return Receipt(got_it=row["got_it_at"] is not None, message_id=row["message_id"])


async def count(tx: Tx, announcement: AnnouncementId) -> int:
    """Return how many have tapped it."""
    row = await tx.one(
        "SELECT count(*) AS many FROM recipients"
        " WHERE announcement_id = :id AND got_it_at IS NOT NULL",
        id=announcement,
    )
    assert row is not None
    many: int = row["many"]
    return many


async def names(tx: Tx, announcement: AnnouncementId, *, limit: int) -> tuple[list[str], list[str]]:
    """Return the first names of people who have tapped it, and of those who got it but have not."""
    params = {"id": announcement, "prefix": prefix(announcement), "n": limit}
    got, not_yet = await tx.ask_each(
        query(_LISTED.format("r.got_it_at IS NOT NULL"), **params),
        query(_LISTED.format("r.got_it_at IS NULL"), **params),
    )
    return [row["name"] for row in got], [row["name"] for row in not_yet]


async def begin_reminding(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> bool:
    """Begin to remind those who have not tapped it; return False the second time."""
    row = await tx.one(
        "UPDATE announcements SET reminded_at = :now, remind_to = 0 WHERE id = :id"
        " AND reminded_at IS NULL AND got_it = 1 AND state IN ('running', 'done', 'stopped')"
        " RETURNING id",
        id=announcement,
        now=now,
    )
    return row is not None


async def plan_reminders(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> None:
    """Enqueue the reminder for at most 1,000 more people who have not tapped it."""
    row = await tx.one(
        "UPDATE announcements SET remind_to = remind_to"
        " WHERE id = :id AND remind_to IS NOT NULL RETURNING remind_to",
        id=announcement,
    )
    if row is None:
        return
    last = await tx.one(
        "SELECT person_id FROM recipients WHERE announcement_id = :id AND person_id > :after"
        " ORDER BY person_id LIMIT 1 OFFSET :last",
        id=announcement,
        after=row["remind_to"],
        last=CHUNK - 1,
    )
    upto = None if last is None else last["person_id"]
    tx.enqueued = True
    tx.do(
        _REMIND,
        id=announcement,
        lane=int(Lane.BULK),
        about=f'{{"announcement":{announcement}}}',
        remind=remind_prefix(announcement),
        prefix=prefix(announcement),
        now=now,
        after=row["remind_to"],
        upto=NO_END if upto is None else upto,
    )
    tx.do("UPDATE announcements SET remind_to = :to WHERE id = :id", to=upto, id=announcement)


def remind_prefix(announcement: AnnouncementId) -> str:
    """Return the prefix of the dedup keys of its reminders."""
    return f"remind:{announcement}:"
