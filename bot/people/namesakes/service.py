"""Find people on a list by any spelling of a name."""

from bot.membership.domain import CohortId, ListedPerson
from bot.membership.enrolment import storage as enrolments
from bot.membership.name_index import storage as name_index
from bot.membership.name_index.domain import near_key
from bot.people.namesakes.domain import may_be_same
from bot.storage.database import Tx


async def named_like(tx: Tx, cohort: CohortId, name: str) -> list[ListedPerson]:
    """Return people on a list, in any state, whose names may be another spelling of this one."""
    await name_index.index_names(tx)
    near = await name_index.with_near_keys(tx, cohort, {near_key(name)})
    alike = [person for person, known in near if may_be_same(known, name)]
    return await enrolments.listed_each(tx, cohort, alike) if alike else []
