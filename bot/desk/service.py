"""What other areas ask of the desk."""

from bot.act import Act
from bot.learning.discussion.service import end_in_lost_group
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId


async def unlink_group(act: Act, group: ChatId) -> None:
    """Unlink a group from which the bot was removed, and end what is open there."""
    cohorts.unlink_group(act.tx, group)
    await end_in_lost_group(act, group)
