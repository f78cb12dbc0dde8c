"""One's own data: no table is forgotten, nothing is left after deleting."""

import re
from datetime import UTC, datetime
from importlib.resources import files

import pytest

from bot.announcements import storage as announcements
from bot.announcements.audience.domain import Audience
from bot.announcements.message.domain import MessagePart, MessagePartKind
from bot.areas import PERSONAL_DATA, TABLES
from bot.learning.recap.storage import note_card
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, PersonId
from bot.membership.person import storage as people
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.joining import storage as joining_storage
from bot.storage import migrations
from bot.storage.database import Database, Tx
from bot.storage.personal_data import PersonalData, Tables, deleted
from tests.builders import add_cohort, add_person, enrol

NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
ACCOUNT = 7_123_456_789
ALL_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence'",
    "postgres": "SELECT table_name AS name FROM information_schema.tables"
    " WHERE table_schema = 'public'",
}
BY_WHOM = {
    ("announcements", "approved_by"),
    ("announcements", "refused_by"),
    ("attendance", "noted_by"),
    ("cohorts", "group_chat_id"),
    ("contacts", "noted_by"),
    ("discussions", "chat_id"),
    ("invites", "created_by"),
    ("question_parts", "chat_id"),
    ("roles", "granted_by"),
}


async def all_tables(tx: Tx, engine: str) -> set[str]:
    return {row["name"] for row in await tx.ask(ALL_TABLES[engine])}


async def everything(tx: Tx, engine: str) -> str:
    found: list[str] = []
    for table in sorted(await all_tables(tx, engine)):
        found += [str(dict(row)) for row in await tx.ask(f"SELECT * FROM {table}")]
    return "\n".join(found)


async def a_full_life(tx: Tx) -> PersonId:
    cohort, person = await add_cohort(tx), await add_person(tx, account=ACCOUNT)
    house = await cohorts.add_organization(tx, "Lotus House", now=NOW)
    place = await enrol(tx, person, cohort, organization=house, now=NOW)
    note_card(tx, place, "m4.u1", 2, is_last=False, now=NOW)
    for edits in (None, 1):
        outbox.enqueue(
            tx,
            [
                NewMessage(
                    chat_id=ACCOUNT,
                    lane=Lane.BULK,
                    kind="x",
                    due_at=NOW,
                    about={"enrolment": place},
                    edits_id=edits,
                )
            ],
            now=NOW,
        )
    return person


async def test_every_table_has_an_owner(database: Database) -> None:
    async def work(tx: Tx) -> set[str]:
        return await all_tables(tx, database.engine)

    owned = {name for each in TABLES for name in each.names}
    tables = await database.run(work)

    assert not tables - owned, (
        f"nobody owns {sorted(tables - owned)}: say in the storage module that fills it what the"
        " table holds of a person, TABLES = Tables(holdings=(deleted(...),)) or, if nothing,"
        " Tables(impersonal=(...,)); and list TABLES in the area.py or tables.py above it"
    )
    assert not owned - tables, f"the schema does not have {sorted(owned - tables)}"


def test_a_table_has_one_owner() -> None:
    """A table with two owners would be exported and deleted twice."""
    rows = Tables(holdings=(deleted("rows"),))
    with pytest.raises(ValueError, match="rows has two owners"):
        PersonalData.of((rows, Tables(impersonal=("rows",))))


def test_every_column_that_names_a_person_or_chat_is_handled() -> None:
    """What stands in `BY_WHOM` belongs to others, and names a person without a name then."""
    whose = {each.table: each.whose for each in PERSONAL_DATA.holdings}
    schema = files(migrations).joinpath("0001_foundation.sql").read_text()
    found = {
        (table, column)
        for table, columns in re.findall(r"CREATE TABLE (\w+) \(\n(.*?)\n\);", schema, re.DOTALL)
        for column in re.findall(r"^  (\w+) .*REFERENCES (?:people|chats) ", columns, re.MULTILINE)
    }
    assert {each for each in found if each[1] not in whose.get(each[0], "")} == BY_WHOM


async def test_the_download_holds_every_row(database: Database) -> None:
    async def work(tx: Tx) -> dict[str, int]:
        person = await a_full_life(tx)
        found = await PERSONAL_DATA.read_all(tx, person)
        return {table: len(rows) for table, rows in found.items()}

    assert await database.run(work) == {
        "readings": 1,
        "enrolments": 1,
        "outbox": 2,
        "chats": 1,
        "people": 1,
    }


async def test_deleting_leaves_neither_name_nor_account_nor_progress(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        person = await a_full_life(tx)
        before = await everything(tx, database.engine)
        assert "Sok Dara" in before
        assert str(ACCOUNT) in before

        PERSONAL_DATA.delete(tx, person, now=NOW)

        after = await everything(tx, database.engine)
        assert "Sok Dara" not in after
        assert str(ACCOUNT) not in after
        assert "m4.u1" not in after
        assert await people.by_id(tx, person) is None
        states = [row["state"] for row in await tx.ask("SELECT state FROM enrolments")]
        assert states == ["left"]

    await database.run(work)


@pytest.mark.parametrize(
    ("state", "left"),
    [
        ("draft", ("dropped", 0)),
        ("approval", ("dropped", 0)),
        ("scheduled", ("dropped", 0)),
        ("running", ("running", 1)),
        ("done", ("done", 1)),
    ],
)
async def test_of_what_somebody_wrote_only_what_people_got_stays(
    database: Database, state: str, left: tuple[str, int]
) -> None:
    async def work(tx: Tx) -> tuple[str, int]:
        person = await a_full_life(tx)
        [cohort] = await cohorts.open_cohorts(tx, now=NOW)
        made = await announcements.add(
            tx,
            author=person,
            cohort=cohort.id,
            audience=Audience(cohorts=(cohort.id,)),
            language="en",
            now=NOW,
        )
        announcements.add_part(
            tx, made, "en", MessagePart(kind=MessagePartKind.TEXT, html="See you on Monday.")
        )
        tx.do("UPDATE announcements SET state = :state WHERE id = :id", state=state, id=made)

        PERSONAL_DATA.delete(tx, person, now=NOW)

        dossier = await announcements.load(tx, made)
        assert dossier is not None
        return dossier.announcement.state.value, len(dossier.content.all_parts)

    assert await database.run(work) == left


async def test_two_people_can_be_deleted(database: Database) -> None:
    async def work(tx: Tx) -> list[int]:
        for account in (1, 2):
            person = await add_person(tx, "A")
            joining_storage.link_account(
                tx, person, telegram_id=account, chat=ChatId(account), language="en"
            )
            PERSONAL_DATA.delete(tx, person, now=NOW)
        return [row["id"] for row in await tx.ask("SELECT id FROM chats WHERE id > 0")]

    assert await database.run(work) == []
