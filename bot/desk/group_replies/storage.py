"""Counts grave replies in the audit, and finds the problem to which somebody replies."""

from collections.abc import Sequence
from datetime import datetime

import orjson

from bot.membership.audit import storage as audit
from bot.membership.domain import ChatId, CohortId
from bot.peers.problem.domain import ProblemId
from bot.storage.database import Tx


async def note_grave(tx: Tx, cohort: CohortId, *, now: datetime) -> None:
    """Note that there was a grave reply; not whose, and nothing of it."""
    await audit.note(tx, actor=None, action="group.grave_reply", object=f"cohort:{cohort}", now=now)


async def count_grave(tx: Tx, cohort: CohortId, *, since: datetime) -> int:
    row = await tx.single(
        "SELECT count(*) AS n FROM audit WHERE action = 'group.grave_reply'"
        " AND object = :object AND happened_at > :since",
        object=f"cohort:{cohort}",
        since=since,
    )
    return int(row["n"])


async def problem_of_post(
    tx: Tx, group: ChatId, message: int, *, kinds: Sequence[str]
) -> ProblemId | None:
    """Return the problem that a message of these kinds in a group is about; None for others."""
    row = await tx.one(
        "SELECT about FROM outbox WHERE chat_id = :group AND message_id = :message"
        " AND kind IN :kinds ORDER BY id LIMIT 1",
        group=group,
        message=message,
        kinds=list(kinds),
    )
    return None if row is None else ProblemId(orjson.loads(row["about"])["problem"])
