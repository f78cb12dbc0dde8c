"""Send, undo, stop, try again, take back; and another coordinator's yes or no."""

from datetime import timedelta

from bot.domain.announcements.announcement import AnnouncementId
from bot.domain.refusals import StaleButton
from bot.services.announcements import approving, recalling, receipts, results, sending
from bot.services.announcements.drafts import writes
from bot.services.announcements.sending import HeldBack, How
from bot.tg.buttons.announced import (
    AskRecall,
    OpenCard,
    OpenGotIt,
    OpenReasons,
    Recall,
    RemindGotIt,
)
from bot.tg.buttons.announcements import (
    Allow,
    DoNotAllow,
    LookAt,
    SendAt,
    SendIt,
    Stop,
    TryAgain,
    Undo,
)
from bot.tg.context import Turn
from bot.tg.handlers.announcements.showing import preview, show_check
from bot.tg.handlers.router import Routes
from bot.tg.screens.announcements import approval, checking, colleagues, reasons
from bot.tg.screens.announcements import card as screens
from bot.tg.screens.announcements import receipts as receipt_screens
from bot.tg.screens.announcements.when import instant

routes = Routes("announcements", staff=True)


@routes.tap(SendIt)
async def send_it(turn: Turn, button: SendIt) -> None:
    """Send it as it was shown; nothing goes before the time to undo is over."""
    await _send(turn, AnnouncementId(button.announcement), button.revision, _how(button.how))


@routes.tap(SendAt)
async def send_at(turn: Turn, button: SendAt) -> None:
    """Send it at the time that stood beside Send now."""
    announcement, at = AnnouncementId(button.announcement), instant(button.minute)
    if at is None:
        raise StaleButton
    revision = await sending.choose_shown_time(
        turn.tx, announcement, turn.visitor, at, revision=button.revision, now=turn.now
    )
    await _send(turn, announcement, revision, How.CHOSEN)


async def _send(turn: Turn, announcement: AnnouncementId, revision: int, how: How) -> None:
    done = await sending.confirm(
        turn.tx,
        announcement,
        turn.visitor,
        turn.house.courses,
        revision=revision,
        how=how,
        limit=turn.house.approval_limit,
        undo=timedelta(seconds=turn.house.undo_seconds),
        screen_message_id=turn.tapped_message_id,
        now=turn.now,
    )
    if isinstance(done, HeldBack):
        turn.show(checking.check(done.review, turn.texts))
    else:
        turn.show(screens.card(done, turn.texts, now=turn.now))


@routes.tap(Undo)
async def undo(turn: Turn, button: Undo) -> None:
    """Back to its author's Check screen; if it has begun, how far it is."""
    announcement = AnnouncementId(button.announcement)
    undone = await sending.undo(turn.tx, announcement, turn.visitor, now=turn.now)
    if undone is None:
        await _show_card(turn, announcement)
    elif writes(turn.visitor, undone):
        await show_check(turn, announcement)
    else:
        turn.show(colleagues.given_back(undone, turn.texts))


@routes.tap(Stop)
async def stop(turn: Turn, button: Stop) -> None:
    """Nothing more of it goes."""
    announcement = AnnouncementId(button.announcement)
    found = await sending.stop(turn.tx, announcement, turn.visitor, now=turn.now)
    _show(turn, found)


@routes.tap(TryAgain)
async def try_again(turn: Turn, button: TryAgain) -> None:
    """Send to those again to whom it could not be sent."""
    announcement = AnnouncementId(button.announcement)
    found = await sending.try_again(turn.tx, announcement, turn.visitor, now=turn.now)
    _show(turn, found)


@routes.tap(AskRecall)
async def ask_recall(turn: Turn, button: AskRecall) -> None:
    """Take it back?"""
    announcement = AnnouncementId(button.announcement)
    found = await recalling.ask_recall(turn.tx, announcement, turn.visitor, now=turn.now)
    turn.show(screens.ask_recall(announcement, found, turn.texts))


@routes.tap(Recall)
async def recall(turn: Turn, button: Recall) -> None:
    """Take it back from every chat."""
    announcement = AnnouncementId(button.announcement)
    found = await recalling.recall(turn.tx, announcement, turn.visitor, now=turn.now)
    _show(turn, found)


@routes.tap(OpenCard)
async def open_card(turn: Turn, button: OpenCard) -> None:
    """How far it is, or what became of it."""
    await _show_card(turn, AnnouncementId(button.announcement))


@routes.tap(OpenReasons)
async def open_reasons(turn: Turn, button: OpenReasons) -> None:
    """Why it did not go to some."""
    found = await results.card_for(
        turn.tx,
        AnnouncementId(button.announcement),
        turn.visitor,
        now=turn.now,
        names=results.EXPLAINED,
    )
    turn.show(reasons.reasons(found, turn.texts))


@routes.tap(OpenGotIt)
async def open_got_it(turn: Turn, button: OpenGotIt) -> None:
    """Who has tapped that they have seen it, and who has not."""
    announcement = AnnouncementId(button.announcement)
    found = await receipts.listed(turn.tx, announcement, turn.visitor, now=turn.now)
    turn.show(receipt_screens.receipts(found, turn.texts))


@routes.tap(RemindGotIt)
async def remind_got_it(turn: Turn, button: RemindGotIt) -> None:
    """Remind those who have not, once."""
    announcement = AnnouncementId(button.announcement)
    found = await receipts.remind(turn.tx, announcement, turn.visitor, now=turn.now)
    turn.show(receipt_screens.receipts(found, turn.texts))


async def _show_card(turn: Turn, announcement: AnnouncementId) -> None:
    found = await results.card_for(turn.tx, announcement, turn.visitor, now=turn.now)
    _show(turn, found)


def _show(turn: Turn, found: results.Card) -> None:
    """Show the card; what becomes of it is shown in the same message from now on."""
    if turn.tapped_message_id is not None:
        results.shown_in(turn.tx, found, turn.tapped_message_id)
    turn.show(screens.card(found, turn.texts, now=turn.now))


@routes.tap(LookAt)
async def look_at(turn: Turn, button: LookAt) -> None:
    """Show the real thing to another coordinator, and what to decide."""
    found = await approving.look(
        turn.tx,
        AnnouncementId(button.announcement),
        turn.visitor,
        turn.house.courses,
        limit=turn.house.approval_limit,
        now=turn.now,
    )
    preview(turn, found.dossier)
    turn.say(checking.request(found, turn.texts))


@routes.tap(Allow)
async def allow(turn: Turn, button: Allow) -> None:
    """Let it go."""
    dossier = await approving.allow(
        turn.tx,
        AnnouncementId(button.announcement),
        turn.visitor,
        revision=button.revision,
        undo=timedelta(seconds=turn.house.undo_seconds),
        now=turn.now,
    )
    turn.show(approval.allowed(dossier, turn.texts))


@routes.tap(DoNotAllow)
async def do_not_allow(turn: Turn, button: DoNotAllow) -> None:
    """Give it back to its author."""
    dossier = await approving.refuse(
        turn.tx,
        AnnouncementId(button.announcement),
        turn.visitor,
        revision=button.revision,
        now=turn.now,
    )
    turn.show(approval.refused(dossier, turn.texts))


def _how(word: str) -> How:
    try:
        return How(word)
    except ValueError as error:
        raise StaleButton from error
