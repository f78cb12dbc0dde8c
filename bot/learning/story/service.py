"""Stories and cases: list, begin, choose, continue, look back, read a case.

Choices are private: no function here shows them to anybody else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.act import Act
from bot.catalog.course import Case, Course, Node, NoSuchContent, Scenario, find_course
from bot.catalog.story import StepsLeft, steps_left
from bot.catalog.wording import Rich
from bot.learning.service import course_at, course_in
from bot.learning.storage import course_of_enrolment_query
from bot.learning.story import storage
from bot.learning.story.domain import (
    Chosen,
    Debrief,
    StoryProgress,
    Walk,
    WalkId,
    carried_by,
    choose,
    current_node,
    look_back,
    rests_until,
)
from bot.learning.story.storage import SavedWalk, StoryState
from bot.membership.domain import EnrolmentId
from bot.refusals import ForeignButton, NotJoined, StaleButton, require
from bot.safety.signatures.service import as_signed
from bot.storage.database import Rows, Statement


def walks_query(enrolment: EnrolmentId) -> Statement:
    """Ask for all walks of an enrolment (for `finished_from`)."""
    return storage.walks_query(enrolment)


def finished_from(rows: Rows) -> int:
    """Read how many stories somebody has finished."""
    return sum(each.finished for each in storage.progress_from(rows).values())


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryList:
    """The stories and cases of a course, and somebody's progress in the stories."""

    course: Course
    progress: Mapping[str, StoryProgress]

    @property
    def only_story(self) -> Scenario | None:
        """The story, if the course has nothing else."""
        there = self.course.scenarios
        return there[0] if len(there) == 1 and not self.course.cases else None

    @property
    def only_case(self) -> Case | None:
        """The case, if the course has nothing else."""
        there = self.course.cases
        return there[0] if len(there) == 1 and not self.course.scenarios else None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryIntro:
    """The introduction of a story. `last` is the walk that was finished last, if any."""

    course: Course
    scenario: Scenario
    last: WalkId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMoment:
    """Somebody is at a moment and may choose; `changed`: its wording changed meanwhile.

    `heard` are the echoes of this walk at the moment.
    """

    course: Course
    scenario: Scenario
    walk: Walk
    node: Node
    ahead: StepsLeft
    heard: tuple[Rich, ...] = ()
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """An episode is over, and the story continues `at` a later time (UTC)."""

    scenario: Scenario
    at: datetime
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceMade:
    """A choice was saved: what it was and what follows from it."""

    scenario: Scenario
    chosen: Chosen
    ahead: StepsLeft


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """The story was rewritten and has lost the walk's moment: it has to begin again."""

    scenario: Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedBack:
    """A walk is over: the look back at it."""

    course: Course
    scenario: Scenario
    walk: WalkId
    debrief: Debrief


# ---- what there is -----------------------------------------------------------------------


async def list_stories(act: Act, enrolment: EnrolmentId) -> StoryList:
    places, walked = await act.tx.ask_each(
        course_of_enrolment_query(enrolment), storage.walks_query(enrolment)
    )
    course = course_in(act.courses, places)
    return StoryList(course=course, progress=storage.progress_from(walked))


# ---- walking -----------------------------------------------------------------------------


async def open_story(
    act: Act, enrolment: EnrolmentId, scenario: str
) -> StoryIntro | StoryMoment | Resting | Rewritten:
    """Continue where somebody stopped; without an open walk return the introduction."""
    known, course, story = await _load_state(act, enrolment, scenario)
    if known.open is None:
        return StoryIntro(course=course, scenario=story, last=known.last)
    return _moment(course, story, known.open, now=act.now)


