"""An announcement, its states, and which state may follow which."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.announcements.audience.domain import Audience
from bot.announcements.message.domain import Content, MessagePart
from bot.membership.domain import ChatId, Cohort, CohortId, Grant, PersonId
from bot.refusals import Refusal, StaleButton

AnnouncementId = NewType("AnnouncementId", int)


class AnnouncementState(StrEnum):
    """The state of an announcement. Rows of the outbox exist from RUNNING on, never before."""

    DRAFT = "draft"
    APPROVAL = "approval"
    SCHEDULED = "scheduled"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    RECALLED = "recalled"
    DROPPED = "dropped"


NEXT_STATES: dict[AnnouncementState, frozenset[AnnouncementState]] = {
    AnnouncementState.DRAFT: frozenset(
        {AnnouncementState.APPROVAL, AnnouncementState.SCHEDULED, AnnouncementState.DROPPED}
    ),
    AnnouncementState.APPROVAL: frozenset(
        {AnnouncementState.SCHEDULED, AnnouncementState.DRAFT, AnnouncementState.DROPPED}
    ),
    AnnouncementState.SCHEDULED: frozenset(
        {AnnouncementState.RUNNING, AnnouncementState.DRAFT, AnnouncementState.STOPPED}
    ),
    AnnouncementState.RUNNING: frozenset(
        {AnnouncementState.DONE, AnnouncementState.STOPPED, AnnouncementState.RECALLED}
    ),
    AnnouncementState.DONE: frozenset({AnnouncementState.RUNNING, AnnouncementState.RECALLED}),
    AnnouncementState.STOPPED: frozenset({AnnouncementState.RECALLED}),
    AnnouncementState.RECALLED: frozenset(),
    AnnouncementState.DROPPED: frozenset(),
}
"""What may come next. DONE runs again when what failed is tried again."""

IN_CHATS = frozenset({AnnouncementState.RUNNING, AnnouncementState.DONE, AnnouncementState.STOPPED})
"""States in which people may have it in their chats."""
ON_ITS_WAY = frozenset(
    {
        AnnouncementState.APPROVAL,
        AnnouncementState.SCHEDULED,
        AnnouncementState.RUNNING,
        AnnouncementState.DONE,
    }
)
"""States in which pressing Send once more changes nothing."""


def states_before(state: AnnouncementState) -> tuple[AnnouncementState, ...]:
    """Return the states from which `state` may be reached."""
    return tuple(each for each in AnnouncementState if state in NEXT_STATES[each])


def message_prefix(announcement: AnnouncementId) -> str:
    """Return the prefix of the dedup keys of its messages."""
    return f"ann:{announcement}:"


def message_dedup(announcement: AnnouncementId, person: int, part: int) -> str:
    """Return the dedup key of one message (from 0) to one person."""
    return f"{message_prefix(announcement)}{person}:{part}"


class AnswerSet(StrEnum):
    """The set of answers that readers can tap; the announcement says what letters stand for."""

    YES_NO = "yes_no"
    YES_MAYBE_NO = "yes_maybe_no"
    AB = "ab"
    ABC = "abc"
    ABCD = "abcd"


class AlreadyOnItsWay(StaleButton):
    """It was sent by an earlier tap."""


class NobodyThere(Refusal):
    """The announcement would reach nobody."""


class NothingToSend(Refusal):
    """The announcement has no message yet."""


class WordsForgotten(Refusal):
    """The words of the announcement were deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What a coordinator announces, to whom and when. Instants are UTC-aware.

    `language` is the first one it was written in; `wanted_at` is the chosen time, None for now.
    `may_cover` is off if the author does not want topic words covered; `covered` is what was
    decided when it was sent. `people_in` and `people_out` count the audience: as it was sent, and
    again once its recipients are saved (`freezing` until then). While it runs, they get their rows
    (`planning`); `is_behind`: some who are saved have none yet. `mornings`:
    it goes in each person's morning of the day of `wanted_at`. `corrects` is what it corrects.
    `vote` are the answers that its readers can tap; `vote_named`: their names are seen.
    `edition` counts fixed typos; while `editing`, the latest fix is sent to the chats.
    `forgotten_at` is when its words were deleted.
    """

    id: AnnouncementId
    author_id: PersonId
    cohort_id: CohortId
    state: AnnouncementState
    audience: Audience
    language: str
    revision: int
    urgent: bool = False
    may_cover: bool = True
    covered: bool = False
    got_it: bool = False
    vote: AnswerSet | None = None
    vote_named: bool = False
    corrects: AnnouncementId | None = None
    mornings: bool = False
    wanted_at: datetime | None = None
    start_at: datetime | None = None
    approved_by: PersonId | None = None
    refused_by: PersonId | None = None
    screen_message_id: int | None = None
    freezing: bool = False
    planning: bool = False
    is_behind: bool = False
    edition: int = 0
    editing: bool = False
    reminding: bool = False
    reminded_at: datetime | None = None
    people_in: int = 0
    people_out: int = 0
    ended_at: datetime | None = None
    forgotten_at: datetime | None = None

    @property
    def asks(self) -> bool:
        """Whether readers are asked to tap something below it."""
        return self.got_it or self.vote is not None

    @property
    def is_shared(self) -> bool:
        """Whether colleagues see it: it was sent, and to more than one person."""
        return (
            self.state not in {AnnouncementState.DRAFT, AnnouncementState.DROPPED}
            and self.people_in > 1
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementDetails:
    """An announcement with its content, its author and its cohorts, as they are now.

    `grants` are the roles that its author has at this moment; `cohorts` are those of its audience.
    """

    announcement: Announcement
    content: Content
    author: str
    author_chat: ChatId | None
    organization: str | None
    grants: tuple[Grant, ...]
    cohorts: tuple[Cohort, ...]
    home: Cohort


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementLine:
    """One announcement in a list; `first` is its first part, if its words are still stored.

    `at` is when it starts or started; for a draft, when it was begun. `author` is the colleague
    who wrote it; None for the reader's own.
    """

    id: AnnouncementId
    state: AnnouncementState
    at: datetime
    people: int
    first: MessagePart | None
    author: str | None = None


SavedId = NewType("SavedId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAudience:
    """An audience that a coordinator saved under a name."""

    id: SavedId
    owner: PersonId
    name: str
    audience: Audience
