"""Of a lesson in a language one voice note is heard, and one waits."""

from datetime import timedelta

from bot.catalog.course import CourseId
from bot.learning.voice_notes import storage
from bot.learning.voice_notes.domain import SentVoice
from bot.storage.database import Database, Tx
from tests.builders import LONG_AGO, add_person

COURSE = CourseId("clean-water")
CARD, NOW = "m1.u1.c1", LONG_AGO


async def test_a_new_one_waits_beside_the_one_that_is_heard_and_replaces_it(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        person = await add_person(tx)

        def record(file: str, language: str = "en") -> None:
            voice = SentVoice(file_id=file, seconds=60, size_bytes=9)
            storage.record(tx, COURSE, CARD, language, voice, wording="w", person=person, now=NOW)

        async def there() -> list[tuple[str, bool]]:
            found = await storage.notes_of(tx, COURSE)
            return [(note.voice.file_id, note.approved) for note in found]

        record("one")
        record("two")
        record("khmer", "km")
        assert await there() == [("two", False), ("khmer", False)]
        second = (await storage.notes_of(tx, COURSE))[0]
        storage.approve(tx, COURSE, second, wording="w2", person=person, now=NOW)
        record("three")
        assert await there() == [("two", True), ("khmer", False), ("three", False)]
        third = (await storage.notes_of(tx, COURSE))[2]
        storage.approve(tx, COURSE, third, wording="w2", person=person, now=NOW)
        assert await there() == [("khmer", False), ("three", True)]

        storage.forget_waiting(tx, now=NOW + storage.WAITS)
        assert len(await there()) == 2
        storage.forget_waiting(tx, now=NOW + storage.WAITS + timedelta(days=1))
        assert await there() == [("three", True)]
        assert await storage.delete(tx, COURSE, third.id)
        assert not await storage.delete(tx, COURSE, third.id)
        assert await there() == []

    await database.run(work)
