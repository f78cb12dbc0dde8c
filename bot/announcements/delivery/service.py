"""The planner's source of announcements: starts, plans in chunks, sweeps, and reports."""

from datetime import datetime, timedelta

from bot.announcements import storage as announcements
from bot.announcements.audience.domain import sought
from bot.announcements.cover import storage as leaves
from bot.announcements.delivery import storage
from bot.announcements.delivery.storage import Work
from bot.announcements.domain import Announcement, AnnouncementId, Dossier, State
from bot.announcements.message.domain import laid_out
from bot.announcements.recall import storage as recall_storage
from bot.announcements.recall.service import deletion
from bot.announcements.receipts import storage as receipts
from bot.announcements.results import storage as outcomes
from bot.announcements.results.service import owe_card
from bot.announcements.sending import storage as audiences
from bot.announcements.service import may_announce
from bot.announcements.typos import storage as editions
from bot.days import local_day
from bot.membership.audit import storage as audit
from bot.outbox import storage as outbox
from bot.planning import Source
from bot.storage.database import Tx

BETWEEN = timedelta(seconds=3)
DELETED_AT_ONCE = 500
EDITED_AT_ONCE = 200


class Announcing(Source):
    """One chunk at a time: what is begun first is finished first."""

    matter = "announcements"

    async def plan(self, tx: Tx, *, now: datetime) -> bool:
        """Do one piece of what is due; return whether there may be more."""
        work = await storage.work(tx, now=now)
        if await _go_on(tx, work, now=now):
            return True
        for edited in work.editing:
            if await _edit(tx, edited, now=now):
                return True
        if work.reminding is not None:
            await receipts.plan_reminders(tx, work.reminding.id, now=now)
            return True
        for announcement in work.watched:
            await _report(tx, announcement, now=now)
        return False

    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when the next announcement starts, or None."""
        return await storage.next_start(tx)


async def _go_on(tx: Tx, work: Work, *, now: datetime) -> bool:
    """Bring what is on its way one step further; return whether there was a step."""
    if work.freezing is not None:
        dossier = await announcements.load(tx, work.freezing.id)
        assert dossier is not None
        asked = sought(dossier.announcement.audience, dossier.home, now=now)
        await audiences.freeze(tx, work.freezing.id, asked)
    elif work.starting is not None:
        await _start(tx, work.starting, now=now)
    elif work.planning is not None:
        await _plan(tx, work.planning, now=now)
    else:
        return work.sweeping is not None and await _sweep(tx, work.sweeping, now=now)
    return True


async def _plan(tx: Tx, running: Announcement, *, now: datetime) -> None:
    day = None
    if running.mornings and running.wanted_at is not None:
        dossier = await announcements.load(tx, running.id)
        assert dossier is not None
        day = local_day(running.wanted_at, dossier.home.zone)
    await storage.plan(tx, running, day=day, now=now)


async def _edit(tx: Tx, edited: Announcement, *, now: datetime) -> bool:
    dossier = await announcements.load(tx, edited.id)
    assert dossier is not None
    messages = _most_messages(dossier)
    return await editions.plan(tx, edited, messages=messages, limit=EDITED_AT_ONCE, now=now)


async def _start(tx: Tx, due: Announcement, *, now: datetime) -> None:
    dossier = await announcements.load(tx, due.id)
    assert dossier is not None
    if may_announce(dossier):
        await storage.begin(tx, due.id)
        return
    await audiences.move(tx, due.id, State.STOPPED)
    storage.close(tx, due.id, now=now)
    what = f"announcement:{due.id}"
    await audit.note(tx, actor=due.author_id, action="announcement.barred", object=what, now=now)
    await owe_card(tx, dossier, fingerprint="told", now=now)


async def _sweep(tx: Tx, over: Announcement, *, now: datetime) -> bool:
    """Close what has not gone; of a recall also delete what has. Return whether more is left."""
    if await storage.sweep(tx, over.id, now=now):
        return True
    if over.state is State.RECALLED and await _delete_some(tx, over.id, now=now):
        return True
    # What is in flight is caught by a later tick, and so is the card while an older one is on
    # its way: until then it stays on the list.
    _, owed = await outcomes.shown_count(tx, over.id)
    if not (owed or await _is_moving(tx, over, now=now)):
        storage.close(tx, over.id, now=now)
    await _report(tx, over.id, now=now)
    return False


async def _is_moving(tx: Tx, over: Announcement, *, now: datetime) -> bool:
    if await storage.in_flight(tx, over.id):
        return True
    if over.state is not State.RECALLED:
        return False
    if await leaves.in_flight(tx, over.id):
        return True
    return bool((await recall_storage.recalled(tx, over.id, now=now)).going)


async def _delete_some(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> bool:
    opened = await leaves.deletable(tx, announcement, limit=DELETED_AT_ONCE, now=now)
    firsts = await recall_storage.to_delete(tx, announcement, limit=DELETED_AT_ONCE, now=now)
    if not (firsts or opened):
        return False
    dossier = await announcements.load(tx, announcement)
    assert dossier is not None
    people = [each.dedup.removeprefix(storage.prefix(announcement)) for each in firsts]
    dedups = [
        storage.dedup(announcement, int(each.partition(":")[0]), part)
        for each in people
        for part in range(1, _most_messages(dossier))
    ]
    reminded = [f"{receipts.remind_prefix(announcement)}{e.partition(':')[0]}" for e in people]
    rest = await recall_storage.rest_to_delete(tx, [*dedups, *reminded])
    outbox.enqueue(tx, (deletion(each, now=now) for each in (*firsts, *rest, *opened)), now=now)
    return True


def _most_messages(dossier: Dossier) -> int:
    """Return how many messages it is in the language in which it is most."""
    asks = dossier.announcement.got_it
    return max((len(laid_out(parts, asks=asks)) for _, parts in dossier.content.parts), default=0)


async def _report(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> None:
    """Show the author how far it is: at most every 3 s, at once when it is over."""
    dossier = await announcements.load(tx, announcement)
    assert dossier is not None
    tally = await outcomes.tally(tx, dossier.announcement, now=now)
    if tally.is_over and dossier.announcement.state is State.RUNNING:
        _, owed = await outcomes.shown_count(tx, announcement)
        if owed:
            return  # An older card is on its way; closed now, it would stay the last one.
        await audiences.move(tx, announcement, State.DONE)
        storage.close(tx, announcement, now=now)
    shown, shown_at = await outcomes.shown_last(tx, announcement)
    fingerprint = f"{dossier.announcement.state}:{tally.fingerprint()}"
    if dossier.announcement.state is State.RECALLED:
        fingerprint += (
            f":{(await recall_storage.recalled(tx, announcement, now=now)).fingerprint()}"
        )
    if shown == fingerprint:
        return
    if tally.is_going and shown_at is not None and now < shown_at + BETWEEN:
        return
    await owe_card(tx, dossier, fingerprint=fingerprint, now=now)
