"""Coordinators send, undo, stop, try again and take back."""

from datetime import timedelta

from bot.announcements.buttons import AskRecall, Recall, SendAt, SendIt, Stop, TryAgain, Undo
from bot.announcements.checking import screens as checking
from bot.announcements.checking.handlers import show_check
from bot.announcements.checking.service import load_review
from bot.announcements.domain import AnnouncementId
from bot.announcements.results import screens
from bot.announcements.results.handlers import show_card, show_result
from bot.announcements.scheduling import service as scheduling
from bot.announcements.scheduling.service import instant_of
from bot.announcements.sending import service
from bot.announcements.sending.service import SendMode, WouldBeDelayed
from bot.announcements.service import is_author
from bot.people.second_factor.handlers import needs_code
from bot.refusals import StaleButton
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)


@routes.tap(SendIt)
async def send_it(turn: Turn, button: SendIt) -> None:
    if await _is_large(turn, button.announcement) and await needs_code(turn, button):
        return
    await _send(turn, button.announcement, button.revision, _send_mode(button.how))


@routes.tap(SendAt)
async def send_at(turn: Turn, button: SendAt) -> None:
    announcement, at = button.announcement, instant_of(button.minute)
    if at is None:
        raise StaleButton
    if await _is_large(turn, announcement) and await needs_code(turn, button):
        return
    revision = await scheduling.choose_shown_time(
        turn.act, announcement, at, revision=button.revision
    )
    await _send(turn, announcement, revision, SendMode.CHOSEN)


async def _is_large(turn: Turn, announcement: AnnouncementId) -> bool:
    """Tell whether it needs a colleague's approval; without second factors nobody asks."""
    if not turn.bot.second_factor:
        return False
    return bool((await load_review(turn.act, announcement, limit=turn.bot.approval_limit)).reasons)


async def _send(turn: Turn, announcement: AnnouncementId, revision: int, how: SendMode) -> None:
    done = await service.send(
        turn.act,
        announcement,
        revision=revision,
        how=how,
        limit=turn.bot.approval_limit,
        undo=timedelta(seconds=turn.bot.undo_seconds),
        screen_message_id=turn.tapped_message_id,
    )
    if isinstance(done, WouldBeDelayed):
        turn.show(checking.check(done.review, turn.texts))
    else:
        turn.show(screens.card(done, turn.texts, now=turn.now))


@routes.tap(Undo)
async def undo(turn: Turn, button: Undo) -> None:
    announcement = button.announcement
    undone = await service.undo(turn.act, announcement)
    if undone is None:
        await show_card(turn, announcement)
    elif is_author(turn.visitor, undone):
        await show_check(turn, announcement)
    else:
        turn.show(screens.given_back(undone, turn.texts))


@routes.tap(Stop)
async def stop(turn: Turn, button: Stop) -> None:
    found = await service.stop(turn.act, button.announcement)
    show_result(turn, found)


@routes.tap(TryAgain)
async def try_again(turn: Turn, button: TryAgain) -> None:
    found = await service.try_again(turn.act, button.announcement)
    show_result(turn, found)


def _send_mode(word: str) -> SendMode:
    try:
        return SendMode(word)
    except ValueError as error:
        raise StaleButton from error


@routes.tap(AskRecall)
async def ask_recall(turn: Turn, button: AskRecall) -> None:
    found = await service.ask_recall(turn.act, button.announcement)
    turn.show(screens.ask_recall(button.announcement, found, turn.texts))


@routes.tap(Recall)
async def recall(turn: Turn, button: Recall) -> None:
    found = await service.recall(turn.act, button.announcement)
    show_result(turn, found)
