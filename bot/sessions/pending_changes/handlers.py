"""A coordinator undoes a move or a cancellation."""

from bot.sessions.buttons import OpenDeskSession, UndoChange
from bot.sessions.pending_changes import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)


@routes.tap(UndoChange)
async def undo(turn: Turn, button: UndoChange) -> None:
    change = await service.undo(turn.act, button.change)
    if len(change.meetings) == 1:
        turn.toast(turn.texts.label("pending_changes.undone"))
        await turn.follow(OpenDeskSession(change.meetings[0].session))
    else:
        turn.show(screens.undone(change, turn.texts))
