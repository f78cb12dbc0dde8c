"""Changes a draft after its author edited one of its messages."""

from bot.announcements.composing import screens as composing_screens
from bot.announcements.composing.handlers import DIALOG, message_part_of, show_draft
from bot.announcements.editing import screens, service
from bot.announcements.editing.service import DraftChanged, EditTooLate
from bot.announcements.handlers import added_lines
from bot.announcements.message.domain import AnnouncementTooLong
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("announcements")


@routes.edited
async def handle_edited(turn: Turn, said: Incoming) -> bool:
    """Change the draft that the message is a part of; return False for another message."""
    if not turn.visitor.grants:
        return False
    details = await service.find_edited(turn.act, said.message_id)
    if details is None:
        return False
    part = message_part_of(said)
    if part is None:
        turn.say(composing_screens.cannot(details.home.id, turn.texts))
        return True
    added = await added_lines(turn)
    match service.edit(turn.act, details, said.message_id, part, added=added):
        case DraftChanged() as changed:
            await _show_draft(turn, changed)
        case AnnouncementTooLong() as too_long:
            turn.say(composing_screens.too_long(too_long, details.home.id, turn.texts))
        case EditTooLate():
            turn.say(screens.too_late(details.announcement, turn.texts))
    return True


async def _show_draft(turn: Turn, changed: DraftChanged) -> None:
    """Show the draft with its Check screen, unless its author is still adding to it."""
    dialog = turn.dialog or {}
    here = dialog.get("in") == DIALOG and dialog.get("draft") == changed.announcement
    if here and "adding" in dialog:
        cohort = dialog["cohort"]
        turn.say(composing_screens.adding(changed.announcement, cohort, turn.texts))
        return
    if here:
        turn.end_dialog()
    await show_draft(turn, changed.announcement, *changed.languages)
