"""Coordinators tick people, also by typed names, and remove them after one question."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from bot.membership.domain import CohortId, EnrolmentId
from bot.people.buttons import TickRemovals
from bot.people.removals import screens, service
from bot.people.removals.buttons import AskRemovals, RemoveTicked, TickRemoval, UndoRemovals
from bot.people.removals.service import RemovalList
from bot.people.rights import service as rights
from bot.people.second_factor.handlers import needs_code
from bot.safety.guard.handlers import DANGER
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("people", staff=True)
TICKING = "people.removals"
"""The open dialog of the list: it holds the ticks."""


@routes.tap(TickRemovals)
async def open_list(turn: Turn, button: TickRemovals) -> None:
    """Show a page; a second factor is asked for here, since ticks do not outlive that question."""
    await rights.require_cohort(turn.act, button.cohort)
    if await needs_code(turn, button):
        return
    found = await _open(turn, button.cohort, button.page)
    _keep(turn, found, screens.ticks(found, turn.texts))


@routes.tap(TickRemoval)
async def tick(turn: Turn, button: TickRemoval) -> None:
    found = await _open(turn, button.cohort, button.page)
    found = replace(found, ticked=service.tick(found, button.enrolment))
    _keep(turn, found, screens.ticks(found, turn.texts))


@routes.tap(AskRemovals)
async def ask_removal(turn: Turn, button: AskRemovals) -> None:
    found = await _open(turn, button.cohort, 0)
    _keep(turn, found, screens.check(found, turn.texts))


@routes.tap(RemoveTicked)
async def remove(turn: Turn, button: RemoveTicked) -> None:
    await rights.require_cohort(turn.act, button.cohort)
    if await needs_code(turn, button):
        return
    found = await _open(turn, button.cohort, 0)
    done = await service.remove(turn.act, found, button.seal)
    turn.end_dialog()
    turn.show(screens.removed(done, turn.texts))


@routes.tap(UndoRemovals)
async def undo(turn: Turn, button: UndoRemovals) -> None:
    found = await service.undo(turn.act, button.cohort, button.at)
    turn.show(screens.undone(found, turn.texts))


@routes.dialog(TICKING, screen=True, guard=DANGER)
async def read(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Tick the only person whom a typed name fits; the ticks stay, whatever was typed."""
    if said.kind is not ContentType.TEXT:
        return False
    found = await service.open_list(turn.act, CohortId(dialog["cohort"]), _held(dialog), 0)
    people = service.named(found, said.text)
    if len(people) == 1 and not found.is_full:
        page = found.people.index(people[0]) // service.A_PAGE
        found = replace(found, ticked=found.ticked | {people[0].enrolment.id}, page=page)
    else:
        found = replace(found, typed_matches=len(people))
    screen = screens.ticks(found, turn.texts)
    _keep(turn, found, screen if people else await turn.bot.with_places(turn, said.text, screen))
    return True


async def _open(turn: Turn, cohort: CohortId, page: int) -> RemovalList:
    """Load the list with the ticks of the open dialog, if it is about this cohort."""
    dialog = turn.dialog or {}
    is_open = dialog.get("in") == TICKING and dialog["cohort"] == cohort
    return await service.open_list(turn.act, cohort, _held(dialog) if is_open else (), page)


def _held(dialog: dict[str, Any]) -> Collection[EnrolmentId]:
    return [EnrolmentId(each) for each in dialog["ticked"]]


def _keep(turn: Turn, found: RemovalList, screen: Screen) -> None:
    """Show a screen; the dialog keeps the ticks for it."""
    ticked = sorted(found.ticked)
    turn.ask(TICKING, screen, ANSWERED_WITHIN, cohort=found.cohort.id, ticked=ticked)
