"""Coordinators undo an import: from its result, or from People within a day."""

from bot.people.buttons import AskUndoImport, OpenImports, UndoImport
from bot.people.imports import screens, service
from bot.people.second_factor.handlers import needs_code
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("people", staff=True)


@routes.tap(OpenImports)
async def open_imports(turn: Turn, button: OpenImports) -> None:
    """Show the imports of the last 30 days; a single new one with what its undo would do."""
    found = await service.list_imports(turn.act, button.cohort)
    if len(found.imports) == 1 and not found.earlier:
        await turn.follow(AskUndoImport(found.imports[0].id, 0))
        return
    turn.show(screens.imports(found, button.page, turn.texts))


@routes.tap(AskUndoImport)
async def ask_undo(turn: Turn, button: AskUndoImport) -> None:
    found = await service.preview(turn.act, button.roster)
    turn.show(screens.check(found, button.page, turn.texts))


@routes.tap(UndoImport)
async def undo_import(turn: Turn, button: UndoImport) -> None:
    await service.preview(turn.act, button.roster)
    if await needs_code(turn, button):
        return
    turn.show(screens.undone(await service.undo(turn.act, button.roster), turn.texts))
