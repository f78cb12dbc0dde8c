"""Coordinators choose when an announcement goes, send it, undo, stop, try again, take back."""

from datetime import timedelta
from typing import Any

from bot.announcements import service as drafts
from bot.announcements.buttons import (
    AnnouncementButton,
    AskRecall,
    OpenAnnouncementCard,
    OpenAnnouncementCheck,
    OpenWhen,
    Recall,
    SendAt,
    SendIt,
    Stop,
    TryAgain,
    Undo,
    WriteWhen,
)
from bot.announcements.checking.handlers import check_screen
from bot.announcements.checking.service import AnnouncementCheck, load_review
from bot.announcements.domain import Announcement, AnnouncementDetails, AnnouncementId
from bot.announcements.results import screens as results_screens
from bot.announcements.results.handlers import retire_other_card, show_result
from bot.announcements.results.service import StatusCard
from bot.announcements.sending import screens, service
from bot.announcements.sending.domain import (
    NoSuchDay,
    NoTime,
    SendMode,
    TimeIsOver,
    TooFarOff,
    at_time,
    instant_of,
    read_when,
)
from bot.announcements.sending.screens import WhenButtons
from bot.announcements.service import is_author
from bot.days import local_day
from bot.people.second_factor.handlers import needs_code
from bot.refusals import Refusal, StaleButton, require
from bot.safety.guard.handlers import STORIES
from bot.sessions.typed_times.domain import read_typed
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)
DIALOG = "announce.when"


@routes.tap(SendIt, ends_dialog=True)
async def send_it(turn: Turn, button: SendIt) -> None:
    if button.how not in set(SendMode):
        raise StaleButton
    if await _is_large(turn, button.announcement) and await needs_code(turn, button):
        return
    await _send(turn, button.announcement, button.revision, SendMode(button.how))


@routes.tap(SendAt, ends_dialog=True)
async def send_at(turn: Turn, button: SendAt) -> None:
    announcement, at = button.announcement, require(instant_of(button.minute))
    if await _is_large(turn, announcement) and await needs_code(turn, button):
        return
    revision = await service.choose_shown_time(turn.act, announcement, at, revision=button.revision)
    await _send(turn, announcement, revision, SendMode.CHOSEN)


async def _is_large(turn: Turn, announcement: AnnouncementId) -> bool:
    """Tell whether it needs a colleague's approval; without second factors nobody checks."""
    if not turn.bot.second_factor:
        return False
    return bool((await load_review(turn.act, announcement, limit=turn.bot.approval_limit)).reasons)


async def _send(turn: Turn, announcement: AnnouncementId, revision: int, how: SendMode) -> None:
    done = await service.send_draft(
        turn.act,
        announcement,
        revision=revision,
        how=how,
        limit=turn.bot.approval_limit,
        undo=timedelta(seconds=turn.bot.undo_seconds),
        screen_message_id=turn.tapped_message_id,
    )
    show_outcome(turn, done)


def show_outcome(turn: Turn, done: StatusCard | AnnouncementCheck) -> None:
    """Show the card of what was sent or planned, or the check if something would delay it."""
    if isinstance(done, AnnouncementCheck):
        turn.show(check_screen(turn, done))
    else:
        turn.show(results_screens.card(done, turn.texts, now=turn.now))


@routes.tap(Undo)
async def undo(turn: Turn, button: Undo) -> None:
    await retire_other_card(turn, button.announcement)
    undone = await service.undo_sending(turn.act, button.announcement)
    if undone is None:
        await turn.follow(OpenAnnouncementCard(button.announcement))
    elif is_author(turn.visitor, undone):
        await turn.follow(OpenAnnouncementCheck(button.announcement))
    else:
        turn.show(results_screens.given_back(undone, turn.texts))


@routes.tap(Stop, TryAgain, Recall)
async def stop_or_repeat(turn: Turn, button: AnnouncementButton) -> None:
    do = {Stop: service.stop, TryAgain: service.try_again, Recall: service.recall}[type(button)]
    show_result(turn, await do(turn.act, button.announcement))


@routes.tap(AskRecall)
async def ask_recall(turn: Turn, button: AskRecall) -> None:
    found = await service.ask_recall(turn.act, button.announcement)
    turn.show(results_screens.ask_recall(button.announcement, found, turn.texts))


@routes.tap(OpenWhen)
async def open_when(turn: Turn, button: OpenWhen) -> None:
    details = await drafts.load_draft(turn.act, button.announcement)
    ways = screens.for_draft(button.announcement)
    turn.show(screens.when(ways, details.home, turn.texts, now=turn.now))


@routes.tap(WriteWhen)
async def write_when(turn: Turn, button: WriteWhen) -> None:
    draft = button.announcement
    await drafts.load_draft(turn.act, draft)
    turn.ask(DIALOG, screens.write_when(screens.for_draft(draft), turn.texts), draft=draft)


@routes.dialog(DIALOG, guard=STORIES)
async def read_typed_when(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    announcement = AnnouncementId(dialog["draft"])
    known = known_minute(turn, dialog, said)

    def change(draft: AnnouncementDetails) -> Announcement:
        zone = draft.home.zone
        written = read_when(said.text, now=turn.now, zone=zone, minute=known)
        return at_time(draft, written.at(now=turn.now, zone=zone), now=turn.now)

    try:
        await drafts.change_draft(turn.act, announcement, change)
    except (NoTime, NoSuchDay, TimeIsOver, TooFarOff) as refusal:
        ask_again(turn, DIALOG, screens.for_draft(announcement), refusal, known, draft=announcement)
        return
    turn.end_dialog()
    await turn.follow(OpenAnnouncementCheck(announcement))


def known_minute(turn: Turn, dialog: dict[str, Any], said: Incoming) -> int | None:
    """Return the time of day that was typed now, or before with a day that was refused."""
    typed = read_typed(said.text, today=local_day(turn.now, turn.person.zone)).minute
    known: int | None = dialog.get("minute")
    return known if typed is None else typed


def ask_again(
    turn: Turn, dialog: str, ways: WhenButtons, refusal: Refusal, known: int | None, **ids: int
) -> None:
    """Say why a time is refused; the dialog keeps the time of day, so a day is enough."""
    kept = {} if known is None else {"minute": known}
    turn.ask(
        dialog, screens.write_when(ways, turn.texts, refused=refusal, known=known), **ids, **kept
    )
