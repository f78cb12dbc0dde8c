"""Opens one session of a leader, and deletes it after a second tap."""

from bot.community.buttons import AskDelete, DeleteSession, OpenCommunity, OpenOwn
from bot.community.card import screens, service
from bot.community.entry.screens import check_answers
from bot.community.service import load_own_session
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("community")


routes.shows(OpenOwn, service.open_own, check_answers, ends_dialog=True)
routes.shows(AskDelete, load_own_session, screens.ask_delete, ends_dialog=True)


@routes.tap(DeleteSession, ends_dialog=True)
async def delete(turn: Turn, button: DeleteSession) -> None:
    await service.delete(turn.act, button.logged, button.revision)
    turn.toast(turn.texts.label("card.now_deleted"))
    await turn.follow(OpenCommunity())
