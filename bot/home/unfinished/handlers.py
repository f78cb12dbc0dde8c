"""Asks somebody who has not finished joining again, in their language, whatever they send."""

from bot.home.unfinished.screens import agree_again
from bot.membership.domain import Membership
from bot.people.invites.domain import DeadLink
from bot.people.joining import screens, service
from bot.people.joining.buttons import Agree
from bot.people.joining.domain import GoodLink
from bot.people.joining.handlers import (
    NAMING,
    ORGANIZATION,
    ask_name_again,
    join_languages,
    texts_in,
    version_to_agree,
)
from bot.people.opened_links.service import OpenedLinks, UnfinishedJoin
from bot.people.screens import language_word
from bot.telegram.incoming.context import Turn


async def ask_unfinished(turn: Turn) -> bool:
    """Ask the question that waits; return False if none waits, or the link no longer works."""
    if turn.visitor.person is not None:
        return _says_to_wait(turn)
    dialog = turn.dialog
    if dialog is not None and dialog["in"] in {NAMING, ORGANIZATION}:
        ask_name_again(turn, dialog)
        return True
    links = turn.bot.part(OpenedLinks)
    opened = links.find(turn.chat_id, now=turn.now)
    if opened is None:
        return False
    try:
        found = await service.open_link(turn.act, opened.token)
    except DeadLink:
        links.forget(turn.chat_id)
        return False
    if not isinstance(found, GoodLink):
        return False
    await _ask(turn, opened, found)
    return True


async def _ask(turn: Turn, opened: UnfinishedJoin, found: GoodLink) -> None:
    if opened.language is None:
        offered = join_languages(turn, found.invite)
        word = language_word(offered, turn.bot.catalogue)
        turn.say(screens.language(opened.token, offered, word))
        return
    texts = texts_in(turn, opened.language)
    if opened.agreed is not None:
        turn.say(screens.is_that_you(opened.token, found.invite, opened.agreed, texts))
        return
    version = await version_to_agree(turn, found.invite, opened.language)
    agree = Agree(opened.token, opened.language, version)
    turn.say(agree_again(agree, join_languages(turn, found.invite), texts))


def _says_to_wait(turn: Turn) -> bool:
    """Tell somebody who asked to join that a coordinator will let them in."""
    visitor = turn.visitor
    waits = any(each.state is Membership.WAITING for each in visitor.enrolments)
    if visitor.grants or visitor.enrolment is not None or not waits:
        return False
    turn.say(screens.waiting_to_be_let_in(turn.texts))
    return True
