"""Offers to learn: at most one a day to each member.

What comes is decided by `path`: the warm-up, a retention check, lessons and quizzes that are not
done yet, the entry of the course's calendar, and practice. Once in a course, the question which
module should come next replaces practice. The limits of the month (`rhythm`) hold for all of them
together.

The bot decides once for each member on a working day, at the hour that the member chose; new
members get their first date. It looks at the state of that moment, so nobody has to tell the
planner about a moved meeting, a holiday or a finished lesson.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from bot.act import Act
from bot.catalog.course import CalendarDay, Course, Courses
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
    offers_in,
)
from bot.learning.path.domain import (
    CompletedContent,
    PathState,
    PathStep,
    PathTurn,
    step_offered,
    step_to_offer,
    steps_ahead,
    went_on,
    what_comes,
)
from bot.learning.practice import service as practice
from bot.learning.quiz.domain import WARM_UP, AttemptId
from bot.learning.retention import service as retention
from bot.learning.rhythm import service as rhythm
from bot.learning.rhythm.domain import PRACTICE_KIND, MessageHistory, UnaskedMessage, kind_of
from bot.learning.service import course_for, learner_and_course, own_member
from bot.learning.storage import meetings_of, save_dates
from bot.membership.domain import EnrolmentId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.planning import Phase, Source
from bot.refusals import ForeignButton
from bot.storage import set_aside
from bot.storage.database import Tx

T = TypeVar("T")
MEMBERS_AT_ONCE = 200
"""Members in one transaction, which also replays their answers (0.7 ms for 50 answers)."""
_NEVER = datetime.min.replace(tzinfo=UTC)
MINIMUM_VALIDITY = timedelta(hours=1)
"""The time for which an offer stays valid, even if quiet hours begin sooner."""


class LearningOffers(Source):
    """The source of warm-ups, lessons, checks and practice: one of them a day."""

    name = "learning"
    phase = Phase.OFFERED
    is_alone = True

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """What is true today for each of some members; `offered` is the warm-up or a step."""

    quiet: Mapping[EnrolmentId, str]
    roomy: Collection[EnrolmentId]
    awake: Collection[EnrolmentId]
    offered: Mapping[EnrolmentId, OfferKind]
    checks: Mapping[EnrolmentId, Sequence[AttemptId]]
    planned: Mapping[EnrolmentId, CalendarDay]
    wishes: Collection[EnrolmentId]
    practice: Collection[EnrolmentId]
    overdue: Collection[EnrolmentId]

    def state_of(self, place: EnrolmentId) -> PathState:
        return PathState(
            last_words=place in self.quiet,
            has_room=place in self.roomy,
            is_silent=place not in self.awake,
            warm_up=self.offered.get(place) is OfferKind.WARM_UP,
            check=place in self.checks,
            step=self.offered.get(place) is OfferKind.LESSONS,
            entry=place in self.planned,
            next_module=place in self.wishes,
            practice=place in self.practice,
            is_overdue=place in self.overdue,
        )

    def message_to(self, member: Learner, *, now: datetime) -> NewMessage | None:
        """Return today's message to a member, if anything comes."""
        place = member.enrolment_id
        numbers: dict[str, int | list[AttemptId]] = {}
        match what_comes(self.state_of(place)):
            case PathTurn.LAST_WORDS:
                kind = self.quiet[place]
            case PathTurn.WARM_UP | PathTurn.STEP:
                kind = str(self.offered[place])
            case PathTurn.CHECK:
                kind, numbers = retention.KIND, {"attempts": list(self.checks[place])}
            case PathTurn.ENTRY:
                entry = self.planned[place]
                kind, numbers = kind_of(entry.offer), {"day": entry.day}
            case PathTurn.NEXT_MODULE:
                kind = next_module.KIND
            case PathTurn.PRACTICE:
                kind, numbers = PRACTICE_KIND, {"number": member.unanswered + 1}
            case None:
                return None
        return message(member, kind, now=now, **numbers)


async def _messages(act: Act, ready: Sequence[Learner], meetings: Meetings) -> list[NewMessage]:
    """Return today's messages, at most one for each member, as `what_comes` decides.

    Of two for one person only the first is sent: that of the course told of longest ago.
    """
    said = await rhythm.histories(act, ready)
    due = await _find_due(act, ready, meetings, said)
    found = (due.message_to(member, now=act.now) for member in ready)
    return sorted((each for each in found if each), key=lambda each: _told_at(each, said))


