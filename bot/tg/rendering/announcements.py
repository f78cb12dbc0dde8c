"""What announcements say unasked: their messages, the cover, how far they are, who is asked.

An announcement is loaded once for all rows of a claim, and written once for each language.
"""

from dataclasses import dataclass

from bot.domain.announcements.announcement import STANDING, AnnouncementId, State
from bot.domain.delivery.gate import ANNOUNCEMENT, ASKED, AWAITED, URGENT, WORK, Drop, Manners
from bot.domain.delivery.lanes import Owed, Recipient
from bot.domain.people.person import PersonId
from bot.domain.people.roles import coordinates
from bot.domain.refusals import NoSuchContent
from bot.services.announcements.colleagues import Deed
from bot.services.announcements.planning import may_announce
from bot.services.announcements.results import NAMED, card, card_of
from bot.storage import announcements, dispatches, outbox, outcomes, people, receipts
from bot.storage.announcements import Dossier
from bot.storage.outbox import Debt
from bot.storage.visitors import load_visitors
from bot.tg import calls
from bot.tg.calls import Call
from bot.tg.rendering.kinds import Desk, Renders
from bot.tg.screens.announcements import approval, letter
from bot.tg.screens.announcements import card as card_screens
from bot.tg.screens.announcements import colleagues as colleague_screens
from bot.tg.screens.announcements.letter import Leaf

renders = Renders()

FOLLOWING = AWAITED
"""The further messages of one announcement go with the first, at whatever hour that went."""
CORRECTING = Manners(on_quiet_days=True, spaced=False)
"""What was wrong is put right without the half hour between; the two of a day stand."""

STOPPED = Drop(state="dropped", reason="stopped")
BARRED = Drop(state="dropped", reason="role")
DECIDED = Drop(state="dropped", reason="decided")
GONE = Drop(state="dropped", reason="gone")
OUTDONE = Drop(state="dropped", reason="superseded")
WORDLESS = Drop(state="dropped", reason="no words")
SEEN = Drop(state="dropped", reason="seen")


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


