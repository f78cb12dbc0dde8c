"""One row that cannot be used is set aside; everybody else gets everything, and the bot starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.storage import set_aside
from bot.storage.database import Tx
from bot.storage.set_aside import SetAside
from tests.engines import open_database
from tests.stories.announcing import got, send_key
from tests.stories.cast import Founded, coordinator, found, participant
from tests.stories.desk.test_today import mornings
from tests.stories.meetings import one_day
from tests.world import Phone, World, a_world, local

STUCK = {
    "sqlite": [
        """CREATE TRIGGER stuck BEFORE UPDATE OF erased_at ON people
           WHEN old.name = 'Sok Dara' BEGIN SELECT RAISE(ABORT, 'stuck'); END"""
    ],
    "postgres": [
        """CREATE FUNCTION stuck() RETURNS trigger LANGUAGE plpgsql
           AS 'BEGIN RAISE EXCEPTION ''stuck''; END'""",
        """CREATE TRIGGER stuck BEFORE UPDATE OF erased_at ON people
           FOR EACH ROW WHEN (old.name = 'Sok Dara') EXECUTE FUNCTION stuck()""",
    ],
}
"""Somebody who cannot be deleted, by engine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Two:
    """Two courses, each with a coordinator, a participant and a meeting on Monday at nine."""

    broken: Founded
    sophea: Phone
    dara: Phone
    vanna: Phone
    thida: Phone


BREAKAGES: Mapping[str, tuple[str, set[str]]] = {
    "what a row of the outbox is about": (
        (
            "INSERT INTO outbox (chat_id, lane, kind, about, due_at, created_at)"
            " VALUES (:dara, 2, 'session.week', '{broken', 0, 0)"
        ),
        {"outbox"},
    ),
    "the call of a row of the outbox": (
        (
            "INSERT INTO outbox (chat_id, lane, kind, call, due_at, created_at)"
            """ VALUES (:dara, 0, 'note', '{"method": "sendMessage", "body": [1]}', 0, 0)"""
        ),
        {"outbox"},
    ),
    "when a row of the outbox is due": (
        (
            "INSERT INTO outbox (chat_id, lane, kind, due_at, created_at)"
            " VALUES (:dara, 2, 'note', -100000000000000000, 0)"
        ),
        {"outbox"},
    ),
    "what a job is about": (
        (
            "INSERT INTO errands (kind, about, chat_id, due_at, created_at)"
            " VALUES ('report', '{broken', :dara, 0, 0)"
        ),
        {"errands"},
    ),
    "the next reminder of a meeting": (
        "UPDATE sessions SET next_rung = 'someday' WHERE cohort_id = :cohort",
        {"sessions.reminders"},
    ),
    "the local start of a meeting": (
        "UPDATE sessions SET local_start = 'someday' WHERE cohort_id = :cohort",
        {"sessions.reminders", "sessions.briefings"},
    ),
    "the quiet days of a cohort": (
        "UPDATE cohorts SET quiet_days = '[broken' WHERE id = :cohort",
        {"cohorts", "sessions.reminders", "enrolments"},
    ),
    "the reminders of a cohort": (
        "UPDATE cohorts SET rungs = 'none' WHERE id = :cohort",
        {"cohorts", "sessions.reminders"},
    ),
    "the zone of a cohort": (
        "UPDATE cohorts SET zone = 'Nowhere/Land' WHERE id = :cohort",
        {"cohorts.digest"},
    ),
    "the digest of a cohort": (
        "UPDATE cohorts SET digest = '{broken', next_digest_at = 0 WHERE id = :cohort",
        {"cohorts.digest"},
    ),
    "the zone of a participant": (
        (
            "UPDATE people SET zone = 'Nowhere/Land'"
            " WHERE id = (SELECT person_id FROM chats WHERE id = :dara)"
        ),
        {"people", "enrolments"},
    ),
    "the zone of a coordinator": (
        (
            "UPDATE people SET zone = '../land'"
            " WHERE id = (SELECT person_id FROM chats WHERE id = :sophea)"
        ),
        {"todays"},
    ),
    "the audience of an announcement": (
        "UPDATE announcements SET audience = '{broken' WHERE cohort_id = :cohort",
        {"announcements"},
    ),
    "the words of an announcement": (
        (
            "UPDATE announcement_parts SET body = '{broken' WHERE announcement_id IN"
            " (SELECT id FROM announcements WHERE cohort_id = :cohort)"
        ),
        {"announcements"},
    ),
    "the day on which somebody joined": (
        "UPDATE enrolments SET joined_at = 100000000000000000 WHERE cohort_id = :cohort",
        {"enrolments"},
    ),
    "when the bot was last alive": (
        "UPDATE meta SET value = 'yesterday' WHERE name = 'alive_at'",
        {"meta"},
    ),
}


