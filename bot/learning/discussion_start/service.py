"""What may be talked over in a cohort's group: offered, checked, started."""

from collections import Counter
from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Case, Course, NoSuchContent, Scenario
from bot.learning.discussion import domain as rules
from bot.learning.discussion import storage as discussions
from bot.learning.discussion.domain import NoGroup, Poll
from bot.learning.discussion.service import Led, note_done, poll_of
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
class Offered:
    """What a cohort may talk over in its group; `going` is what is open there already."""

    cohort: Cohort
    matters: tuple[Scenario | Case, ...]
    going: Poll | None
    course: Course


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What would be posted: which story or case, in which language, for how many people."""

    cohort: Cohort
    course: Course
    matter: Scenario | Case
    language: str
    members: int


async def offer(act: Act, cohort: CohortId) -> Offered:
    """Return what a coordinator may start. Raises NotAllowed, NoGroup, NoSuchContent."""
    found, course = await _cohort(act, cohort)
    matters = rules.matters_of(course)
    if not matters:
        raise NoSuchContent
    kept = await discussions.open_of(act.tx, cohort)
    going = None if kept is None else await poll_of(act.tx, kept.discussion.id)
    return Offered(cohort=found, matters=matters, going=going, course=course)


async def cohort_of_group(act: Act, group: ChatId) -> CohortId:
    """Return the cohort whose group this is; raise NotAllowed for others than its coordinators."""
    for each in await cohorts.open_cohorts(act.tx):
        if each.group_chat_id == group and coordinates(act.visitor.grants, each.id):
            return each.id
    raise NotAllowed


async def mine(act: Act) -> tuple[Cohort, ...]:
    """Return the open cohorts with a group that a visitor runs. Raises NotAllowed, NoGroup."""
    if not act.visitor.grants:
        raise NotAllowed
    found = [
        each
        for each in await cohorts.open_cohorts(act.tx)
        if coordinates(act.visitor.grants, each.id)
    ]
    linked = tuple(each for each in found if each.group_chat_id is not None)
    if not linked:
        raise NoGroup
    return linked


async def check(act: Act, cohort: CohortId, content: str, *, language: str = "") -> Checked:
    """Return what would be posted, in `language` or in the one that most of the course read.

    Raises NotAllowed, NoGroup, NoSuchContent.
    """
    found, course = await _cohort(act, cohort)
    matter = rules.matter_of(course, content)
    listed = await enrolments.listed(act.tx, cohort)
    readers = [each.language for each in listed if each.enrolment.state is Membership.ACTIVE]
    spoken = Counter(each for each in readers if each in course.languages)
    most = max(course.languages, key=lambda each: spoken[each])
    return Checked(
        cohort=found,
        course=course,
        matter=matter,
        language=language if language in course.languages else most,
        members=len(readers),
    )


async def start(act: Act, checked: Checked, *, screen: int | None) -> Led:
    """Open the discussion and owe the group its first messages; or return what is open already.

    `screen` is the message with the controls. Raises NoGroup.
    """
    assert act.visitor.person is not None
    assert checked.cohort.group_chat_id is not None
    kind, node = rules.beginning(checked.matter)
    begun = await storage.start(
        act.tx,
        cohort=checked.cohort.id,
        chat=checked.cohort.group_chat_id,
        by=act.visitor.person.id,
        kind=kind,
        content=checked.matter.id,
        language=checked.language,
        node=node,
        screen=screen,
        now=act.now,
    )
    if begun is None:
        return await _going(act.tx, checked)
    poll = await poll_of(act.tx, begun)
    if not poll.kept.is_linked:
        raise NoGroup
    posts.begin(act, poll.kept.discussion)
    await note_done(act, "discussion.start", begun)
    return Led(poll=poll, course=checked.course)


async def _cohort(act: Act, cohort: CohortId) -> tuple[Cohort, Course]:
    found, course = await coordinated(act, cohort)
    if found.closed_at is not None:
        raise NotAllowed
    if found.group_chat_id is None:
        raise NoGroup
    return found, await as_signed(act.tx, course)


async def _going(tx: Tx, checked: Checked) -> Led:
    kept = await discussions.open_of(tx, checked.cohort.id)
    if kept is None:  # the cohort was closed, or its group changed, at this moment
        raise NoGroup
    poll = await poll_of(tx, kept.discussion.id)
    return Led(poll=poll, course=checked.course, was_going=True)