@renders.kind("announcement.part", "announcement.covered", manners=ANNOUNCEMENT)
@renders.kind("announcement.urgent", manners=URGENT)
@renders.kind("announcement.correction", manners=CORRECTING)
@renders.kind("announcement.more", manners=FOLLOWING)
async def part(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """One message of an announcement, or the cover, in the language of whom it is for."""
    written = await _written(desk, _announcement(row))
    if (drop := written.barred) is not None:
        return drop
    language = to.language or ""
    if language not in written.calls:
        assert written.dossier is not None
        written.calls[language] = _calls(desk, written.dossier, to)
    every, number = written.calls[language], row.number("part")
    if number == 0 and len(every) > 1:
        _owe_the_rest(desk, row, to, len(every))
    call = every[number]
    return Call(method=call.method, body={**call.body, "chat_id": row.chat_id})


@renders.kind("announcement.leaf", manners=ASKED)
async def leaf(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """A message that came from behind the cover, unless it was taken back meanwhile."""
    dossier = await _dossier(desk, _announcement(row))
    if dossier is None or dossier.announcement.state not in STANDING or not dossier.content.parts:
        return GONE
    texts, number = desk.texts(to), row.number("part")
    envelope = letter.envelope(dossier, got_it=row.about["got_it"] == 1)
    every = letter.leaves(dossier.content.in_(texts.language), envelope, texts)
    if number >= len(every):
        return GONE
    call = _call(every[number])
    return Call(method=call.method, body={**call.body, "chat_id": row.chat_id})


@renders.kind("announcement.edit", manners=ASKED)
async def edit(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The words of a message as they are by now, put into it without a sound."""
    dossier = await _dossier(desk, _announcement(row))
    if dossier is None or dossier.announcement.state not in STANDING or not dossier.content.parts:
        return GONE
    if dossier.announcement.edition != row.about["edition"]:
        return OUTDONE
    texts, number = desk.texts(to), row.number("part")
    envelope = letter.envelope(dossier, got_it=row.about["got_it"] == 1)
    if dossier.announcement.covered:
        every = [calls.say(row.chat_id, letter.covered(envelope, texts))]
    else:
        parts = dossier.content.in_(texts.language)
        every = [_call(leaf) for leaf in letter.leaves(parts, envelope, texts)]
    call = calls.edited(every[number]) if number < len(every) else None
    return WORDLESS if call is None else call


@renders.kind("announcement.recall", manners=ASKED)
async def recall(_desk: Desk, row: Owed, _to: Recipient) -> Call | Drop:
    """What was taken back goes from a chat."""
    return calls.delete_all(row.chat_id, row.numbers("messages"))


@renders.kind("announcement.remind", manners=ANNOUNCEMENT)
async def remind(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Please tap that you have seen it; not for whoever has meanwhile."""
    dossier = await _dossier(desk, _announcement(row))
    if dossier is None or dossier.announcement.state not in STANDING or to.person_id is None:
        return GONE
    found = await receipts.of_person(desk.tx, dossier.announcement.id, to.person_id)
    if found is None or found.got_it:
        return SEEN
    envelope, closed = letter.envelope(dossier), dossier.announcement.covered
    screen = letter.reminder(envelope, desk.texts(to), closed=closed)
    return calls.say(row.chat_id, screen, reply_to=found.message_id)


@renders.kind("announcement.progress", manners=ASKED)
async def progress(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The author's card, edited in place; said anew if its message is gone.

    Who has no right to its courses any more learns how it stands, and nobody's name.
    """
    dossier = await _dossier(desk, _announcement(row))
    if dossier is None:
        return GONE
    names = NAMED if may_announce(dossier) else 0
    found = await card_of(desk.tx, dossier, now=desk.now, names=names)
    screen = card_screens.card(found, desk.texts(to), now=desk.now)
    message = await outcomes.latest_screen(desk.tx, dossier.announcement)
    if message is None:
        return calls.say(row.chat_id, screen)
    return calls.show(row.chat_id, message, screen)


@renders.kind("announcement.halted", manners=WORK)
async def halted(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The author hears that a colleague stopped it or took it back."""
    dossier = await _dossier(desk, _announcement(row))
    colleague = await people.by_id(desk.tx, PersonId(row.number("by")))
    if dossier is None or colleague is None:
        return GONE
    if not may_announce(dossier):
        return BARRED
    deed = Deed(str(row.about["deed"]))
    return calls.say(
        row.chat_id, colleague_screens.halted(dossier, colleague.name, deed, desk.texts(to))
    )


@renders.kind("announcement.approval", manners=WORK)
async def asked(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Another coordinator is asked to look, unless it is decided or that role was taken away."""
    try:
        found = await card(desk.tx, _announcement(row), now=desk.now)
    except NoSuchContent:
        return GONE
    one = found.dossier.announcement
    if one.state is not State.APPROVAL or one.revision != row.about["revision"]:
        return DECIDED
    known = await load_visitors(desk.tx, [row.chat_id])
    grants = known[row.chat_id].grants if row.chat_id in known else ()
    if not any(coordinates(grants, cohort) for cohort in one.audience.cohorts):
        return BARRED
    return calls.say(row.chat_id, approval.asked(found, desk.texts(to)))


async def _dossier(desk: Desk, announcement: AnnouncementId) -> Dossier | None:
    """Load an announcement once for all rows of a claim."""
    key = ("dossier", announcement)
    if key not in desk.memo:
        desk.memo[key] = await announcements.load(desk.tx, announcement)
    dossier: Dossier | None = desk.memo[key]
    return dossier


async def _written(desk: Desk, announcement: AnnouncementId) -> _Written:
    key = ("written", announcement)
    if key not in desk.memo:
        desk.memo[key] = _Written(dossier=await _dossier(desk, announcement), calls={})
    written: _Written = desk.memo[key]
    return written


def _calls(desk: Desk, dossier: Dossier, to: Recipient) -> tuple[Call, ...]:
    """Return the messages for readers of one language; a cover is the only message."""
    one, texts = dossier.announcement, desk.texts(to)
    envelope = letter.envelope(dossier)
    if one.covered:
        return (calls.say(0, letter.covered(envelope, texts)),)
    parts = dossier.content.in_(texts.language)
    return tuple(_call(leaf) for leaf in letter.leaves(parts, envelope, texts))


def _call(leaf: Leaf) -> Call:
    return calls.files(0, leaf.screen, leaf.files) if leaf.files else calls.say(0, leaf.screen)


def _owe_the_rest(desk: Desk, row: Owed, to: Recipient, count: int) -> None:
    """The further messages are owed when the first goes, so that none of them goes before it."""
    assert to.person_id is not None
    announcement = _announcement(row)
    debts = [
        Debt(
            chat_id=row.chat_id,
            lane=row.lane,
            kind="announcement.more",
            due_at=desk.now,
            about={"announcement": announcement, "part": number},
            dedup=dispatches.dedup(announcement, to.person_id, number),
        )
        for number in range(1, count)
    ]
    outbox.owe(desk.tx, debts, now=desk.now)


def _announcement(row: Owed) -> AnnouncementId:
    return AnnouncementId(row.number("announcement"))