async def two_courses(world: World) -> Two:
    broken, sound = await found(world, "Lotus House"), await found(world, "River School")
    sophea = await coordinator(world, broken)
    vanna = await coordinator(world, sound, "other", "Vanna")
    dara = await participant(world, broken, "leader", "Sok Dara")
    thida = await participant(world, sound, "neighbour", "Chan Thida", organization="River School")
    await one_day(world, sophea, broken, "29/5")
    await one_day(world, vanna, sound, "29/5")
    await world.travel(local("2023-05-22 10:00"))
    return Two(broken=broken, sophea=sophea, dara=dara, vanna=vanna, thida=thida)


async def write(phone: Phone) -> None:
    """Write an announcement, up to the screen that sends it."""
    await phone.sends("/announce")
    await phone.sends("See you on Monday.")


async def shatter(world: World, two: Two, sql: str) -> None:
    """Break a row, as a repair by hand or a damaged page does."""
    known = {
        "cohort": two.broken.cohort,
        "dara": world.acts.find_chat(two.dara.key).id,
        "sophea": world.acts.find_chat(two.sophea.key).id,
    }

    async def work(tx: Tx) -> None:
        tx.do(sql, **{name: value for name, value in known.items() if f":{name}" in sql})

    await world.app.database.run(work)


async def noted(world: World) -> list[SetAside]:
    return await world.app.database.run(set_aside.set_aside_rows)


@pytest.mark.parametrize("what", BREAKAGES)
async def test_a_broken_row_stops_nobody_else(what: str, tmp_path: Path) -> None:
    path, (sql, places) = tmp_path / "romleuk.db", BREAKAGES[what]
    async with a_world(await open_database(path), at=local("2023-05-22 08:00")) as world:
        two = await two_courses(world)
        await write(two.sophea)
        await two.sophea.taps(send_key(two.sophea))
        await shatter(world, two, sql)
        await write(two.vanna)
        await two.vanna.taps(send_key(two.vanna))
        # a stop writes again when the bot was last alive
        await world.restart(path, meanwhile=sql if places == {"meta"} else None)
        await world.travel(local("2023-05-29 09:05"))

        assert places <= {each.place for each in await noted(world)}
        assert len(got(two.thida)) == 1, two.thida.all_words
        assert "09:00" in two.thida.all_words
        assert "starts" in two.thida.all_words, two.thida.all_words
        assert mornings(two.vanna), two.vanna.all_words
        world.acts.message(two.dara.chat_key, "/menu", who=two.dara.key)
        await two.thida.sends("/menu")
        assert two.thida.buttons


async def test_a_source_that_fails_as_a_whole_holds_up_no_other(world: World) -> None:
    two = await two_courses(world)
    await write(two.vanna)
    await two.vanna.taps(send_key(two.vanna))
    await shatter(world, two, "ALTER TABLE buddy_pairs RENAME TO gone")
    for at in (
        "2023-05-22 10:05",
        "2023-05-23 08:00",
        "2023-05-23 09:00",
        "2023-05-29 08:51",
        "2023-05-29 09:00",
    ):
        world.clock.set(local(at))
        await world.app.ticker.tick_through()
        await world.settle()

    assert {each.place for each in await noted(world)} >= {
        "planner.buddies",
        "planner.buddy_topics",
    }
    assert len(got(two.thida)) == 1
    assert "starts" in two.thida.all_words
    assert mornings(two.vanna)


async def test_of_a_row_set_aside_nothing_is_noted_but_where_it_is(world: World) -> None:
    two = await two_courses(world)
    await shatter(world, two, BREAKAGES["the zone of a coordinator"][0])
    await world.travel(timedelta(days=2))

    [row] = await noted(world)
    person = await world.app.database.run(
        lambda tx: tx.one("SELECT id FROM people WHERE zone = '../land'")
    )
    assert person is not None
    assert (row.place, row.row, row.error) == ("todays", person["id"], "ValueError")


async def test_a_row_that_was_repaired_is_used_after_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    async with a_world(await open_database(path), at=local("2023-05-22 08:00")) as world:
        two = await two_courses(world)
        await shatter(world, two, BREAKAGES["the zone of a coordinator"][0])
        await world.travel(timedelta(days=1, hours=2))
        before = len(mornings(two.sophea))
        await shatter(world, two, "UPDATE people SET zone = 'Asia/Phnom_Penh'")
        await world.restart(path)
        await world.travel(local("2023-05-29 09:05"))

        assert await noted(world) == []
        assert len(mornings(two.sophea)) > before


async def test_a_person_who_cannot_be_deleted_keeps_nobody_else_from_it(world: World) -> None:
    two = await two_courses(world)
    for sql in STUCK[world.app.database.engine]:
        await shatter(world, two, sql)
    world.clock.set(world.clock.now() + timedelta(days=396))
    await world.travel(timedelta(days=4))

    stuck = [each for each in await noted(world) if each.place == "people.deleting"]
    rows = await world.app.database.run(lambda tx: tx.ask("SELECT name, erased_at FROM people"))
    assert len(stuck) == 1
    assert {row["name"] for row in rows if row["erased_at"] is None} == {
        "Sok Dara",
        "Sophea",
        "Vanna",
    }
