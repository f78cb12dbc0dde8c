"""The author checks an announcement as people will get it; a colleague approves it."""

from datetime import timedelta

from bot.announcements import service as drafts
from bot.announcements.buttons import (
    AnnouncementDraftChoice,
    AskGotIt,
    OpenAnnouncementCheck,
    SetCover,
    SetMornings,
    SetVote,
    SetVoteNamed,
    SetWhen,
)
from bot.announcements.checking import screens, service
from bot.announcements.checking.service import AnnouncementCheck
from bot.announcements.domain import AnnouncementId
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

SECOND_LANGUAGE = "announce.language"
"""The dialog in which a text in another language becomes part of the draft that is shown."""
HEARD_WITHIN = timedelta(hours=1)
"""How long after Check a text counts; later, people have forgotten what the bot waits for."""

routes = Routes("announcements", staff=True)


async def load_check(turn: Turn, announcement: AnnouncementId) -> AnnouncementCheck:
    return await service.load_review(turn.act, announcement, limit=turn.bot.approval_limit)


async def show_check(turn: Turn, announcement: AnnouncementId) -> None:
    """Edit the tapped message into the Check screen."""
    turn.show(check_screen(turn, await load_check(turn, announcement)))


def check_screen(turn: Turn, found: AnnouncementCheck) -> Screen:
    """Return the Check screen, and wait for a text in another language, if one is missing."""
    one = found.details.announcement
    if found.unwritten:
        turn.begin(SECOND_LANGUAGE, HEARD_WITHIN, cohort=one.cohort_id, draft=one.id)
    else:
        turn.end_dialog()
    languages = service.languages_of(found, turn.act.courses, turn.texts.spoken)
    return screens.check(found, turn.texts, languages=languages, hears=True)


@routes.tap(OpenAnnouncementCheck, ends_dialog=True)
async def open_check(turn: Turn, button: OpenAnnouncementCheck) -> None:
    await show_check(turn, button.announcement)


@routes.tap(SetCover, AskGotIt, SetWhen, SetMornings, SetVote, SetVoteNamed)
async def choose(turn: Turn, button: AnnouncementDraftChoice) -> None:
    await drafts.change_draft(
        turn.act, button.announcement, lambda draft: button.change(draft, turn.now)
    )
    await show_check(turn, button.announcement)
