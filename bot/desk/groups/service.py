"""The group chat of a cohort."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.act import Act
from bot.learning.discussion.service import end_in_lost_group
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, Cohort, CohortId
from bot.membership.staff.domain import require_coordinator
from bot.people.rights import service as running
from bot.people.service import note_in_audit
from bot.refusals import NotAllowed, StaleButton
from bot.storage.database import Rows, Statement
from bot.storage.rows import from_row

NAMED_FOR = timedelta(days=30)
"""How long a lost group is named among what waits."""


async def linkable(act: Act) -> tuple[Cohort, ...]:
    """Return the open cohorts of a coordinator; raise `NotAllowed` if there are none."""
    mine = await running.open_cohorts(act)
    if not mine:
        raise NotAllowed
    return mine


async def link_group(act: Act, cohort: CohortId, group: ChatId) -> None:
    """Link a group to a cohort, and unlink it from any other.

    Raise `NotAllowed` also if it is the group of an open cohort of other coordinators, and
    `StaleButton` for a private chat, where nobody sees such a button.
    """
    require_coordinator(act.visitor.grants, cohort)
    if group > 0:
        raise StaleButton
    has_it = await cohorts.open_with_group(act.tx, group)
    if has_it is not None:
        require_coordinator(act.visitor.grants, has_it)
    cohorts.link_group(act.tx, cohort, group)
    await end_in_lost_group(act, group, becomes=cohort)
    await note_in_audit(act, "group.link", f"cohort:{cohort}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LostGroup:
    """A cohort that has lost its group, and when."""

    cohort: CohortId
    since: datetime


def lost_queries(act: Act, cohort: Cohort) -> list[Statement]:
    """Ask for a group that was lost within a month (for `lost`)."""
    return [cohorts.lost_group_query(cohort.id, since=act.now - NAMED_FOR)]


def lost(_act: Act, cohort: Cohort, rows: Sequence[Rows]) -> list[LostGroup]:
    """Return the cohort if it has lost its group within a month, and has no other yet."""
    [found] = rows
    return [from_row(LostGroup, row, cohort=cohort.id) for row in found]


async def open_lost(act: Act, cohort: CohortId) -> Cohort:
    """Return a cohort that has lost its group; raise as `require_cohort`."""
    return await running.require_cohort(act, cohort)
