"""The messages of an announcement are written when they go, once for each language.

An announcement is loaded once for all rows of a claim, and written once for each language.
"""

from dataclasses import dataclass

from bot.announcements import storage as announcements
from bot.announcements.delivery import storage as dispatches
from bot.announcements.domain import STANDING, AnnouncementId, Dossier, State
from bot.announcements.message import screens
from bot.announcements.message.screens import Leaf
from bot.announcements.service import may_announce
from bot.outbox import storage as outbox
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ANNOUNCEMENT, ASKED, AWAITED, URGENT, DeliveryPolicy, Drop
from bot.outbox.storage import NewMessage
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()

FOLLOWING = AWAITED
"""The further messages of one announcement go with the first, at whatever hour that went."""
CORRECTING = DeliveryPolicy(on_quiet_days=True, spaced=False)
"""What was wrong is put right without the half hour between; the two of a day stand."""

STOPPED = Drop(state="dropped", reason="stopped")
BARRED = Drop(state="dropped", reason="role")


GONE = Drop(state="dropped", reason="gone")


@dataclass(slots=True, kw_only=True)
class _Written:
    """An announcement in one claim: whether it may go, and its calls by reader's language."""

    dossier: Dossier | None
    calls: dict[str, tuple[Call, ...]]

    @property
    def barred(self) -> Drop | None:
        if self.dossier is None or self.dossier.announcement.state is not State.RUNNING:
            return STOPPED
        return None if may_announce(self.dossier) else BARRED


@notices.kind("announcement.part", "announcement.covered", policy=ANNOUNCEMENT)
@notices.kind("announcement.urgent", policy=URGENT)
@notices.kind("announcement.correction", policy=CORRECTING)
@notices.kind("announcement.more", policy=FOLLOWING)
async def part(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """One message of an announcement, or the cover, in the language of whom it is for."""
    written = await _written(context, announcement_id(row))
    if (drop := written.barred) is not None:
        return drop
    language = to.language or ""
    if language not in written.calls:
        assert written.dossier is not None
        written.calls[language] = _calls(context, written.dossier, to)
    every, number = written.calls[language], row.number("part")
    if number == 0 and len(every) > 1:
        _owe_the_rest(context, row, to, len(every))
    call = every[number]
    return Call(method=call.method, body={**call.body, "chat_id": row.chat_id})


@notices.kind("announcement.leaf", policy=ASKED)
async def leaf(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """A message that came from behind the cover, unless it was taken back meanwhile."""
    dossier = await load_once(context, announcement_id(row))
    if dossier is None or dossier.announcement.state not in STANDING or not dossier.content.parts:
        return GONE
    texts, number = context.texts(to), row.number("part")
    envelope = screens.envelope(dossier, got_it=row.about["got_it"] == 1)
    every = screens.leaves(dossier.content.in_(texts.language), envelope, texts)
    if number >= len(every):
        return GONE
    call = call_of(every[number])
    return Call(method=call.method, body={**call.body, "chat_id": row.chat_id})


async def load_once(context: RenderContext, announcement: AnnouncementId) -> Dossier | None:
    """Load an announcement once for all rows of a claim."""
    key = ("dossier", announcement)
    if key not in context.memo:
        context.memo[key] = await announcements.load(context.tx, announcement)
    dossier: Dossier | None = context.memo[key]
    return dossier


async def _written(context: RenderContext, announcement: AnnouncementId) -> _Written:
    key = ("written", announcement)
    if key not in context.memo:
        context.memo[key] = _Written(dossier=await load_once(context, announcement), calls={})
    written: _Written = context.memo[key]
    return written


def _calls(context: RenderContext, dossier: Dossier, to: Recipient) -> tuple[Call, ...]:
    """Return the messages for readers of one language; a cover is the only message."""
    one, texts = dossier.announcement, context.texts(to)
    envelope = screens.envelope(dossier)
    if one.covered:
        return (calls.say(0, screens.covered(envelope, texts)),)
    parts = dossier.content.in_(texts.language)
    return tuple(call_of(leaf) for leaf in screens.leaves(parts, envelope, texts))


def call_of(leaf: Leaf) -> Call:
    """Return the call that sends one message of an announcement."""
    return calls.files(0, leaf.screen, leaf.files) if leaf.files else calls.say(0, leaf.screen)


def _owe_the_rest(context: RenderContext, row: OutboxRow, to: Recipient, count: int) -> None:
    """The further messages are owed when the first goes, so that none of them goes before it."""
    assert to.person_id is not None
    announcement = announcement_id(row)
    debts = [
        NewMessage(
            chat_id=row.chat_id,
            lane=row.lane,
            kind="announcement.more",
            due_at=context.now,
            about={"announcement": announcement, "part": number},
            dedup=dispatches.dedup(announcement, to.person_id, number),
        )
        for number in range(1, count)
    ]
    outbox.enqueue(context.tx, debts, now=context.now)


def announcement_id(row: OutboxRow) -> AnnouncementId:
    """Return the announcement that a row of the outbox is about."""
    return AnnouncementId(row.number("announcement"))
