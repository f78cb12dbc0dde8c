"""A coordinator leads a discussion in the cohort's group; those who take part vote there."""

from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course, find_course
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


async def vote(act: Act, discussion: DiscussionId, ballot: Ballot) -> Voted:
    """Keep the vote of somebody who takes part, or change it; the same one twice changes nothing.

    Raises ForeignButton, NotOfThisCourse, VoteClosed, StaleButton.
    """
    person = act.visitor.person_id
    kept, before = await storage.with_vote_of(act.tx, discussion, ballot.step, person)
    if kept is None:
        raise StaleButton
    talk, course = kept.discussion, find_course(act.courses, kept.course)
    domain.admit(course, talk, ballot, takes_part=_takes_part(act.visitor, talk.cohort_id))
    assert person is not None
    if before != ballot.choice:
        if not await storage.cast(act.tx, talk.id, ballot.step, person, ballot.choice, now=act.now):
            raise domain.VoteClosed
        posts.enqueue_counts_soon(act, kept)
    return Voted(discussion=talk, course=course, choice=ballot.choice)


async def lead(act: Act, discussion: DiscussionId, *, screen: int | None) -> Led:
    """Take the controls; `screen` is the message that will show them. Ends what lost its group.

    Raises NotAllowed for others than the cohort's coordinators, StaleButton.
    """
    poll = await poll_of(act.tx, discussion)
    require_coordinator(act.visitor.grants, poll.kept.discussion.cohort_id)
    assert act.visitor.person is not None
    storage.lead(act.tx, discussion, act.visitor.person.id, screen=screen)
    course = find_course(act.courses, poll.kept.course)
    if not poll.kept.discussion.is_open or poll.kept.is_linked:
        return Led(poll=poll, course=course)
    await storage.end(act.tx, discussion, now=act.now)
    return Led(poll=await poll_of(act.tx, discussion), course=course, lost=True)


async def close_vote(act: Act, led: Led, *, step: int) -> Led:
    """Take no more votes on a moment of a story, and show the group how it stands.

    Raises StaleButton.
    """
    if led.lost:
        return led
    was = led.discussion
    if not await storage.move_on(act.tx, was, domain.close_vote(was, step=step), now=act.now):
        raise StaleButton
    posts.enqueue_counts(act, was)
    return await _again(act.tx, led)


async def go_on(act: Act, led: Led, *, step: int, choice: str) -> Led:
    """Go the way that the coordinator picked, or to the next question; the last one ends it.

    Raises StaleButton, NoSuchContent.
    """
    if led.lost:
        return led
    was = led.discussion
    now_is = domain.go_on(led.course, was, step=step, choice=choice)
    if was.kind is Kind.CASE:
        posts.enqueue_counts(act, was)
    if not await storage.move_on(act.tx, was, now_is, now=act.now):
        raise StaleButton
    if was.kind is Kind.SCENARIO:
        posts.enqueue_outcome(act, now_is, of_step=step)
    if now_is.is_open:
        posts.enqueue_step(act, now_is)
    else:
        posts.enqueue_debrief(act, now_is)
    return await _again(act.tx, led)


async def end(act: Act, led: Led) -> Led:
    """End before the end, and say so in the group; StaleButton if it is over already."""
    if led.lost:
        return led
    if not await storage.end(act.tx, led.discussion.id, now=act.now):
        raise StaleButton
    posts.enqueue_counts(act, led.discussion)
    posts.enqueue_stopped(act, led.discussion)
    await note_done(act, "discussion.end", led.discussion.id)
    return await _again(act.tx, led)


async def lose_group(act: Act, group: ChatId, *, becomes: CohortId | None = None) -> None:
    """End what is open where a cohort has no group any more, and tell who leads it.

    With `becomes` the group is linked to that cohort now, and what it has open there goes on.
    """
    for discussion in await storage.end_in(act.tx, group, now=act.now, becomes=becomes):
        kept = await storage.one(act.tx, discussion)
        assert kept is not None
        posts.enqueue_lost(act, kept)


async def follow(act: Act, group: ChatId) -> None:
    """Post the present step again where a group went on under another id."""
    kept = await storage.open_in(act.tx, group)
    if kept is not None:
        posts.enqueue_step_again(act, kept.discussion)


async def _again(tx: Tx, led: Led) -> Led:
    return Led(poll=await poll_of(tx, led.discussion.id), course=led.course)


async def poll_of(tx: Tx, discussion: DiscussionId) -> Poll:
    """Return a discussion with its votes; StaleButton if there is none."""
    poll, _ = await storage.poll(tx, discussion)
    if poll is None:
        raise StaleButton
    return poll


async def note_done(act: Act, action: str, discussion: DiscussionId) -> None:
    """Write down who started or ended it."""
    actor = act.visitor.person_id
    await audit.note(
        act.tx, actor=actor, action=action, object=f"discussion:{discussion}", now=act.now
    )


def _takes_part(visitor: Visitor, cohort: CohortId) -> bool:
    return any(
        each.cohort_id == cohort and each.state is Membership.ACTIVE for each in visitor.enrolments
    )
