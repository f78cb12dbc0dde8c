"""How far people are, stored in both databases."""

from datetime import UTC, datetime, timedelta

from bot.learning.recap.storage import (
    count_unclear,
    note_card,
    note_unclear,
    reading_of,
    readings_query,
)
from bot.learning.results.storage import load_progress
from bot.storage.database import Database, Tx
from tests.learners import learners
from tests.small_course import SMALL

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)


async def test_the_furthest_card_stays_and_the_end_is_noted_once(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> list[tuple[int, int, bool]]:
        told = []
        for step, card in enumerate((1, 2, 3, 1)):
            at = NOW + timedelta(minutes=step)
            note_card(tx, known.place, "m1.u1", card, is_last=card == 3, now=at)
            [rows] = await tx.ask_each(readings_query(known.place))
            reading = reading_of(rows[0])
            told.append((reading.card, reading.furthest, reading.finished))
            assert reading.read_at == at
        return told

    assert await database.run(work) == [(1, 1, False), (2, 2, False), (3, 3, True), (1, 3, True)]


async def test_somebody_flags_a_text_once(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> dict[tuple[str, str], int]:
        for person in (*known.people, *known.people):
            note_unclear(tx, person, "small", "m1.u1.c1", "km", now=NOW)
        note_unclear(tx, known.person, "small", "m1.u1.c2", "km", now=NOW)
        note_unclear(tx, known.person, "other", "m1.u1.c1", "km", now=NOW)
        return await count_unclear(tx, "small")

    assert await database.run(work) == {("m1.u1.c1", "km"): 2, ("m1.u1.c2", "km"): 1}


async def test_progress_of_another_person_is_not_shown(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> list[int]:
        note_card(tx, known.places[0], "m1.u1", 2, is_last=False, now=NOW)
        told = [await load_progress(tx, place, SMALL, now=NOW) for place in known.places]
        return [each.lessons_read for each in told]

    assert await database.run(work) == [2, 0]
