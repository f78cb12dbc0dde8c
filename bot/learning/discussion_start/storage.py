"""Opens a discussion in the group of a cohort."""

from datetime import datetime

from bot.learning.discussion.domain import DiscussionId, DiscussionKind
from bot.membership.domain import ChatId, CohortId, PersonId
from bot.storage.database import Tx

_START = """
INSERT INTO discussions (cohort_id, chat_id, started_by, led_by, kind, content, language, node,
                         screen_message_id, edited_at, started_at)
SELECT c.id, :chat, :by, :by, :kind, :content, :language, :node, :screen, :now, :now
FROM cohorts c WHERE c.id = :cohort AND c.group_chat_id = :chat AND c.closed_at IS NULL
ON CONFLICT (cohort_id) WHERE state = 'open' DO NOTHING
RETURNING id
"""


async def start(
    tx: Tx,
    *,
    cohort: CohortId,
    chat: ChatId,
    by: PersonId,
    kind: DiscussionKind,
    content: str,
    language: str,
    node: str,
    screen: int | None,
    now: datetime,
) -> DiscussionId | None:
    """Open a discussion in a cohort's group; None if one is open there already."""
    row = await tx.one(
        _START,
        cohort=cohort,
        chat=chat,
        by=by,
        kind=str(kind),
        content=content,
        language=language,
        node=node,
        screen=screen,
        now=now,
    )
    return None if row is None else DiscussionId(row["id"])
