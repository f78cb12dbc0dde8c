"""Takes what coordinators type below the list of the desk for a search, never for words to send."""

from typing import Any, Final

from bot.home.unasked.domain import DeskMessage
from bot.home.unasked.handlers import answer_message, what_is
from bot.home.ways.screens import SEARCHED_WITHIN, found
from bot.home.ways.service import Sought
from bot.home.words.handlers import press_what_is_named, seek_on_desk
from bot.membership.domain import CohortId
from bot.people.buttons import OpenPerson
from bot.people.rights import service as rights
from bot.safety.guard.domain import MessageKind
from bot.safety.guard.handlers import LINE, message_kind
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("desk", staff=True)

_NO_SEARCH: Final = {DeskMessage.LIST, DeskMessage.MEETINGS, DeskMessage.WORKBOOK}


@routes.dialog("finding", guard=LINE)
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
    sought = await seek_on_desk(turn, said.text) if is_text else Sought()
    if sought.people.only is not None:
        await turn.press(OpenPerson(sought.people.only.enrolment.id))
        return
    titles = {each.id: each.title for each in await rights.open_cohorts(turn.act)}
    screen = found(sought, cohort.id, turn.texts, titles=titles)
    turn.ask("finding", screen, SEARCHED_WITHIN, cohort=cohort.id)
