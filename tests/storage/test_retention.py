"""What is too old is deleted, each kind after its own period, which is a setting with bounds."""

import itertools
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from pydantic import ValidationError

from bot.areas import TABLES
from bot.cli.running import config_of
from bot.membership.audit import storage as audit
from bot.settings import Settings
from bot.storage.database import Database, Tx
from bot.storage.retention import AT_ONCE, EVER, Periods

NOW = datetime(2026, 5, 22, 1, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
PERIODS = Periods(
    seen_days=8,
    dead_days=9,
    job_days=10,
    message_text_days=11,
    message_days=12,
    announcement_days=13,
    roster_days=14,
    audit_days=400,
    inactive_months=2,
)
"""Other periods than the usual ones, so that the settings are what counts."""
BASIS = (
    (
        "INSERT INTO people (id, name, name_key, language, zone, created_at)"
        " VALUES (1, 'Sophea', 'sophea', 'en', 'UTC', 0)"
    ),
    "INSERT INTO cohorts (id, course, title, zone, created_at) VALUES (1, 'c', 'C', 'UTC', 0)",
    "INSERT INTO chats (id, kind, person_id) VALUES (7, 'private', 1)",
    (
        "INSERT INTO announcements (id, author_id, cohort_id, state, audience, language,"
        " created_at, ended_at) VALUES (1, 1, 1, 'done', '{}', 'en', 0, :at)"
    ),
)
ROWS = {
    "seen_days": (
        "INSERT INTO seen_updates (update_id, seen_at) VALUES (1, :at)",
        "SELECT count(*) AS n FROM seen_updates",
    ),
    "dead_days": (
        (
            "INSERT INTO dead_updates (update_id, kind, error, tries, died_at)"
            " VALUES (1, 'k', 'e', 1, :at)"
        ),
        "SELECT count(*) AS n FROM dead_updates",
    ),
    "job_days": (
        (
            "INSERT INTO errands (kind, chat_id, state, due_at, created_at, done_at)"
            " VALUES ('k', 7, 'done', 0, 0, :at)"
        ),
        "SELECT count(*) AS n FROM errands",
    ),
    "message_text_days": (
        (
            "INSERT INTO outbox (chat_id, lane, kind, call, due_at, state, created_at, done_at)"
            " VALUES (7, 1, 'k', '{}', 0, 'sent', 0, :at)"
        ),
        "SELECT count(*) AS n FROM outbox WHERE call IS NOT NULL",
    ),
    "message_days": (
        (
            "INSERT INTO outbox (chat_id, lane, kind, due_at, state, created_at, done_at)"
            " VALUES (7, 1, 'k', 0, 'sent', 0, :at)"
        ),
        "SELECT count(*) AS n FROM outbox",
    ),
    "announcement_days": (
        (
            "INSERT INTO announcement_parts (announcement_id, language, position, kind, body)"
            " SELECT 1, 'en', 0, 'text', '{}' WHERE :at > 0"
        ),
        "SELECT count(*) AS n FROM announcement_parts",
    ),
    "roster_days": (
        (
            "INSERT INTO rosters (author_id, cohort_id, content, shown, created_at)"
            " VALUES (1, 1, '', '', :at)"
        ),
        "SELECT count(*) AS n FROM rosters",
    ),
}
"""What each period is for: a row with its instant, and how many such rows are left."""


async def forget(tx: Tx, *, now: datetime) -> None:
    for each in (each for tables in TABLES for each in tables.forget):
        each(tx, now=now, periods=PERIODS)


@pytest.mark.parametrize("period", ROWS)
async def test_each_kind_is_deleted_after_its_period(database: Database, period: str) -> None:
    added, left = ROWS[period]

    async def work(tx: Tx) -> list[int]:
        for statement in (*BASIS, added):
            tx.do(statement, **({"at": NOW} if ":at" in statement else {}))
        counts = []
        for age in (PERIODS.of(period) - SECOND, PERIODS.of(period) + SECOND):
            await forget(tx, now=NOW + age)
            row = await tx.one(left)
            assert row is not None
            counts.append(row["n"])
        return counts

    assert await database.run(work) == [1, 0]


@pytest.mark.parametrize("spread", [1, 3, 0])  # 0: all rows have one instant
async def test_a_large_table_is_deleted_in_parts(database: Database, spread: int) -> None:
    many, now = 5000, NOW + PERIODS.of("seen_days") + timedelta(seconds=20)
    (kind,) = (each for tables in TABLES for each in tables.forget if each.period == "seen_days")

    def fill(tx: Tx) -> None:
        tx.do(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)"
            " INSERT INTO seen_updates (update_id, seen_at) SELECT i, :at + i * :spread FROM n",
            many=many,
            at=NOW,
            spread=spread,
        )
        tx.do("INSERT INTO seen_updates (update_id, seen_at) VALUES (9999, :at)", at=now)

    async def part(since: datetime, tx: Tx) -> tuple[datetime | None, int]:
        more = await kind.delete_some(tx, now=now, periods=PERIODS, since=since)
        row = await tx.single("SELECT count(*) AS n FROM seen_updates")
        return more, row["n"]

    await database.write(fill)
    since: datetime | None = EVER
    left = [many + 1]
    while since is not None:
        since, there = await database.run(partial(part, since))
        left.append(there)

    assert left[-1] == 1
    deleted = [a - b for a, b in itertools.pairwise(left)]
    assert max(deleted) == (AT_ONCE if spread else many)


async def test_the_chain_of_the_audit_holds_after_its_beginning_is_deleted(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        for day in range(4):
            at = NOW + timedelta(days=day)
            await audit.note(tx, actor=None, action="a", object="o:1", now=at)
        await forget(tx, now=NOW + PERIODS.of("audit_days") + timedelta(days=1, seconds=1))
        left = await audit.entries(tx)
        assert len(left) == 2
        assert audit.first_broken(left, previous=await audit.beginning(tx)) is None

        await forget(tx, now=NOW + timedelta(days=5000))
        last = await audit.entries(tx)
        assert len(last) == 1, "the last one stays, since the next builds on it"
        await audit.note(tx, actor=None, action="b", object="o:1", now=NOW)
        chain = await audit.entries(tx)
        assert audit.first_broken(chain, previous=await audit.beginning(tx)) is None

    await database.run(work)


def test_every_period_is_tested() -> None:
    elsewhere = {"audit_days", "inactive_months"}
    assert {each.name for each in fields(Periods)} == {*ROWS} | elsewhere


def test_every_period_is_a_setting_with_the_same_default() -> None:
    config = config_of(Settings(_env_file=None), "1:token", {})

    assert config.periods == Periods()
    assert {each.name for each in fields(Periods)} == {
        name.removeprefix("keep_") for name in Settings.model_fields if name.startswith("keep_")
    }


@pytest.mark.parametrize("name", [each.name for each in fields(Periods)])
@pytest.mark.parametrize("value", [0, -1, 100_000])
def test_a_period_without_sense_is_refused(name: str, value: int) -> None:
    wrong: dict[str, Any] = {f"keep_{name}": value}
    with pytest.raises(ValidationError):
        Settings(**wrong)
