"""Pairs in the database, on both engines."""

from datetime import UTC, datetime, timedelta

from bot.areas import PERSONAL_DATA
from bot.membership.chat import storage as chats
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId, EnrolmentId, Membership, PersonId, Reach
from bot.membership.enrolment import storage as enrolments
from bot.peers import storage
from bot.peers.domain import ANSWERED_WITHIN, KEPT, REST, BuddyAnswer, PairId, PairState
from bot.peers.ending import storage as ending
from bot.storage.database import Database, Tx
from tests.builders import add_cohort, add_person, enrol

NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
LONG_BEFORE = NOW - ANSWERED_WITHIN


async def people(tx: Tx, many: int = 2) -> tuple[CohortId, list[EnrolmentId], list[PersonId]]:
    """A cohort with people who each have an organization and a chat."""
    cohort = await add_cohort(tx)
    places, found = [], []
    for number in range(1, many + 1):
        person = await add_person(tx, f"Leader {number}", account=5000 + number)
        organization = await cohorts.add_organization(tx, f"House {number}", now=NOW)
        places.append(await enrol(tx, person, cohort, organization=organization))
        found.append(person)
    return cohort, places, found


async def a_pair(tx: Tx) -> tuple[PairId, list[EnrolmentId], list[PersonId]]:
    cohort, places, found = await people(tx)
    return await storage.make(tx, cohort, places, drawn=False, now=NOW), places, found


async def say(tx: Tx, pair: PairId, place: EnrolmentId, answer: BuddyAnswer) -> bool:
    return await storage.save_answer(tx, pair, place, answer, after=LONG_BEFORE, now=NOW)


async def test_two_are_together_once_both_said_yes(database: Database) -> None:
    async def work(tx: Tx) -> None:
        pair, (one, two), _ = await a_pair(tx)
        assert await say(tx, pair, one, BuddyAnswer.YES)
        assert not await storage.bring_together(tx, pair, topic_at=None, now=NOW)
        assert await say(tx, pair, two, BuddyAnswer.YES)
        assert await storage.bring_together(tx, pair, topic_at=None, now=NOW)
        found = await storage.by_id(tx, pair)
        assert found is not None
        assert (found.state, found.together_at) == (PairState.TOGETHER, NOW)
        assert not await say(tx, pair, one, BuddyAnswer.NO), "it is no question any more"

    await database.run(work)


async def test_an_answer_after_the_time_is_not_saved(database: Database) -> None:
    async def work(tx: Tx) -> None:
        pair, (one, _), _ = await a_pair(tx)
        late = NOW + ANSWERED_WITHIN
        assert not await storage.save_answer(tx, pair, one, BuddyAnswer.YES, after=NOW, now=late)
        assert await over(tx, late - timedelta(seconds=1)) == []
        assert await over(tx, late) == [pair]
        assert await ending.next_due(tx) == late

    await database.run(work)


async def test_whoever_is_gone_ends_the_pair(database: Database) -> None:
    async def blocks(tx: Tx, _place: EnrolmentId, _person: PersonId) -> None:
        chats.close(tx, chat_id=5001, reach=Reach.BLOCKED, now=NOW)

    async def leaves(tx: Tx, place: EnrolmentId, _person: PersonId) -> None:
        was = (Membership.ACTIVE,)
        assert await enrolments.change(tx, place, was=was, becomes=Membership.LEFT, now=NOW)

    async def moves(tx: Tx, place: EnrolmentId, person: PersonId) -> None:
        assert await enrolments.move(tx, place, to=await add_cohort(tx), person=person)

    async def is_erased(tx: Tx, _place: EnrolmentId, person: PersonId) -> None:
        PERSONAL_DATA.delete(tx, person, now=NOW)

    async def work(tx: Tx) -> None:
        cohort, places, found = await people(tx, 8)
        for at, happens in enumerate((leaves, moves, is_erased, blocks)):
            one, two = (0, 1) if happens is blocks else (2 * at + 2, 2 * at + 3)
            pair = await storage.make(tx, cohort, [places[one], places[two]], drawn=False, now=NOW)
            assert await over(tx, NOW) == []
            await happens(tx, places[one], found[one])
            assert await over(tx, NOW) == [pair], happens.__name__
            assert await storage.end(tx, pair, now=NOW)
            assert not await storage.end(tx, pair, now=NOW)

    await database.run(work)


