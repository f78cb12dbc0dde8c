"""Coordinators open the list of what can be done, and one thing of it."""

from collections.abc import Callable

from bot.home.buttons import OpenWay, OpenWayIn, OpenWays
from bot.home.ways import screens
from bot.people.rights import service as rights
from bot.refusals import NotAllowed, StaleButton
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("desk", staff=True)


@routes.tap(OpenWays)
async def open_ways(turn: Turn, button: OpenWays) -> None:
    """Show a page of the list; what is typed next is looked for."""
    cohort = await rights.require_cohort(turn.act, button.cohort)
    screen = screens.every_way(cohort, button.page, turn.texts)
    turn.ask("finding", screen, screens.SEARCHED_WITHIN, cohort=cohort.id)


@routes.tap(OpenWayIn, ends_dialog=True)
async def open_way_in(turn: Turn, button: OpenWayIn) -> None:
    """Open a thing in a course, with what is tapped there and when it is there in a line above.

    Who runs several courses did not say in which one: the other ones are a tap away.
    """
    if button.way not in screens.WAYS:
        raise StaleButton
    cohort = await rights.require_cohort(turn.act, button.cohort)
    await turn.press(screens.WAYS[button.way](cohort.id, turn.texts.language))
    if button.way in screens.STEPS:
        line = screens.steps(button.way, turn.texts)
        _change_reply(turn, lambda call: calls.with_line(call, line))
    several = len(await rights.open_cohorts(turn.act)) > 1
    if several and button.way not in screens.FOR_ALL_COURSES:
        below, row = screens.other_course(button.way, cohort, turn.texts)
        _change_reply(turn, lambda call: calls.with_more(call, below, row))


def _change_reply(turn: Turn, change: Callable[[calls.Call], calls.Call | None]) -> None:
    """Change the first reply that can be changed so."""
    for at, (kind, call) in enumerate(turn.replies):
        changed = change(call)
        if changed is not None:
            turn.replies[at] = (kind, changed)
            return


@routes.tap(OpenWay, ends_dialog=True)
async def open_way(turn: Turn, button: OpenWay) -> None:
    """Open a thing in the only course of a coordinator, or ask in which one."""
    if button.way not in screens.WAYS:
        raise StaleButton
    cohorts = await rights.open_cohorts(turn.act)
    if not cohorts:
        raise NotAllowed
    if len(cohorts) == 1 or button.way in screens.FOR_ALL_COURSES:
        await turn.press(screens.way_in(button.way, cohorts[0].id, turn.texts))
        return
    turn.show(screens.which_course(button.way, cohorts, button.page, turn.texts))
