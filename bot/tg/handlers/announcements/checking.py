"""The Check screen of a draft, and its cover."""

from bot.domain.announcements.announcement import AnnouncementId
from bot.services.announcements import drafts
from bot.tg.buttons.announcements import AskGotIt, KeepDraft, OpenCheck, PutAway, SetCover
from bot.tg.context import Turn
from bot.tg.handlers.announcements.showing import show_check
from bot.tg.handlers.router import Routes
from bot.tg.screens.announcements import composing as screens

routes = Routes("announcements", staff=True)


@routes.tap(OpenCheck)
async def open_check(turn: Turn, button: OpenCheck) -> None:
    """Back to everything at a glance."""
    turn.end_dialog()
    await show_check(turn, AnnouncementId(button.announcement))


@routes.tap(SetCover)
async def set_cover(turn: Turn, button: SetCover) -> None:
    """Cover topic words, or not."""
    announcement = AnnouncementId(button.announcement)
    await drafts.choose_cover(turn.tx, announcement, turn.visitor, may_cover=button.cover == 1)
    await show_check(turn, announcement)


@routes.tap(AskGotIt)
async def ask_got_it(turn: Turn, button: AskGotIt) -> None:
    """Ask people to tap that they have seen it, or not."""
    announcement = AnnouncementId(button.announcement)
    await drafts.choose_got_it(turn.tx, announcement, turn.visitor, got_it=button.ask == 1)
    await show_check(turn, announcement)


@routes.tap(KeepDraft)
async def keep_draft(turn: Turn, button: KeepDraft) -> None:
    """Leave it for later."""
    announcement = AnnouncementId(button.announcement)
    dossier = await drafts.open_draft(turn.tx, announcement, turn.visitor)
    turn.show(screens.kept(dossier.announcement.cohort_id, turn.texts))


@routes.tap(PutAway)
async def put_away(turn: Turn, button: PutAway) -> None:
    """Drop the draft."""
    cohort = await drafts.put_away(turn.tx, AnnouncementId(button.announcement), turn.visitor)
    turn.show(screens.nothing_sent(cohort, turn.texts))
