"""The planner's source of announcements: starts, plans in chunks, sweeps, and reports."""

from datetime import datetime, timedelta

import orjson

from bot.domain.announcements.announcement import Announcement, AnnouncementId, State
from bot.domain.announcements.letter import laid_out
from bot.domain.delivery.lanes import Lane
from bot.domain.people.roles import coordinates
from bot.services.announcements.results import owe_card
from bot.storage import announcements, audiences, audit, dispatches, outbox, outcomes
from bot.storage.announcements import Dossier
from bot.storage.database import Row, Tx
from bot.storage.outbox import Debt

BETWEEN = timedelta(seconds=3)
DELETED_AT_ONCE = 500


class Announcing:
    """One chunk at a time: what is begun first is finished first."""

    matter = "announcements"

    async def plan(self, tx: Tx, *, now: datetime) -> bool:
        """Do one piece of what is due; return whether there may be more."""
        work = await dispatches.work(tx, now=now)
        if work.freezing is not None:
            await audiences.freeze(tx, work.freezing.id, work.freezing.audience)
            return True
        if work.starting is not None:
            await _start(tx, work.starting, now=now)
            return True
        if work.planning is not None:
            await dispatches.plan(tx, work.planning, now=now)
            return True
        if work.sweeping is not None and await _sweep(tx, work.sweeping, now=now):
            return True
        for announcement in work.watched:
            await _report(tx, announcement, now=now)
        return False

    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when the next announcement starts, or None."""
        return await dispatches.next_start(tx)

    async def next_shown(self, tx: Tx) -> datetime | None:
        """Return the same: what is due is said at once."""
        return await self.next_due(tx)


def may_announce(dossier: Dossier) -> bool:
    """Tell whether the author holds, now, the roles that the announcement needs."""
    scope = dossier.announcement.audience.cohorts
    return all(coordinates(dossier.grants, cohort) for cohort in scope)


async def _start(tx: Tx, due: Announcement, *, now: datetime) -> None:
    dossier = await announcements.load(tx, due.id)
    assert dossier is not None
    if may_announce(dossier):
        await dispatches.begin(tx, due.id)
        return
    await announcements.move(tx, due.id, State.STOPPED)
    dispatches.close(tx, due.id, now=now)
    what = f"announcement:{due.id}"
    await audit.note(tx, actor=due.author_id, action="announcement.barred", object=what, now=now)
    await owe_card(tx, dossier, fingerprint="told", now=now)


async def _sweep(tx: Tx, over: Announcement, *, now: datetime) -> bool:
    """Close what has not gone; of a recall also delete what has. Return whether more is left."""
    if await dispatches.sweep(tx, over.id, now=now):
        return True
    if over.state is State.RECALLED and await _delete_some(tx, over.id, now=now):
        return True
    # What is in flight is caught by a later tick: until then it stays on the list.
    if not await dispatches.in_flight(tx, over.id):
        dispatches.close(tx, over.id, now=now)
    await _report(tx, over.id, now=now)
    return False


async def _delete_some(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> bool:
    rows = list(await dispatches.to_delete(tx, announcement, limit=DELETED_AT_ONCE))
    if not rows:
        return False
    dossier = await announcements.load(tx, announcement)
    assert dossier is not None
    further = max(len(laid_out(parts)) for _, parts in dossier.content.parts)
    dedups = [
        f"{row['dedup'].rpartition(':')[0]}:{part}" for row in rows for part in range(1, further)
    ]
    if dedups:
        rows += await dispatches.rest_to_delete(tx, dedups)
    outbox.owe(tx, (_deletion(row, now=now) for row in rows), now=now)
    return True


def _deletion(row: Row, *, now: datetime) -> Debt:
    messages = [row["message_id"], *orjson.loads(row["more_message_ids"] or "[]")]
    body = {"chat_id": row["chat_id"], "message_ids": messages}
    return Debt(
        chat_id=row["chat_id"],
        lane=Lane.URGENT,
        kind="announcement.recall",
        due_at=now,
        about={},
        dedup=f"recall:{row['id']}",
        call=orjson.dumps({"method": "deleteMessages", "body": body}).decode(),
    )


async def _report(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> None:
    """Show the author how far it is: at most every 3 s, at once when it is over."""
    dossier = await announcements.load(tx, announcement)
    assert dossier is not None
    tally = await outcomes.tally(tx, dossier.announcement, now=now)
    if tally.is_over and dossier.announcement.state is State.RUNNING:
        await announcements.move(tx, announcement, State.DONE)
        dispatches.close(tx, announcement, now=now)
    shown, shown_at = await outcomes.shown_last(tx, announcement)
    fingerprint = f"{dossier.announcement.state}:{tally.fingerprint()}"
    if shown == fingerprint:
        return
    if tally.is_going and shown_at is not None and now < shown_at + BETWEEN:
        return
    await owe_card(tx, dossier, fingerprint=fingerprint, now=now)
