"""Everything in the database, read, compared and put back; the words of each refusal."""

from collections.abc import Iterable
from typing import Any

from bot.membership.audit import storage as audit
from bot.storage.database import Tx
from tests.engines import all_tables
from tests.world import World

Tables = dict[str, list[dict[str, Any]]]
NOT_ALLOWED = "Only coordinators of this course can do this."
FOREIGN = "This button belongs to somebody else."
STRANGER = "This is a private learning space."
REFUSED = (NOT_ALLOWED, FOREIGN, STRANGER)
STALE = "This one is answered already."
NOT_COMPARED = {
    "meta": "notes that the bot is alive",
    "seen_updates": "notes that the update was handled",
    "audit": "is looked at by itself",
}
ALWAYS = {("people", "active_at"): "whoever taps was here"}
ANSWERED = {
    ("chats", "dialog"): "what the chat was asked for is over",
    ("chats", "screen_message_id"): "the refusal is the newest message",
}


async def tables(world: World) -> Tables:
    """Everything in the database, by table."""

    async def work(tx: Tx) -> Tables:
        found = {}
        for name in all_tables():
            found[name] = [dict(each) for each in await tx.ask(f"SELECT * FROM {name} ORDER BY 1")]
        return found

    return await world.app.database.run(work)


_UNTIL_THE_END = {
    "sqlite": "PRAGMA defer_foreign_keys = ON",
    "postgres": "SET LOCAL session_replication_role = replica",
}


async def restore(world: World, kept: Tables) -> None:
    """Put everything back as it was."""

    async def work(tx: Tx) -> None:
        tx.do(_UNTIL_THE_END[world.app.database.engine])
        for name in kept:
            tx.do(f"DELETE FROM {name}")
        for name, rows in kept.items():
            for each in rows:
                columns = ", ".join(each)
                values = ", ".join(f":{column}" for column in each)
                tx.do(f"INSERT INTO {name} ({columns}) VALUES ({values})", **each)

    await world.app.database.run(work)


async def actions(world: World, before: Tables, after: Tables) -> list[tuple[str, str]]:
    """What was written down meanwhile; the chain of the audit holds."""
    assert audit.first_broken(await world.app.database.run(audit.entries)) is None
    return [(each["action"], each["object"]) for each in after["audit"][len(before["audit"]) :]]


async def rows_added(world: World, kept: Tables) -> list[dict[str, Any]]:
    """The refusals in the audit since then."""
    found = (await tables(world))["audit"][len(kept["audit"]) :]
    return [each for each in found if each["action"] == "refused"]


def differences(
    before: Tables, after: Tables, allowed: dict[tuple[str, str], str]
) -> Iterable[str]:
    """Name each row that is other than it was, but for what any tap changes."""
    for table, rows in after.items():
        if table in NOT_COMPARED:
            continue
        passed = {column for of, column in allowed if of == table}
        was, now = (
            [{k: v for k, v in each.items() if k not in passed} for each in side]
            for side in (before[table], rows)
        )
        for each in now:
            if each not in was:
                yield f"{table} has {each}"
        for each in was:
            if each not in now:
                yield f"{table} had {each}"


async def changed(world: World, before: Tables) -> list[str]:
    """What is other than it was, but for the reply."""
    after = await tables(world)
    replies = [each for each in after["outbox"] if each not in before["outbox"]]
    assert all(each["lane"] == 0 for each in replies)
    assert len(replies) <= 1
    return list(differences(before, {**after, "outbox": before["outbox"]}, {**ALWAYS, **ANSWERED}))
