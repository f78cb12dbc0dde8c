"""Coordinators fix a typo: they type new words, see how they look, and confirm."""

from typing import Any

from bot.announcements.buttons import FixNow, FixPart, FixTypo
from bot.announcements.domain import AnnouncementId
from bot.announcements.handlers import added_lines, send_preview
from bot.announcements.message.domain import AnnouncementTooLong
from bot.announcements.screens import message_too_old
from bot.announcements.service import load_own_announcement
from bot.announcements.typos import screens, service
from bot.announcements.typos.domain import PartPosition
from bot.announcements.typos.service import ProposedFix
from bot.people.second_factor.handlers import needs_code
from bot.safety.guard.handlers import LINE
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("announcements", staff=True)
DIALOG = "announce.fix"


@routes.tap(FixTypo)
async def fix_typo(turn: Turn, button: FixTypo) -> None:
    found = await service.load_fixable(turn.act, button.announcement)
    if len(found.positions) == 1:
        _ask(turn, found.announcement, found.positions[0][0])
    else:
        turn.show(screens.where(found, turn.texts))


@routes.tap(FixPart)
async def fix_part(turn: Turn, button: FixPart) -> None:
    found = await service.load_fixable(turn.act, button.announcement)
    _ask(turn, button.announcement, found.require(button.language, button.part))


def _ask(turn: Turn, announcement: AnnouncementId, position: PartPosition) -> None:
    turn.ask(
        DIALOG,
        screens.ask_corrected_words(announcement, position, turn.texts),
        draft=announcement,
        language=position.language,
        part=position.number,
    )


@routes.dialog(DIALOG, guard=LINE)
async def read_new_words(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Show how it would look, and ask; the question replies to the words, which are not stored."""
    announcement = AnnouncementId(dialog["draft"])
    position = PartPosition(language=dialog["language"], number=dialog["part"])
    if said.kind is not ContentType.TEXT:
        turn.say(screens.only_words(announcement, turn.texts))
        return
    found = await service.propose_fix(
        turn.act, announcement, position, said.html, added=await added_lines(turn)
    )
    if isinstance(found, AnnouncementTooLong):
        turn.say(screens.too_long(found, announcement, turn.texts))
        return
    turn.end_dialog()
    send_preview(turn, found.changed, only=[position.language])
    confirm = screens.confirm(found, turn.texts)
    turn.reply("say", calls.say(turn.chat_id, confirm, reply_to=said.message_id))


@routes.tap(FixNow)
async def fix_now(turn: Turn, button: FixNow) -> None:
    announcement = button.announcement
    own = (await load_own_announcement(turn.act, announcement)).announcement
    if turn.quoted is None:
        turn.show(message_too_old(turn.texts))
        return
    if own.people_in > turn.bot.approval_limit and await needs_code(turn, None):
        return  # the new words are found above the tapped button only
    found = await service.fix(
        turn.act,
        announcement,
        PartPosition(language=button.language, number=button.part),
        turn.quoted.html,
        added=await added_lines(turn),
    )
    if isinstance(found, ProposedFix):
        turn.show(screens.done(found, turn.texts))
    else:
        turn.show(screens.too_long(found, announcement, turn.texts))
