"""Coordinators change the time or the text of a planned announcement."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.announcements.buttons import (
    AnnouncementButton,
    ChangeText,
    ChangeTime,
    OpenAnnouncementCheck,
    Replan,
    ReplanMornings,
    RewriteText,
    WriteNewTime,
)
from bot.announcements.domain import Announcement, AnnouncementDetails, AnnouncementId
from bot.announcements.planned import service
from bot.announcements.results.handlers import retire_other_card
from bot.announcements.sending import screens
from bot.announcements.sending.domain import (
    NoSuchDay,
    NoTime,
    TimeIsOver,
    TooFarOff,
    at_time,
    in_mornings,
    instant_of,
    read_when,
)
from bot.announcements.sending.handlers import ask_again, known_minute, show_outcome
from bot.people.second_factor.handlers import needs_code
from bot.safety.guard.handlers import STORIES
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)
DIALOG = "announce.replan"
AnnouncementChange = Callable[[AnnouncementDetails], Announcement]


@routes.tap(ChangeTime, ends_dialog=True)
async def change_time(turn: Turn, button: ChangeTime) -> None:
    details = await service.load_planned(turn.act, button.announcement)
    ways = screens.for_planned(button.announcement)
    turn.show(screens.when(ways, details.home, turn.texts, now=turn.now))


@routes.tap(Replan)
async def replan(turn: Turn, button: Replan) -> None:
    at = instant_of(button.minute)
    await _replan(turn, button, lambda draft: at_time(draft, at, now=turn.now))


@routes.tap(ReplanMornings)
async def replan_mornings(turn: Turn, button: ReplanMornings) -> None:
    await _replan(turn, button, lambda draft: in_mornings(draft, now=turn.now))


async def _replan(turn: Turn, button: AnnouncementButton, change: AnnouncementChange) -> None:
    if await _is_large(turn, button.announcement) and await needs_code(turn, button):
        return
    await _send_later(turn, button.announcement, change)


async def _is_large(turn: Turn, announcement: AnnouncementId) -> bool:
    if not turn.bot.second_factor:
        return False
    limit = turn.bot.approval_limit
    return bool((await service.review_planned(turn.act, announcement, limit=limit)).reasons)


async def _send_later(turn: Turn, announcement: AnnouncementId, change: AnnouncementChange) -> None:
    await retire_other_card(turn, announcement)
    done = await service.replan(
        turn.act,
        announcement,
        change,
        limit=turn.bot.approval_limit,
        undo_time=timedelta(seconds=turn.bot.undo_seconds),
        screen_message_id=turn.tapped_message_id,
    )
    show_outcome(turn, done)


@routes.tap(WriteNewTime)
async def write_new_time(turn: Turn, button: WriteNewTime) -> None:
    planned = button.announcement
    await service.load_planned(turn.act, planned)
    turn.ask(DIALOG, screens.write_when(screens.for_planned(planned), turn.texts), planned=planned)


@routes.dialog(DIALOG, guard=STORIES)
async def read_new_time(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Read the typed time, and show it with a button to confirm it."""
    announcement = AnnouncementId(dialog["planned"])
    details = await service.load_planned(turn.act, announcement)
    zone, known = details.home.zone, known_minute(turn, dialog, said)
    try:
        written = read_when(said.text, now=turn.now, zone=zone, minute=known)
        at = written.at(now=turn.now, zone=zone)
    except (NoTime, NoSuchDay, TimeIsOver, TooFarOff) as refusal:
        ways = screens.for_planned(announcement)
        ask_again(turn, DIALOG, ways, refusal, known, planned=announcement)
        return
    turn.end_dialog()
    turn.show(screens.confirm_time(announcement, at, zone, turn.texts))


@routes.tap(ChangeText)
async def change_text(turn: Turn, button: ChangeText) -> None:
    """Make a draft of it, and ask for its text at once if it has only one language."""
    await retire_other_card(turn, button.announcement)
    draft = await service.take_back(turn.act, button.announcement)
    languages = draft.content.languages
    if len(languages) == 1:
        await turn.follow(RewriteText(button.announcement, languages[0]))
    else:
        await turn.follow(OpenAnnouncementCheck(button.announcement))
