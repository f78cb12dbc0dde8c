"""Cohorts and organizations."""

from collections.abc import Iterable
from datetime import date, datetime

import orjson

from bot.membership.domain import ChatId, Cohort, CohortId, OrganizationId
from bot.membership.person.domain import name_key
from bot.storage import set_aside
from bot.storage.database import Row, Statement, Tx, query
from bot.storage.personal_data import Tables
from bot.storage.rows import from_row

COLUMNS = (
    "id, course, title, zone, group_chat_id, rungs, quiet_days, closed_at, trained_on, answer_days"
)
_BY_ID = f"SELECT {COLUMNS} FROM cohorts WHERE id = :id"  # noqa: S608 - our own columns
_ADD_ORGANIZATION = (
    "INSERT INTO organizations (name, name_key, created_at) VALUES (:name, :key, :now)"
    " ON CONFLICT (name_key) DO NOTHING"
)


async def add(
    tx: Tx, *, course: str, title: str, zone: str, rungs: Iterable[str], now: datetime
) -> CohortId:
    """Add a cohort of a course; `zone` is an IANA time zone."""
    row = await tx.single(
        "INSERT INTO cohorts (course, title, zone, rungs, created_at)"
        " VALUES (:course, :title, :zone, :rungs, :now) RETURNING id",
        course=course,
        title=title,
        zone=zone,
        rungs=orjson.dumps(list(rungs)).decode(),
        now=now,
    )
    return CohortId(row["id"])


async def by_id(tx: Tx, cohort: CohortId) -> Cohort | None:
    row = await tx.one(_BY_ID, id=cohort)
    return None if row is None else cohort_of(row)


def cohort_query(cohort: CohortId) -> Statement:
    """Return the query for a cohort (read by `cohort_of`), for a trip with other queries."""
    return query(_BY_ID, id=cohort)


async def open_cohorts(
    tx: Tx, *, now: datetime, among: Iterable[CohortId] | None = None
) -> list[Cohort]:
    """Return the cohorts that are not closed, the newest first; set aside broken ones.

    `among`: only cohorts with these ids.
    """
    named = "" if among is None else " AND id IN :ids"
    rows = await tx.ask(
        f"SELECT {COLUMNS} FROM cohorts WHERE closed_at IS NULL{named} ORDER BY id DESC",  # noqa: S608
        **({} if among is None else {"ids": sorted(among)}),
    )
    return await set_aside.readable(tx, "cohorts", rows, cohort_of, now=now)


async def newest_open(tx: Tx) -> Cohort | None:
    row = await tx.one(
        f"SELECT {COLUMNS} FROM cohorts WHERE closed_at IS NULL ORDER BY id DESC LIMIT 1"  # noqa: S608
    )
    return None if row is None else cohort_of(row)


async def open_with_group(tx: Tx, group: ChatId) -> CohortId | None:
    """Return the open cohort that has this group chat; None if no cohort has it."""
    row = await tx.one(
        "SELECT id FROM cohorts WHERE group_chat_id = :group AND closed_at IS NULL", group=group
    )
    return None if row is None else CohortId(row["id"])


def set_reminder_steps(tx: Tx, cohort: CohortId, rungs: Iterable[str]) -> None:
    written = orjson.dumps(list(rungs)).decode()
    tx.do("UPDATE cohorts SET rungs = :rungs WHERE id = :id", id=cohort, rungs=written)


async def change_quiet_days(tx: Tx, cohort: Cohort, days: Iterable[str]) -> Cohort | None:
    """Save the days (ISO) on which a cohort gets no messages, in order.

    Return None if somebody else changed them since `cohort` was read.
    """
    row = await tx.one(
        "UPDATE cohorts SET quiet_days = :days WHERE id = :id AND quiet_days = :before"  # noqa: S608
        f" RETURNING {COLUMNS}",
        id=cohort.id,
        days=orjson.dumps(list(days)).decode(),
        before=orjson.dumps(sorted(cohort.quiet_days)).decode(),
    )
    return None if row is None else cohort_of(row)


def set_answer_days(tx: Tx, cohort: CohortId, days: int) -> None:
    """Save how many working days answers usually take in a cohort."""
    tx.do("UPDATE cohorts SET answer_days = :days WHERE id = :id", id=cohort, days=days)


