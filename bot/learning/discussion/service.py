"""A coordinator leads a discussion in the cohort's group; those who take part vote there."""

from dataclasses import dataclass
from datetime import datetime

from bot.catalog.course import Course, Courses, find_course
from bot.learning.discussion import domain, storage
from bot.learning.discussion.domain import Ballot, Discussion, DiscussionId, Kind, Poll
from bot.learning.discussion_posts import service as posts
from bot.membership.audit import storage as audit
from bot.membership.domain import ChatId, CohortId, Membership, Visitor
from bot.membership.staff.domain import require_coordinator
from bot.refusals import StaleButton
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """A discussion as who leads it sees it now.

    `lost`: its group is out of reach, so it ended. `was_going`: it is another that was open.
    """

    poll: Poll
    course: Course
    lost: bool = False
    was_going: bool = False

    @property
    def discussion(self) -> Discussion:
        """The discussion itself."""
        return self.poll.kept.discussion


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted:
    """A vote is kept: on what, for what."""

    discussion: Discussion
    course: Course
    choice: str


async def vote(
    tx: Tx,
    visitor: Visitor,
    courses: Courses,
    discussion: DiscussionId,
    ballot: Ballot,
    *,
    now: datetime,
) -> Voted:
    """Keep the vote of somebody who takes part, or change it; the same one twice changes nothing.

    Raises ForeignButton, NotOfThisCourse, VoteClosed, StaleButton.
    """
    person = visitor.person_id
    kept, before = await storage.with_vote_of(tx, discussion, ballot.step, person)
    if kept is None:
        raise StaleButton
    talk, course = kept.discussion, find_course(courses, kept.course)
    domain.admit(course, talk, ballot, takes_part=_takes_part(visitor, talk.cohort_id))
    assert person is not None
    if before != ballot.choice:
        if not await storage.cast(tx, talk.id, ballot.step, person, ballot.choice, now=now):
            raise domain.VoteClosed
        posts.counts_soon(tx, kept, now=now)
    return Voted(discussion=talk, course=course, choice=ballot.choice)


async def lead(
    tx: Tx,
    visitor: Visitor,
    courses: Courses,
    discussion: DiscussionId,
    *,
    screen: int | None,
    now: datetime,
) -> Led:
    """Take the controls; `screen` is the message that will show them. Ends what lost its group.

    Raises NotAllowed for others than the cohort's coordinators, StaleButton.
    """
    poll = await poll_of(tx, discussion)
    require_coordinator(visitor.grants, poll.kept.discussion.cohort_id)
    assert visitor.person is not None
    storage.lead(tx, discussion, visitor.person.id, screen=screen)
    course = find_course(courses, poll.kept.course)
    if not poll.kept.discussion.is_open or poll.kept.is_linked:
        return Led(poll=poll, course=course)
    await storage.end(tx, discussion, now=now)
    return Led(poll=await poll_of(tx, discussion), course=course, lost=True)


async def close_vote(tx: Tx, led: Led, *, step: int, now: datetime) -> Led:
    """Take no more votes on a moment of a story, and show the group how it stands.

    Raises StaleButton.
    """
    if led.lost:
        return led
    was = led.discussion
    if not await storage.move_on(tx, was, domain.close_vote(was, step=step), now=now):
        raise StaleButton
    posts.counts(tx, was, now=now)
    return await _again(tx, led)


async def go_on(tx: Tx, led: Led, *, step: int, choice: str, now: datetime) -> Led:
    """Go the way that the coordinator picked, or to the next question; the last one ends it.

    Raises StaleButton, NoSuchContent.
    """
    if led.lost:
        return led
    was = led.discussion
    now_is = domain.go_on(led.course, was, step=step, choice=choice)
    if was.kind is Kind.CASE:
        posts.counts(tx, was, now=now)
    if not await storage.move_on(tx, was, now_is, now=now):
        raise StaleButton
    if was.kind is Kind.SCENARIO:
        posts.outcome(tx, now_is, of_step=step, now=now)
    if now_is.is_open:
        posts.step(tx, now_is, now=now)
    else:
        posts.debrief(tx, now_is, now=now)
    return await _again(tx, led)


async def end(tx: Tx, visitor: Visitor, led: Led, *, now: datetime) -> Led:
    """End before the end, and say so in the group; StaleButton if it is over already."""
    if led.lost:
        return led
    if not await storage.end(tx, led.discussion.id, now=now):
        raise StaleButton
    posts.counts(tx, led.discussion, now=now)
    posts.stopped(tx, led.discussion, now=now)
    await note_done(tx, visitor, "discussion.end", led.discussion.id, now=now)
    return await _again(tx, led)


async def lose_group(
    tx: Tx, group: ChatId, *, now: datetime, becomes: CohortId | None = None
) -> None:
    """End what is open where a cohort has no group any more, and tell who leads it.

    With `becomes` the group is linked to that cohort now, and what it has open there goes on.
    """
    for discussion in await storage.end_in(tx, group, now=now, becomes=becomes):
        kept = await storage.one(tx, discussion)
        assert kept is not None
        posts.lost(tx, kept, now=now)


async def follow(tx: Tx, group: ChatId, *, now: datetime) -> None:
    """Post the present step again where a group went on under another id."""
    kept = await storage.open_in(tx, group)
    if kept is not None:
        posts.step_again(tx, kept.discussion, now=now)


async def _again(tx: Tx, led: Led) -> Led:
    return Led(poll=await poll_of(tx, led.discussion.id), course=led.course)


async def poll_of(tx: Tx, discussion: DiscussionId) -> Poll:
    """Return a discussion with its votes; StaleButton if there is none."""
    poll, _ = await storage.poll(tx, discussion)
    if poll is None:
        raise StaleButton
    return poll


async def note_done(
    tx: Tx, visitor: Visitor, action: str, discussion: DiscussionId, *, now: datetime
) -> None:
    """Write down who started or ended it."""
    actor = visitor.person_id
    await audit.note(tx, actor=actor, action=action, object=f"discussion:{discussion}", now=now)


def _takes_part(visitor: Visitor, cohort: CohortId) -> bool:
    return any(
        each.cohort_id == cohort and each.state is Membership.ACTIVE for each in visitor.enrolments
    )
