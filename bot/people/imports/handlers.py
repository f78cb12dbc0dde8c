"""Coordinators undo an import: from its result, or from People within a day."""

from dataclasses import asdict
from datetime import datetime

from bot.outbox.jobs.storage import Job
from bot.people.buttons import AskUndoImport, OpenImports, UndoImport
from bot.people.domain import RosterId
from bot.people.imports import screens, service
from bot.people.imports.domain import UndoProgress
from bot.people.second_factor.handlers import needs_code
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.router import Routes

routes = Routes("people", staff=True)
UNDOING = "people.undo_roster"


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
    so_far = await service.begin_undo(turn.act, button.roster)
    if await needs_code(turn, button):
        return
    await _undo_part(turn, button.roster, so_far)


@routes.job(UNDOING)
async def go_on(job: Job, _: JobTools) -> Finish:
    """Undo a part of an import; its changes and the job of the next part are saved together."""

    async def finish(turn: Turn) -> None:
        turn.tapped_message_id = job.about["message"]
        so_far = {**job.about["so_far"], "at": datetime.fromisoformat(job.about["so_far"]["at"])}
        await _undo_part(turn, RosterId(job.about["roster"]), UndoProgress(**so_far))

    return finish


async def _undo_part(turn: Turn, roster: RosterId, so_far: UndoProgress) -> None:
    found = await service.undo_part(turn.act, roster, so_far)
    if found.spared is None:
        turn.start_job(
            UNDOING,
            roster=roster,
            message=turn.tapped_message_id,
            so_far={**asdict(found.so_far), "at": found.so_far.at.isoformat()},
        )
        turn.show(screens.undoing(found, turn.texts))
    else:
        turn.show(screens.undone(found, found.spared, turn.texts))
