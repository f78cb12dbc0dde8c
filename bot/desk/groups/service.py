"""The group chat of a cohort."""

from datetime import datetime

from bot.learning.discussion.service import lose_group
from bot.membership.audit import storage as audit
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, Cohort, CohortId, Visitor
from bot.membership.staff import service as running
from bot.membership.staff.domain import require_coordinator
from bot.refusals import NotAllowed, StaleButton
from bot.storage.database import Tx


async def linkable(tx: Tx, visitor: Visitor) -> tuple[Cohort, ...]:
    """Return the open cohorts this visitor runs; raise `NotAllowed` if there are none."""
    mine = await running.open_cohorts(tx, visitor)
    if not mine:
        raise NotAllowed
    return mine


async def link_group(
    tx: Tx, visitor: Visitor, cohort: CohortId, group: ChatId, *, now: datetime
) -> None:
    """Make a group the group of a cohort; it is the group of no other.

    Raises `NotAllowed` too for who would take the group of an open cohort that others run, and
    `StaleButton` for a private chat, where nobody sees such a button.
    """
    require_coordinator(visitor.grants, cohort)
    if group > 0:
        raise StaleButton
    for each in await cohorts.open_ones(tx):
        if each.group_chat_id == group:
            require_coordinator(visitor.grants, each.id)
    cohorts.link_group(tx, cohort, group)
    await lose_group(tx, group, now=now, becomes=cohort)
    await audit.note(
        tx, actor=visitor.person_id, action="group.link", object=f"cohort:{cohort}", now=now
    )


async def unlink_group(tx: Tx, group: ChatId, *, now: datetime) -> None:
    """The bot was put out of a group: it is no cohort's any more, and what is open there ends."""
    cohorts.unlink_group(tx, group)
    await lose_group(tx, group, now=now)
