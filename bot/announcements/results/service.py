"""Shows the author the progress of an announcement, and tells them what colleagues did."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.approval import storage as approval
from bot.announcements.audience.service import AudienceNames, load_names
from bot.announcements.checking.domain import RefusalReason
from bot.announcements.domain import (
    Announcement,
    AnnouncementDetails,
    AnnouncementId,
    AnnouncementState,
)
from bot.announcements.message import storage as messages
from bot.announcements.results import storage
from bot.announcements.results.domain import DeliveryTally, RecallCounts, Undelivered
from bot.announcements.service import is_author, load_shared
from bot.announcements.timing.service import foretell_waiting
from bot.announcements.votes import storage as votes
from bot.membership.domain import PersonId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.forecast.domain import SendForecast
from bot.outbox.storage import NewMessage
from bot.refusals import NoSuchContent, require
from bot.sessions.timing.service import MOST_PEOPLE


class ColleagueAction(StrEnum):
    """What a colleague did: before it began, while it was sent, or afterwards."""

    UNDO = "undo"
    STOP = "stop"
    RECALL = "recall"


def notify_author(act: Act, details: AnnouncementDetails, action: ColleagueAction) -> None:
    """Tell the author what a colleague did with the announcement."""
    if is_author(act.visitor, details) or details.author_chat is None:
        return
    one, person = details.announcement, act.person.id
    message = NewMessage(
        chat_id=details.author_chat,
        lane=Lane.URGENT,
        kind="announcement.halted",
        due_at=act.now,
        about={"announcement": one.id, "by": person, "deed": action.value},
        dedup=f"halted:{one.id}:{action}:{one.revision}",
    )
    outbox.enqueue(act.tx, [message], now=act.now)


NAMED = 8
EXPLAINED = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCard:
    """An announcement as its author sees it, or (not `own`) a colleague.

    Names are the first few of each kind. `others` are the names of possible approvers; `got_it`
    counts who tapped "Got it", `voted` who gave an answer. After a recall, `recalled` counts the
    chats and `remaining` names the people in whose chats it stays. `audience_names` is only there
    while it is planned, so that the card shows whom it is for and what it says; never on a new
    message, which a locked screen shows.
    """

    details: AnnouncementDetails
    tally: DeliveryTally
    own: bool = True
    undelivered: tuple[Undelivered, ...] = ()
    never: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    got_it: int = 0
    voted: int = 0
    recalled: RecallCounts | None = None
    remaining: tuple[Undelivered, ...] = ()
    audience_names: AudienceNames | None = None
    refused: RefusalReason | None = None

    @property
    def id(self) -> AnnouncementId:
        return self.details.announcement.id

    @property
    def state(self) -> AnnouncementState:
        return self.details.announcement.state

    @property
    def can_try_again(self) -> int:
        """How many people may get it if it is sent again: it failed, or nobody knows."""
        return self.tally.failed + self.tally.unknown


async def load_card(act: Act, announcement: AnnouncementId, *, names: int = NAMED) -> StatusCard:
    """Return the card of an announcement; raise `NoSuchContent` if there is none."""
    details = require(await announcements.load(act.tx, announcement), NoSuchContent)
    return await card_from(act, details, names=names)


async def card_from(act: Act, details: AnnouncementDetails, *, names: int = NAMED) -> StatusCard:
    """Return the card of an announcement that is loaded already."""
    one = details.announcement
    tally = await storage.tally(act.tx, one, now=act.now)
    if names and one.state in {AnnouncementState.APPROVAL, AnnouncementState.SCHEDULED}:
        return await _planned(act, details, tally)
    # While it is being sent only figures are shown: names would need a query over everybody.
    if tally.is_going or one.state in storage.AHEAD | {AnnouncementState.DROPPED}:
        return StatusCard(details=details, tally=tally)
    tally, comes = await _foretold(act, one, tally)
    undelivered, never, out = await storage.undelivered(act.tx, one.id, limit=names, now=act.now)
    found = StatusCard(
        details=details,
        tally=tally,
        undelivered=tuple(_then(each, comes) for each in undelivered),
        never=tuple(never),
        out=tuple(out),
        got_it=await messages.count_receipts(act.tx, one.id) if one.got_it else 0,
        voted=sum((await votes.counts(act.tx, one.id)).values()) if one.vote else 0,
    )
    if one.state is not AnnouncementState.RECALLED or one.forgotten_at is not None:
        return found
    remaining = await storage.remaining(act.tx, one.id, limit=names, now=act.now)
    recalled = await storage.recall_counts(act.tx, one.id, now=act.now)
    return replace(found, recalled=recalled, remaining=tuple(remaining))


async def _foretold(
    act: Act, one: Announcement, tally: DeliveryTally
) -> tuple[DeliveryTally, Mapping[PersonId, SendForecast]]:
    """Foretell when those who wait get it: their rows know only when the gate looks again.

    Nothing is foretold for too many people, and of rows that were held after a restore.
    """
    if not tally.waiting or tally.waiting > MOST_PEOPLE or tally.held:
        return tally, {}
    waiting = await storage.waiting(act.tx, one.id, limit=MOST_PEOPLE, now=act.now)
    comes = await foretell_waiting(act, one, waiting)
    first = min((each.at for each in comes.values() if each.at is not None), default=tally.next_at)
    return replace(tally, next_at=first), comes


def _then(one: Undelivered, comes: Mapping[PersonId, SendForecast]) -> Undelivered:
    """Return one who waits with the time at which it comes, and why not before."""
    found = None if one.person is None else comes.get(one.person)
    if found is None or one.due_at is None:
        return one
    return replace(one, due_at=found.at or one.due_at, reason=found.reason or one.reason)


async def _planned(act: Act, details: AnnouncementDetails, tally: DeliveryTally) -> StatusCard:
    one = details.announcement
    others = []
    if one.state is AnnouncementState.APPROVAL:
        others = await approval.others(act.tx, one.author_id, one.audience.cohorts)
    return StatusCard(
        details=details,
        tally=tally,
        others=tuple(name for _, _, name in others),
        audience_names=await load_names(act, one.audience, details.cohorts),
    )


async def card_for_viewer(
    act: Act, announcement: AnnouncementId, *, names: int = NAMED
) -> StatusCard:
    """Return the card as its author or a colleague sees it; raises as `load_shared`."""
    details = await load_shared(act, announcement)
    found = await card_from(act, details, names=names)
    return replace(found, own=is_author(act.visitor, details))


async def enqueue_card(
    act: Act,
    details: AnnouncementDetails,
    *,
    fingerprint: str,
    refused: RefusalReason | None = None,
) -> None:
    """Enqueue the author's card, written when it is sent; at most one waits at a time.

    `fingerprint` is what the planner compares to see whether there is news. `refused` is why
    another coordinator did not allow it.
    """
    one = details.announcement
    count, waiting = await storage.shown_count(act.tx, one.id)
    if (waiting and refused is None) or details.author_chat is None:
        return
    message = NewMessage(
        chat_id=details.author_chat,
        lane=Lane.URGENT,
        kind="announcement.progress",
        due_at=act.now,
        about={"announcement": one.id} | ({} if refused is None else {"refused": refused.value}),
        dedup=f"progress:{one.id}:{count + 1}",
    )
    outbox.enqueue(act.tx, [message], now=act.now)
    storage.note_shown(act.tx, one.id, fingerprint=fingerprint, count=count + 1, now=act.now)