async def over(tx: Tx, now: datetime) -> list[PairId]:
    """The pairs that the planner would end."""
    looked_at = await ending.open_after(tx, 0, limit=10)
    left = [pair for pair, both_there in looked_at if not both_there]
    return [*await ending.unanswered(tx, limit=10, now=now), *left]


async def test_who_may_be_asked(database: Database) -> None:
    async def free(tx: Tx, cohort: CohortId, now: datetime) -> list[str]:
        return [each.name for each in await storage.candidates(tx, cohort, now=now)]

    async def work(tx: Tx) -> None:
        cohort, (one, two, _), _ = await people(tx, 3)
        assert await free(tx, cohort, NOW) == ["Leader 1", "Leader 2", "Leader 3"]
        pair = await storage.make(tx, cohort, [one, two], drawn=True, now=NOW)
        assert await free(tx, cohort, NOW) == ["Leader 3"]
        assert await say(tx, pair, one, BuddyAnswer.NO)
        assert await storage.end(tx, pair, now=NOW)
        assert await free(tx, cohort, NOW) == ["Leader 3"], "both rest, so nobody sees who said no"
        storage.wish(tx, two, now=NOW)
        assert await free(tx, cohort, NOW) == ["Leader 2", "Leader 3"]
        later = NOW + REST
        [first, second, _] = await storage.candidates(tx, cohort, now=later)
        assert (first.declined, first.asks) == (True, False)
        assert (second.declined, second.asks) == (False, True)
        assert first.before == frozenset({two})
        chats.close(tx, chat_id=5003, reach=Reach.BLOCKED, now=NOW)
        assert await free(tx, cohort, later) == ["Leader 1", "Leader 2"]

    await database.run(work)


async def test_old_pairs_are_forgotten(database: Database) -> None:
    async def work(tx: Tx) -> None:
        pair, _, _ = await a_pair(tx)
        storage.forget_old(tx, now=NOW + 2 * KEPT)
        assert await storage.by_id(tx, pair) is not None, "it is open"
        assert await storage.end(tx, pair, now=NOW)
        storage.forget_old(tx, now=NOW + KEPT)
        assert await storage.by_id(tx, pair) is not None
        storage.forget_old(tx, now=NOW + KEPT + timedelta(seconds=1))
        assert await storage.by_id(tx, pair) is None

    await database.run(work)


async def test_export_shows_what_a_person_said_and_erasing_deletes_it(database: Database) -> None:
    async def work(tx: Tx) -> None:
        pair, (one, two), (person, other) = await a_pair(tx)
        storage.wish(tx, one, now=NOW)
        assert await say(tx, pair, one, BuddyAnswer.NO)
        assert await say(tx, pair, two, BuddyAnswer.YES)
        shown = await PERSONAL_DATA.read_all(tx, person)
        assert [row["answer"] for row in shown["buddy_places"]] == ["no"]
        assert len(shown["buddy_wishes"]) == 1
        PERSONAL_DATA.delete(tx, person, now=NOW)
        assert not {"buddy_places", "buddy_wishes"} & set(await PERSONAL_DATA.read_all(tx, person))
        found = await storage.by_id(tx, pair)
        assert found is not None
        assert [each.person_id for each in found.buddies] == [other]
        assert found.beside(other) is None

    await database.run(work)


async def test_a_pair_of_two_erased_people_can_still_be_read(database: Database) -> None:
    async def work(tx: Tx) -> None:
        pair, _, everybody = await a_pair(tx)
        for person in everybody:
            PERSONAL_DATA.delete(tx, person, now=NOW)
        found = await storage.by_id(tx, pair)
        assert found is not None
        assert found.buddies == ()
        assert found.to_tell() == ()
        assert await over(tx, NOW) == [pair]

    await database.run(work)
