"""The list of people of a cohort, and somebody on it."""

from typing import Any

from bot.domain.people.person import CohortId
from bot.domain.people.roles import require_coordinator
from bot.services.people.desk import find_people, list_people
from bot.tg.buttons.people import AskFind, OpenPeople
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.incoming import Incoming
from bot.tg.screens.people import desk as screens

routes = Routes("people", staff=True)

FINDING = "people.find"


@routes.tap(OpenPeople)
async def open_people(turn: Turn, button: OpenPeople) -> None:
    """Who is in, who is not yet."""
    turn.end_dialog()
    found = await list_people(turn.tx, turn.visitor, CohortId(button.cohort))
    turn.show(screens.people(found, turn.texts))


@routes.tap(AskFind)
async def ask_find(turn: Turn, button: AskFind) -> None:
    """Ask for a part of a name."""
    cohort = CohortId(button.cohort)
    require_coordinator(turn.visitor.grants, cohort)
    turn.begin(FINDING, cohort=cohort)
    turn.show(screens.ask_find(cohort, turn.texts))


@routes.dialog(FINDING)
async def hear_find(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Show who was found; where it is nobody, or too many, the next message is looked for."""
    found = await find_people(turn.tx, turn.visitor, CohortId(dialog["cohort"]), said.text)
    if screens.is_clear(found):
        turn.end_dialog()
    turn.show(screens.hits(found, turn.texts))
