"""The desk of a cohort: what is true today, whom to contact, what is still to be set up."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.act import Act
from bot.announcements.lists.service import count_planned
from bot.catalog.course import Course
from bot.days import local_day
from bot.desk.contacts.domain import Contact
from bot.desk.contacts.service import find_contacts
from bot.desk.digest.domain import Digest
from bot.desk.digest.service import digest_of
from bot.desk.morning import storage as todays
from bot.desk.morning.domain import looks_back
from bot.membership.domain import Cohort, CohortId
from bot.membership.enrolment import storage as enrolments
from bot.peers.problem import storage as problems
from bot.people.invites import storage as invites
from bot.people.merging.service import Alike, alike_in
from bot.people.rights import service as rights
from bot.questions.answering.service import WaitingQuestion, open_questions
from bot.refusals import NoSuchContent, NotAllowed
from bot.services.confirming.service import ServicesToDo, count_to_do
from bot.services.service import as_known
from bot.sessions import storage as sessions
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import PersonAttendance
from bot.sessions.domain import Session
from bot.sessions.pending_changes import storage as pending_changes
from bot.sessions.pending_changes.domain import PendingChange
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import RsvpCount
from bot.surveys.counting import storage as surveys

CHANGES_SHOWN = timedelta(days=1)
"""How long a desk shows the changes that colleagues have made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingToday:
    """A meeting with the answers to it, and with its attendance once it is over."""

    session: Session
    count: RsvpCount
    seen: tuple[PersonAttendance, ...] = ()


