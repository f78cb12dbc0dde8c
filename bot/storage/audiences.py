"""Who belongs to an audience: counted, listed by pages, and frozen into recipients."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.announcements.announcement import AnnouncementId
from bot.domain.announcements.audience import Audience, By, Headcount, Reading
from bot.domain.people.person import CohortId
from bot.storage.database import Row, Tx, query
from bot.storage.dialect import to_stored

CHUNK = 1000
_ON_LIST = "e.state IN ('invited', 'waiting', 'active')"
_IN = "max(CASE WHEN e.state = 'active' THEN 1 ELSE 0 END)"
_FILTERS = {
    By.ALL: "",
    By.ORGANIZATION: " AND e.organization_id IN :of",
    By.LANGUAGE: " AND p.language IN :of",
    By.NAME: " AND e.person_id IN :of",
}
_FROM = """
FROM enrolments e JOIN people p ON p.id = e.person_id LEFT JOIN chats c ON c.person_id = p.id
WHERE e.cohort_id IN :cohorts
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line that may be ticked: an organization with its people, or a person."""

    id: int
    name: str
    people: int
    reached: bool


async def headcount(tx: Tx, audience: Audience) -> Headcount:
    """Count an audience by language; who is in two of its cohorts counts once."""
    rows = await tx.ask(
        "SELECT x.language, x.is_in, x.open, count(*) AS people FROM ("  # noqa: S608 - our own words
        f" SELECT p.id, p.language, {_IN} AS is_in,"
        " max(CASE WHEN c.reach = 'open' THEN 1 ELSE 0 END) AS open"
        f"{_FROM} AND {_ON_LIST}{_FILTERS[audience.by]} GROUP BY p.id, p.language"
        ") x GROUP BY x.language, x.is_in, x.open ORDER BY x.language",
        **_params(audience),
    )
    return Headcount(readings=tuple(_readings(rows)))


async def organizations(tx: Tx, cohorts: Sequence[CohortId]) -> list[Entry]:
    """Return the organizations of cohorts with the people that each has on the list, by name."""
    rows = await tx.ask(
        "SELECT o.id, o.name, count(DISTINCT e.person_id) AS people FROM enrolments e"  # noqa: S608 - our own words
        " JOIN organizations o ON o.id = e.organization_id"
        f" WHERE e.cohort_id IN :cohorts AND {_ON_LIST}"
        " GROUP BY o.id, o.name, o.name_key ORDER BY o.name_key",
        cohorts=list(cohorts),
    )
    return [Entry(id=r["id"], name=r["name"], people=r["people"], reached=True) for r in rows]


async def people(tx: Tx, audience: Audience, *, page: int, size: int) -> tuple[list[Entry], int]:
    """Return one page of an audience by name, and how many people it has in all."""
    where = f"{_FROM} AND {_ON_LIST}{_FILTERS[audience.by]}"
    rows, total = await tx.ask_each(
        query(
            f"SELECT p.id, p.name, {_IN} AS is_in,"
            " max(CASE WHEN c.reach = 'open' THEN 1 ELSE 0 END) AS open"
            f" {where} GROUP BY p.id, p.name, p.name_key"
            " ORDER BY p.name_key, p.id LIMIT :size OFFSET :skipped",
            **_params(audience),
            size=size,
            skipped=page * size,
        ),
        query(f"SELECT count(DISTINCT p.id) AS people {where}", **_params(audience)),
    )
    return [_entry(row) for row in rows], total[0]["people"]


async def freeze(tx: Tx, announcement: AnnouncementId, audience: Audience) -> bool:
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
    rows = await tx.ask(
        "INSERT INTO recipients (announcement_id, person_id, is_in)"  # noqa: S608 - our own words
        " SELECT :id, x.person_id, x.is_in FROM ("
        f" SELECT e.person_id, {_IN} AS is_in FROM enrolments e JOIN people p ON p.id = e.person_id"
        f" WHERE e.cohort_id IN :cohorts AND e.person_id > :after AND {_ON_LIST}"
        f"{_FILTERS[audience.by]} GROUP BY e.person_id ORDER BY e.person_id LIMIT :n"
        ") x WHERE x.person_id > 0 ON CONFLICT (announcement_id, person_id) DO NOTHING"
        " RETURNING person_id",
        id=announcement,
        after=done["frozen_to"],
        n=CHUNK,
        **_params(audience),
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


def _params(audience: Audience) -> dict[str, Any]:
    params: dict[str, Any] = {"cohorts": list(audience.cohorts)}
    if audience.by is not By.ALL:
        params["of"] = [to_stored(each) for each in sorted(audience.of, key=str)]
    return params


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
