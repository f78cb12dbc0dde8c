"""Takes what coordinators type below the list of the desk for a search, never for words to send."""

from typing import Any, Final, NamedTuple

from bot.act import Act
from bot.home.buttons import AskWho
from bot.home.unasked.domain import DeskMessage
from bot.home.unasked.handlers import answer_message, what_is
from bot.home.ways.screens import (
    SEARCHED_WITHIN,
    WHO,
    ask_who,
    found,
    task_with,
    who_found,
)
from bot.home.ways.service import Sought
from bot.home.words.handlers import press_what_is_named, seek_on_desk, with_places
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.people.buttons import OpenPerson
from bot.people.directory.service import find_people
from bot.people.rights import service as rights
from bot.refusals import StaleButton
from bot.safety.guard.domain import MessageKind
from bot.safety.guard.handlers import LINE_BELOW, message_kind, with_line_below
from bot.safety.typed_questions.handlers import StaysOpen, asks_for_text
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("desk", staff=True)

_NO_SEARCH: Final = {DeskMessage.LIST, DeskMessage.MEETINGS, DeskMessage.WORKBOOK}


@routes.dialog("finding", guard=LINE_BELOW)
async def find(turn: Turn, carried: dict[str, Any], said: Incoming) -> None:
    """Show what was found, and take the next words for a search, too.

    A file, a list of people or an invitation to a meeting was not typed to be found.
    """
    cohort = await rights.require_cohort(turn.act, CohortId(carried["cohort"]))
    turn.end_dialog()
    if message_kind(said) is MessageKind.FILE or what_is(turn, said, cohort) in _NO_SEARCH:
        await answer_message(turn, said)
        return
    is_text = said.kind is ContentType.TEXT
    if is_text and await press_what_is_named(turn, said.text):
        return
    sought = await seek_on_desk(turn, said.text, alike=True) if is_text else Sought()
    if sought.people.only is not None:
        await turn.press(OpenPerson(sought.people.only.enrolment.id))
        return
    titles = {each.id: each.title for each in await rights.open_cohorts(turn.act)}
    screen = found(sought, cohort.id, turn.texts, titles=titles)
    screen = await with_line_below(turn, screen)
    turn.ask("finding", screen, SEARCHED_WITHIN, cohort=cohort.id)


class _Task(NamedTuple):
    """What should be done with somebody of a cohort."""

    cohort: CohortId
    way: str


async def _task(act: Act, button: AskWho) -> _Task:
    if button.way not in WHO:
        raise StaleButton
    cohort = await rights.require_cohort(act, button.cohort)
    return _Task(cohort.id, button.way)


def _ask(task: _Task, texts: Texts) -> Screen:
    return ask_who(task.way, task.cohort, texts)


async def _go_on(turn: Turn, task: _Task, name: str) -> StaysOpen | None:
    """Go on with the only person found; otherwise show who was found, and take another name.

    Where nobody is found, a sentence may name somebody, or mean another place on the desk.
    """
    people = await find_people(turn.act, task.cohort, name)
    if len(people.people) == 1:
        await turn.press(task_with(task.way, people.people[0]))
        return None
    screen = who_found(task.way, people, turn.texts)
    if not people.people:
        screen = await with_places(turn, name, screen, task=task.way)
    return StaysOpen(await with_line_below(turn, screen))


asks_for_text(
    routes,
    AskWho,
    "finding.person",
    guard=LINE_BELOW,
    load=_task,
    ask=_ask,
    read=str,
    take=_go_on,
    within=SEARCHED_WITHIN,
)
