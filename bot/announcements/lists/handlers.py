"""Coordinators look at lists of announcements, and save audiences to use again."""

from collections.abc import Mapping
from typing import Any

from bot.announcements import service as announcements
from bot.announcements.audience import service as audience
from bot.announcements.audience.buttons import (
    DeleteSaved,
    ListSaved,
    OpenOneSaved,
    OpenSaved,
    OpenWho,
    SaveAudience,
    UseSaved,
)
from bot.announcements.buttons import ListPage, OpenDrafts, OpenHistory, OpenPlanned, ShowSent
from bot.announcements.domain import AnnouncementId
from bot.announcements.handlers import send_preview
from bot.announcements.lists import screens, service
from bot.announcements.lists.domain import AnnouncementListKind
from bot.membership.domain import CohortId
from bot.membership.staff.domain import require_coordinator
from bot.safety.guard.handlers import DANGER
from bot.safety.typed_questions.handlers import TYPED_WITHIN
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)
DIALOG = "announce.save"


_LISTS: Mapping[type[ListPage], AnnouncementListKind] = {
    OpenDrafts: AnnouncementListKind.DRAFTS,
    OpenPlanned: AnnouncementListKind.PLANNED,
    OpenHistory: AnnouncementListKind.SENT,
}


@routes.tap(OpenDrafts, OpenPlanned, OpenHistory, ends_dialog=True)
async def open_list(turn: Turn, button: ListPage) -> None:
    which = _LISTS[type(button)]
    found = await service.list_page(turn.act, button.cohort, max(0, button.page), which)
    turn.show(screens.announcement_list(found, turn.texts))


@routes.tap(ShowSent)
async def show_sent(turn: Turn, button: ShowSent) -> None:
    sent = await announcements.load_shared(turn.act, button.announcement)
    send_preview(turn, service.require_words(sent))


@routes.tap(ListSaved, ends_dialog=True)
async def list_saved(turn: Turn, button: ListSaved) -> None:
    await _show_saved(turn, button.cohort)


async def _show_saved(turn: Turn, cohort: CohortId) -> None:
    found = await service.saved_under(turn.act, cohort)
    turn.show(screens.saved(found, cohort, turn.texts))


@routes.tap(OpenOneSaved)
async def open_one_saved(turn: Turn, button: OpenOneSaved) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    found = await service.require_saved(turn.act, button.saved)
    turn.show(screens.one_saved(found, button.cohort, turn.texts))


@routes.tap(DeleteSaved)
async def delete_saved(turn: Turn, button: DeleteSaved) -> None:
    await service.delete_saved(turn.act, button.saved)
    await _show_saved(turn, button.cohort)


@routes.tap(OpenSaved)
async def open_saved(turn: Turn, button: OpenSaved) -> None:
    await audience.load_audience_draft(turn.act, button.announcement)
    found = await service.usable_audiences(turn.act)
    turn.show(screens.choose_saved(found, button.announcement, turn.texts))


@routes.tap(UseSaved)
async def use_saved(turn: Turn, button: UseSaved) -> None:
    await service.use_saved(turn.act, button.announcement, button.saved)
    await turn.follow(OpenWho(button.announcement))


@routes.tap(SaveAudience)
async def save_audience(turn: Turn, button: SaveAudience) -> None:
    draft = button.announcement
    await announcements.load_draft(turn.act, draft)
    turn.ask(DIALOG, screens.name_it(draft, turn.texts), TYPED_WITHIN, draft=draft)


@routes.dialog(DIALOG, ends_dialog=True, guard=DANGER)
async def read_name(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Save the audience under the typed name."""
    announcement = AnnouncementId(dialog["draft"])
    name = await service.save_audience(turn.act, announcement, said.text)
    turn.show(screens.audience_saved(name, announcement, turn.texts))
