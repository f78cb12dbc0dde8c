"""The place and the length of a meeting: changed at once, and told to people if they are to know.

Neither voids an answer: people are not asked again.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.act import Act
from bot.refusals import StaleButton
from bot.sessions import storage as sessions
from bot.sessions.domain import Room, Session, SessionBegan, SessionId
from bot.sessions.links.service import RELINKED
from bot.sessions.pending_changes.service import require_unchanging
from bot.sessions.reminder_plan import storage as plans
from bot.sessions.reminder_plan.domain import ReminderStep
from bot.sessions.reminders import storage as reminders
from bot.sessions.reminders.domain import START_KIND
from bot.sessions.reminders.service import reschedule_reminders
from bot.sessions.service import (
    load_series,
    note_session_change,
    require_existing_cohort,
    require_for_coordinator,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDetails:
    """A meeting whose place or length can be changed, and the others of its series.

    `others` have not begun and are held elsewhere than it. `unsafe`: its new place was refused,
    since reminders would show a word of the topic. `told` people can be told of the change.
    """

    session: Session
    others: tuple[Session, ...] = ()
    unsafe: bool = False
    told: int = 0


async def load_details(act: Act, session: SessionId) -> MeetingDetails:
    """Return a meeting that is not over; raise `NotAllowed`, `StaleButton` or `SessionBegan`."""
    found = await require_for_coordinator(act, session)
    if found.cancelled or found.is_over(now=act.now):
        raise SessionBegan
    others = tuple(
        each
        for each in await load_series(act, found)
        if each.id != session
        and not each.has_begun(now=act.now)
        and not _same_place(each.room, found.room)
    )
    can_tell = found.told_at is not None and not found.has_begun(now=act.now)
    told = await sessions.count_recipients(act.tx, found.cohort_id) if can_tell else 0
    return MeetingDetails(session=found, others=others, told=told)


def _same_place(one: Room, other: Room) -> bool:
    return (one.place, one.map_link) == (other.place, other.map_link)


async def change_place(act: Act, session: SessionId, place: Room) -> MeetingDetails:
    """Save the place of a meeting (an empty room for none), unless it names the topic."""
    found = await load_details(act, session)
    cohort = await require_existing_cohort(act.tx, found.session.cohort_id)
    course = act.courses.get(cohort.course)
    if course is not None and place.place and course.topic_words_in(place.place):
        return replace(found, unsafe=True)
    await _place(act, found.session, place)
    return await load_details(act, session)


async def place_all(act: Act, session: SessionId) -> MeetingDetails:
    """Give the meetings of its series that have not begun the place of a meeting."""
    found = await load_details(act, session)
    for each in found.others:
        await _place(act, each, found.session.room)
    return await load_details(act, session)


async def _place(act: Act, session: Session, place: Room) -> None:
    sessions.set_room(act.tx, [session.id], session.room.with_place(place))
    if session.told_at is not None and not _same_place(session.room, place):
        sessions.set_placed(act.tx, session.id, act.now)
    reminders.enqueue_edits(act.tx, session.id, START_KIND, into=RELINKED, now=act.now)
    await note_session_change(act, "session.placed", session.id)


async def change_length(act: Act, session: SessionId, length: timedelta) -> MeetingDetails:
    """Save the length of a meeting, which must end after now; `StaleButton` otherwise."""
    found = await load_details(act, session)
    await require_unchanging(act, found.session.cohort_id, [session])
    if found.session.starts_at + length <= act.now:
        raise StaleButton
    sessions.set_length(act.tx, session, length)
    await note_session_change(act, "session.length", session)
    await reschedule_reminders(act, await require_existing_cohort(act.tx, found.session.cohort_id))
    return await load_details(act, session)


async def tell(act: Act, session: SessionId) -> MeetingDetails:
    """Tell people of a meeting once more, as it is now."""
    found = await load_details(act, session)
    if found.session.has_begun(now=act.now) or not found.told:
        raise StaleButton
    await require_unchanging(act, found.session.cohort_id, [session])
    plans.start(act.tx, session, ReminderStep.TOLD, now=act.now)
    for each in await load_series(act, found.session):  # the message names them, too
        if each.starts_at >= found.session.starts_at and each.placed_at is not None:
            sessions.set_placed(act.tx, each.id, None)
    await note_session_change(act, "session.told_again", session)
    return found


async def leave_untold(act: Act, session: SessionId) -> MeetingDetails:
    """Let Today no longer say that people have the place of before; nobody is told."""
    found = await load_details(act, session)
    sessions.set_placed(act.tx, session, None)
    await note_session_change(act, "session.left_untold", session)
    return found
