"""Offers to learn: at most one a day to each member.

First come the warm-up and lessons that are not done yet, then a retention check, the entry of the
course's calendar, and practice. Once in a course, the question which module should come next
replaces practice. The limits of the month (`rhythm`) hold for all of them together.

The bot decides once for each member on a working day, at the hour that the member chose; new
members get their first date. It looks at the state of that moment, so nobody has to tell the
planner about a moved meeting, a holiday or a finished lesson.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.act import Act
from bot.catalog.course import Course, Courses
from bot.days import at_minute
from bot.learning.attempts.domain import warm_up
from bot.learning.domain import Learner, Meeting, Meetings
from bot.learning.next_module import service as next_module
from bot.learning.offers import storage
from bot.learning.offers.domain import (
    ALL_WEEK,
    OfferKind,
    dedup_key,
    fewer_days,
    is_offered_today,
    next_offer_at,
    offer_on,
    units_met,
)
from bot.learning.offers.storage import CompletedContent
from bot.learning.practice import service as practice
from bot.learning.quiz.domain import WARM_UP, AttemptId
from bot.learning.recap.domain import is_read
from bot.learning.retention import service as retention
from bot.learning.rhythm import service as rhythm
from bot.learning.rhythm.domain import PRACTICE_KIND, kind_of
from bot.learning.service import learner_and_course, own_member
from bot.learning.storage import meetings_of, save_dates
from bot.membership.domain import EnrolmentId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.planning import Phase, Source
from bot.refusals import ForeignButton
from bot.storage import set_aside
from bot.storage.database import Tx

MEMBERS_AT_ONCE = 200
"""Members in one transaction, which also replays their answers (0.7 ms for 50 answers)."""
_NEVER = datetime.min.replace(tzinfo=UTC)
MINIMUM_VALIDITY = timedelta(hours=1)
"""The time for which an offer stays valid, even if quiet hours begin sooner."""


class LearningOffers(Source):
    """The source of warm-ups, lessons, checks and practice: one of them a day."""

    name = "learning"
    phase = Phase.OFFERED

    def __init__(self, courses: Courses) -> None:
        self._courses = courses

    async def plan(self, act: Act) -> bool:
        """Enqueue today's offers of a chunk of the members whose offer is due."""
        members = await storage.due_members(act.tx, limit=MEMBERS_AT_ONCE, now=act.now)
        await set_aside.all_or_each(
            act.tx,
            storage.PLACE,
            members,
            partial(_plan, replace(act, courses=self._courses)),
            number=lambda member: member.enrolment_id,
            now=act.now,
        )
        return len(members) >= MEMBERS_AT_ONCE

    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when the bot decides next what to offer somebody."""
        return await storage.next_offer_due(tx)


async def _plan(act: Act, members: Sequence[Learner]) -> None:
    dates = [(m.enrolment_id, next_offer_at(m.times, now=act.now)) for m in members]
    save_dates(act.tx, "next_lesson_at", dates)
    ready = [member for member in members if is_offered_today(member, now=act.now)]
    if ready:
        meetings = await meetings_of(act.tx, {member.cohort_id for member in ready})
        outbox.enqueue(act.tx, await _messages(act, ready, meetings), now=act.now)


async def _messages(act: Act, ready: Sequence[Learner], meetings: Meetings) -> list[NewMessage]:
    """Return today's messages, at most one for each member; the kinds come in this order.

    Of two for one person only the first is sent: that of the course told of longest ago.
    """
    said = await rhythm.histories(act, ready)
    quiet = rhythm.find_quiet(act, ready, meetings, said)
    rest = rhythm.with_room(act, _without(ready, [member for member, _ in quiet]), said)
    offered = await _offered(act, rhythm.heard_from(rest, said), meetings)
    rest = _without(rest, [member for member, _ in offered])
    checks = await retention.find_due(act, rest, meetings)
    rest = _without(rest, [member for member, _ in checks])
    rest = rhythm.heard_from(rest, said)
    planned = await rhythm.find_due(act, rest, meetings, said)
    rest = _without(rest, [each.member for each in planned])
    wishes = await next_module.find_due(act, rest, meetings)
    rest = _without(rest, wishes)
    rest = rhythm.with_room_for_practice(act, rest, said)
    asked = await practice.find_due(act, rest, meetings)
    messages = [
        *(message(member, kind, now=act.now) for member, kind in quiet),
        *(message(member, str(offer), now=act.now) for member, offer in offered),
        *(
            message(member, retention.KIND, now=act.now, attempts=list(attempts))
            for member, attempts in checks
        ),
        *(
            message(each.member, kind_of(each.entry.offer), now=act.now, day=each.entry.day)
            for each in planned
        ),
        *(message(member, next_module.KIND, now=act.now) for member in wishes),
        *(
            message(member, PRACTICE_KIND, now=act.now, number=member.unanswered + 1)
            for member in asked
        ),
    ]
    return sorted(messages, key=lambda each: _told_at(each, said))


def _told_at(message: NewMessage, said: rhythm.Histories) -> datetime:
    """Return when somebody last got a message about the course of this one; long ago if never."""
    own = said[EnrolmentId(message.about["enrolment"])].own
    return max((each.at for each in own), default=_NEVER)


async def _offered(
    act: Act, ready: Sequence[Learner], meetings: Meetings
) -> list[tuple[Learner, OfferKind]]:
    """Return the members with what the calendar offers them today, if it is not done yet."""
    found = [(each, _calendar_offer(each, meetings[each.cohort_id], now=act.now)) for each in ready]
    wanted = [(member, offer) for member, offer in found if offer is not None]
    if not wanted:
        return []
    done = await storage.completed_by(act.tx, [member.enrolment_id for member, _ in wanted])
    return [
        (member, offer)
        for member, offer in wanted
        if (course := act.courses.get(member.course)) is not None
        and is_open(
            course, offer, meetings[member.cohort_id], done[member.enrolment_id], now=act.now
        )
    ]


def _calendar_offer(
    member: Learner, meetings: Sequence[Meeting], *, now: datetime
) -> OfferKind | None:
    return offer_on(
        member.local_day(now),
        times=member.times,
        quiet_days=member.quiet_days,
        meetings=meetings,
        joined_on=member.local_day(member.joined_at or now),
        now=now,
    )


def is_open(
    course: Course,
    offer: OfferKind,
    meetings: Sequence[Meeting],
    done: CompletedContent,
    *,
    now: datetime,
) -> bool:
    """Tell whether an offer is not done yet.

    Lessons are open while a unit of a past meeting is unread, or its quiz was not finished after
    the meeting.
    """
    if offer is OfferKind.WARM_UP:
        return bool(warm_up(course)) and WARM_UP not in done.quizzes
    met = units_met(meetings, now=now) & {unit.id for unit in course.units}
    units = [unit for unit in course.units if not met or unit.id in met]
    return any(
        not is_read(unit, done.readings.get(unit.id))
        or (unit.items and unit.id not in done.quizzes)
        or (unit.id in met and unit.id in done.early)
        for unit in units
    )


def _without(members: Sequence[Learner], taken: Sequence[Learner]) -> list[Learner]:
    gone = {member.enrolment_id for member in taken}
    return [member for member in members if member.enrolment_id not in gone]


def message(
    member: Learner, kind: str, *, now: datetime, **numbers: int | list[AttemptId]
) -> NewMessage:
    """Return today's offer for somebody: one a day, until the evening."""
    assert member.chat_id is not None
    today = member.local_day(now)
    evening = at_minute(today, member.quiet_from, member.times.zone)
    return NewMessage(
        chat_id=member.chat_id,
        lane=Lane.REMINDER,
        kind=kind,
        due_at=now,
        about={"enrolment": member.enrolment_id, **numbers},
        dedup=dedup_key(member.person_id, today),
        expires_at=max(evening, now + MINIMUM_VALIDITY),
    )


