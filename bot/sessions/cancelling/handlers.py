"""Coordinators cancel a meeting, or all that are left of its series."""

from bot.sessions.cancelling import screens, service
from bot.sessions.desk.buttons import AskCancel, AskCancelAll, CancelAllNow, CancelNow
from bot.sessions.service import require_upcoming
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)


@routes.tap(AskCancel)
async def ask_cancel(turn: Turn, button: AskCancel) -> None:
    found = await require_upcoming(turn.act, button.session)
    turn.show(screens.cancel(found, turn.texts))


@routes.tap(CancelNow)
async def cancel_now(turn: Turn, button: CancelNow) -> None:
    outcome = await service.cancel(turn.act, button.session, revision=button.revision)
    turn.show(screens.cancelled(outcome, turn.texts))


@routes.tap(AskCancelAll)
async def ask_cancel_all(turn: Turn, button: AskCancelAll) -> None:
    found = await require_upcoming(turn.act, button.session)
    turn.show(screens.cancel_all(found, turn.texts))


@routes.tap(CancelAllNow)
async def cancel_all_now(turn: Turn, button: CancelAllNow) -> None:
    outcome = await service.cancel_series(turn.act, button.session, revisions=button.revisions)
    turn.show(screens.cancelled(outcome, turn.texts))
