"""Rules of stories: where somebody is, what a choice leads to, and the look back.

Nothing is scored. A walk consists of its steps: after a stop or a restart it continues where the
last step led. A new walk is a replay. Each step saves where it led, so that rewriting a story
changes no walk of the past.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NewType

from bot.catalog.carrying import CarriedCounts
from bot.catalog.course import Choice, Node, NoSuchContent, Scenario, StoryEnding
from bot.catalog.story import is_over
from bot.catalog.wording import Rich
from bot.membership.domain import PersonId
from bot.refusals import ForeignButton, StaleButton

WalkId = NewType("WalkId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStep:
    """A choice that was made: at which node, which one, where it led, when (UTC)."""

    node: str
    choice: str
    led_to: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """One person's way through one story, so far."""

    id: WalkId
    person_id: PersonId
    scenario: str
    steps: tuple[StoryStep, ...] = ()

    @property
    def is_finished(self) -> bool:
        """Whether the walk has reached the debrief."""
        return bool(self.steps) and is_over(self.steps[-1].led_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A choice was made: the walk with its new step, and what follows.

    `heard` are the echoes of this walk at the moment. `onward` is None at the end of the story.
    """

    walk: Walk
    node: Node
    choice: Choice
    onward: Node | None
    heard: tuple[Rich, ...] = ()

    @property
    def ends_episode(self) -> bool:
        """Whether the story goes on in a later episode."""
        return self.onward is not None and self.onward.episode > self.node.episode


@dataclass(frozen=True, slots=True, kw_only=True)
class PastMoment:
    """A past moment: what was chosen, and the other choices."""

    node: Node
    taken: Choice
    at: datetime
    not_taken: tuple[Choice, ...]

    @property
    def other_ways(self) -> tuple[Choice, ...]:
        """The ways not taken of a dilemma; none if another choice than those was made."""
        ways = self.node.dilemma
        return tuple(way for way in ways if way is not self.taken) if self.taken in ways else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """The look back at a walk: how it ended, and the moments and endings that it did not reach.

    `ending` is None if the story has none, or has lost it; `heard` are its echoes of this walk.
    """

    stages: tuple[PastMoment, ...]
    unseen: tuple[Node | StoryEnding, ...]
    text: Rich
    ending: StoryEnding | None = None
    heard: tuple[Rich, ...] = ()


def current_node(walk: Walk, scenario: Scenario) -> Node | None:
    """Return the present moment of a walk; None when it is finished.

    Raises `NoSuchContent` if the story has lost it: then a new walk has to begin.
    """
    if walk.is_finished:
        return None
    return scenario.node(walk.steps[-1].led_to if walk.steps else scenario.start)


def carried_by(walk: Walk, scenario: Scenario) -> CarriedCounts:
    return scenario.carried((step.node, step.choice) for step in walk.steps)


def rests_until(walk: Walk, scenario: Scenario, *, days: int) -> datetime | None:
    """Return when a walk continues that has reached a new episode (UTC); None if it need not wait.

    `days` is the pause between two episodes.
    """
    if not days or not walk.steps or walk.is_finished:
        return None
    last, episodes = walk.steps[-1], {node.id: node.episode for node in scenario.nodes}
    left, entered = episodes.get(last.node), episodes.get(last.led_to)
    if left is None or entered is None or entered <= left:
        return None
    return last.at + timedelta(days=days)


def choose(
    walk: Walk, scenario: Scenario, choice_id: str, *, at_step: int, by: PersonId, now: datetime
) -> Chosen:
    """Make a choice at a walk's `at_step`th step (from 0), as the tapped button says.

    Raises `ForeignButton` for another's walk, and `StaleButton` if the walk has gone on, is
    finished, belongs to another story, or the moment has no such choice.
    """
    if walk.person_id != by:
        raise ForeignButton
    node = current_node(walk, scenario)
    if node is None or at_step != len(walk.steps) or walk.scenario != scenario.id:
        raise StaleButton
    choice, carried = _choice(node, choice_id), carried_by(walk, scenario)
    led_to = scenario.onward(choice, carried)
    return Chosen(
        walk=replace(
            walk,
            steps=(*walk.steps, StoryStep(node=node.id, choice=choice.id, led_to=led_to, at=now)),
        ),
        node=node,
        choice=choice,
        onward=None if is_over(led_to) else scenario.node(led_to),
        heard=node.heard(carried),
    )


def look_back(walk: Walk, scenario: Scenario) -> Debrief:
    """Return the debrief of a finished walk; raise `StaleButton` before its end.

    Steps whose moment or choice the story has lost are left out.
    """
    if not walk.is_finished:
        raise StaleButton
    seen, ending = {step.node for step in walk.steps}, scenario.ending(walk.steps[-1].led_to)
    moments = tuple(node for node in scenario.nodes if node.id not in seen)
    endings = tuple(each for each in scenario.endings if each != ending)
    return Debrief(
        stages=tuple(_past_moments(walk.steps, scenario)),
        unseen=(*moments, *endings),
        text=scenario.debrief,
        ending=ending,
        heard=ending.heard(carried_by(walk, scenario)) if ending else (),
    )


def _choice(node: Node, choice_id: str) -> Choice:
    try:
        return node.choice(choice_id)
    except NoSuchContent as error:
        raise StaleButton from error


def _past_moments(steps: Iterable[StoryStep], scenario: Scenario) -> Iterable[PastMoment]:
    nodes = {node.id: node for node in scenario.nodes}
    for step in steps:
        node = nodes.get(step.node)
        taken = next((c for c in node.choices if c.id == step.choice), None) if node else None
        if node and taken:
            others = tuple(choice for choice in node.choices if choice is not taken)
            yield PastMoment(node=node, taken=taken, at=step.at, not_taken=others)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryProgress:
    """The number of steps of the open walk, None without one, and whether one was finished."""

    steps: int | None = None
    finished: bool = False
