"""Drafts, saved audiences and what was sent: the lists under Announce."""

from typing import Any

from bot.domain.announcements.announcement import AnnouncementId
from bot.domain.people.person import CohortId
from bot.domain.people.roles import require_coordinator
from bot.services.announcements import audience, drafts, lists
from bot.storage.saved_audiences import SavedId
from bot.tg.buttons.announced import OpenHistory, ShowSent
from bot.tg.buttons.announcements import OpenDrafts, ResumeDraft
from bot.tg.buttons.audiences import (
    ForgetSaved,
    ListSaved,
    OpenOneSaved,
    OpenSaved,
    SaveAudience,
    UseSaved,
    WriteToSaved,
)
from bot.tg.context import Turn
from bot.tg.handlers.announcements.audience import show_who
from bot.tg.handlers.announcements.composing import begin
from bot.tg.handlers.announcements.showing import preview, reviewed
from bot.tg.handlers.router import Routes
from bot.tg.incoming import Incoming
from bot.tg.screens.announcements import checking
from bot.tg.screens.announcements import lists as screens

routes = Routes("announcements", staff=True)

DIALOG = "announce.save"


@routes.tap(OpenDrafts)
async def open_drafts(turn: Turn, button: OpenDrafts) -> None:
    """A page of the open drafts."""
    turn.end_dialog()
    cohort, page = CohortId(button.cohort), max(0, button.page)
    turn.show(screens.drafts(await lists.drafts(turn.tx, turn.visitor, cohort, page), turn.texts))


@routes.tap(ResumeDraft)
async def resume_draft(turn: Turn, button: ResumeDraft) -> None:
    """Go on with a draft: the real thing, and below it what to check."""
    found = await reviewed(turn, AnnouncementId(button.announcement))
    preview(turn, found.dossier)
    turn.say(checking.check(found, turn.texts))


@routes.tap(OpenHistory)
async def open_history(turn: Turn, button: OpenHistory) -> None:
    """A page of what was sent."""
    turn.end_dialog()
    cohort, page = CohortId(button.cohort), max(0, button.page)
    found = await lists.history(turn.tx, turn.visitor, cohort, page)
    turn.show(screens.history(found, turn.texts))


@routes.tap(ShowSent)
async def show_sent(turn: Turn, button: ShowSent) -> None:
    """Show once more what was sent; say if it is not kept any more."""
    dossier = await drafts.shared(turn.tx, AnnouncementId(button.announcement), turn.visitor)
    preview(turn, lists.require_words(dossier))


@routes.tap(ListSaved)
async def list_saved(turn: Turn, button: ListSaved) -> None:
    """The saved audiences, under Announce."""
    turn.end_dialog()
    await _show_saved(turn, CohortId(button.cohort))


async def _show_saved(turn: Turn, cohort: CohortId) -> None:
    found = await lists.saved_under(turn.tx, turn.visitor, cohort)
    turn.show(screens.saved(found, cohort, turn.texts))


@routes.tap(OpenOneSaved)
async def open_one_saved(turn: Turn, button: OpenOneSaved) -> None:
    """Write to it, or keep it no longer?"""
    require_coordinator(turn.visitor.grants, CohortId(button.cohort))
    found = await lists.require_saved(turn.tx, turn.visitor, SavedId(button.saved))
    turn.show(screens.one_saved(found, CohortId(button.cohort), turn.texts))


@routes.tap(WriteToSaved)
async def write_to_saved(turn: Turn, button: WriteToSaved) -> None:
    """Write to a saved audience."""
    found = await lists.require_saved(turn.tx, turn.visitor, SavedId(button.saved))
    await begin(turn, CohortId(button.cohort), found.name, saved=found.id)


@routes.tap(ForgetSaved)
async def forget_saved(turn: Turn, button: ForgetSaved) -> None:
    """Keep it no longer."""
    await lists.forget(turn.tx, turn.visitor, SavedId(button.saved))
    await _show_saved(turn, CohortId(button.cohort))


@routes.tap(OpenSaved)
async def open_saved(turn: Turn, button: OpenSaved) -> None:
    """Which saved audience is this draft for?"""
    announcement = AnnouncementId(button.announcement)
    await audience.open_choice(turn.tx, announcement, turn.visitor)
    found = await lists.saved(turn.tx, turn.visitor)
    turn.show(screens.choose_saved(found, announcement, turn.texts))


@routes.tap(UseSaved)
async def use_saved(turn: Turn, button: UseSaved) -> None:
    """This one."""
    announcement = AnnouncementId(button.announcement)
    await lists.use(turn.tx, announcement, turn.visitor, SavedId(button.saved))
    await show_who(turn, announcement)


@routes.tap(SaveAudience)
async def save_audience(turn: Turn, button: SaveAudience) -> None:
    """Under which name?"""
    announcement = AnnouncementId(button.announcement)
    await drafts.open_draft(turn.tx, announcement, turn.visitor)
    turn.begin(DIALOG, draft=announcement)
    turn.show(screens.name_it(announcement, turn.texts))


@routes.dialog(DIALOG)
async def hear_name(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Keep it under the name that was typed."""
    announcement = AnnouncementId(dialog["draft"])
    name = await lists.save(turn.tx, announcement, turn.visitor, said.text, now=turn.now)
    turn.end_dialog()
    turn.show(screens.kept(name, announcement, turn.texts))
