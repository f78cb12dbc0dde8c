"""Counts of reports: sums over pages of people, so that no query delays replies for long.

A page is a span of enrolment ids. Everything about one person is counted in one page, so rows of
the same key are added up over the pages, people too.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from bot.desk.report_figures.domain import SCORES, MeetingHeld
from bot.membership.domain import CohortId
from bot.sessions.attendance.storage import TAKEN
from bot.storage.database import Row, Rows, Tx, query
from bot.storage.dialect import from_ms_or_none
from bot.storage.rows import from_row

PEOPLE: Final = 100
"""The size of a page; each query takes a few milliseconds."""
MEETINGS: Final = 60
"""The limit of meetings in any report or sheet; the last ones are shown."""
MEETINGS_AT_ONCE: Final = 3
"""How many meetings one transaction counts the scores of."""


Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class CountQuery:
    """One count: its field of `ReportCounts`, its SQL, its rows, how many columns are the key."""

    name: str
    sql: str
    row: Callable[..., Any]
    keys: int


class Sums:
    """The sums over all pages so far."""

    def __init__(self) -> None:
        self._found: dict[CountQuery, dict[Key, list[int]]] = {}

    def add(self, table: CountQuery, rows: Rows) -> None:
        found = self._found.setdefault(table, {})
        for row in rows:
            values = [row[name] for name in row.keys()]  # noqa: SIM118 - no engine's row is a dict
            key, more = tuple(values[: table.keys]), values[table.keys :]
            have = found.setdefault(key, [0] * len(more))
            for at, number in enumerate(more):
                have[at] += number or 0

    def rows(self, table: CountQuery) -> tuple[Any, ...]:
        return tuple(table.row(*key, *more) for key, more in self._found.get(table, {}).items())

    def by_name(self) -> dict[str, tuple[Any, ...]]:
        """Return the rows of all tables, by their field of `ReportCounts`."""
        return {table.name: self.rows(table) for table in self._found}


async def page_end(tx: Tx, cohort: CohortId, after: int) -> int | None:
    """Return the last enrolment id of the page after `after`, or None if it is empty."""
    row = await tx.single(
        "SELECT max(x.id) AS id FROM (SELECT e.id FROM enrolments e WHERE e.cohort_id = :cohort"
        " AND e.id > :after ORDER BY e.id LIMIT :n) x",
        cohort=cohort,
        after=after,
        n=PEOPLE,
    )
    end: int | None = row["id"]
    return end


async def count_tables(
    tx: Tx, tables: Sequence[CountQuery], into: Sums, params: Mapping[str, Any]
) -> None:
    """Count several tables in one trip, and add them to the sums."""
    found = await tx.ask_each(*(query(table.sql, **params) for table in tables))
    for table, rows in zip(tables, found, strict=True):
        into.add(table, rows)


async def load_frame(
    tx: Tx, cohort: CohortId, *, now: datetime
) -> tuple[datetime | None, tuple[MeetingHeld, ...], tuple[tuple[int, str], ...]]:
    """Return when the first person joined, the last meetings (unscored), organizations by name."""
    joined, held, organizations = await tx.ask_each(
        query("SELECT min(joined_at) AS at FROM enrolments WHERE cohort_id = :id", id=cohort),
        query(
            f"SELECT s.id, s.unit, s.title, s.starts_at, {TAKEN} FROM sessions s"  # noqa: S608
            " WHERE s.cohort_id = :cohort AND s.state = 'planned' AND s.starts_at <= :now"
            " ORDER BY s.starts_at DESC, s.id DESC LIMIT :n",
            cohort=cohort,
            now=now,
            n=MEETINGS,
        ),
        query(
            "SELECT o.id, o.name FROM organizations o WHERE o.id IN (SELECT e.organization_id"
            " FROM enrolments e WHERE e.cohort_id = :cohort) ORDER BY o.name_key, o.id",
            cohort=cohort,
        ),
    )
    meetings = map(meeting_held, reversed(held))
    named = tuple((row["id"], row["name"]) for row in organizations)
    return from_ms_or_none(joined[0]["at"]), tuple(meetings), named


def meeting_held(row: Row) -> MeetingHeld:
    """Read a meeting, without its scores."""
    return from_row(MeetingHeld, row, session=row["id"], taken=bool(row["taken"]), scores=())


async def scores(tx: Tx, sessions: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Return how often each score from 1 to 5 was given to meetings."""
    rows = await tx.ask(
        "SELECT session_id, score, count(*) AS n FROM pulses"
        " WHERE session_id IN :sessions AND score IS NOT NULL GROUP BY session_id, score",
        sessions=list(sessions),
    )
    given = {(row["session_id"], row["score"]): row["n"] for row in rows}
    return {
        session: tuple(given.get((session, score), 0) for score in SCORES) for session in sessions
    }
