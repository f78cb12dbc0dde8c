"""Who belongs to an audience: counted, listed by pages, and frozen into recipients."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.announcements.announcement import AnnouncementId
from bot.domain.announcements.audience import Sought
from bot.domain.announcements.headcount import Headcount, Reading
from bot.domain.people.person import CohortId
from bot.storage.audience_rules import condition, members
from bot.storage.database import Row, Rows, Statement, Tx, query

CHUNK = 1000
_IN = "max(CASE WHEN m.state = 'active' THEN 1 ELSE 0 END)"
_OPEN = "max(CASE WHEN c.reach = 'open' THEN 1 ELSE 0 END)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line that may be ticked: an organization with its people, or a person."""

    id: int
    name: str
    people: int
    reached: bool


def about_headcount(sought: Sought) -> Statement:
    """Ask for an audience by language; who is in two of its cohorts counts once."""
    where = condition(sought)
    return query(
        "SELECT x.language, x.is_in, x.open, count(*) AS people FROM ("  # noqa: S608 - our own words
        f" SELECT p.id, p.language, {_IN} AS is_in, {_OPEN} AS open{_from(sought)}{where.sql}"
        " GROUP BY p.id, p.language"
        ") x GROUP BY x.language, x.is_in, x.open ORDER BY x.language",
        **where.params,
    )


def headcount_of(rows: Rows) -> Headcount:
    """Read the answer to `about_headcount`."""
    return Headcount(readings=tuple(_readings(rows)))


async def headcount(tx: Tx, sought: Sought) -> Headcount:
    """Count an audience by language; who is in two of its cohorts counts once."""
    (rows,) = await tx.ask_each(about_headcount(sought))
    return headcount_of(rows)


async def organizations(tx: Tx, cohorts: Sequence[CohortId]) -> list[Entry]:
    """Return the organizations of cohorts with the people that each has on the list, by name."""
    rows = await tx.ask(
        "SELECT o.id, o.name, count(DISTINCT e.person_id) AS people FROM enrolments e"
        " JOIN organizations o ON o.id = e.organization_id"
        " WHERE e.cohort_id IN :cohorts AND e.state IN ('invited', 'waiting', 'active')"
        " GROUP BY o.id, o.name, o.name_key ORDER BY o.name_key",
        cohorts=list(cohorts),
    )
    return [Entry(id=r["id"], name=r["name"], people=r["people"], reached=True) for r in rows]


async def people(tx: Tx, sought: Sought, *, page: int, size: int) -> tuple[list[Entry], int]:
    """Return one page of an audience by name, and how many people it has in all."""
    where = condition(sought)
    rows, total = await tx.ask_each(
        query(
            f"SELECT p.id, p.name, {_IN} AS is_in, {_OPEN} AS open{_from(sought)}{where.sql}"
            " GROUP BY p.id, p.name, p.name_key"
            " ORDER BY p.name_key, p.id LIMIT :size OFFSET :skipped",
            **where.params,
            size=size,
            skipped=page * size,
        ),
        query(
            f"SELECT count(DISTINCT p.id) AS people{_from(sought)}{where.sql}",
            **where.params,
        ),
    )
    return [_entry(row) for row in rows], total[0]["people"]


async def names(tx: Tx, people: Iterable[int], cohorts: Sequence[CohortId]) -> dict[int, str]:
    """Return the names of those who are on the list of one of the cohorts, by id, in order."""
    rows = await tx.ask(
        "SELECT DISTINCT p.id, p.name, p.name_key FROM people p"
        " JOIN enrolments e ON e.person_id = p.id"
        " WHERE p.id IN :ids AND e.cohort_id IN :cohorts"
        " AND e.state IN ('invited', 'waiting', 'active') ORDER BY p.name_key, p.id",
        ids=sorted(people),
        cohorts=list(cohorts),
    )
    return {row["id"]: row["name"] for row in rows}


async def calendars(tx: Tx, sought: Sought) -> list[tuple[str, int]]:
    """Return the zones and ends of the night (minutes) in which those live who can be reached."""
    where = condition(sought)
    rows = await tx.ask(
        f"SELECT DISTINCT p.zone, p.quiet_until{_from(sought)}{where.sql}"
        " AND m.state = 'active' AND c.reach = 'open' ORDER BY p.zone, p.quiet_until",
        **where.params,
    )
    return [(row["zone"], row["quiet_until"]) for row in rows]


async def freeze(tx: Tx, announcement: AnnouncementId, sought: Sought) -> bool:
    """Write down at most 1,000 more recipients; return whether there may be more.

    The first statement writes nothing new: it lets other workers wait for this chunk.
    """
    done = await tx.one(
        "UPDATE announcements SET frozen_to = frozen_to"
        " WHERE id = :id AND frozen_to IS NOT NULL RETURNING frozen_to",
        id=announcement,
    )
    if done is None:
        return False
    where = condition(sought)
    rows = await tx.ask(
        "INSERT INTO recipients (announcement_id, person_id, is_in)"  # noqa: S608 - our own words
        " SELECT :id, x.person_id, x.is_in FROM ("
        f" SELECT p.id AS person_id, {_IN} AS is_in FROM ({members(sought.audience)}) m"
        " JOIN people p ON p.id = m.person_id"
        f" WHERE p.id > :after{where.sql} GROUP BY p.id ORDER BY p.id LIMIT :n"
        ") x WHERE x.person_id > 0 ON CONFLICT (announcement_id, person_id) DO NOTHING"
        " RETURNING person_id",
        id=announcement,
        after=done["frozen_to"],
        n=CHUNK,
        **where.params,
    )
    more = len(rows) == CHUNK
    if more:
        upto = max(row["person_id"] for row in rows)
        tx.do("UPDATE announcements SET frozen_to = :to WHERE id = :id", to=upto, id=announcement)
    else:
        tx.do(_FROZEN, id=announcement)
    return more


_FROZEN = """
UPDATE announcements SET frozen_to = NULL,
  people_in = (SELECT count(*) FROM recipients r WHERE r.announcement_id = :id AND r.is_in = 1),
  people_out = (SELECT count(*) FROM recipients r WHERE r.announcement_id = :id AND r.is_in = 0)
WHERE id = :id
"""


def _from(sought: Sought) -> str:
    return (
        f" FROM ({members(sought.audience)}) m JOIN people p ON p.id = m.person_id"
        " LEFT JOIN chats c ON c.person_id = p.id WHERE p.id > 0"
    )


def _readings(rows: Sequence[Row]) -> list[Reading]:
    counted: dict[str, list[int]] = {}
    for row in rows:
        place = 2 if not row["is_in"] else 0 if row["open"] else 1
        counted.setdefault(row["language"], [0, 0, 0])[place] += row["people"]
    return [
        Reading(language=language, reached=reached, closed=closed, out=out)
        for language, (reached, closed, out) in counted.items()
    ]


def _entry(row: Row) -> Entry:
    reached = row["is_in"] == 1 and row["open"] == 1
    return Entry(id=row["id"], name=row["name"], people=1, reached=reached)
