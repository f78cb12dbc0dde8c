"""The planner starts announcements, enqueues their messages in chunks, ends them and reports."""

from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.audience.domain import audience_query
from bot.announcements.delivery import storage
from bot.announcements.delivery.storage import DueWork
from bot.announcements.domain import (
    Announcement,
    AnnouncementDetails,
    AnnouncementId,
    AnnouncementState,
    message_dedup,
    message_prefix,
)
from bot.announcements.message import storage as messages
from bot.announcements.message.domain import laid_out
from bot.announcements.results import storage as results_storage
from bot.announcements.results.service import enqueue_card
from bot.announcements.results.storage import deletion
from bot.announcements.sending import storage as sending_storage
from bot.announcements.service import may_announce
from bot.announcements.typos import storage as typos_storage
from bot.days import local_day
from bot.membership.audit import storage as audit
from bot.outbox import storage as outbox
from bot.planning import Source
from bot.storage import set_aside
from bot.storage.database import Tx

BETWEEN = timedelta(seconds=3)
DELETED_AT_ONCE = 500
EDITED_AT_ONCE = 200


class AnnouncementSource(Source):
    """Saves recipients and enqueues their messages in turn, a chunk at a time."""

    name = "announcements"
    is_punctual = True
    most_chunks = 50
    """Some 25,000 people in a tick; the rest waits for the next one, and reminders do not."""

    def __init__(self) -> None:
        self._reported_at: datetime | None = None

    async def plan(self, act: Act) -> bool:
        """Do one piece of the work that is due; return whether there may be more."""
        work = await storage.due_work(act.tx, now=act.now)
        await self._report_planned(act, work)
        if work.set_some_aside or await _next_step(act, work):
            return True
        for edited in work.editing:
            async with _isolated(act, edited.id):
                if await _edit(act, edited):
                    return True
        if work.reminding is not None:
            async with _isolated(act, work.reminding.id):
                await messages.plan_reminders(act.tx, work.reminding.id, now=act.now)
            return True
        await _report_each(act, (each for each in work.watched if not _is_of_others(act, each)))
        return False

    async def next_due(self, tx: Tx) -> datetime | None:
        return await storage.next_start(tx)

    async def _report_planned(self, act: Act, work: DueWork) -> None:
        """Show once at each tick the progress of announcements that are still being planned."""
        if act.tx.only is None and self._reported_at != act.now:
            self._reported_at = act.now
            await _report_each(act, [each for each in work.watched if each.planning])


async def _report_each(act: Act, running: Iterable[Announcement]) -> None:
    for announcement in running:
        async with _isolated(act, announcement.id):
            await _report(act, announcement.id)


async def _next_step(act: Act, work: DueWork) -> bool:
    """Do the next step of one announcement; return whether there may be more.

    Messages go while recipients are still being saved, so the first ones do not wait for the last.
    """
    if work.sweeping is not None and await sending_storage.drop_pending(
        act.tx, work.sweeping.id, now=act.now
    ):
        return True
    for step, due in (
        (_start, work.starting),
        (_plan, work.planning),
        (_freeze, work.freezing),
        (_finish, work.sweeping),
    ):
        if due is not None:
            async with _isolated(act, due.id):
                return await step(act, due)
            return True  # it was set aside, and the next one takes its place
    return False


def _isolated(act: Act, announcement: AnnouncementId) -> AbstractAsyncContextManager[None]:
    return set_aside.isolated(act.tx, storage.PLACE, announcement, now=act.now)


async def _freeze(act: Act, due: Announcement) -> bool:
    details = await _load(act, due.id)
    asked = audience_query(details.announcement.audience, details.home, now=act.now)
    await sending_storage.freeze(act.tx, due.id, asked, only_one=_is_of_others(act, due))
    return True


def _is_of_others(act: Act, announcement: Announcement) -> bool:
    """Tell whether a rehearsal is about somebody who sees neither its results nor its counts."""
    return act.tx.only not in {None, announcement.author_id}


async def _load(act: Act, announcement: AnnouncementId) -> AnnouncementDetails:
    details = await announcements.load(act.tx, announcement)
    assert details is not None
    return details


async def _plan(act: Act, running: Announcement) -> bool:
    day = None
    if running.mornings and running.wanted_at is not None:
        details = await _load(act, running.id)
        day = local_day(running.wanted_at, details.home.zone)
    await storage.plan(act.tx, running, day=day, now=act.now)
    return True


