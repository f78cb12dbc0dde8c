"""Adds up the saved sessions of a cohort, and reads what their leaders wrote."""

from bot.community.domain import first_of_month
from bot.community.totals.domain import Heard, SumRow
from bot.membership.domain import CohortId
from bot.storage.database import Statement, Tx, query
from bot.storage.rows import from_row


async def sums(tx: Tx, cohort: CohortId) -> list[SumRow]:
    """Return the saved sessions of a cohort by month, topic and place."""
    rows = await tx.ask(
        "SELECT held_in, topic, province, commune, place_words, count(*) AS sessions,"
        " sum(women) AS women, sum(men) AS men, sum(young) AS young FROM community_sessions"
        " WHERE cohort_id = :cohort AND state = 'saved'"
        " GROUP BY held_in, topic, province, commune, place_words"
        " ORDER BY held_in DESC, province, topic",
        cohort=cohort,
    )
    return [
        SumRow(
            month=row["held_in"],
            topic=row["topic"],
            province=row["province"],
            commune=row["commune"] or "",
            place_words=row["place_words"],
            sessions=int(row["sessions"]),
            women=int(row["women"]),
            men=int(row["men"]),
            young=int(row["young"]),
        )
        for row in rows
    ]


def used_query(cohort: CohortId) -> Statement:
    """Ask for a row if somebody of a cohort has begun to log a session."""
    return query(
        "SELECT 1 AS used FROM community_sessions WHERE cohort_id = :cohort LIMIT 1",
        cohort=cohort,
    )


_HEARD = (
    "FROM community_sessions WHERE cohort_id = :cohort AND state = 'saved'"
    " AND (questions <> '' OR hard <> '' OR hard_words <> '')"
)
"""Selects sessions about which their leader wrote something."""


async def count_heard(tx: Tx, cohort: CohortId) -> int:
    """Count the sessions about which leaders wrote something."""
    row = await tx.single(f"SELECT count(*) AS n {_HEARD}", cohort=cohort)
    return int(row["n"])


async def heard(tx: Tx, cohort: CohortId, *, limit: int, offset: int) -> list[Heard]:
    """Return some of what leaders wrote, the latest month first."""
    rows = await tx.ask(
        f"SELECT held_in, topic, own_topic, questions, hard, hard_words {_HEARD}"
        " ORDER BY held_in DESC, id DESC LIMIT :limit OFFSET :offset",
        cohort=cohort,
        limit=limit,
        offset=offset,
    )
    return [from_row(Heard, row, month=first_of_month(row["held_in"])) for row in rows]