async def _find_due(
    act: Act, ready: Sequence[Learner], meetings: Meetings, said: rhythm.Histories
) -> _Due:
    roomy = rhythm.with_room(act, ready, said)
    awake = rhythm.heard_from(roomy, said)
    planned = await rhythm.find_due(act, awake, meetings, said)
    fresh = rhythm.with_room_for_practice(act, awake, said)
    return _Due(
        quiet=_by_place(rhythm.find_quiet(act, ready, meetings, said)),
        roomy=_places(roomy),
        awake=_places(awake),
        offered=_by_place(await _offered(act, awake, meetings, said)),
        checks=_by_place(await retention.find_due(act, roomy, meetings)),
        planned={each.member.enrolment_id: each.entry for each in planned},
        wishes=_places(await next_module.find_due(act, awake, meetings)),
        practice=_places(await practice.find_due(act, fresh, meetings)),
        overdue=_places(rhythm.unasked_for_long(act, fresh, said)),
    )


def _by_place(found: Iterable[tuple[Learner, T]]) -> dict[EnrolmentId, T]:
    return {member.enrolment_id: what for member, what in found}


def _places(members: Iterable[Learner]) -> set[EnrolmentId]:
    return {member.enrolment_id for member in members}


def _told_at(message: NewMessage, said: rhythm.Histories) -> datetime:
    """Return when somebody last got a message about the course of this one; long ago if never."""
    own = said[EnrolmentId(message.about["enrolment"])].own
    return max((each.at for each in own), default=_NEVER)


async def _offered(
    act: Act, ready: Sequence[Learner], meetings: Meetings, said: rhythm.Histories
) -> list[tuple[Learner, OfferKind]]:
    """Return the members to whom the warm-up, a lesson or a quiz may be offered today."""
    found = [(each, _calendar_offer(each, meetings[each.cohort_id], now=act.now)) for each in ready]
    wanted = [(member, offer) for member, offer in found if offer is not None]
    if not wanted:
        return []
    done = await storage.completed_by(act.tx, [member.enrolment_id for member, _ in wanted])
    return [
        (member, offer)
        for member, offer in wanted
        if (course := act.courses.get(member.course)) is not None
        and _is_open(
            offer,
            course,
            meetings[member.cohort_id],
            done[member.enrolment_id],
            said[member.enrolment_id],
            member=member,
            now=act.now,
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


def _is_open(
    offer: OfferKind,
    course: Course,
    meetings: Sequence[Meeting],
    done: CompletedContent,
    said: MessageHistory,
    *,
    member: Learner,
    now: datetime,
) -> bool:
    """Tell whether the warm-up is not done yet, or a step of the path may be offered today."""
    if offer is OfferKind.WARM_UP:
        return bool(warm_up(course)) and WARM_UP not in done.quizzes
    steps = steps_ahead(course, meetings, done, now=now)
    today = member.local_day(now)
    return (
        step_to_offer(steps, offers_in(said), active_at=member.active_at, today=today) is not None
    )


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


async def warm_up_still_wanted(act: Act, enrolment: EnrolmentId) -> Course | None:
    """Return the course if its warm-up is still right; None if it was done or a meeting began."""
    found = await learner_and_course(act, enrolment)
    if found is None:
        return None
    member, course = found
    meetings = (await meetings_of(act.tx, [member.cohort_id]))[member.cohort_id]
    done = (await storage.completed_by(act.tx, [enrolment]))[enrolment]
    is_late = any(meeting.starts_at <= act.now for meeting in meetings)
    return None if is_late or WARM_UP in done.quizzes or not warm_up(course) else course


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedStep:
    """A step that is offered now; `is_next`: the one that was offered before it was taken."""

    step: PathStep
    is_next: bool


async def step_still_wanted(act: Act, enrolment: EnrolmentId) -> OfferedStep | None:
    """Return which step of the path is offered now; None if none may be.

    It need not be the one for which the message was planned: that may be done meanwhile. An offer
    of today that is written again, because its first sending was lost, offers the same step.
    """
    found = await learner_and_course(act, enrolment)
    if found is None:
        return None
    member, _ = found
    steps, offered = await _way(act, found)
    today = member.local_day(act.now)
    before = [each for each in offered if each.on < today]
    step = step_to_offer(steps, before, active_at=member.active_at, today=today)
    return None if step is None else OfferedStep(step=step, is_next=went_on(steps, before))


async def find_step(act: Act, enrolment: EnrolmentId) -> PathStep | None:
    """Return what an offer opens for somebody; None if the whole path is done.

    It is what was offered last, or else the first step ahead. Raise `ForeignButton` for another's
    enrolment.
    """
    member = await own_member(act, enrolment)
    course = course_for(act.courses, member.course, member.trained_on)
    return step_offered(*await _way(act, (member, course)))


async def _way(
    act: Act, found: tuple[Learner, Course]
) -> tuple[Sequence[PathStep], Sequence[UnaskedMessage]]:
    """Return the steps ahead of somebody, and the offers that they got."""
    member, course = found
    meetings = (await meetings_of(act.tx, [member.cohort_id]))[member.cohort_id]
    done = (await storage.completed_by(act.tx, [member.enrolment_id]))[member.enrolment_id]
    said = (await rhythm.histories(act, [member]))[member.enrolment_id]
    return steps_ahead(course, meetings, done, now=act.now), offers_in(said)


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
