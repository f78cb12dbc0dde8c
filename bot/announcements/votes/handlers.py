"""Coordinators choose answers for a draft and read the result; people vote by a tap.

The answers that are chosen are saved by `checking`, whose screen shows them.
"""

from typing import Any

from bot.announcements.buttons import (
    GiveAnswer,
    OpenAnnouncementCheck,
    OpenVotes,
    OpenVoteSets,
)
from bot.announcements.domain import AnnouncementId, AnswerSet
from bot.announcements.handlers import added_lines, replace_buttons, send_preview
from bot.announcements.message.domain import AnnouncementTooLong
from bot.announcements.service import load_draft
from bot.announcements.votes import screens, service
from bot.announcements.votes.domain import read_choices
from bot.safety.guard.handlers import LINE
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("announcements")
CHOOSING = "announce.choices"


@routes.tap(OpenVoteSets, staff=True)
async def open_sets(turn: Turn, button: OpenVoteSets) -> None:
    """Ask for the answers; as long as this is open, choices in words are taken, too."""
    details = await load_draft(turn.act, button.announcement)
    screen = screens.choose(details, turn.texts)
    turn.ask(CHOOSING, screen, ANSWERED_WITHIN, draft=button.announcement)


@routes.dialog(CHOOSING, staff=True, screen=True, guard=LINE)
async def read_choices_on_page(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Put choices in words below the draft, each with its letter."""
    choices = None if said.kind is not ContentType.TEXT else read_choices(said.text)
    if choices is None:
        return False
    draft = AnnouncementId(dialog["draft"])
    languages = turn.bot.catalogue.every
    outcome = await service.add_choices(
        turn.act,
        draft,
        choices,
        screens.choices_in_words(choices, languages),
        screens.choice_heads(AnswerSet.ABCD, languages),
        added=await added_lines(turn),
    )
    if isinstance(outcome, AnnouncementTooLong):
        turn.show(screens.too_long(outcome, draft, turn.texts))
        return True
    send_preview(turn, outcome)
    await turn.follow(OpenAnnouncementCheck(draft))
    return True


@routes.tap(GiveAnswer)
async def vote(turn: Turn, button: GiveAnswer) -> None:
    details = await service.vote(turn.act, button.announcement, button.answer)
    turn.toast(turn.texts.label("votes.thanks"))
    closable = button.closable == 1
    rows = screens.voted_buttons(details, button.answer, turn.texts, closable=closable)
    replace_buttons(turn, rows)


routes.shows(OpenVotes, service.load_votes, screens.result, staff=True)
