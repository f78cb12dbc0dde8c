"""A coordinator starts and leads a discussion in the cohort's group; its members vote there."""

from collections import Counter
from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Case, Course, NoSuchContent, Scenario, find_course
from bot.learning.discussion import domain, storage
from bot.learning.discussion.domain import (
    Ballot,
    Discussion,
    DiscussionId,
    DiscussionKind,
    NoGroup,
    Poll,
)
from bot.learning.discussion_posts import service as posts
from bot.learning.service import coordinated
from bot.membership.domain import ChatId, Cohort, CohortId, Membership, Visitor
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff.domain import require_coordinator
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.refusals import NotAllowed, StaleButton, require
from bot.safety.signatures.service import as_signed
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderView:
    """A discussion as its leader sees it now.

    `lost`: it ended, since its group cannot be reached. `was_going`: it was open already.
    """

    poll: Poll
    course: Course
    lost: bool = False
    was_going: bool = False

    @property
    def discussion(self) -> Discussion:
        return self.poll.context.discussion


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted:
    """A vote was saved: its discussion and its choice."""

    discussion: Discussion
    course: Course
    choice: str


async def vote(act: Act, discussion: DiscussionId, ballot: Ballot) -> Voted:
    """Save the vote of a member, or change it; the same vote again changes nothing.

    Raises as `check_ballot`.
    """
    person = act.visitor.person_id
    found, before = await storage.with_vote_of(act.tx, discussion, ballot.step, person)
    context = require(found)
    talk, course = context.discussion, find_course(act.courses, context.course)
    domain.check_ballot(course, talk, ballot, takes_part=takes_part(act.visitor, talk.cohort_id))
    assert person is not None
    if before != ballot.choice:
        if not await storage.save_vote(
            act.tx, talk.id, ballot.step, person, ballot.choice, now=act.now
        ):
            raise domain.VoteClosed
        posts.enqueue_counts_soon(act, context)
    return Voted(discussion=talk, course=course, choice=ballot.choice)


async def lead(act: Act, discussion: DiscussionId, *, screen: int | None) -> LeaderView:
    """Give the visitor the controls, in message `screen`. End a discussion that lost its group.

    Raises `NotAllowed` for people who do not coordinate the cohort, and `StaleButton`.
    """
    poll = await poll_of(act.tx, discussion)
    require_coordinator(act.visitor.grants, poll.context.discussion.cohort_id)
    storage.lead(act.tx, discussion, act.person.id, screen=screen)
    course = find_course(act.courses, poll.context.course)
    if not poll.context.discussion.is_open or poll.context.is_linked:
        return LeaderView(poll=poll, course=course)
    await storage.end(act.tx, discussion, now=act.now)
    return LeaderView(poll=await poll_of(act.tx, discussion), course=course, lost=True)


async def close_vote(act: Act, view: LeaderView, *, step: int) -> LeaderView:
    """Close the vote on a moment of a story, and show the group the result.

    Raises `StaleButton`.
    """
    if view.lost:
        return view
    was = view.discussion
    if not await storage.move_on(act.tx, was, domain.close_vote(was, step=step), now=act.now):
        raise StaleButton
    posts.enqueue_counts(act, was)
    return await _reload(act.tx, view)


async def go_on(act: Act, view: LeaderView, *, step: int, choice: str) -> LeaderView:
    """Continue the way that was picked, or with the next question; the last one ends it.

    Raises `StaleButton`, `NoSuchContent`.
    """
    if view.lost:
        return view
    was = view.discussion
    now_is = domain.go_on(view.course, was, step=step, choice=choice)
    if was.kind is DiscussionKind.CASE:
        posts.enqueue_counts(act, was)
    if not await storage.move_on(act.tx, was, now_is, now=act.now):
        raise StaleButton
    if was.kind is DiscussionKind.SCENARIO:
        posts.enqueue_outcome(act, now_is, of_step=step)
    if now_is.is_open:
        posts.enqueue_step(act, now_is)
    else:
        posts.enqueue_debrief(act, now_is)
    return await _reload(act.tx, view)


async def end(act: Act, view: LeaderView) -> LeaderView:
    """End a discussion early and tell the group; raise `StaleButton` if it is over already."""
    if view.lost:
        return view
    if not await storage.end(act.tx, view.discussion.id, now=act.now):
        raise StaleButton
    posts.enqueue_counts(act, view.discussion)
    posts.enqueue_stopped(act, view.discussion)
    await note_in_audit(act, "discussion.end", f"discussion:{view.discussion.id}")
    return await _reload(act.tx, view)


async def end_in_lost_group(act: Act, group: ChatId, *, becomes: CohortId | None = None) -> None:
    """End what is open in a group that its cohort has lost, and tell the leader.

    With `becomes` the group is now linked to that cohort, whose discussion there continues.
    """
    for discussion in await storage.end_in(act.tx, group, now=act.now, becomes=becomes):
        context = await storage.load(act.tx, discussion)
        assert context is not None
        posts.enqueue_lost(act, context)


