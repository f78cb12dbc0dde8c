"""Another coordinator says yes or no to an announcement."""

from datetime import timedelta

from bot.announcements.approval import screens, service
from bot.announcements.buttons import Allow, DoNotAllow, LookAt
from bot.announcements.checking.handlers import preview
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)


@routes.tap(LookAt)
async def look_at(turn: Turn, button: LookAt) -> None:
    found = await service.look(turn.act, button.announcement, limit=turn.bot.approval_limit)
    preview(turn, found.dossier)
    turn.say(screens.request(found, turn.texts))


@routes.tap(Allow)
async def allow(turn: Turn, button: Allow) -> None:
    dossier = await service.allow(
        turn.act,
        button.announcement,
        revision=button.revision,
        undo=timedelta(seconds=turn.bot.undo_seconds),
    )
    turn.show(screens.allowed(dossier, turn.texts))


@routes.tap(DoNotAllow)
async def do_not_allow(turn: Turn, button: DoNotAllow) -> None:
    dossier = await service.refuse(turn.act, button.announcement, revision=button.revision)
    turn.show(screens.refused(dossier, turn.texts))
