"""Names are found by words, by sound, and after a change; whatever the index has not seen yet."""

from hypothesis import given
from hypothesis import strategies as st

from bot.membership.domain import CohortId, EnrolmentId, PersonId
from bot.membership.name_index import storage
from bot.membership.name_index.domain import forms_in, forms_of, near_key
from bot.membership.person import storage as people
from bot.people.directory.domain import Naming, how_named, said_words
from bot.people.namesakes.domain import may_be_same
from bot.storage.database import Database, Tx
from tests.builders import add_cohort, add_person, enrol

_PARTS = st.sampled_from(
    ["Sok", "Thida", "tida", "W", "vy", "Khmau", "O", "ធីតា", "ឋដ", "សំ", "សម", "é", "បាត់", "របស់"]
)
_NAMES = st.lists(_PARTS, min_size=1, max_size=4).flatmap(
    lambda parts: st.sampled_from([" ".join(parts), "".join(parts), "-".join(reversed(parts))])
)


@given(_NAMES | st.text(max_size=12), _NAMES | st.text(max_size=12))
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    if may_be_same(one, other):
        assert near_key(one) == near_key(other)


@given(_NAMES | st.text(max_size=30), _NAMES)
def test_a_name_in_a_text_is_found_by_a_form_of_both(text: str, name: str) -> None:
    if how_named(said_words(text), name) is not Naming.NOT:
        assert forms_in(text) & forms_of(name)


async def test_people_are_found_before_and_after_they_are_indexed(database: Database) -> None:
    async def found(tx: Tx, word: str) -> list[EnrolmentId]:
        return list(await storage.with_forms(tx, [cohort], forms_in(word)))

    async def near(tx: Tx, name: str) -> list[str]:
        return [each for _, each in await storage.with_near_keys(tx, cohort, {near_key(name)})]

    async def work(tx: Tx) -> None:
        assert place in await found(tx, "dara")
        assert "Sok Dara" in await near(tx, "Sok Thara")
        await storage.index_names(tx)
        assert await found(tx, "please call Dara") == [place]
        assert await found(tx, "thida") == []
        assert await near(tx, "Dhara Sokh") == ["Sok Dara"]
        people.rename(tx, person, "Sok Thida")
        assert place in await found(tx, "thida")
        await storage.index_names(tx)
        assert await found(tx, "dara") == []
        assert await found(tx, "thida") == [place]

    async def begin(tx: Tx) -> tuple[CohortId, PersonId, EnrolmentId]:
        cohort = await add_cohort(tx)
        person = await add_person(tx, "Sok Dara")
        return cohort, person, await enrol(tx, person, cohort)

    cohort, person, place = await database.run(begin)
    await database.run(work)


async def test_a_crowd_is_indexed_in_steps(database: Database) -> None:
    async def begin(tx: Tx) -> None:
        for n in range(storage.AT_ONCE + 1):
            await add_person(tx, f"Name {n}")
        await storage.index_names(tx)
        assert await _left(tx) == 1
        await storage.index_names(tx)
        assert await _left(tx) == 0

    await database.run(begin)


async def _left(tx: Tx) -> int:
    row = await tx.single("SELECT count(*) AS n FROM people WHERE near_key IS NULL")
    return int(row["n"])
