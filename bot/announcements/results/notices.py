"""Updates the card, tells the author what a colleague did, and deletes recalled messages."""

from dataclasses import replace

from bot.announcements.checking.domain import RefusalReason
from bot.announcements.notices import BARRED, GONE, announcement_id, load_details_once
from bot.announcements.results import screens, storage
from bot.announcements.results.service import NAMED, ColleagueAction, card_from
from bot.announcements.service import may_announce
from bot.membership.domain import PersonId
from bot.membership.person import storage as people
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, FOR_STAFF, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("announcement.recall", policy=ASKED)
async def recall(_context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    return calls.delete_all(row.chat_id, row.numbers("messages"))


@notices.kind("announcement.progress", policy=ASKED)
async def progress(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Update the author's card; send a new one if its message is gone.

    Authors who lost their role in its courses see figures only, and no names; nor does a new card
    name anybody, because it may stand on a locked screen.
    """
    details = await load_details_once(context, announcement_id(row))
    if details is None:
        return GONE
    message = await storage.latest_screen(context.tx, details.announcement)
    names = NAMED if may_announce(details) and message is not None else 0
    found = await card_from(context.act, details, names=names)
    if "refused" in row.about:
        found = replace(found, refused=RefusalReason(str(row.about["refused"])))
    screen = screens.card(found, context.texts(to), now=context.now)
    if message is None:
        return calls.say(row.chat_id, screen)
    return calls.show(row.chat_id, message, screen)


@notices.kind(
    "announcement.halted", policy=FOR_STAFF, cover="announcements_results.cover_announcement"
)
async def halted(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Tell the author that a colleague stopped it or took it back."""
    details = await load_details_once(context, announcement_id(row))
    colleague = await people.by_id(context.tx, PersonId(row.number("by")))
    if details is None or colleague is None:
        return GONE
    if not may_announce(details):
        return BARRED
    action = ColleagueAction(str(row.about["deed"]))
    return calls.say(
        row.chat_id, screens.halted(details, colleague.name, action, context.texts(to))
    )
