"""/desk, and the list of people."""

from bot.domain.people.person import CohortId
from bot.services.people.desk import Desk, list_people, open_desk
from bot.tg.buttons.people import OpenDesk, OpenPeople
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.screens.people import desk as screens

routes = Routes()


async def show_desk(turn: Turn, cohort: CohortId | None = None) -> None:
    """Show the desk of a cohort, or of the only one; raises `NotAllowed`."""
    found = await open_desk(turn.tx, turn.visitor, turn.house.courses, cohort=cohort)
    if isinstance(found, Desk):
        turn.show(screens.desk(found, turn.texts))
    else:
        turn.show(screens.choose(found.cohorts, turn.texts))


@routes.command("desk")
async def desk(turn: Turn, _rest: str) -> None:
    """The desk as a new message."""
    turn.end_dialog()
    await show_desk(turn)


@routes.tap(OpenDesk)
async def open_cohort(turn: Turn, button: OpenDesk) -> None:
    """The desk of one cohort."""
    turn.end_dialog()
    await show_desk(turn, CohortId(button.cohort))


@routes.tap(OpenPeople)
async def open_people(turn: Turn, button: OpenPeople) -> None:
    """Who is in, who is not yet."""
    turn.end_dialog()
    found = await list_people(turn.tx, turn.visitor, CohortId(button.cohort))
    turn.show(screens.people(found, turn.texts))
