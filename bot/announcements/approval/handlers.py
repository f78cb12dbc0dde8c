"""Another coordinator says yes or no to an announcement."""

from datetime import timedelta

from bot.announcements.approval import screens, service
from bot.announcements.buttons import Allow, DoNotAllow, OpenRequest
from bot.announcements.checking.handlers import preview
from bot.people.second_factor.handlers import needs_code
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)


@routes.tap(OpenRequest)
async def open_request(turn: Turn, button: OpenRequest) -> None:
    found = await service.load_request(turn.act, button.announcement, limit=turn.bot.approval_limit)
    preview(turn, found.details)
    turn.say(screens.request(found, turn.texts))


@routes.tap(Allow)
async def allow(turn: Turn, button: Allow) -> None:
    await service.require_request(turn.act, button.announcement)
    if await needs_code(turn, button):
        return
    details = await service.allow(
        turn.act,
        button.announcement,
        revision=button.revision,
        undo=timedelta(seconds=turn.bot.undo_seconds),
    )
    turn.show(screens.allowed(details, turn.texts))


@routes.tap(DoNotAllow)
async def do_not_allow(turn: Turn, button: DoNotAllow) -> None:
    details = await service.refuse(turn.act, button.announcement, revision=button.revision)
    turn.show(screens.refused(details, turn.texts))
