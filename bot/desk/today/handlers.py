"""/desk: the day of a cohort, everybody to contact, the first steps, and More."""

from bot.desk.buttons import FirstSteps, ListContacts, OpenDeskMore
from bot.desk.contacts.screens import contact_list, page_of
from bot.desk.first_steps.screens import first_steps
from bot.desk.inbox.screens import with_waiting
from bot.desk.more import screens as more_screens
from bot.desk.more.service import used_features
from bot.desk.morning import storage as todays
from bot.desk.morning.service import note_looked, note_preview, note_seen
from bot.desk.service import Board
from bot.desk.today import screens
from bot.desk.today.service import open_board, require_board
from bot.learning.buttons import OpenPreview
from bot.membership.domain import CohortId
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.button import Button
from bot.telegram.kit.destinations import DeskBelow, OpenDesk
from bot.telegram.kit.screen import Screen
from bot.telegram.slots import Slots, find_waiting

routes = Routes("desk", staff=True)


def note_tap(turn: Turn, button: Button) -> None:
    """Note what a coordinator's tap means for the morning message.

    The message must not be edited once it shows another screen. A look at the course as a
    participant is the first step on the desk.
    """
    person = turn.visitor.person
    if person is None or not turn.visitor.grants:
        return
    if turn.tapped_message_id:
        todays.note_tap(turn.tx, person.id, turn.tapped_message_id, is_away=True)
    if isinstance(button, OpenPreview):
        note_preview(turn.act, person)


async def show_desk(turn: Turn, cohort: CohortId | None = None) -> None:
    """Show the desk of a cohort, or of the only one; raises `NotAllowed`."""
    found = await open_board(turn.act, cohort=cohort)
    if isinstance(found, Board):
        if turn.tapped_message_id is not None:
            # The morning message shows the day again, so it is edited again.
            todays.note_tap(turn.tx, turn.person.id, turn.tapped_message_id, is_away=False)
        note_seen(turn.act, turn.person.id, [found])
        turn.show(await _desk(turn, found))
    else:
        turn.show(screens.choose(found, turn.texts))


async def _desk(turn: Turn, board: Board) -> Screen:
    cohort = board.cohort
    [waiting] = await find_waiting(turn.bot.part(Slots), turn.act, [cohort], turn.texts)
    return with_waiting(screens.desk(board, turn.texts), waiting, cohort.id, turn.texts)


@routes.command("desk", ends_dialog=True)
async def desk(turn: Turn, _rest: str) -> None:
    await show_desk(turn)


@routes.tap(OpenDesk, ends_dialog=True)
async def open_cohort(turn: Turn, button: OpenDesk) -> None:
    await show_desk(turn, button.cohort)


@routes.tap(DeskBelow, ends_dialog=True)
async def open_below(turn: Turn, button: DeskBelow) -> None:
    board = await require_board(turn.act, button.cohort)
    note_seen(turn.act, turn.person.id, [board])
    turn.say(await _desk(turn, board))


@routes.tap(ListContacts)
async def list_contacts(turn: Turn, button: ListContacts) -> None:
    board = await require_board(turn.act, button.cohort)
    note_looked(turn.act, turn.person.id, board, page_of(board, button.page).items)
    turn.show(contact_list(board, button.page, turn.texts))


routes.shows(FirstSteps, require_board, first_steps)


@routes.tap(OpenDeskMore)
async def open_more(turn: Turn, button: OpenDeskMore) -> None:
    learns = turn.visitor.enrolment is not None
    board = await require_board(turn.act, button.cohort)
    used = await used_features(turn.act, button.cohort)
    slots = turn.bot.part(Slots)
    turn.show(more_screens.more(board, used, slots, turn.texts, learns=learns))
