"""Coordinators choose answers for a draft and read the result; people vote by a tap."""

from bot.announcements.buttons import GiveAnswer, OpenVotes, OpenVoteSets
from bot.announcements.service import load_draft
from bot.announcements.votes import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("announcements")

routes.shows(OpenVoteSets, load_draft, screens.choose, staff=True)


@routes.tap(GiveAnswer)
async def vote(turn: Turn, button: GiveAnswer) -> None:
    details = await service.vote(turn.act, button.announcement, button.answer)
    turn.toast(turn.texts.label("votes.thanks"))
    if turn.tapped_message_id is not None:
        closable = button.closable == 1
        buttons = screens.voted_buttons(details, button.answer, turn.texts, closable=closable)
        turn.reply("keys", calls.keyboard(turn.chat_id, turn.tapped_message_id, buttons))


routes.shows(OpenVotes, service.load_votes, screens.result, staff=True)
