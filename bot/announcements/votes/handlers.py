"""Coordinators choose answers for a draft and read the result; people vote by a tap.

The answers that are chosen are saved by `checking`, whose screen shows them.
"""

from bot.announcements.buttons import GiveAnswer, OpenVotes, OpenVoteSets
from bot.announcements.handlers import replace_buttons
from bot.announcements.service import load_draft
from bot.announcements.votes import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements")

routes.shows(OpenVoteSets, load_draft, screens.choose, staff=True)


@routes.tap(GiveAnswer)
async def vote(turn: Turn, button: GiveAnswer) -> None:
    details = await service.vote(turn.act, button.announcement, button.answer)
    turn.toast(turn.texts.label("votes.thanks"))
    closable = button.closable == 1
    rows = screens.voted_buttons(details, button.answer, turn.texts, closable=closable)
    replace_buttons(turn, rows)


routes.shows(OpenVotes, service.load_votes, screens.result, staff=True)
