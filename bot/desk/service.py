"""The board of a cohort, which several features of the desk show; and what other areas ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final, NamedTuple

from bot.act import Act
from bot.catalog.course import Course
from bot.days import local_day, monday_of
from bot.desk.contacts.domain import Contact
from bot.desk.digest.domain import Digest
from bot.desk.domain import looks_back
from bot.desk.sightings.domain import Seen
from bot.learning.discussion.service import end_in_lost_group
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, Cohort
from bot.membership.staff import storage as staff
from bot.people.merging.service import Alike
from bot.people.service import enqueue_message
from bot.questions.answering.service import WaitingQuestion
from bot.services.confirming.service import ServicesToDo
from bot.sessions.attendance.domain import PersonAttendance
from bot.sessions.domain import Session
from bot.sessions.pending_changes.domain import PendingChange
from bot.sessions.rsvp.domain import RsvpCount


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
    the same coordinator. `services` and `problems` wait for a coordinator. `surveys` are those that
    have ended with results that nobody has opened, until the day after this coordinator saw it.
    `looked`: this coordinator has seen the course as a participant. `digest` is last week, on the
    day that shows it. `planned` counts announcements that wait for their time, `expired` the people
    outside whose link has expired. `changes` are meetings that colleagues have moved or cancelled
    since the day before. `alike` are people who ask to join and may be on the list; `asking` are
    the enrolments of all who ask. `contacts` are shown each day; this coordinator has seen
    `set_back` twice, so a line counts them once a week. `nobody_on` are the starts of the last
    meetings, if nobody came to them. Of `untold` meetings people have the place of before.
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
    problem_ids: tuple[int, ...] = ()
    surveys: tuple[int, ...] = ()
    asking: tuple[int, ...] = ()
    set_back: tuple[Contact, ...] = ()
    nobody_on: tuple[datetime, ...] = ()
    seen: Seen = field(default_factory=Seen)
    expired: int = 0
    changes: tuple[ColleagueChange, ...] = ()
    alike: tuple[Alike, ...] = ()
    others: tuple[Cohort, ...] = ()
    untold: tuple[Session, ...] = ()

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
    def everybody(self) -> tuple[Contact, ...]:
        """Whom to contact, those first whom this coordinator has not seen twice."""
        return (*self.contacts, *self.set_back)

    @property
    def day(self) -> int:
        """The ordinal of today, where the cohort is."""
        return local_day(self.now, self.cohort.zone).toordinal()

    @property
    def is_weekly(self) -> bool:
        """Whether it is the day of the week on which a coordinator looks back."""
        return looks_back(local_day(self.now, self.cohort.zone), self.cohort.quiet_days)

    @property
    def facts(self) -> frozenset[str]:
        """What a morning rings for, apart from people to contact; each fact has a name of its own.

        A morning rings if it knows a fact that the last one did not know. Services that must be
        checked again are a reason once a week, until somebody has done it.
        """
        week = monday_of(local_day(self.now, self.cohort.zone)).isoformat()
        told = (
            *(f"meeting:{each.session.id}:{each.session.revision}" for each in self.today),
            *(each.name for each in self.questions),
            *(f"asks:{each}" for each in self.asking),
            *(f"service:{each}" for each in self.services.waiting),
            *([f"again:{week}"] if self.services.to_try_again and self.is_weekly else []),
            *(f"problem:{each}" for each in self.problem_ids),
            *(f"survey:{each}" for each in self.surveys),
            *(f"change:{each.change.id}" for each in self.changes),
            *(f"nobody:{start.timestamp():.0f}" for start in self.nobody_on),
            *([f"week:{week}"] if self.digest else []),
            *([f"joined:{self.inside}"] if self.inside else []),
        )
        return frozenset(f"{self.cohort.id}:{each}" for each in told)

    @property
    def asks_for_something(self) -> bool:
        return bool(self.today or self.questions or self.contacts or self.waiting or self.changes)

    @property
    def unheard(self) -> tuple[Contact, ...]:
        """The people to contact for whom no morning of this coordinator has rung."""
        return tuple(each for each in self.everybody if self.seen.of(each) is None)

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
            *([("surveys", len(self.surveys))] if self.surveys else []),
            *([("set_back", len(self.set_back))] if self.set_back else []),
            *([("nobody_on", self.nobody_on)] if self.nobody_on else []),
            *([("expired", self.expired)] if self.expired else []),
            *([[each.change.id for each in self.changes]] if self.changes else []),
            *((each.asks.enrolment.id, len(each.on_list)) for each in self.alike),
        )
        return sha256(repr(facts).encode()).hexdigest()[:16]


GROUP_LOST: Final = "group.lost"
"""The kind of the message that tells coordinators that their group has lost the bot."""
_KEPT: Final = timedelta(days=30)


async def unlink_group(act: Act, group: ChatId) -> None:
    """Unlink a group from which the bot was removed, end what is open there, and tell it."""
    cohort = await cohorts.lose_group(act.tx, group, now=act.now)
    told = [] if cohort is None else await staff.chats_of_coordinators(act.tx, cohort)
    for chat, coordinator in told:
        dedup = f"{GROUP_LOST}:{cohort}:{round(act.now.timestamp())}:{coordinator}"
        enqueue_message(act, chat, GROUP_LOST, {"cohort": cohort}, keep=_KEPT, dedup=dedup)
    await end_in_lost_group(act, group)
