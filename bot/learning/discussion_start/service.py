"""A coordinator chooses, checks and starts a discussion in a cohort's group."""

from collections import Counter
from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Case, Course, NoSuchContent, Scenario
from bot.learning.discussion import domain as rules
from bot.learning.discussion import storage as discussions
from bot.learning.discussion.domain import NoGroup, Poll
from bot.learning.discussion.service import LeaderView, poll_of, record_action
from bot.learning.discussion_posts import service as posts
from bot.learning.discussion_start import storage
from bot.learning.service import coordinated
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, Cohort, CohortId, Membership
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff.domain import coordinates
from bot.refusals import NotAllowed
from bot.safety.signatures.service import as_signed
from bot.storage.database import Tx


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
    """Return what a coordinator may start. Raises NotAllowed, NoGroup, NoSuchContent."""
    found, course = await _cohort(act, cohort)
    subjects = rules.discussable(course)
    if not subjects:
        raise NoSuchContent
    context = await discussions.load_open(act.tx, cohort)
    going = None if context is None else await poll_of(act.tx, context.discussion.id)
    return StartOptions(cohort=found, subjects=subjects, going=going, course=course)


async def cohort_of_group(act: Act, group: ChatId) -> CohortId:
    """Return the cohort whose group this is; raise NotAllowed for others than its coordinators."""
    for each in await cohorts.open_cohorts(act.tx, now=act.now):
        if each.group_chat_id == group and coordinates(act.visitor.grants, each.id):
            return each.id
    raise NotAllowed


async def own_cohorts(act: Act) -> tuple[Cohort, ...]:
    """Return the open cohorts with a group that a visitor runs. Raises NotAllowed, NoGroup."""
    if not act.visitor.grants:
        raise NotAllowed
    found = [
        each
        for each in await cohorts.open_cohorts(act.tx, now=act.now)
        if coordinates(act.visitor.grants, each.id)
    ]
    linked = tuple(each for each in found if each.group_chat_id is not None)
    if not linked:
        raise NoGroup
    return linked


async def check(act: Act, cohort: CohortId, content: str, *, language: str = "") -> StartPreview:
    """Return what would be posted, in `language` or in the one that most of the course read.

    Raises NotAllowed, NoGroup, NoSuchContent.
    """
    found, course = await _cohort(act, cohort)
    subject = rules.find_subject(course, content)
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
    """Open the discussion and enqueue its first messages; or return what is open already.

    `screen` is the message with the controls. Raises NoGroup.
    """
    assert act.visitor.person is not None
    assert checked.cohort.group_chat_id is not None
    kind, node = rules.first_node(checked.subject)
    begun = await storage.start(
        act.tx,
        cohort=checked.cohort.id,
        chat=checked.cohort.group_chat_id,
        by=act.visitor.person.id,
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
    await record_action(act, "discussion.start", begun)
    return LeaderView(poll=poll, course=checked.course)


async def _cohort(act: Act, cohort: CohortId) -> tuple[Cohort, Course]:
    found, course = await coordinated(act, cohort)
    if found.closed_at is not None:
        raise NotAllowed
    if found.group_chat_id is None:
        raise NoGroup
    return found, await as_signed(act.tx, course)


async def _going(tx: Tx, checked: StartPreview) -> LeaderView:
    context = await discussions.load_open(tx, checked.cohort.id)
    if context is None:  # the cohort was closed, or its group changed, at this moment
        raise NoGroup
    poll = await poll_of(tx, context.discussion.id)
    return LeaderView(poll=poll, course=checked.course, was_going=True)
