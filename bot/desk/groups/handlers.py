"""A coordinator links a group to a cohort with /link."""

from bot.desk.buttons import LinkGroup, OpenLostGroup
from bot.desk.groups import screens
from bot.desk.groups.service import link_group, linkable, open_lost
from bot.desk.screens import write_link
from bot.membership.domain import CohortId
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("people", staff=True)


@routes.command("link", groups=True)
async def link(turn: Turn, _rest: str) -> None:
    """Link this group to the coordinator's cohort, or ask which; explain it in a private chat."""
    if not turn.is_group:
        turn.say(write_link(turn.texts))
        return
    cohorts = await linkable(turn.act)
    if len(cohorts) == 1:
        await _link(turn, cohorts[0].id)
    else:
        turn.say(screens.which(cohorts, turn.texts))


routes.shows(OpenLostGroup, open_lost, screens.lost)


@routes.tap(LinkGroup, groups=True)
async def link_chosen(turn: Turn, button: LinkGroup) -> None:
    await _link(turn, button.cohort)


async def _link(turn: Turn, cohort: CohortId) -> None:
    await link_group(turn.act, cohort, turn.chat_id)
    turn.show(screens.linked(turn.texts))
