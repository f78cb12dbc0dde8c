"""Fix a typo: the new words are heard, shown as they will be, and put in silently."""

from typing import Any

from bot.announcements.buttons import FixNow, FixPart, FixTypo
from bot.announcements.checking.handlers import added_lines, preview
from bot.announcements.composing import screens as composing
from bot.announcements.composing.service import TooLong
from bot.announcements.domain import AnnouncementId
from bot.announcements.service import own
from bot.announcements.typos import screens, service
from bot.announcements.typos.domain import Place
from bot.announcements.typos.service import Proposed
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming, Kind
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("announcements", staff=True)

DIALOG = "announce.fix"


@routes.tap(FixTypo)
async def fix_typo(turn: Turn, button: FixTypo) -> None:
    found = await service.fixable(turn.act, button.announcement)
    if len(found.places) == 1:
        _ask(turn, found.announcement, found.places[0][0])
    else:
        turn.show(screens.where(found, turn.texts))


@routes.tap(FixPart)
async def fix_part(turn: Turn, button: FixPart) -> None:
    found = await service.fixable(turn.act, button.announcement)
    _ask(turn, button.announcement, found.require(button.language, button.part))


def _ask(turn: Turn, announcement: AnnouncementId, place: Place) -> None:
    turn.ask(
        DIALOG,
        screens.ask(announcement, place, turn.texts),
        draft=announcement,
        language=place.language,
        part=place.position,
    )


@routes.dialog(DIALOG)
async def hear_words(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Show how it would read, and ask; the question answers the words, which are kept nowhere."""
    announcement = AnnouncementId(dialog["draft"])
    place = Place(language=dialog["language"], position=dialog["part"])
    if said.kind is not Kind.TEXT:
        turn.say(screens.only_words(announcement, turn.texts))
        return
    found = await service.propose(
        turn.act, announcement, place, said.html, added=await added_lines(turn)
    )
    if isinstance(found, TooLong):
        turn.say(screens.too_long(found, announcement, turn.texts))
        return
    turn.end_dialog()
    preview(turn, found.changed, only=place.language)
    confirm = screens.confirm(found, turn.texts)
    turn.reply("say", calls.say(turn.chat_id, confirm, reply_to=said.message_id))


@routes.tap(FixNow)
async def fix_now(turn: Turn, button: FixNow) -> None:
    announcement = button.announcement
    if turn.quoted is None:
        await own(turn.act, announcement)
        turn.show(composing.send_again(turn.texts))
        return
    found = await service.fix(
        turn.act,
        announcement,
        Place(language=button.language, position=button.part),
        turn.quoted.html,
        added=await added_lines(turn),
    )
    if isinstance(found, Proposed):
        turn.show(screens.done(found, turn.texts))
    else:
        turn.show(screens.too_long(found, announcement, turn.texts))
