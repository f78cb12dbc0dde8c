"""Coordinators continue a draft, or look at what was sent."""

from bot.announcements import service as announcements
from bot.announcements.buttons import OpenDrafts, OpenHistory, ResumeDraft, ShowSent
from bot.announcements.checking import screens as checking
from bot.announcements.checking.handlers import preview, reviewed
from bot.announcements.lists import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)


@routes.tap(OpenDrafts)
async def open_drafts(turn: Turn, button: OpenDrafts) -> None:
    turn.end_dialog()
    found = await service.list_page(turn.act, button.cohort, max(0, button.page), sent=False)
    turn.show(screens.announcement_list(found, turn.texts))


@routes.tap(OpenHistory)
async def open_history(turn: Turn, button: OpenHistory) -> None:
    turn.end_dialog()
    found = await service.list_page(turn.act, button.cohort, max(0, button.page), sent=True)
    turn.show(screens.announcement_list(found, turn.texts))


@routes.tap(ResumeDraft)
async def resume_draft(turn: Turn, button: ResumeDraft) -> None:
    found = await reviewed(turn, button.announcement)
    preview(turn, found.details)
    turn.say(checking.check(found, turn.texts))


@routes.tap(ShowSent)
async def show_sent(turn: Turn, button: ShowSent) -> None:
    sent = await announcements.load_shared(turn.act, button.announcement)
    preview(turn, service.require_words(sent))
