"""Stores pairs of buddies, their answers, and wishes for a buddy."""

from collections.abc import Sequence
from datetime import datetime

from bot.membership.domain import CohortId, EnrolmentId
from bot.membership.enrolment.storage import OWN_ENROLMENTS
from bot.membership.focus import on_enrolments
from bot.membership.person.storage import SHOWN_NAME
from bot.peers.domain import (
    ANSWERED_WITHIN,
    KEPT,
    REST,
    Buddy,
    BuddyAnswer,
    Candidate,
    Pair,
    PairId,
)
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Tables, deleted
from bot.storage.retention import Forget
from bot.storage.rows import from_row

IS_THERE = "e.state = 'active' AND e.cohort_id = b.cohort_id AND c.reach = 'open'"
"""Somebody takes part in the cohort of the pair, and can be reached."""
_SELECT = f"""
SELECT b.id, b.cohort_id, b.state, b.drawn, b.made_at, b.together_at, b.topics,
       h.course, h.zone, h.closed_at, s.enrolment_id, s.answer, e.person_id, {SHOWN_NAME} AS name,
       p.telegram_id, o.name AS organization, c.id AS chat_id,
       CASE WHEN {IS_THERE} THEN 1 ELSE 0 END AS is_there
FROM buddy_pairs b JOIN cohorts h ON h.id = b.cohort_id
LEFT JOIN buddy_places s ON s.pair_id = b.id
LEFT JOIN enrolments e ON e.id = s.enrolment_id
LEFT JOIN people p ON p.id = e.person_id
LEFT JOIN organizations o ON o.id = e.organization_id
LEFT JOIN chats c ON c.person_id = e.person_id
"""  # noqa: S608 - our own words
# A pair that did not come about is `ended` without `together_at`.
_CANDIDATES = """
SELECT e.id, e.organization_id, p.name, o.name AS organization,
       CASE WHEN w.enrolment_id IS NULL THEN 0 ELSE 1 END AS asks,
       CASE WHEN EXISTS (SELECT 1 FROM buddy_places n WHERE n.enrolment_id = e.id
                         AND n.answer = 'no') THEN 1 ELSE 0 END AS declined
FROM enrolments e JOIN people p ON p.id = e.person_id
JOIN chats c ON c.person_id = e.person_id AND c.reach = 'open'
LEFT JOIN organizations o ON o.id = e.organization_id
LEFT JOIN buddy_wishes w ON w.enrolment_id = e.id
WHERE e.cohort_id = :cohort AND e.state = 'active' AND NOT EXISTS (
  SELECT 1 FROM buddy_places s JOIN buddy_pairs b ON b.id = s.pair_id
  WHERE s.enrolment_id = e.id AND (b.state <> 'ended' OR (b.together_at IS NULL
    AND b.ended_at > :rested AND (w.wished_at IS NULL OR w.wished_at < b.ended_at))))
ORDER BY p.name_key, e.id
"""
_BEFORE = """
SELECT mine.enrolment_id AS mine, other.enrolment_id AS other
FROM enrolments e CROSS JOIN buddy_places mine JOIN buddy_places other
  ON other.pair_id = mine.pair_id AND other.enrolment_id <> mine.enrolment_id
JOIN buddy_pairs b ON b.id = mine.pair_id
WHERE e.cohort_id = :cohort AND mine.enrolment_id = e.id AND b.cohort_id = :cohort
"""
_ANSWER = """
UPDATE buddy_places SET answer = :answer, answered_at = :now
WHERE pair_id = :pair AND enrolment_id = :enrolment AND EXISTS (
  SELECT 1 FROM buddy_pairs b WHERE b.id = :pair AND b.state = 'asked' AND b.made_at > :after)
RETURNING pair_id
"""
_TOGETHER = """
UPDATE buddy_pairs SET state = 'together', together_at = :now, next_topic_at = :topic_at
WHERE id = :pair AND state = 'asked' AND NOT EXISTS (
  SELECT 1 FROM buddy_places s WHERE s.pair_id = buddy_pairs.id
  AND (s.answer IS NULL OR s.answer <> 'yes'))
RETURNING id
"""


