"""The planner's source of announcements: starts, plans in chunks, sweeps, and reports."""

from datetime import datetime, timedelta

from bot.act import Act
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

    name = "announcements"

    async def plan(self, act: Act) -> bool:
        """Do one piece of what is due; return whether there may be more."""
        work = await storage.work(act.tx, now=act.now)
        if await _go_on(act, work):
            return True
        for edited in work.editing:
            if await _edit(act, edited):
                return True
        if work.reminding is not None:
            await receipts.plan_reminders(act.tx, work.reminding.id, now=act.now)
            return True
        for announcement in work.watched:
            await _report(act, announcement)
        return False

    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when the next announcement starts, or None."""
        return await storage.next_start(tx)


async def _go_on(act: Act, work: Work) -> bool:
    """Bring what is on its way one step further; return whether there was a step."""
    if work.freezing is not None:
        dossier = await announcements.load(act.tx, work.freezing.id)
        assert dossier is not None
        asked = sought(dossier.announcement.audience, dossier.home, now=act.now)
        await audiences.freeze(act.tx, work.freezing.id, asked)
    elif work.starting is not None:
        await _start(act, work.starting)
    elif work.planning is not None:
        await _plan(act, work.planning)
    else:
        return work.sweeping is not None and await _sweep(act, work.sweeping)
    return True


async def _plan(act: Act, running: Announcement) -> None:
    day = None
    if running.mornings and running.wanted_at is not None:
        dossier = await announcements.load(act.tx, running.id)
        assert dossier is not None
        day = local_day(running.wanted_at, dossier.home.zone)
    await storage.plan(act.tx, running, day=day, now=act.now)


async def _edit(act: Act, edited: Announcement) -> bool:
    dossier = await announcements.load(act.tx, edited.id)
    assert dossier is not None
    messages = _most_messages(dossier)
    return await editions.plan(act.tx, edited, messages=messages, limit=EDITED_AT_ONCE, now=act.now)


async def _start(act: Act, due: Announcement) -> None:
    dossier = await announcements.load(act.tx, due.id)
    assert dossier is not None
    if may_announce(dossier):
        await storage.begin(act.tx, due.id)
        return
    await audiences.move(act.tx, due.id, State.STOPPED)
    storage.close(act.tx, due.id, now=act.now)
    what = f"announcement:{due.id}"
    await audit.note(
        act.tx, actor=due.author_id, action="announcement.barred", object=what, now=act.now
    )
    await owe_card(act, dossier, fingerprint="told")


async def _sweep(act: Act, over: Announcement) -> bool:
    """Close what has not gone; of a recall also delete what has. Return whether more is left."""
    if await storage.sweep(act.tx, over.id, now=act.now):
        return True
    if over.state is State.RECALLED and await _delete_some(act, over.id):
        return True
    # What is in flight is caught by a later tick, and so is the card while an older one is on
    # its way: until then it stays on the list.
    _, owed = await outcomes.shown_count(act.tx, over.id)
    if not (owed or await _is_moving(act, over)):
        storage.close(act.tx, over.id, now=act.now)
    await _report(act, over.id)
    return False


async def _is_moving(act: Act, over: Announcement) -> bool:
    if await storage.in_flight(act.tx, over.id):
        return True
    if over.state is not State.RECALLED:
        return False
    if await leaves.in_flight(act.tx, over.id):
        return True
    return bool((await recall_storage.recalled(act.tx, over.id, now=act.now)).going)


async def _delete_some(act: Act, announcement: AnnouncementId) -> bool:
    opened = await leaves.deletable(act.tx, announcement, limit=DELETED_AT_ONCE, now=act.now)
    firsts = await recall_storage.to_delete(
        act.tx, announcement, limit=DELETED_AT_ONCE, now=act.now
    )
    if not (firsts or opened):
        return False
    dossier = await announcements.load(act.tx, announcement)
    assert dossier is not None
    people = [each.dedup.removeprefix(storage.prefix(announcement)) for each in firsts]
    dedups = [
        storage.dedup(announcement, int(each.partition(":")[0]), part)
        for each in people
        for part in range(1, _most_messages(dossier))
    ]
    reminded = [f"{receipts.remind_prefix(announcement)}{e.partition(':')[0]}" for e in people]
    rest = await recall_storage.rest_to_delete(act.tx, [*dedups, *reminded])
    outbox.enqueue(
        act.tx, (deletion(each, now=act.now) for each in (*firsts, *rest, *opened)), now=act.now
    )
    return True


def _most_messages(dossier: Dossier) -> int:
    """Return how many messages it is in the language in which it is most."""
    asks = dossier.announcement.got_it
    return max((len(laid_out(parts, asks=asks)) for _, parts in dossier.content.parts), default=0)


async def _report(act: Act, announcement: AnnouncementId) -> None:
    """Show the author how far it is: at most every 3 s, at once when it is over."""
    dossier = await announcements.load(act.tx, announcement)
    assert dossier is not None
    tally = await outcomes.tally(act.tx, dossier.announcement, now=act.now)
    if tally.is_over and dossier.announcement.state is State.RUNNING:
        _, owed = await outcomes.shown_count(act.tx, announcement)
        if owed:
            return  # An older card is on its way; closed now, it would stay the last one.
        await audiences.move(act.tx, announcement, State.DONE)
        storage.close(act.tx, announcement, now=act.now)
    shown, shown_at = await outcomes.shown_last(act.tx, announcement)
    fingerprint = f"{dossier.announcement.state}:{tally.fingerprint()}"
    if dossier.announcement.state is State.RECALLED:
        fingerprint += (
            f":{(await recall_storage.recalled(act.tx, announcement, now=act.now)).fingerprint()}"
        )
    if shown == fingerprint:
        return
    if tally.is_going and shown_at is not None and act.now < shown_at + BETWEEN:
        return
    await owe_card(act, dossier, fingerprint=fingerprint)
