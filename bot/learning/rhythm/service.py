"""Finds who may get a message about learning today, and what the calendar has for them.

A message is noted when it is sent, so that a displaced message does not count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.act import Act
from bot.catalog.course import (
    CalendarDay,
    CalendarOffer,
    Course,
    LinePurpose,
    NoSuchContent,
    Text,
    find_course,
)
from bot.learning.domain import Learner, Meetings
from bot.learning.doors import storage as doors
from bot.learning.doors.domain import DoorProgress, is_door_due, open_entries
from bot.learning.practice.domain import practice_message_kind
from bot.learning.practice.storage import reset_unanswered
from bot.learning.recap.domain import ReadingStop, stopped_at
from bot.learning.recap.storage import readings_of, readings_of_query
from bot.learning.results.storage import progress_of, progress_reads
from bot.learning.retention.storage import scored_answers_from, scored_answers_query
from bot.learning.rhythm import storage
from bot.learning.rhythm.domain import (
    BEGUN_AGAIN,
    LearningLookBack,
    MessageHistory,
    UnaskedMessage,
    begins_on,
    has_left,
    is_silent,
    is_wanted,
    kind_of,
    last_words,
    lines_of,
    looked_back,
    may_practise,
    may_say,
    next_words,
    offered_doors,
    on_calendar,
    was_asked_long_ago,
)
from bot.learning.service import course_for, course_in, learner_and_course, own_member
from bot.learning.storage import course_of_enrolment_query
from bot.learning.story.service import finished_from, walks_query
from bot.membership.domain import EnrolmentId
from bot.refusals import require

WALKED_LATELY: Final = timedelta(days=4)
"""Somebody with a step within this time is in the middle of a story and needs no offer of it."""
KINDS: Final = {kind_of(offer): offer for offer in CalendarOffer}
"""The kinds of messages that the calendar brings."""

Histories = Mapping[EnrolmentId, MessageHistory]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A member and today's entry of the calendar."""

    member: Learner
    entry: CalendarDay


async def histories(act: Act, found: Sequence[Learner]) -> Histories:
    """Return the messages that each member got."""
    return await storage.histories(act.tx, found)


def with_room(act: Act, found: Sequence[Learner], known: Histories) -> list[Learner]:
    """Return the members who may get one more message today, silent ones too."""
    return [
        member
        for member in found
        if (course := act.courses.get(member.course)) is not None
        and not has_left(known[member.enrolment_id])
        and may_say(known[member.enrolment_id], course.rhythm, **_days(member, course, act.now))
    ]


def heard_from(found: Sequence[Learner], known: Histories) -> list[Learner]:
    """Leave out members who have been silent for long: of all offers they only get checks."""
    return [
        member for member in found if not is_silent(known[member.enrolment_id], member.active_at)
    ]


def with_room_for_practice(act: Act, found: Sequence[Learner], known: Histories) -> list[Learner]:
    """Return the members who may get one more message about practice today."""
    return [
        member
        for member in found
        if (course := act.courses.get(member.course)) is not None
        and may_practise(
            known[member.enrolment_id], course.rhythm, **_days(member, course, act.now)
        )
    ]


def unasked_for_long(act: Act, found: Sequence[Learner], known: Histories) -> list[Learner]:
    """Return the members who have practised, and got no question for long."""
    return [
        member
        for member in found
        if was_asked_long_ago(known[member.enrolment_id], today=member.local_day(act.now))
    ]


def find_quiet(
    act: Act, found: Sequence[Learner], meetings: Meetings, known: Histories
) -> list[tuple[Learner, str]]:
    """Return the members who get a sign of life or the goodbye today, with the kind.

    It waits for a day with room for one more message in the week.
    """
    quiet = []
    for member in with_room(act, found, known):
        course, today = act.courses.get(member.course), member.local_day(act.now)
        calendar = member.calendar(meetings[member.cohort_id])
        if course is None or not calendar.is_practice_day(today):
            continue
        kind = last_words(
            known[member.enrolment_id],
            course.rhythm,
            active_at=member.active_at,
            practice_stopped=practice_message_kind(member.unanswered) is None,
            today=today,
        )
        if kind is not None and lines_of(course.rhythm, kind):
            quiet.append((member, kind))
    return quiet


async def find_due(
    act: Act, found: Sequence[Learner], meetings: Meetings, known: Histories
) -> list[Planned]:
    """Return the members for whom the calendar has an entry today."""
    ready = [
        member
        for member in found
        if (course := act.courses.get(member.course)) is not None
        and course.rhythm.calendar
        and member.calendar(meetings[member.cohort_id]).is_practice_day(member.local_day(act.now))
    ]
    if not ready:
        return []
    ids = [member.enrolment_id for member in ready]
    done = await storage.done_by(act.tx, ids, walked_since=act.now - WALKED_LATELY)
    progress = await _door_progress(act, ready)
    planned = []
    for member in ready:
        course, place = act.courses[member.course], member.enrolment_id
        days = _days(member, course, act.now)
        entry = on_calendar(course.rhythm, known[place], done[place], **days)
        if entry is None or entry.offer is not CalendarOffer.LOOK_BACK:
            entry = _door_due(act, member, known[place], progress.get(place)) or entry
        if entry is not None:
            planned.append(Planned(member=member, entry=entry))
    return planned


