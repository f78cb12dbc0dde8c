"""/desk: the day of a cohort, its first steps, and More."""

from bot.domain.people.person import CohortId
from bot.services.followup.board import Board, open_board
from bot.services.followup.today import note_look
from bot.storage import todays
from bot.tg.buttons import Button
from bot.tg.buttons.people import OpenDesk
from bot.tg.buttons.preview import OpenPreview
from bot.tg.buttons.today import DeskBelow, FirstSteps, ListContacts, OpenDeskMore
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.screens.followup import today as screens
from bot.tg.screens.followup.contact_list import contact_list

routes = Routes("followup", staff=True)


def note_tap(turn: Turn, button: Button) -> None:
    """Remember what a coordinator's tap means for the message of the morning.

    It must not be edited over what stands there after the tap. Looking at the course as a
    participant is the first step on the desk.
    """
    person = turn.visitor.person
    if person is None or not turn.visitor.grants:
        return
    if turn.tapped_message_id:
        todays.note_tap(turn.tx, person.id, turn.tapped_message_id, is_away=True)
    if isinstance(button, OpenPreview):
        note_look(turn.tx, person, now=turn.now)


async def show_desk(turn: Turn, cohort: CohortId | None = None) -> None:
    """Show the desk of a cohort, or of the only one; raises `NotAllowed`."""
    found = await open_board(turn.tx, turn.visitor, turn.house.courses, cohort=cohort, now=turn.now)
    if isinstance(found, Board):
        if turn.tapped_message_id is not None:
            # The morning's message shows the day again, so it is kept up to date again.
            todays.note_tap(turn.tx, turn.person.id, turn.tapped_message_id, is_away=False)
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


@routes.tap(DeskBelow)
async def open_below(turn: Turn, button: DeskBelow) -> None:
    """The desk of one cohort as a new message."""
    turn.end_dialog()
    turn.say(screens.desk(await _board(turn, button.cohort), turn.texts))


@routes.tap(FirstSteps)
async def first_steps(turn: Turn, button: FirstSteps) -> None:
    """What is to be set up."""
    turn.show(screens.first_steps(await _board(turn, button.cohort), turn.texts))


@routes.tap(OpenDeskMore)
async def open_more(turn: Turn, button: OpenDeskMore) -> None:
    """What the desk has no room for."""
    learns = turn.visitor.enrolment is not None
    turn.show(screens.more(await _board(turn, button.cohort), turn.texts, learns=learns))


@routes.tap(ListContacts)
async def list_contacts(turn: Turn, button: ListContacts) -> None:
    """Everybody to contact."""
    turn.show(contact_list(await _board(turn, button.cohort), button.page, turn.texts))


async def _board(turn: Turn, cohort: int) -> Board:
    found = await open_board(
        turn.tx, turn.visitor, turn.house.courses, cohort=CohortId(cohort), now=turn.now
    )
    assert isinstance(found, Board)
    return found
