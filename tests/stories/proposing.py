"""Services that somebody proposes: stored directly, or written by taps and texts."""

from collections.abc import Mapping

from bot.membership.domain import CohortId, PersonId
from bot.services.proposals import storage
from bot.services.proposals.domain import Field, ProposalId, ProposalState
from bot.storage.database import Tx
from tests.world import World

CLINIC: Mapping[Field, str] = {
    Field.NEED: "health",
    Field.PROVINCE: "02",
    Field.NAME: "Thma Koul health centre",
    Field.DISTRICT: "Thma Koul",
    Field.CONTACT: "beside the market, 053 999 001",
    Field.WHO: "=everybody",
    Field.PAPERS: "=none",
}
"""A complete proposal for the shipped course."""


async def propose(
    world: World,
    cohort: CohortId,
    name: str,
    *,
    course: str = "community-liberation-toolkit",
    answers: Mapping[Field, str] = CLINIC,
) -> ProposalId:
    """Let somebody with this name have sent a proposal."""
    now = world.clock.now()

    async def work(tx: Tx) -> ProposalId:
        [row] = await tx.ask("SELECT id FROM people WHERE name = :name", name=name)
        draft = await storage.begin(tx, PersonId(row["id"]), cohort, course, now=now)
        for what, answer in answers.items():
            storage.save_answer(tx, draft.id, what, answer, now=now)
        drafts = (ProposalState.DRAFT,)
        await storage.move(tx, draft.id, ProposalState.WAITING, of=drafts, now=now)
        return draft.id

    return await world.app.database.run(work)
