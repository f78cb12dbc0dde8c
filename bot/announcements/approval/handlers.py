"""A colleague looks at an announcement that waits, and approves or refuses it."""

from datetime import timedelta

from bot.announcements.approval import screens, service
from bot.announcements.buttons import Allow, DoNotAllow, OpenApprovalRequest, RefuseBecause
from bot.announcements.checking.domain import RefusalReason
from bot.announcements.handlers import send_preview
from bot.people.second_factor.handlers import needs_code
from bot.refusals import StaleButton
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)


@routes.tap(OpenApprovalRequest)
async def open_request(turn: Turn, button: OpenApprovalRequest) -> None:
    found = await service.load_request(turn.act, button.announcement, limit=turn.bot.approval_limit)
    send_preview(turn, found.details, first=turn.texts.language)
    turn.say(screens.request(found, turn.texts))


@routes.tap(Allow)
async def allow(turn: Turn, button: Allow) -> None:
    await service.load_waiting(turn.act, button.announcement)
    if await needs_code(turn, button):
        return
    details = await service.allow(
        turn.act,
        button.announcement,
        revision=button.revision,
        undo=timedelta(seconds=turn.bot.undo_seconds),
    )
    turn.show(screens.decided("approval.allowed", details, turn.texts))


routes.shows(DoNotAllow, service.refuse, screens.why_not)


@routes.tap(RefuseBecause)
async def refuse_because(turn: Turn, button: RefuseBecause) -> None:
    if button.why not in set(RefusalReason):
        raise StaleButton
    details = await service.tell_why(
        turn.act, button.announcement, RefusalReason(button.why), revision=button.revision
    )
    turn.show(screens.decided("approval.refused", details, turn.texts))
