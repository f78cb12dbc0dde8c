"""The list of people of a cohort."""

from bot.domain.people.person import CohortId
from bot.services.people.desk import list_people
from bot.tg.buttons.people import OpenPeople
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.screens.people import desk as screens

routes = Routes(staff=True)


@routes.tap(OpenPeople)
async def open_people(turn: Turn, button: OpenPeople) -> None:
    """Who is in, who is not yet."""
    turn.end_dialog()
    found = await list_people(turn.tx, turn.visitor, CohortId(button.cohort))
    turn.show(screens.people(found, turn.texts))