async def repost_in_new_chat(act: Act, group: ChatId) -> None:
    """Post the present step again in a group that got another id from Telegram."""
    context = await storage.load_open_in_chat(act.tx, group)
    if context is not None:
        posts.enqueue_step_again(act, context.discussion)


async def _reload(tx: Tx, view: LeaderView) -> LeaderView:
    return LeaderView(poll=await poll_of(tx, view.discussion.id), course=view.course)


async def poll_of(tx: Tx, discussion: DiscussionId) -> Poll:
    """Return a discussion with its votes; raise `StaleButton` if there is none."""
    poll, _ = await storage.poll(tx, discussion)
    return require(poll)


def takes_part(visitor: Visitor, cohort: CohortId) -> bool:
    return any(
        each.cohort_id == cohort and each.state is Membership.ACTIVE for each in visitor.enrolments
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StartOptions:
    """What a cohort can discuss in its group; `going` is what is open there already."""

    cohort: Cohort
    subjects: tuple[Scenario | Case, ...]
    going: Poll | None
    course: Course


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPreview:
    """What would be posted: which story or case, in which language, for how many people."""

    cohort: Cohort
    course: Course
    subject: Scenario | Case
    language: str
    members: int


async def offer(act: Act, cohort: CohortId) -> StartOptions:
    """Return what a coordinator may start; raise `NotAllowed`, `NoGroup`, `NoSuchContent`."""
    found, course = await _cohort(act, cohort)
    subjects = domain.discussable(course)
    if not subjects:
        raise NoSuchContent
    context = await storage.load_open(act.tx, cohort)
    going = None if context is None else await poll_of(act.tx, context.discussion.id)
    return StartOptions(cohort=found, subjects=subjects, going=going, course=course)


async def cohort_of_group(act: Act, group: ChatId) -> CohortId:
    """Return the cohort of a group; raise `NotAllowed` for people who do not coordinate it."""
    for each in await rights.open_cohorts(act):
        if each.group_chat_id == group:
            return each.id
    raise NotAllowed


async def own_cohorts(act: Act) -> tuple[Cohort, ...]:
    """Return the open cohorts with a group that a visitor runs; raise `NotAllowed`, `NoGroup`."""
    if not act.visitor.grants:
        raise NotAllowed
    own = await rights.open_cohorts(act)
    linked = tuple(each for each in own if each.group_chat_id is not None)
    if not linked:
        raise NoGroup
    return linked


async def check(act: Act, cohort: CohortId, content: str, *, language: str = "") -> StartPreview:
    """Return what would be posted, in `language` or in the one that most participants read.

    Raises `NotAllowed`, `NoGroup`, `NoSuchContent`.
    """
    found, course = await _cohort(act, cohort)
    subject = domain.find_subject(course, content)
    listed = await enrolments.listed(act.tx, cohort)
    readers = [each.language for each in listed if each.enrolment.state is Membership.ACTIVE]
    spoken = Counter(each for each in readers if each in course.languages)
    most = max(course.languages, key=lambda each: spoken[each])
    return StartPreview(
        cohort=found,
        course=course,
        subject=subject,
        language=language if language in course.languages else most,
        members=len(readers),
    )


async def start(act: Act, checked: StartPreview, *, screen: int | None) -> LeaderView:
    """Open the discussion and enqueue its first messages, or return the one that is open already.

    `screen` is the message with the controls. Raises `NoGroup`.
    """
    assert checked.cohort.group_chat_id is not None
    kind, node = domain.first_node(checked.subject)
    begun = await storage.start(
        act.tx,
        cohort=checked.cohort.id,
        chat=checked.cohort.group_chat_id,
        by=act.person.id,
        kind=kind,
        content=checked.subject.id,
        language=checked.language,
        node=node,
        screen=screen,
        now=act.now,
    )
    if begun is None:
        return await _going(act.tx, checked)
    poll = await poll_of(act.tx, begun)
    if not poll.context.is_linked:
        raise NoGroup
    posts.enqueue_opening(act, poll.context.discussion)
    await note_in_audit(act, "discussion.start", f"discussion:{begun}")
    return LeaderView(poll=poll, course=checked.course)


async def _cohort(act: Act, cohort: CohortId) -> tuple[Cohort, Course]:
    found, course = await coordinated(act, cohort)
    if found.closed_at is not None:
        raise NotAllowed
    if found.group_chat_id is None:
        raise NoGroup
    return found, await as_signed(act.tx, course)


async def _going(tx: Tx, checked: StartPreview) -> LeaderView:
    context = require(await storage.load_open(tx, checked.cohort.id), NoGroup)
    poll = await poll_of(tx, context.discussion.id)
    return LeaderView(poll=poll, course=checked.course, was_going=True)
