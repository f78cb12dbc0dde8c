"""Reads, compares and restores the whole database; the texts of refusals."""

from collections.abc import Iterable

from bot.membership.audit import storage as audit
from bot.storage.database import Rows, Tx, query
from tests.engines import all_tables
from tests.world import World

Tables = dict[str, Rows]
NOT_ALLOWED = "Only coordinators of this course can do that."
FOREIGN = "This button is for someone else."
STRANGER = "This is a private learning space."
REFUSED = (NOT_ALLOWED, FOREIGN, STRANGER)
STALE = "This has already been answered, or is no longer there. This tap changed nothing."
NOT_COMPARED = {
    "meta": "records that the bot is alive",
    "seen_updates": "records that the update was handled",
    "audit": "is compared separately",
}
ALWAYS = {
    ("people", "active_at"): "a tap updates it",
    ("people", "near_key"): "the index of names is written when somebody looks for a name",
}
ANSWERED = {
    ("chats", "dialog"): "the dialog has ended",
    ("chats", "screen_message_id"): "the refusal is the newest message",
}


async def tables(world: World) -> Tables:
    """Read everything in the database, by table."""
    return await world.app.database.run(_read)


async def _read(tx: Tx, *names: str) -> Tables:
    names = names or tuple(all_tables())
    found = await tx.ask_each(*(query(f"SELECT * FROM {name} ORDER BY 1") for name in names))
    return dict(zip(names, found, strict=True))


_UNTIL_THE_END = {
    "sqlite": "PRAGMA defer_foreign_keys = ON",
    "postgres": "SET LOCAL session_replication_role = replica",
}
_SAME = {"sqlite": "IS", "postgres": "IS NOT DISTINCT FROM"}
_DELETED_WITH = {"question_copies": "outbox"}
"""Tables whose rows the database deletes together with those of another table."""


async def restore(world: World, kept: Tables) -> None:
    """Restore every row."""
    engine = world.app.database.engine

    async def work(tx: Tx) -> None:
        now = await _read(tx)
        tx.do(_UNTIL_THE_END[engine])
        back = {name: _changes(name, now, kept) for name in kept if now[name] != kept[name]}
        for name, parent in _DELETED_WITH.items():
            if parent in back:
                back[name] = now[name], kept[name]
        for name, (added, _) in back.items():
            for each in map(dict, added):
                found = " AND ".join(f"{column} {_SAME[engine]} :{column}" for column in each)
                tx.do(f"DELETE FROM {name} WHERE {found}", **each)
        for name, (_, missing) in back.items():
            for each in map(dict, missing):
                columns = ", ".join(each)
                values = ", ".join(f":{column}" for column in each)
                tx.do(f"INSERT INTO {name} ({columns}) VALUES ({values})", **each)

    await world.app.database.run(work)


def _changes(name: str, now: Tables, kept: Tables) -> tuple[Rows, Rows]:
    """Return the rows that were added and the rows that are missing."""
    here, then = ({tuple(dict(each).items()): each for each in side[name]} for side in (now, kept))
    added = [each for values, each in here.items() if values not in then]
    return added, [each for values, each in then.items() if values not in here]


async def actions(world: World, before: Tables, after: Tables) -> list[tuple[str, str]]:
    """Return what the audit recorded in between, and check that its chain is valid."""
    assert audit.first_broken(await world.app.database.run(audit.entries)) is None
    return noted(before, after)


def noted(before: Tables, after: Tables) -> list[tuple[str, str]]:
    """Return what the audit recorded in between: actions and their objects."""
    return [(each["action"], each["object"]) for each in after["audit"][len(before["audit"]) :]]


async def rows_added(world: World, kept: Tables) -> Rows:
    """Return the refusals in the audit since then."""
    now = await world.app.database.run(lambda tx: _read(tx, "audit"))
    return [each for each in now["audit"][len(kept["audit"]) :] if each["action"] == "refused"]


def differences(
    before: Tables, after: Tables, allowed: dict[tuple[str, str], str]
) -> Iterable[str]:
    """Describe each row that differs in other columns than the `allowed` ones."""
    for table, rows in after.items():
        if table in NOT_COMPARED or rows == before[table]:
            continue
        passed = {column for of, column in allowed if of == table}
        was, now = (
            [{k: v for k, v in dict(each).items() if k not in passed} for each in side]
            for side in (before[table], rows)
        )
        for each in now:
            if each not in was:
                yield f"{table} has {each}"
        for each in was:
            if each not in now:
                yield f"{table} had {each}"


async def changed(world: World, before: Tables) -> list[str]:
    """Describe all changes except for the reply."""
    after = await tables(world)
    replies = [each for each in after["outbox"] if each not in before["outbox"]]
    assert all(each["lane"] == 0 for each in replies)
    assert len(replies) <= 1
    return list(differences(before, {**after, "outbox": before["outbox"]}, {**ALWAYS, **ANSWERED}))
