"""Proposals on both engines: one draft each, what deleting a person leaves, what is forgotten."""

from datetime import UTC, datetime, timedelta

from bot.areas import PERSONAL_DATA
from bot.services.proposals import storage
from bot.services.proposals.domain import (
    DECLINED_KEPT,
    DRAFT_KEPT,
    Field,
    ProposalDeclineReason,
    ProposalId,
    ProposalState,
)
from bot.storage.database import Database, Tx
from tests.learners import Learners, learners
from tests.small_course import SMALL
from tests.stories.proposing import CLINIC

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
DRAFT, WAITING = ProposalState.DRAFT, ProposalState.WAITING
KEPT, DECLINED = ProposalState.KEPT, ProposalState.DECLINED


async def add(tx: Tx, known: Learners, state: ProposalState, *, who: int = 0) -> ProposalId:
    """Store a proposal of one of them in a state."""
    person = known.people[who]
    draft = await storage.begin(tx, person, known.cohort, "small", now=NOW)
    for what, answer in CLINIC.items():
        storage.save_answer(tx, draft.id, what, answer, now=NOW)
    if state is not DRAFT:
        reason = ProposalDeclineReason.UNFIT if state is DECLINED else None
        assert await storage.move(tx, draft.id, state, of=[DRAFT], reason=reason, now=NOW)
    return draft.id


async def test_a_draft_is_continued_and_what_was_sent_is_not_a_draft(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> None:
        first = await storage.begin(tx, known.person, known.cohort, "small", now=NOW)
        storage.save_answer(tx, first.id, Field.NEED, "health", now=NOW)
        again = await storage.begin(tx, known.person, known.cohort, "small", now=NOW)
        assert (again.id, again.answers) == (first.id, {Field.NEED: "health"})
        other = await storage.begin(tx, known.people[1], known.cohort, "small", now=NOW)
        assert other.id != first.id
        assert await storage.move(tx, first.id, WAITING, of=[DRAFT], now=NOW)
        assert not await storage.move(tx, first.id, WAITING, of=[DRAFT], now=NOW)
        later = await storage.begin(tx, known.person, known.cohort, "small", now=NOW)
        assert later.id not in {first.id, other.id}

    await database.run(work)


async def test_deleting_a_person_keeps_services_without_the_person(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> None:
        kept = [await add(tx, known, state) for state in (WAITING, KEPT)]
        gone = [await add(tx, known, state) for state in (DECLINED, DRAFT)]
        shown = await PERSONAL_DATA.read_all(tx, known.person)
        assert len(shown["service_proposals"]) == 4
        PERSONAL_DATA.delete(tx, known.person, now=NOW)
        left = [await storage.by_id(tx, each) for each in kept]
        assert [each and (each.person, each.answers) for each in left] == [(None, CLINIC)] * 2
        assert [await storage.by_id(tx, each) for each in gone] == [None, None]

    await database.run(work)


async def test_drafts_and_what_was_declined_are_forgotten_in_time(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> None:
        ids = {state: await add(tx, known, state) for state in (WAITING, KEPT, DECLINED, DRAFT)}

        async def left(after: timedelta) -> set[ProposalState]:
            storage.delete_old(tx, now=NOW + after)
            return {state for state, each in ids.items() if await storage.by_id(tx, each)}

        assert await left(DRAFT_KEPT) == {WAITING, KEPT, DECLINED, DRAFT}
        assert await left(DRAFT_KEPT + timedelta(days=1)) == {WAITING, KEPT, DECLINED}
        assert await left(DECLINED_KEPT + timedelta(days=1)) == {WAITING, KEPT}

    await database.run(work)