class ColleagueChange(NamedTuple):
    """A meeting that a colleague has moved or cancelled, and the colleague's name."""

    change: PendingChange
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The current state of a cohort. `outside` are names of some people who have not joined yet.

    `unsigned` counts safety texts without a signature by language. `others` are other cohorts of
    the same coordinator. `services` and `problems` wait for a coordinator. `surveys` counts those
    that have ended with results that nobody has opened. `looked`: this coordinator has seen the
    course as a participant. `digest` is last week, on the day that shows it. `planned` counts
    announcements that wait for their time, `expired` the people outside whose link has expired.
    `changes` are meetings that colleagues have moved or cancelled since the day before. `alike` are
    people who ask to join and may be on the list.
    """

    cohort: Cohort
    course: Course
    now: datetime
    inside: int
    listed: int
    waiting: int
    outside: tuple[str, ...]
    today: tuple[MeetingToday, ...]
    upcoming: Session | None
    sessions: int
    questions: tuple[WaitingQuestion, ...]
    contacts: tuple[Contact, ...]
    numbers: int
    unsigned: Mapping[str, int]
    looked: bool
    digest: Digest | None
    services: ServicesToDo
    planned: int = 0
    problems: int = 0
    surveys: int = 0
    expired: int = 0
    changes: tuple[ColleagueChange, ...] = ()
    alike: tuple[Alike, ...] = ()
    others: tuple[Cohort, ...] = ()

    @property
    def is_first_day(self) -> bool:
        """Whether nobody has joined or asks to join."""
        return self.inside == 0 and self.waiting == 0

    @property
    def steps_done(self) -> tuple[bool, ...]:
        """Which of the first steps are done, in their order."""
        unsigned = any(self.unsigned.values())
        return (self.looked, self.sessions > 0, self.inside > 0, self.numbers > 0, not unsigned)

    @property
    def set_up(self) -> int:
        return sum(self.steps_done)

    @property
    def has_something(self) -> bool:
        """Whether the morning message has anything to say, apart from who has joined.

        Services that must be checked again are a reason once a week, until somebody has done it.
        """
        asks = self.today or self.questions or self.contacts or self.waiting or self.digest
        todo = self.services
        services = todo.numbers or todo.proposed or todo.hidden or self._tries_again
        return bool(asks or services or self.problems or self.surveys or self.changes)

    @property
    def _tries_again(self) -> bool:
        day = local_day(self.now, self.cohort.zone)
        return self.services.to_try_again > 0 and looks_back(day, self.cohort.quiet_days)

    def fingerprint(self) -> str:
        """Return a hash of what the message shows."""
        facts = (
            self.inside,
            self.listed,
            self.waiting,
            self.outside,
            [
                (
                    each.session.id,
                    each.session.revision,
                    each.count,
                    each.session.ends_at > self.now,
                )
                for each in self.today
            ],
            [[(seen.counts_as, seen.is_open) for seen in each.seen] for each in self.today],
            None if self.upcoming is None else (self.upcoming.id, self.upcoming.revision),
            [each.fact for each in self.questions],
            [(each.person, each.why, each.said) for each in self.contacts],
            self.digest,
            *([self.services] if self.services.total else []),
            *([("planned", self.planned)] if self.planned else []),
            *([("problems", self.problems)] if self.problems else []),
            *([("surveys", self.surveys)] if self.surveys else []),
            *([("expired", self.expired)] if self.expired else []),
            *([[each.change.id for each in self.changes]] if self.changes else []),
            *((each.asks.enrolment.id, len(each.on_list)) for each in self.alike),
        )
        return sha256(repr(facts).encode()).hexdigest()[:16]


async def open_board(act: Act, *, cohort: CohortId | None = None) -> Board | tuple[Cohort, ...]:
    """Return the desk of `cohort` or of the only one, or else the cohorts to choose from.

    Raise `NotAllowed`.
    """
    if not act.visitor.grants:
        raise NotAllowed
    own = await rights.open_cohorts(act)
    chosen = [each for each in own if cohort is None or each.id == cohort]
    if cohort is not None and not chosen:
        raise NotAllowed
    if len(chosen) != 1:
        return own
    board = await board_of(act, chosen[0])
    return replace(board, others=tuple(each for each in own if each.id != board.cohort.id))


async def require_board(act: Act, cohort: CohortId) -> Board:
    """Return the desk of a cohort; raise `NotAllowed`."""
    found = await open_board(act, cohort=cohort)
    assert isinstance(found, Board), "one cohort was asked for"
    return found


async def board_of(act: Act, cohort: Cohort) -> Board:
    """Return the current state of a cohort, for the coordinator who acts.

    Raise `NoSuchContent` if its course is gone.
    """
    if cohort.course not in act.courses:
        raise NoSuchContent
    course = await as_known(act.tx, act.courses[cohort.course])
    inside, listed = await enrolments.count_members(act.tx, cohort.id)
    waiting, outside = await enrolments.waiting_and_invited(act.tx, cohort.id)
    meetings = [each for each in await sessions.all_of(act.tx, cohort.id) if not each.cancelled]
    there = ZoneInfo(cohort.zone)
    day = act.now.astimezone(there).date()
    today = [each for each in meetings if each.starts_at.astimezone(there).date() == day]
    links = await invites.links_of_invited(act.tx, cohort.id) if outside else {}
    counts = await rsvps.counts(act.tx, [each.id for each in today], cohort.id)
    return Board(
        cohort=cohort,
        course=course,
        now=act.now,
        inside=inside,
        listed=listed,
        waiting=waiting,
        outside=outside,
        today=tuple(
            [
                MeetingToday(
                    session=each, count=counts[each.id], seen=await _seen(act, each, cohort)
                )
                for each in today
            ]
        ),
        upcoming=next((each for each in meetings if each.starts_at > act.now), None),
        sessions=len(meetings),
        questions=await open_questions(act, cohort.id),
        contacts=await find_contacts(act, cohort),
        numbers=sum(1 for each in course.confirmed_services if each.emergency),
        unsigned={
            language: sum(1 for text in course.safety_texts if not text.signed_in(language))
            for language in course.languages
        },
        looked=await todays.has_previewed(act.tx, act.person.id),
        digest=await digest_of(act, cohort, zone=act.person.zone),
        services=await count_to_do(act, cohort, course),
        planned=await count_planned(act, cohort.id),
        problems=await problems.count_waiting(act.tx, cohort.id),
        surveys=await surveys.count_uncounted(act.tx, cohort.id, now=act.now),
        expired=sum(until <= act.now for until in links.values()),
        changes=await _changes(act, cohort),
        alike=await alike_in(act.tx, cohort.id) if waiting and outside else (),
    )


async def _changes(act: Act, cohort: Cohort) -> tuple[ColleagueChange, ...]:
    found = await pending_changes.made_by_others(
        act.tx, cohort.id, act.person.id, since=act.now - CHANGES_SHOWN
    )
    return tuple(ColleagueChange(change, name) for change, name in found)


async def _seen(act: Act, session: Session, cohort: Cohort) -> tuple[PersonAttendance, ...]:
    """Return the attendance at a meeting; empty before it is over."""
    if session.ends_at > act.now:
        return ()
    return tuple(await attendance.attendance_by_name(act.tx, session.id, cohort.id))