async def begin(act: Act, enrolment: EnrolmentId, scenario: str) -> StoryMoment | Resting:
    """Begin a walk, or continue the open one; give that one up if its moment is gone."""
    known, course, story = await _load_state(act, enrolment, scenario)
    if known.open is not None:
        moment = _moment(course, story, known.open, now=act.now)
        if not isinstance(moment, Rewritten):
            return moment
        storage.give_up(act.tx, known.open.id, now=act.now)
    begun = require(await storage.start(act.tx, enrolment, story.id, now=act.now))
    moment = _moment(course, story, begun, now=act.now)
    if isinstance(moment, Rewritten):
        raise NoSuchContent
    return moment


async def make_choice(
    act: Act, walk: WalkId, at_step: int, choice: str, wording: str
) -> ChoiceMade | StoryMoment | Resting | Rewritten:
    """Save a choice; if the wording has changed meanwhile, return the moment again."""
    saved, course, story = await _load(act, walk)
    moment = _open_moment(saved, course, story, now=act.now)
    if not isinstance(moment, StoryMoment):
        return moment
    if at_step == len(saved.walk.steps) and wording != moment.node.wording:
        return replace(moment, changed=True)
    chosen = choose(saved.walk, story, choice, at_step=at_step, by=act.person.id, now=act.now)
    if not await storage.add_step(act.tx, saved.walk, at_step, chosen.walk.steps[-1]):
        raise StaleButton
    return ChoiceMade(scenario=story, chosen=chosen, ahead=moment.ahead)


async def go_on(act: Act, walk: WalkId) -> StoryMoment | Resting | Rewritten | LookedBack:
    """Return the present moment of a walk, or the look back at one that is over."""
    saved, course, story = await _load(act, walk)
    if saved.walk.is_finished:
        debrief = look_back(saved.walk, story)
        return LookedBack(course=course, scenario=story, walk=walk, debrief=debrief)
    return _open_moment(saved, course, story, now=act.now)


async def stop(act: Act, walk: WalkId) -> int | None:
    """Leave a walk; return the number of its moment, from 1, or None if it is over."""
    saved, _, _ = await _load(act, walk)
    if saved.given_up:
        raise StaleButton
    return None if saved.walk.is_finished else len(saved.walk.steps) + 1


# ---- what all of them do -----------------------------------------------------------------


async def _load_state(
    act: Act, enrolment: EnrolmentId, scenario: str
) -> tuple[StoryState, Course, Scenario]:
    known = require(await storage.load_state(act.tx, enrolment, scenario), NotJoined)
    course = await as_signed(act.tx, find_course(act.courses, known.course))
    return known, course, course.scenario(scenario)


async def _load(act: Act, walk: WalkId) -> tuple[SavedWalk, Course, Scenario]:
    person, saved = act.person.id, require(await storage.load(act.tx, walk))
    if saved.walk.person_id != person:
        raise ForeignButton
    course = await as_signed(act.tx, find_course(act.courses, saved.course))
    return saved, course, course.scenario(saved.walk.scenario)


def _open_moment(
    saved: SavedWalk, course: Course, scenario: Scenario, *, now: datetime
) -> StoryMoment | Resting | Rewritten:
    if saved.given_up or saved.walk.is_finished:
        raise StaleButton
    return _moment(course, scenario, saved.walk, now=now)


def _moment(
    course: Course, scenario: Scenario, walk: Walk, *, now: datetime
) -> StoryMoment | Resting | Rewritten:
    rests = rests_until(walk, scenario, days=course.story_days)
    if rests is not None and rests > now:
        return Resting(scenario=scenario, at=rests, now=now)
    carried = carried_by(walk, scenario)
    try:
        node = require(current_node(walk, scenario))
        ahead = steps_left(scenario, node.id, carried)
    except NoSuchContent:
        return Rewritten(scenario=scenario)
    return StoryMoment(
        course=course,
        scenario=scenario,
        walk=walk,
        node=node,
        ahead=ahead,
        heard=node.heard(carried),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCase:
    course: Course
    case: Case


async def open_case(act: Act, enrolment: EnrolmentId, case: str) -> OpenedCase:
    course = await as_signed(act.tx, await course_at(act, enrolment))
    return OpenedCase(course=course, case=course.case(case))
