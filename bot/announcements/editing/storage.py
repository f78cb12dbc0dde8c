"""Finds the announcement that a message of its author became, and changes its parts."""

from datetime import datetime, timedelta

from bot.announcements.domain import AnnouncementId
from bot.announcements.editing.domain import comes_from
from bot.announcements.message.domain import MessagePart
from bot.announcements.storage import part_body, part_from_row, touch_draft
from bot.membership.domain import PersonId
from bot.storage.database import Tx

_LOOKED_AT = timedelta(days=3)
"""Telegram lets people edit a message for two days; an announcement may be planned meanwhile."""
_PARTS = """
SELECT p.announcement_id, p.kind, p.body
FROM announcements a JOIN announcement_parts p ON p.announcement_id = a.id
WHERE a.author_id = :author AND (a.state = 'draft' OR a.created_at > :since)
ORDER BY a.id DESC
"""


async def find(tx: Tx, author: PersonId, message: int, *, now: datetime) -> AnnouncementId | None:
    """Return the latest announcement of an author that a message is a part of, or None."""
    rows = await tx.ask(_PARTS, author=author, since=now - _LOOKED_AT)
    return next(
        (
            AnnouncementId(row["announcement_id"])
            for row in rows
            if comes_from(part_from_row(row), message)
        ),
        None,
    )


def change_part(
    tx: Tx, announcement: AnnouncementId, language: str, position: int, part: MessagePart
) -> None:
    """Change a part (from 0) of a draft, which gets a new revision."""
    tx.do(
        "UPDATE announcement_parts SET kind = :kind, body = :body WHERE announcement_id = :id"
        " AND language = :language AND position = :position",
        id=announcement,
        language=language,
        position=position,
        kind=part.kind.value,
        body=part_body(part),
    )
    touch_draft(tx, announcement)
