"""Coordinators give a cohort another title."""

from typing import Any

from bot.membership.domain import CohortId
from bot.people.buttons import RenameCohort
from bot.people.cohorts import screens, service
from bot.people.rights import service as rights
from bot.safety.guard.handlers import DANGER
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("people", staff=True)

TITLING = "people.cohort_title"


@routes.tap(RenameCohort)
async def ask_title(turn: Turn, button: RenameCohort) -> None:
    found = await rights.require_cohort(turn.act, button.cohort)
    turn.ask(TITLING, screens.ask_title(found, turn.texts), cohort=button.cohort)


@routes.dialog(TITLING, ends_dialog=True, guard=DANGER)
async def read_title(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Rename the cohort."""
    found = await service.rename(turn.act, CohortId(dialog["cohort"]), said.text)
    turn.show(screens.renamed(found, turn.texts))
