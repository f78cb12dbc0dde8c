"""Find people on a list by any spelling of a name."""

from bot.membership.domain import CohortId, ListedPerson
from bot.membership.enrolment import storage as enrolments
from bot.people.namesakes.domain import may_be_same
from bot.storage.database import Tx


async def named_like(tx: Tx, cohort: CohortId, name: str) -> list[ListedPerson]:
    """Return people on a list, in any state, whose names may be another spelling of this one."""
    everybody = await enrolments.listed(tx, cohort)
    return [each for each in everybody if may_be_same(each.name, name)]