def on_pairs(tx: Tx, column: str) -> str:
    """Return the condition that a column holds a pair of the person of a rehearsal (`focus`)."""
    theirs = on_enrolments(tx, "z2.enrolment_id")
    if not theirs:
        return ""
    return f" AND {column} IN (SELECT z2.pair_id FROM buddy_places z2 WHERE 1 = 1{theirs})"  # noqa: S608


async def make(
    tx: Tx, cohort: CohortId, both: Sequence[EnrolmentId], *, drawn: bool, now: datetime
) -> PairId:
    """Save that two people are asked whether they want to be buddies."""
    row = await tx.single(
        "INSERT INTO buddy_pairs (cohort_id, drawn, made_at) VALUES (:cohort, :drawn, :now)"
        " RETURNING id",
        cohort=cohort,
        drawn=drawn,
        now=now,
    )
    pair = PairId(row["id"])
    for enrolment in both:
        tx.do(
            "INSERT INTO buddy_places (pair_id, enrolment_id) VALUES (:pair, :enrolment)",
            pair=pair,
            enrolment=enrolment,
        )
    return pair


async def by_id(tx: Tx, pair: PairId) -> Pair | None:
    """Return a pair, whatever its state."""
    found = pairs_from(await tx.ask(f"{_SELECT} WHERE b.id = :id ORDER BY s.enrolment_id", id=pair))
    return found[0] if found else None


async def open_of(tx: Tx, enrolment: EnrolmentId) -> Pair | None:
    """Return the pair of somebody that is asked or together; None without one."""
    rows = await tx.ask(
        f"{_SELECT} WHERE b.state <> 'ended' AND b.id IN"  # noqa: S608 - our own words
        " (SELECT pair_id FROM buddy_places WHERE enrolment_id = :enrolment)"
        " ORDER BY b.id, s.enrolment_id",
        enrolment=enrolment,
    )
    found = pairs_from(rows)
    return found[0] if found else None


def asked_query(enrolment: EnrolmentId, *, now: datetime) -> Statement:
    """Return the query for the pair about which somebody is asked and has not answered.

    `asked_from` reads its rows.
    """
    return query(
        "SELECT s.pair_id FROM buddy_places s JOIN buddy_pairs b ON b.id = s.pair_id"
        " WHERE s.enrolment_id = :enrolment AND s.answer IS NULL AND b.state = 'asked'"
        " AND b.made_at > :after ORDER BY s.pair_id",
        enrolment=enrolment,
        after=now - ANSWERED_WITHIN,
    )


def asked_from(rows: Rows) -> PairId | None:
    """Read the pair about which somebody is asked; None without one."""
    return PairId(rows[0]["pair_id"]) if rows else None


async def open_in(tx: Tx, cohort: CohortId) -> list[Pair]:
    """Return the pairs of a cohort that are asked or together, the oldest first."""
    rows = await tx.ask(
        f"{_SELECT} WHERE b.cohort_id = :cohort AND b.state <> 'ended'"
        " ORDER BY b.id, s.enrolment_id",
        cohort=cohort,
    )
    return pairs_from(rows)


async def candidates(tx: Tx, cohort: CohortId, *, now: datetime) -> list[Candidate]:
    """Return the people of a cohort who can be asked now, by name."""
    rows = await tx.ask(_CANDIDATES, cohort=cohort, rested=now - REST)
    before: dict[int, set[EnrolmentId]] = {}
    for row in await tx.ask(_BEFORE, cohort=cohort):
        before.setdefault(row["mine"], set()).add(EnrolmentId(row["other"]))
    return [
        from_row(
            Candidate,
            row,
            enrolment_id=EnrolmentId(row["id"]),
            before=frozenset(before.get(row["id"], ())),
        )
        for row in rows
    ]


