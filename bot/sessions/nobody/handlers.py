"""Coordinators note that nobody was at a meeting; the list of attendance stays open."""

from bot.sessions.attendance.handlers import show_list
from bot.sessions.buttons import AskNobody, NobodyWasThere, UndoNobody
from bot.sessions.nobody import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)


@routes.tap(AskNobody)
async def ask_nobody(turn: Turn, button: AskNobody) -> None:
    found = await service.ask_nobody(turn.act, button.session)
    show_list(turn, button.session, screens.ask_nobody(found, turn.texts))


@routes.tap(NobodyWasThere)
async def note(turn: Turn, button: NobodyWasThere) -> None:
    found = await service.note(turn.act, button.session)
    show_list(turn, button.session, screens.noted(found, turn.texts, now=turn.now))


@routes.tap(UndoNobody)
async def undo(turn: Turn, button: UndoNobody) -> None:
    found = await service.undo(turn.act, button.session, button.noted_at)
    show_list(turn, button.session, screens.undone(found, turn.texts, now=turn.now))