async def _edit(act: Act, edited: Announcement) -> bool:
    details = await _load(act, edited.id)
    messages = _most_messages(details)
    return await typos_storage.plan(
        act.tx, edited, messages=messages, limit=EDITED_AT_ONCE, now=act.now
    )


async def _start(act: Act, due: Announcement) -> bool:
    details = await _load(act, due.id)
    if may_announce(details):
        await storage.start_running(act.tx, due.id)
        return True
    await sending_storage.change_state(act.tx, due.id, AnnouncementState.STOPPED)
    storage.mark_ended(act.tx, due.id, now=act.now)
    what = f"announcement:{due.id}"
    await audit.note(
        act.tx, actor=due.author_id, action="announcement.barred", object=what, now=act.now
    )
    await enqueue_card(act, details, fingerprint="told")
    return True


async def _finish(act: Act, over: Announcement) -> bool:
    """Delete the messages of a recalled announcement, and mark it as ended.

    Return whether there are more to delete.
    """
    if over.state is AnnouncementState.RECALLED and await _delete_some(act, over.id):
        return True
    # Messages in flight, and a card while an older one is being sent, are left to a later tick:
    # until then the announcement is not marked as ended.
    _, waiting = await results_storage.shown_count(act.tx, over.id)
    if not (waiting or await _is_moving(act, over)):
        storage.mark_ended(act.tx, over.id, now=act.now)
    await _report(act, over.id)
    return False


async def _is_moving(act: Act, over: Announcement) -> bool:
    if await storage.in_flight(act.tx, over.id):
        return True
    if over.state is not AnnouncementState.RECALLED:
        return False
    if await messages.opened_in_flight(act.tx, over.id):
        return True
    return bool((await results_storage.recall_counts(act.tx, over.id, now=act.now)).going)


async def _delete_some(act: Act, announcement: AnnouncementId) -> bool:
    opened = await messages.opened_to_delete(
        act.tx, announcement, limit=DELETED_AT_ONCE, now=act.now
    )
    firsts = await results_storage.to_delete(
        act.tx, announcement, limit=DELETED_AT_ONCE, now=act.now
    )
    if not (firsts or opened):
        return False
    details = await _load(act, announcement)
    people = [each.dedup.removeprefix(message_prefix(announcement)) for each in firsts]
    dedups = [
        message_dedup(announcement, int(each.partition(":")[0]), part)
        for each in people
        for part in range(1, _most_messages(details))
    ]
    reminded = [f"{messages.remind_prefix(announcement)}{e.partition(':')[0]}" for e in people]
    rest = await results_storage.rest_to_delete(act.tx, [*dedups, *reminded])
    outbox.enqueue(
        act.tx, (deletion(each, now=act.now) for each in (*firsts, *rest, *opened)), now=act.now
    )
    return True


def _most_messages(details: AnnouncementDetails) -> int:
    """Return the number of messages in the language that has the most."""
    asks = details.announcement.asks
    return max((len(laid_out(parts, asks=asks)) for _, parts in details.content.parts), default=0)


async def _report(act: Act, announcement: AnnouncementId) -> None:
    """Show the author the progress, at most every 3 s, and at once when it is over."""
    details = await _load(act, announcement)
    tally = await results_storage.tally(act.tx, details.announcement, now=act.now)
    is_planned = not details.announcement.planning
    if tally.is_over and is_planned and details.announcement.state is AnnouncementState.RUNNING:
        _, waiting = await results_storage.shown_count(act.tx, announcement)
        if waiting:
            return  # An older card is being sent; it would stay the last one.
        await sending_storage.change_state(act.tx, announcement, AnnouncementState.DONE)
        storage.mark_ended(act.tx, announcement, now=act.now)
    shown, shown_at = await results_storage.last_shown(act.tx, announcement)
    fingerprint = f"{details.announcement.state}:{tally.fingerprint()}"
    if details.announcement.state is AnnouncementState.RECALLED:
        recall = await results_storage.recall_counts(act.tx, announcement, now=act.now)
        fingerprint += f":{recall.fingerprint()}"
    if shown == fingerprint:
        return
    if tally.is_going and shown_at is not None and act.now < shown_at + BETWEEN:
        return
    await enqueue_card(act, details, fingerprint=fingerprint)
