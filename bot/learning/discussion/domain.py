"""Rules of a discussion: a cohort talks about a story or a case in its group and votes.

No names are shown there: the group sees how many have voted, and the counts once the vote is
closed. The coordinator closes each vote and picks the way on, in a private chat. A step is a moment
of a story, or a question of a case; steps count from 0.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from bot.catalog.carrying import CarriedCounts
from bot.catalog.course import Case, Course, NoSuchContent, Scenario
from bot.catalog.story import is_over
from bot.membership.domain import ChatId, CohortId, PersonId
from bot.refusals import ForeignButton, Refusal, StaleButton

DiscussionId = NewType("DiscussionId", int)
ChoiceCounts = Mapping[str, int]
"""Choice -> how many people voted for it."""

TALKED, MORE_TIME = "talked", "time"
"""The two votes on a question of a case: we talked about it, we need more time."""
EDIT_INTERVAL = timedelta(seconds=6)
"""Time between two edits of one message: Telegram allows about 20 a minute in a group."""
EDIT_LEAD = timedelta(seconds=1)
"""An edit that is due at least this much later shows the present vote."""


class VoteClosed(StaleButton):
    """The vote on this is closed."""


class NotOfThisCourse(Refusal):
    """Only those who take part in this course vote here."""


class NoGroup(Refusal):
    """The course has no group that can be reached."""


class DiscussionKind(StrEnum):
    """What is discussed."""

    SCENARIO = "scenario"
    CASE = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastStep:
    """A step that is over: its node, and the choice that was picked ("" in a case)."""

    node: str
    choice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """The state of a discussion. `node` is a moment's id, or the number of a case's question.

    `voting`: people may vote. `edits` counts the edits of the present step's message, also those
    that are enqueued; the latest is at `edited_at` (UTC). `led_by` has the controls in a private
    chat.
    """

    id: DiscussionId
    cohort_id: CohortId
    chat_id: ChatId
    led_by: PersonId
    kind: DiscussionKind
    content: str
    language: str
    node: str
    step: int
    voting: bool
    is_open: bool
    way: tuple[PastStep, ...]
    edits: int
    edited_at: datetime
    screen_message_id: int | None = None

    def node_at(self, step: int) -> str:
        """Return the node of a past step or of the present one."""
        return self.way[step].node if step < len(self.way) else self.node

    def takes_votes_at(self, step: int) -> bool:
        """Tell whether people may vote at a step now."""
        return self.is_open and self.voting and step == self.step


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """A vote in a group: at which step, for what, in which chat."""

    step: int
    choice: str
    chat_id: ChatId


def find_subject(course: Course, content: str) -> Scenario | Case:
    try:
        return course.scenario(content)
    except NoSuchContent:
        return course.case(content)


def discussable(course: Course) -> tuple[Scenario | Case, ...]:
    """Return what a cohort can discuss, in the order of the course; cases need a question."""
    return (*course.scenarios, *(case for case in course.cases if case.prompts))


def first_node(subject: Scenario | Case) -> tuple[DiscussionKind, str]:
    """Return the kind of a story or case, and the node at which it begins."""
    if isinstance(subject, Scenario):
        return DiscussionKind.SCENARIO, subject.start
    return DiscussionKind.CASE, "0"


def choices_at(course: Course, talk: Discussion, step: int) -> tuple[str, ...]:
    """Return the votes that a step offers; raise `NoSuchContent` if the course lost it."""
    if talk.kind is DiscussionKind.CASE:
        return (TALKED, MORE_TIME)
    node = course.scenario(talk.content).node(talk.node_at(step))
    return tuple(choice.id for choice in node.choices)


def check_ballot(course: Course, talk: Discussion, ballot: Ballot, *, takes_part: bool) -> None:
    """Check that a vote is allowed. `takes_part`: the voter's enrolment in the cohort is active.

    Raises `ForeignButton` in another chat, `NotOfThisCourse`, `VoteClosed`, and `StaleButton` for
    an unknown step or choice.
    """
    if ballot.chat_id != talk.chat_id:
        raise ForeignButton
    if not takes_part:
        raise NotOfThisCourse
    if ballot.step > talk.step:
        raise StaleButton
    if not talk.takes_votes_at(ballot.step):
        raise VoteClosed
    if ballot.choice not in choices_at(course, talk, ballot.step):
        raise StaleButton


def next_edit_at(edited_at: datetime, *, now: datetime) -> datetime | None:
    """Return when to show the present vote; None if an enqueued edit will show it."""
    soonest = now + EDIT_LEAD
    if edited_at >= soonest:
        return None
    return max(soonest, edited_at + EDIT_INTERVAL)


def ranked(choices: tuple[str, ...], counts: ChoiceCounts) -> tuple[str, ...]:
    """Return the choices by votes, the most first; equal ones stay in the order of the text."""
    return tuple(sorted(choices, key=lambda choice: -counts.get(choice, 0)))


def leading(choices: tuple[str, ...], counts: ChoiceCounts) -> str | None:
    """Return the choice with most votes; None for a tie or if nobody voted."""
    most = max((counts.get(choice, 0) for choice in choices), default=0)
    first = [choice for choice in choices if counts.get(choice, 0) == most]
    return first[0] if most and len(first) == 1 else None


def close_vote(talk: Discussion, *, step: int) -> Discussion:
    """Close the vote on the present moment of a story; raise `StaleButton` for any other."""
    if talk.kind is not DiscussionKind.SCENARIO or not talk.takes_votes_at(step):
        raise StaleButton
    return replace(talk, voting=False)


def go_on(course: Course, talk: Discussion, *, step: int, choice: str) -> Discussion:
    """Return the discussion at its next step, or ended. In a story the vote must be closed before.

    Raises `StaleButton` for another step or choice, `NoSuchContent` if the course lost it.
    """
    if not talk.is_open or step != talk.step:
        raise StaleButton
    following = (
        _after_question(course, talk)
        if talk.kind is DiscussionKind.CASE
        else _after_moment(course, talk, choice)
    )
    way = (*talk.way, PastStep(node=talk.node, choice=choice))
    if following is None:
        return replace(talk, way=way, voting=False, is_open=False)
    return replace(talk, way=way, step=step + 1, node=following, voting=True, edits=0)


def _after_question(course: Course, talk: Discussion) -> str | None:
    number = int(talk.node) + 1
    return str(number) if number < len(course.case(talk.content).prompts) else None


def _after_moment(course: Course, talk: Discussion, choice: str) -> str | None:
    if talk.voting or choice not in choices_at(course, talk, talk.step):
        raise StaleButton
    story = course.scenario(talk.content)
    taken = story.node(talk.node).choice(choice)
    following = story.onward(taken, carried_at(story, talk, talk.step))
    return None if is_over(following) else following


def carried_at(story: Scenario, talk: Discussion, step: int) -> CarriedCounts:
    """Return what the way through a story carries at a past step or the present one."""
    return story.carried((past.node, past.choice) for past in talk.way[:step])


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionContext:
    """A discussion with its course, group and leader.

    `is_linked`: its chat is still the group of the cohort, and can be reached. `leader_chat` is
    the private chat of the coordinator with the controls.
    """

    discussion: Discussion
    course: str
    zone: str
    is_linked: bool
    leader_chat: ChatId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """A discussion with its votes by step, and the number of people who take part in the course."""

    context: DiscussionContext
    votes: Mapping[int, ChoiceCounts]
    members: int

    def at(self, step: int) -> ChoiceCounts:
        return self.votes.get(step, {})


_PAYLOAD = re.compile(r"talk_([1-9][0-9]{0,17})_([0-9]{1,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """The texts of one step of a discussion; the step after the last one is the end."""

    discussion: DiscussionId
    step: int

    @property
    def payload(self) -> str:
        """The start parameter of the link that opens it.

        Telegram allows 64 characters of A-Z, a-z, 0-9, _ and -
        (https://core.telegram.org/bots/features#deep-linking).
        """
        return f"talk_{self.discussion}_{self.step}"


def reading_place_of(payload: str) -> ReadingPlace | None:
    """Return what a start parameter opens; None if it is of another feature."""
    found = _PAYLOAD.fullmatch(payload)
    if found is None:
        return None
    return ReadingPlace(DiscussionId(int(found.group(1))), int(found.group(2)))


def end_of(talk: Discussion) -> int:
    """Return the number of the step at which the end of a closed discussion stands."""
    return talk.step + 1
