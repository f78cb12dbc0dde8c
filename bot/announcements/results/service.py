"""The author sees how far an announcement has come, and hears what colleagues did with it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.approval import storage as approvers
from bot.announcements.domain import AnnouncementId, Dossier, State
from bot.announcements.receipts import storage as receipts
from bot.announcements.results import storage
from bot.announcements.results.domain import Ended, Recalled, Tally
from bot.announcements.service import shared, writes
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.refusals import NoSuchContent
from bot.storage.database import Tx


class Deed(StrEnum):
    """What a colleague did: before it began, while it went, afterwards."""

    UNDO = "undo"
    STOP = "stop"
    RECALL = "recall"


def tell_author(act: Act, dossier: Dossier, deed: Deed) -> None:
    """Let the author hear what somebody else did with the announcement."""
    if writes(act.visitor, dossier) or dossier.author_chat is None:
        return
    one, person = dossier.announcement, act.person.id
    debt = NewMessage(
        chat_id=dossier.author_chat,
        lane=Lane.URGENT,
        kind="announcement.halted",
        due_at=act.now,
        about={"announcement": one.id, "by": person, "deed": deed.value},
        dedup=f"halted:{one.id}:{deed}:{one.revision}",
    )
    outbox.enqueue(act.tx, [debt], now=act.now)


NAMED = 8
EXPLAINED = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An announcement as its author sees it, or (not `own`) a colleague.

    Names are the first few of each sort.

    `others` are the names of who may allow it; `got_it` is how many tapped that they have seen
    it. Of what was taken back, `recalled` counts and `standing` names where it stays.
    """

    dossier: Dossier
    tally: Tally
    own: bool = True
    ended: tuple[Ended, ...] = ()
    never: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    got_it: int = 0
    recalled: Recalled | None = None
    standing: tuple[Ended, ...] = ()

    @property
    def id(self) -> AnnouncementId:
        """Whose card it is."""
        return self.dossier.announcement.id

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.dossier.announcement.state

    @property
    def can_try_again(self) -> int:
        """How many could not be sent to for a reason that may be over."""
        return self.tally.failed


async def card(act: Act, announcement: AnnouncementId, *, names: int = NAMED) -> Card:
    """Return the card of an announcement; raise `NoSuchContent` if there is none."""
    dossier = await announcements.load(act.tx, announcement)
    if dossier is None:
        raise NoSuchContent
    return await card_of(act, dossier, names=names)


async def card_of(act: Act, dossier: Dossier, *, names: int = NAMED) -> Card:
    """Return the card of an announcement that is loaded already."""
    one = dossier.announcement
    tally = await storage.tally(act.tx, one, now=act.now)
    if one.state is State.APPROVAL:
        others = await approvers.others(act.tx, one.author_id, one.audience.cohorts)
        return Card(dossier=dossier, tally=tally, others=tuple(name for _, _, name in others))
    # While it goes only figures are shown, and names would cost a look at everybody.
    if tally.is_going or one.state in {State.DRAFT, State.SCHEDULED, State.DROPPED}:
        return Card(dossier=dossier, tally=tally)
    ended, never, out = await storage.ended(act.tx, one.id, limit=names, now=act.now)
    found = Card(
        dossier=dossier,
        tally=tally,
        ended=tuple(ended),
        never=tuple(never),
        out=tuple(out),
        got_it=await receipts.count(act.tx, one.id) if one.got_it else 0,
    )
    if one.state is not State.RECALLED or one.forgotten_at is not None:
        return found
    standing = await storage.still_standing(act.tx, one.id, limit=names, now=act.now)
    recalled = await storage.recalled(act.tx, one.id, now=act.now)
    return replace(found, recalled=recalled, standing=tuple(standing))


async def card_for(act: Act, announcement: AnnouncementId, *, names: int = NAMED) -> Card:
    """Return the card as its author or a colleague sees it; raises as `shared`."""
    dossier = await shared(act, announcement)
    found = await card_of(act, dossier, names=names)
    return replace(found, own=writes(act.visitor, dossier))


def shown_in(tx: Tx, found: Card, message_id: int) -> None:
    """Keep in which message its author looks at it, so that this one is kept up to date."""
    if found.own:
        storage.shown_in(tx, found.id, message_id)


async def owe_card(act: Act, dossier: Dossier, *, fingerprint: str) -> None:
    """Owe the author the card as it is when it is said; one at most is owed at a time.

    `fingerprint` is what the planner compares to see whether there is news.
    """
    one = dossier.announcement
    count, owed = await storage.shown_count(act.tx, one.id)
    if owed or dossier.author_chat is None:
        return
    debt = NewMessage(
        chat_id=dossier.author_chat,
        lane=Lane.URGENT,
        kind="announcement.progress",
        due_at=act.now,
        about={"announcement": one.id},
        dedup=f"progress:{one.id}:{count + 1}",
    )
    outbox.enqueue(act.tx, [debt], now=act.now)
    storage.note_shown(act.tx, one.id, fingerprint=fingerprint, count=count + 1, now=act.now)