# ---- at the moment of sending, and after a tap -------------------------------------------


async def still_wanted(act: Act, enrolment: EnrolmentId, offer: OfferKind) -> Course | None:
    """Return the course of an offer that is still right; None if it was done, moved or ended."""
    found = await learner_and_course(act, enrolment)
    if found is None:
        return None
    member, course = found
    meetings = (await meetings_of(act.tx, [member.cohort_id]))[member.cohort_id]
    done = (await storage.completed_by(act.tx, [enrolment]))[enrolment]
    begun = any(meeting.starts_at <= act.now for meeting in meetings)
    if offer is OfferKind.WARM_UP and begun:
        return None
    return course if is_open(course, offer, meetings, done, now=act.now) else None


async def use_fewer_days(act: Act, enrolment: EnrolmentId) -> int:
    """Write to somebody on fewer days and return how many; raise `ForeignButton`."""
    member = await own_member(act, enrolment)
    days = fewer_days(member.times.days)
    await storage.change_days(act.tx, enrolment, member.person_id, days)
    return days.bit_count()


async def use_all_days(act: Act, enrolment: EnrolmentId) -> None:
    """Write to somebody on all working days again; raise `ForeignButton`."""
    if not await storage.change_days(act.tx, enrolment, act.person.id, ALL_WEEK):
        raise ForeignButton