async def _door_progress(
    act: Act, members: Sequence[Learner]
) -> Mapping[EnrolmentId, DoorProgress]:
    """Return what decides on the doors of the members whose calendar may offer one today."""
    wanted = []
    for member in members:
        course = act.courses[member.course]
        if any(open_entries(course.rhythm.calendar, **_days(member, course, act.now))):
            wanted.append(member.enrolment_id)
    return await doors.door_progress_of(act.tx, wanted) if wanted else {}


def _door_due(
    act: Act, member: Learner, history: MessageHistory, done: DoorProgress | None
) -> CalendarDay | None:
    """Return the entry of the calendar whose door may come today, or None."""
    if done is None:
        return None
    course = act.courses[member.course]
    days, offered = _days(member, course, act.now), offered_doors(history)
    for entry in open_entries(course.rhythm.calendar, **days):
        if is_door_due(course, entry, done, offered, zone=member.times.zone, **days):
            return entry
    return None


def _days(member: Learner, course: Course, now: datetime) -> dict[str, date]:
    return {"begins": begins_on(member, course, now=now), "today": member.local_day(now)}


# ---- at the moment of sending ----------------------------------------------------------------


async def words_for(
    act: Act,
    enrolment: EnrolmentId,
    kind: str,
    about: str = "",
    *,
    purpose: LinePurpose | None = None,
) -> Text | None:
    """Note that a message of this kind is sent, and return its line of the course.

    `purpose` chooses among the lines of a kind that has several sorts of them. None if the course
    has no lines for it: then the caller has its own text. A message that is written again on the
    same day, because its first sending was lost, has the same line.
    """
    found = await learner_and_course(act, enrolment)
    if found is None:
        return None
    member, course = found
    history = (await storage.histories(act.tx, [member]))[enrolment]
    today, lines = member.local_day(act.now), lines_of(course.rhythm, kind, purpose)
    again = [each for each in history.own if each.kind == kind and each.on == today]
    words = again[0].words if again else next_words(course.rhythm, kind, history, purpose)
    said = UnaskedMessage(kind=kind, about=about, words=words, on=today, at=act.now)
    storage.note(act.tx, enrolment, said)
    return lines[words % len(lines)] if lines else None


async def entry_still_wanted(act: Act, enrolment: EnrolmentId, key: str) -> CalendarDay | None:
    """Return the entry of the calendar with this key if it still makes sense; else None."""
    found = await learner_and_course(act, enrolment)
    if found is None:
        return None
    member, course = found
    entry = next((each for each in course.rhythm.calendar if each.key == key), None)
    if entry is None:
        return None
    if entry.offer is CalendarOffer.UNIT:
        history = (await histories(act, [member]))[enrolment]
        progress = (await doors.door_progress_of(act.tx, [enrolment]))[enrolment]
        return entry if _door_due(act, member, history, progress) == entry else None
    done = await storage.done_by(act.tx, [enrolment], walked_since=act.now - WALKED_LATELY)
    return entry if is_wanted(entry, done[enrolment]) else None


async def last_words_still_true(act: Act, enrolment: EnrolmentId, kind: str) -> bool:
    """Tell whether a sign of life or the goodbye is still right for somebody."""
    found = await learner_and_course(act, enrolment)
    if found is None:
        return False
    member, course = found
    history = (await storage.histories(act.tx, [member]))[enrolment]
    today = member.local_day(act.now)
    if any(each.kind == kind and each.on == today for each in history.own):
        return True  # its first sending was lost
    wanted = last_words(
        history,
        course.rhythm,
        active_at=member.active_at,
        practice_stopped=practice_message_kind(member.unanswered) is None,
        today=today,
    )
    return wanted == kind


# ---- after a tap -----------------------------------------------------------------------------


async def require_entry(act: Act, enrolment: EnrolmentId, day: int) -> CalendarDay:
    """Return the entry of the calendar for a day of an own enrolment.

    Raises `ForeignButton` for another's enrolment, `NoSuchContent` if the course has lost it.
    """
    member = await own_member(act, enrolment)
    calendar = find_course(act.courses, member.course).rhythm.calendar
    return require(next((each for each in calendar if each.day == day), None), NoSuchContent)


async def begin_again(act: Act, enrolment: EnrolmentId) -> ReadingStop | None:
    """Send somebody messages of all kinds again; return at which lesson they stopped, if at one.

    Raises `ForeignButton` for another's enrolment.
    """
    member = await own_member(act, enrolment)
    reset_unanswered(act.tx, enrolment)
    today = member.local_day(act.now)
    said = UnaskedMessage(kind=BEGUN_AGAIN, about="", words=0, on=today, at=act.now)
    storage.note(act.tx, enrolment, said)
    course = course_for(act.courses, member.course, member.trained_on)
    (rows,) = await act.tx.ask_each(readings_of_query([enrolment]))
    read = readings_of(rows).get(enrolment, {})
    return stopped_at(course, read, now=act.now)


async def find_look_back(act: Act, enrolment: EnrolmentId) -> LearningLookBack:
    """Return what somebody did in a course and remembers; raise `NotJoined`."""
    places, marked, walked, *progress = await act.tx.ask_each(
        course_of_enrolment_query(enrolment),
        scored_answers_query(enrolment),
        walks_query(enrolment),
        *progress_reads(enrolment, now=act.now),
    )
    course = course_in(act.courses, places)
    done = progress_of(course, progress)
    return looked_back(
        course,
        scored_answers_from(marked),
        read=done.lessons_read,
        lessons=done.lessons,
        stories=finished_from(walked),
        zone=act.person.zone,
    )
