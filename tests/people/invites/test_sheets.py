"""A sheet of links is printed for the cohort that its links let people into."""

from datetime import UTC, datetime

import pytest

from bot.act import Act
from bot.membership.domain import CohortId, Grant, Membership, Role, Visitor
from bot.people.invites import service
from bot.people.invites.domain import DeadLink
from bot.refusals import NotAllowed
from bot.storage.database import Database, Tx
from tests.builders import add_cohort, add_person, enrol

NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)


def coordinator(tx: Tx, cohort: CohortId) -> Act:
    """Act as somebody who runs this cohort alone."""
    grant = Grant(role=Role.COORDINATOR, cohort_id=cohort)
    return Act(tx=tx, now=NOW, visitor=Visitor(grants=(grant,)))


async def course_with_sheet(tx: Tx, name: str) -> tuple[CohortId, list[str]]:
    """Let there be a cohort with one person on its list; return the tokens of its sheet too."""
    cohort = await add_cohort(tx)
    await enrol(tx, await add_person(tx, name), cohort, state=Membership.INVITED)
    made = await service.make_links_for_all(coordinator(tx, cohort), cohort)
    return cohort, [each.token for each in made]


async def test_links_of_another_cohort_are_not_printed(database: Database) -> None:
    async def work(tx: Tx) -> None:
        mine, my_tokens = await course_with_sheet(tx, "Sok Dara")
        other, foreign = await course_with_sheet(tx, "Chan Thida")
        act = coordinator(tx, mine)

        found = await service.links_of_sheet(act, mine, [*foreign, *my_tokens])
        assert [(each.name, each.token) for each in found] == [("Sok Dara", my_tokens[0])]
        with pytest.raises(DeadLink):
            await service.links_of_sheet(act, mine, foreign)
        with pytest.raises(NotAllowed):
            await service.links_of_sheet(act, other, foreign)

    await database.run(work)