def set_training_day(tx: Tx, cohort: CohortId, day: date | None) -> None:
    """Save the day on which the training of a cohort ended; None: use the days of its meetings."""
    tx.do(
        "UPDATE cohorts SET trained_on = :day WHERE id = :id",
        id=cohort,
        day=None if day is None else day.isoformat(),
    )


async def add_organization(tx: Tx, name: str, *, now: datetime) -> OrganizationId:
    """Return the organization of this name; add it if there is none.

    The name of an organization that was merged leads to the one that it was merged into.
    """
    key = name_key(name)
    tx.do(_ADD_ORGANIZATION, name=name, key=key, now=now)
    row = await tx.single(
        "SELECT coalesce(merged_into, id) AS id FROM organizations WHERE name_key = :key", key=key
    )
    return OrganizationId(row["id"])


async def add_organizations(
    tx: Tx, names: Iterable[str], *, now: datetime
) -> dict[str, OrganizationId]:
    """Return the organizations of these names by name key, adding those that are not there."""
    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(name_key(name), name)
    for key, name in by_key.items():
        tx.do(_ADD_ORGANIZATION, name=name, key=key, now=now)
    rows = await tx.ask(
        "SELECT coalesce(merged_into, id) AS id, name_key FROM organizations"
        " WHERE name_key IN :keys",
        keys=list(by_key),
    )
    return {row["name_key"]: OrganizationId(row["id"]) for row in rows}


async def organizations(tx: Tx) -> list[tuple[OrganizationId, str]]:
    """Return all organizations by name, in the order of code points."""
    rows = await tx.ask(
        "SELECT id, name FROM organizations WHERE merged_into IS NULL ORDER BY name_key"
    )
    return [(OrganizationId(row["id"]), row["name"]) for row in rows]


async def former_names(tx: Tx) -> dict[str, str]:
    """Return the present names of merged organizations by the keys of their former names."""
    rows = await tx.ask(
        "SELECT f.name_key, o.name FROM organizations f"
        " JOIN organizations o ON o.id = f.merged_into WHERE f.merged_into IS NOT NULL"
    )
    return {row["name_key"]: row["name"] for row in rows}


async def organization_name(tx: Tx, organization: OrganizationId) -> str | None:
    """Return the name of an organization; None if it was deleted or merged into another."""
    row = await tx.one(
        "SELECT name FROM organizations WHERE id = :id AND merged_into IS NULL", id=organization
    )
    return None if row is None else row["name"]


def rename(tx: Tx, cohort: CohortId, title: str) -> None:
    tx.do("UPDATE cohorts SET title = :title WHERE id = :id", id=cohort, title=title)


def link_group(tx: Tx, cohort: CohortId, group: ChatId) -> None:
    """Make a group chat the group of a cohort, and of no other."""
    tx.do(
        "INSERT INTO chats (id, kind) VALUES (:id, 'group')"
        " ON CONFLICT (id) DO UPDATE SET reach = 'open'",
        id=group,
    )
    unlink_group(tx, group)
    tx.do(
        "UPDATE cohorts SET group_chat_id = :group, group_lost_at = NULL WHERE id = :id",
        id=cohort,
        group=group,
    )


async def lose_group(tx: Tx, group: ChatId, *, now: datetime) -> CohortId | None:
    """Unlink a group that has lost the bot; return the cohort that had it, if it is open."""
    row = await tx.one(
        "UPDATE cohorts SET group_chat_id = NULL, group_lost_at = :now"
        " WHERE group_chat_id = :group RETURNING id, closed_at",
        group=group,
        now=now,
    )
    return CohortId(row["id"]) if row is not None and row["closed_at"] is None else None


def lost_group_query(cohort: CohortId, *, since: datetime) -> Statement:
    """Ask when a cohort lost its group, if it was after an instant and it has no other yet."""
    return query(
        "SELECT group_lost_at AS since FROM cohorts WHERE id = :id AND group_lost_at > :since",
        id=cohort,
        since=since,
    )


def unlink_group(tx: Tx, group: ChatId) -> None:
    tx.do("UPDATE cohorts SET group_chat_id = NULL WHERE group_chat_id = :group", group=group)


def cohort_of(row: Row) -> Cohort:
    return from_row(Cohort, row)


TABLES = Tables(impersonal=("cohorts", "organizations"))
