"""Stories and cases: what there is, begin, choose, go on, look back, read a case.

What somebody chose is theirs: no function here tells it to anybody else.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Case, Course, Node, NoSuchContent, Scenario, find_course
from bot.catalog.story import StepsLeft, steps_left
from bot.learning.service import course_in
from bot.learning.storage import course_of
from bot.learning.story import storage
from bot.learning.story.domain import Chosen, Debrief, Walk, Walked, WalkId, choose, here, look_back
from bot.learning.story.storage import Kept, Standing
from bot.membership.domain import EnrolmentId
from bot.refusals import ForeignButton, NotJoined, StaleButton
from bot.safety.signatures.service import as_signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What a course has to walk through and to talk about, and how its stories stand."""

    course: Course
    walked: Mapping[str, Walked]

    @property
    def only_story(self) -> Scenario | None:
        """The story, if there is nothing else."""
        there = self.course.scenarios
        return there[0] if len(there) == 1 and not self.course.cases else None

    @property
    def only_case(self) -> Case | None:
        """The case, if there is nothing else."""
        there = self.course.cases
        return there[0] if len(there) == 1 and not self.course.scenarios else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A story is about to begin. `last` is the walk that was finished before, if any."""

    course: Course
    scenario: Scenario
    last: WalkId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Somebody stands at a moment and may choose; `changed`: it was worded anew meanwhile."""

    course: Course
    scenario: Scenario
    walk: Walk
    node: Node
    ahead: StepsLeft
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A choice was kept: what it was and what follows from it."""

    course: Course
    scenario: Scenario
    chosen: Chosen
    ahead: StepsLeft


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """The story was written anew and has no place any more for a walk: it begins again."""

    course: Course
    scenario: Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedBack:
    """A walk is over: what was chosen, and what else there was."""

    course: Course
    scenario: Scenario
    walk: WalkId
    debrief: Debrief


# ---- what there is -----------------------------------------------------------------------


async def look_over(act: Act, enrolment: EnrolmentId) -> Shelf:
    """Return the stories and cases of somebody's course."""
    places, walked = await act.tx.ask_each(course_of(enrolment), storage.walks_of(enrolment))
    course = course_in(act.courses, places)
    return Shelf(course=course, walked=storage.walked_in(walked))


# ---- walking -----------------------------------------------------------------------------


async def open_story(act: Act, enrolment: EnrolmentId, scenario: str) -> Noted | Moment | Rewritten:
    """Go on where somebody stopped; without an open walk, say what is about to begin."""
    known, course, story = await _standing(act, enrolment, scenario)
    if known.open is None:
        return Noted(course=course, scenario=story, last=known.last)
    return _moment(course, story, known.open)


async def begin(act: Act, enrolment: EnrolmentId, scenario: str) -> Moment:
    """Begin a walk, or go on with the open one; one that leads nowhere any more is given up."""
    known, course, story = await _standing(act, enrolment, scenario)
    if known.open is not None:
        stands = _moment(course, story, known.open)
        if isinstance(stands, Moment):
            return stands
        storage.give_up(act.tx, known.open.id, now=act.now)
    begun = await storage.start(act.tx, enrolment, story.id, now=act.now)
    if begun is None:  # begun at the same instant by another tap, or just left
        raise StaleButton
    stands = _moment(course, story, begun)
    if isinstance(stands, Rewritten):
        raise NoSuchContent
    return stands


async def make_choice(
    act: Act, walk: WalkId, at_step: int, choice: str, wording: str
) -> Made | Moment | Rewritten:
    """Keep a choice, made of what was shown; a moment worded anew is shown once more."""
    kept, course, story = await _load(act, walk)
    stands = _standing_at(kept, course, story)
    if not isinstance(stands, Moment):
        return stands
    if at_step == len(kept.walk.steps) and wording != stands.node.wording:
        return _moment(course, story, kept.walk, changed=True)
    chosen = choose(kept.walk, story, choice, at_step=at_step, by=act.person.id, now=act.now)
    if not await storage.add_step(act.tx, kept.walk, at_step, chosen.walk.steps[-1]):
        raise StaleButton
    return Made(course=course, scenario=story, chosen=chosen, ahead=stands.ahead)


async def go_on(act: Act, walk: WalkId) -> Moment | Rewritten | LookedBack:
    """Return the moment at which a walk stands, or the look back at one that is over."""
    kept, course, story = await _load(act, walk)
    if kept.walk.is_finished:
        debrief = look_back(kept.walk, story)
        return LookedBack(course=course, scenario=story, walk=walk, debrief=debrief)
    return _standing_at(kept, course, story)


async def stop(act: Act, walk: WalkId) -> int | None:
    """Leave a walk where it is; return which moment that is, from 1, or None if it is over."""
    kept, _, _ = await _load(act, walk)
    if kept.given_up:
        raise StaleButton
    return None if kept.walk.is_finished else len(kept.walk.steps) + 1


# ---- what all of them do -----------------------------------------------------------------


async def _standing(
    act: Act, enrolment: EnrolmentId, scenario: str
) -> tuple[Standing, Course, Scenario]:
    known = await storage.standing(act.tx, enrolment, scenario)
    if known is None:
        raise NotJoined
    course = await as_signed(act.tx, find_course(act.courses, known.course))
    return known, course, course.scenario(scenario)


async def _load(act: Act, walk: WalkId) -> tuple[Kept, Course, Scenario]:
    person, kept = act.person.id, await storage.load(act.tx, walk)
    if kept is None:
        raise StaleButton
    if kept.walk.person_id != person:
        raise ForeignButton
    course = await as_signed(act.tx, find_course(act.courses, kept.course))
    return kept, course, course.scenario(kept.walk.scenario)


def _standing_at(kept: Kept, course: Course, scenario: Scenario) -> Moment | Rewritten:
    if kept.given_up or kept.walk.is_finished:
        raise StaleButton
    return _moment(course, scenario, kept.walk)


def _moment(
    course: Course, scenario: Scenario, walk: Walk, *, changed: bool = False
) -> Moment | Rewritten:
    try:
        node = here(walk, scenario)
        if node is None:
            raise StaleButton
        return Moment(
            course=course,
            scenario=scenario,
            walk=walk,
            node=node,
            ahead=steps_left(scenario, node.id),
            changed=changed,
        )
    except NoSuchContent:
        return Rewritten(course=course, scenario=scenario)
