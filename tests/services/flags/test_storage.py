"""What people say of services, as both databases save it."""

from datetime import UTC, datetime, timedelta

from bot.areas import PERSONAL_DATA
from bot.catalog.course import ServiceFault, ServiceFlags
from bot.services.flags.storage import delete_flags, flags_of, save_flag
from bot.storage.database import Database, Tx
from tests.learners import learners
from tests.small_course import SMALL

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
MOVED, DEAD = ServiceFault.MOVED, ServiceFault.DEAD


async def test_each_person_counts_once_with_the_latest_word(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=3)

    async def work(tx: Tx) -> dict[str, ServiceFlags]:
        for person in known.people:
            save_flag(tx, person, "small", "clinic", MOVED, now=NOW)
            save_flag(tx, person, "other", "clinic", MOVED, now=LATER)
        save_flag(tx, known.person, "small", "clinic", DEAD, now=LATER)
        save_flag(tx, known.person, "small", "hotline", DEAD, now=NOW)
        return await flags_of(tx, "small")

    told = await database.run(work)
    assert told == {
        "clinic": ServiceFlags(faults={DEAD: 1, MOVED: 2}, latest_at=LATER),
        "hotline": ServiceFlags(faults={DEAD: 1}, latest_at=NOW),
    }
    assert told["clinic"].people == 3


async def test_deleting_a_person_deletes_what_they_said(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> tuple[int, dict[str, ServiceFlags]]:
        save_flag(tx, known.person, "small", "clinic", MOVED, now=NOW)
        shown = await PERSONAL_DATA.read_all(tx, known.person)
        PERSONAL_DATA.delete(tx, known.person, now=LATER)
        return len(shown["service_flags"]), await flags_of(tx, "small")

    assert await database.run(work) == (1, {})


async def test_what_was_said_is_deleted_when_somebody_tried_it(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> list[str]:
        for course, service in (("small", "clinic"), ("small", "line"), ("other", "clinic")):
            save_flag(tx, known.person, course, service, MOVED, now=NOW)
        delete_flags(tx, "small", "clinic")
        return [*await flags_of(tx, "small"), *await flags_of(tx, "other")]

    assert await database.run(work) == ["line", "clinic"]
