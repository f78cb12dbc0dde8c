"""Problems of a group in the database, on both engines."""

from datetime import UTC, datetime, timedelta

from bot.areas import PERSONAL_DATA
from bot.peers.problem import storage
from bot.peers.problem.domain import (
    BETWEEN_POSTS,
    DECLINED_KEPT,
    MOST_WAITING,
    ProblemDeclineReason,
    ProblemState,
)
from bot.storage.database import Database, Tx
from tests.builders import add_cohort, add_person, enrol

NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)


async def test_one_proposal_of_a_person_and_some_of_a_cohort_may_wait(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await add_cohort(tx)
        for number in range(MOST_WAITING):
            person = await add_person(tx, f"Leader {number}")
            await enrol(tx, person, cohort)
            assert await storage.propose(tx, cohort, person, "How?", now=NOW)
            assert await storage.propose(tx, cohort, person, "Why?", now=NOW) is None
        assert await storage.count_waiting(tx, cohort) == MOST_WAITING
        late = await add_person(tx, "Late")
        assert await storage.propose(tx, cohort, late, "When?", now=NOW) is None
        [first, *_] = await storage.waiting(tx, cohort)
        assert await storage.take_back(tx, first.id)
        assert not await storage.take_back(tx, first.id)
        assert await storage.propose(tx, cohort, late, "When?", now=NOW)

    await database.run(work)


async def test_the_group_gets_one_a_week(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort, made = await add_cohort(tx), []
        for name in ("One", "Two"):
            person = await add_person(tx, name)
            problem = await storage.propose(tx, cohort, person, f"{name}?", now=NOW)
            assert problem is not None
            made.append(problem)
        first, second = made
        assert await storage.post(tx, first, language="km", now=NOW)
        assert not await storage.post(tx, first, language="km", now=NOW + 2 * BETWEEN_POSTS)
        early = NOW + BETWEEN_POSTS - timedelta(seconds=1)
        assert not await storage.post(tx, second, language="km", now=early)
        assert await storage.post(tx, second, language="km", now=NOW + BETWEEN_POSTS)
        assert [each.id for each in await storage.posted(tx, cohort)] == [second, first]
        assert not await storage.decline(tx, second, ProblemDeclineReason.AGAIN, now=NOW)
        assert await storage.sum_up(tx, second, "In twos.", now=NOW)
        found = await storage.by_id(tx, second)
        assert found is not None
        assert (found.state, found.summary, found.language) == (
            ProblemState.POSTED, "In twos.", "km",
        )  # fmt: skip

    await database.run(work)


async def test_erasing_deletes_what_waits_and_leaves_what_was_posted(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort, person = await add_cohort(tx), await add_person(tx)
        first = await storage.propose(tx, cohort, person, "Posted?", now=NOW)
        assert first is not None
        assert await storage.post(tx, first, language="en", now=NOW)
        second = await storage.propose(tx, cohort, person, "Waits?", now=NOW)
        assert second is not None
        assert len((await PERSONAL_DATA.read_all(tx, person))["group_problems"]) == 2
        PERSONAL_DATA.delete(tx, person, now=NOW)
        assert await storage.by_id(tx, second) is None
        kept = await storage.by_id(tx, first)
        assert kept is not None
        assert (kept.words, kept.person, kept.proposer) == ("Posted?", None, None)

    await database.run(work)


async def test_what_was_declined_is_forgotten(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort, person = await add_cohort(tx), await add_person(tx)
        problem = await storage.propose(tx, cohort, person, "How?", now=NOW)
        assert problem is not None
        assert await storage.decline(tx, problem, ProblemDeclineReason.UNCLEAR, now=NOW)
        storage.forget_declined(tx, now=NOW + DECLINED_KEPT)
        assert await storage.of_person(tx, cohort, person) is not None
        storage.forget_declined(tx, now=NOW + DECLINED_KEPT + timedelta(seconds=1))
        assert await storage.of_person(tx, cohort, person) is None

    await database.run(work)
