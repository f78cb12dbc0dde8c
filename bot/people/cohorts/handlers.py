"""Coordinators give a cohort another title."""

from bot.membership.domain import Cohort
from bot.people.buttons import RenameCohort
from bot.people.cohorts import screens, service
from bot.people.rights import service as rights
from bot.safety.guard.handlers import DANGER
from bot.safety.typed_questions.handlers import asks_for_text
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("people", staff=True)


async def _rename(turn: Turn, cohort: Cohort, title: str) -> Screen:
    return screens.renamed(await service.rename(turn.act, cohort.id, title), turn.texts)


asks_for_text(
    routes,
    RenameCohort,
    "people.cohort_title",
    guard=DANGER,
    load=lambda act, button: rights.require_cohort(act, button.cohort),
    ask=screens.ask_title,
    read=str,
    take=_rename,
)
