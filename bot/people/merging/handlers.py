"""Coordinators say whether two people on a list are one, preview a merge, and do it."""

from bot.membership.domain import ListedPerson
from bot.people.buttons import AskMerge, OpenJoinRequest
from bot.people.directory.service import find_people
from bot.people.merging import screens, service
from bot.people.merging.buttons import CheckMerge, MergeNow, NotOnList, SameAsListed, UndoMerge
from bot.people.rights import service as rights
from bot.people.second_factor.handlers import needs_code
from bot.safety.guard.handlers import DANGER
from bot.safety.typed_questions.handlers import StaysOpen, asks_for_text
from bot.storage.ownership import Ownership
from bot.storage.personal_data import PersonalData
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.destinations import OpenPeople

routes = Routes("people", staff=True)


def _owned(turn: Turn) -> Ownership:
    return turn.bot.part(PersonalData).ownership


@routes.tap(SameAsListed)
async def same_as_listed(turn: Turn, button: SameAsListed) -> None:
    """Let somebody join as the person on the list whom the coordinator recognized."""
    found = await service.merge(
        turn.act, button.enrolment, button.other, _owned(turn), as_listed=True
    )
    turn.show(screens.merged(found, turn.texts))


@routes.tap(NotOnList)
async def not_on_list(turn: Turn, button: NotOnList) -> None:
    await service.keep_apart(turn.act, button.enrolment)
    await turn.follow(OpenJoinRequest(button.enrolment, 0))


async def _find(turn: Turn, listed: ListedPerson, name: str) -> StaysOpen:
    """Show the people found; another name may be typed until one is chosen."""
    found = await find_people(turn.act, listed.enrolment.cohort_id, name)
    screen = screens.hits(listed, found, turn.texts)
    return StaysOpen(screen if found.people else await turn.bot.with_places(turn, name, screen))


asks_for_text(
    routes,
    AskMerge,
    "people.merge",
    guard=DANGER,
    load=lambda act, button: rights.require_enrolment(act, button.enrolment),
    ask=screens.ask_who,
    read=str,
    take=_find,
)


@routes.tap(CheckMerge, ends_dialog=True)
async def check_merge(turn: Turn, button: CheckMerge) -> None:
    found = await service.preview(turn.act, button.enrolment, button.other, _owned(turn))
    turn.show(screens.check(found, turn.texts, as_other=button.as_other == 1))


@routes.tap(MergeNow)
async def merge_now(turn: Turn, button: MergeNow) -> None:
    await service.preview(turn.act, button.enrolment, button.other, _owned(turn))
    if await needs_code(turn, button):
        return
    found = await service.merge(
        turn.act, button.enrolment, button.other, _owned(turn), as_listed=button.as_other == 1
    )
    turn.show(screens.merged(found, turn.texts))


@routes.tap(UndoMerge)
async def undo_merge(turn: Turn, button: UndoMerge) -> None:
    cohort = await service.undo(turn.act, button.merge)
    await turn.follow(OpenPeople(cohort))