async def save_answer(
    tx: Tx,
    pair: PairId,
    enrolment: EnrolmentId,
    answer: BuddyAnswer,
    *,
    after: datetime,
    now: datetime,
) -> bool:
    """Save an answer of one of the two; return False if the question is over or too old."""
    return await tx.found(
        _ANSWER, pair=pair, enrolment=enrolment, answer=str(answer), after=after, now=now
    )


async def bring_together(tx: Tx, pair: PairId, *, topic_at: datetime | None, now: datetime) -> bool:
    """Make two people buddies if both have said yes; return whether they became a pair."""
    return await tx.found(_TOGETHER, pair=pair, topic_at=topic_at, now=now)


async def end(tx: Tx, pair: PairId, *, now: datetime) -> bool:
    """End a pair, or the question to two people; return False if it is over already."""
    return await tx.found(
        "UPDATE buddy_pairs SET state = 'ended', ended_at = :now, next_topic_at = NULL"
        " WHERE id = :pair AND state <> 'ended' RETURNING id",
        pair=pair,
        now=now,
    )


def wish(tx: Tx, enrolment: EnrolmentId, *, now: datetime) -> None:
    tx.do(
        "INSERT INTO buddy_wishes (enrolment_id, wished_at) VALUES (:enrolment, :now)"
        " ON CONFLICT (enrolment_id) DO UPDATE SET wished_at = excluded.wished_at",
        enrolment=enrolment,
        now=now,
    )


def used_query(cohort: CohortId) -> Statement:
    """Ask for a row if somebody of a cohort has, had or wants a buddy."""
    return query(
        "SELECT 1 AS used FROM enrolments e WHERE e.cohort_id = :cohort AND (EXISTS"
        " (SELECT 1 FROM buddy_places b WHERE b.enrolment_id = e.id) OR EXISTS"
        " (SELECT 1 FROM buddy_wishes w WHERE w.enrolment_id = e.id)) LIMIT 1",
        cohort=cohort,
    )


def take_wishes_back(tx: Tx, *enrolments: EnrolmentId) -> None:
    tx.do("DELETE FROM buddy_wishes WHERE enrolment_id IN :all", all=list(enrolments))


async def wishes(tx: Tx, enrolment: EnrolmentId) -> bool:
    return await tx.found(
        "SELECT enrolment_id FROM buddy_wishes WHERE enrolment_id = :enrolment",
        enrolment=enrolment,
    )


def forget_old(tx: Tx, *, now: datetime) -> None:
    """Delete pairs that ended long ago."""
    old = "(SELECT id FROM buddy_pairs WHERE ended_at < :before)"
    tx.do(f"DELETE FROM buddy_places WHERE pair_id IN {old}", before=now - KEPT)  # noqa: S608
    tx.do("DELETE FROM buddy_pairs WHERE ended_at < :before", before=now - KEPT)


def pairs_from(rows: Rows) -> list[Pair]:
    """Read pairs, each with its people, from rows in the order of pairs."""
    grouped: dict[int, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["id"], []).append(row)
    return [_pair(each) for each in grouped.values()]


def _pair(rows: Sequence[Row]) -> Pair:
    row = rows[0]
    return from_row(
        Pair,
        row,
        is_open=row["closed_at"] is None,
        buddies=tuple(from_row(Buddy, each) for each in rows if each["enrolment_id"] is not None),
    )


TABLES = Tables(
    holdings=(
        deleted("buddy_wishes", OWN_ENROLMENTS),
        deleted("buddy_places", OWN_ENROLMENTS),
    ),
    impersonal=("buddy_pairs",),
    forget=(Forget(forget_old),),
    owned=(
        Owned(
            table="buddy_wishes", owner="enrolment_id", key=(), once=(), order=latest("wished_at")
        ),
        Owned(table="buddy_places", owner="enrolment_id", key=("pair_id",), once=("pair_id",)),
    ),
)
