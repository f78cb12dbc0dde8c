"""Branching stories and cases to discuss."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from zlib import crc32

from bot.catalog.carrying import (
    DEBRIEF,
    NOTHING,
    CarriedCounts,
    StoryBranch,
    Way,
    added,
    is_met,
    is_over,
    onward_from,
)
from bot.catalog.wording import Rich, Text
from bot.refusals import NoSuchContent, require

__all__ = [
    "DEBRIEF",
    "Case",
    "Choice",
    "Echo",
    "Node",
    "Scenario",
    "StepsLeft",
    "StoryEnding",
    "Worth",
    "is_over",
    "steps_left",
]

CHARS_A_MINUTE = 900
"""How many characters somebody reads on a phone in a minute; an estimate."""
STEPS_A_MINUTE = 3
"""How many choices somebody makes in a minute, without the reading; an estimate."""

Worth = Literal["good", "fair", "poor", "defensible"]
"""What an author thinks of a choice. The defensible ones of a node are a dilemma: each costs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a leader may do at a node; `next` is a node's id, DEBRIEF, or `debrief.` and an ending.

    `sets` is added to the counts of the walk; the first of the `turns` that is then met replaces
    `next`. `instead` tells people who took another defensible choice what this one would have
    brought and cost.
    """

    id: str
    text: Text
    feedback: Text
    worth: Worth
    next: str
    instead: Text | None = None
    sets: CarriedCounts = NOTHING
    turns: tuple[StoryBranch, ...] = ()

    @property
    def way(self) -> Way:
        return Way(next=self.next, sets=self.sets, turns=self.turns)

    @property
    def nexts(self) -> tuple[str, ...]:
        """Every place that it may lead to, the usual one first."""
        return tuple(dict.fromkeys((self.next, *(turn.next for turn in self.turns))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """A paragraph of a node or ending, for walks that carry enough of what `when` names."""

    when: CarriedCounts
    text: Rich


def _heard(echoes: Iterable[Echo], carried: CarriedCounts) -> tuple[Rich, ...]:
    return tuple(echo.text for echo in echoes if is_met(echo.when, carried))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEnding:
    """How a story may end: what happens to everybody."""

    id: str
    title: Text
    text: Rich
    echoes: tuple[Echo, ...] = ()

    @property
    def place(self) -> str:
        return f"{DEBRIEF}.{self.id}"

    def heard(self, carried: CarriedCounts) -> tuple[Rich, ...]:
        """Return the extra paragraphs for a walk that carries these counts."""
        return _heard(self.echoes, carried)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One moment of a story. `episode` counts from 1; a walk never goes back to an earlier one."""

    id: str
    title: Text
    text: Rich
    choices: tuple[Choice, ...]
    echoes: tuple[Echo, ...] = ()
    episode: int = 1

    def heard(self, carried: CarriedCounts) -> tuple[Rich, ...]:
        """Return the extra paragraphs for a walk that carries these counts."""
        return _heard(self.echoes, carried)

    @property
    def dilemma(self) -> tuple[Choice, ...]:
        """The choices that can all be defended; none if this is no dilemma."""
        return tuple(choice for choice in self.choices if choice.worth == "defensible")

    def choice(self, choice_id: str) -> Choice:
        found = (choice for choice in self.choices if choice.id == choice_id)
        return require(next(found, None), NoSuchContent)

    @property
    def wording(self) -> str:
        """A checksum of the choices: it changes with their wording."""
        words = "\0".join(f"{c.id}\0{text}" for c in self.choices for _, text in c.text.strings)
        return f"{crc32(words.encode()):08x}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A story: every node is reached from `start`, and every way can end in the debrief.

    Without `endings` the only end is the debrief. Methods that find something by its id raise
    `NoSuchContent`.
    """

    id: str
    title: Text
    objectives: tuple[str, ...]
    sources: tuple[str, ...]
    start: str
    nodes: tuple[Node, ...]
    debrief: Rich
    endings: tuple[StoryEnding, ...] = ()

    def node(self, node_id: str) -> Node:
        found = (node for node in self.nodes if node.id == node_id)
        return require(next(found, None), NoSuchContent)

    @property
    def ways(self) -> dict[str, tuple[Way, ...]]:
        """Where the choices of each node lead."""
        return {node.id: tuple(choice.way for choice in node.choices) for node in self.nodes}

    @property
    def episodes(self) -> int:
        return max(node.episode for node in self.nodes)

    def carried(self, made: Iterable[tuple[str, str]]) -> CarriedCounts:
        """Return the counts of a walk after these choices (the ids of node and choice).

        Choices that the story no longer has are skipped.
        """
        known = {(node.id, each.id): each.sets for node in self.nodes for each in node.choices}
        carried = NOTHING
        for choice in made:
            carried = added(carried, known.get(choice, NOTHING))
        return carried

    def onward(self, choice: Choice, carried: CarriedCounts) -> str:
        """Return where a choice leads with `carried` before it; NoSuchContent if nowhere."""
        place, _ = choice.way.onward(carried)
        return place if is_over(place) else self.node(place).id

    def ending(self, place: str) -> StoryEnding | None:
        """Return the ending at the end of a way; None at a node, or if the debrief is all."""
        return next((ending for ending in self.endings if ending.place == place), None)

    @property
    def minutes(self) -> int:
        """About how long the shortest way takes, with the debrief; at least 1."""
        each = [
            _chars([node.text, *(choice.text for choice in node.choices)])
            + max((_chars([choice.feedback]) for choice in node.choices), default=0)
            for node in self.nodes
        ]
        steps = steps_left(self, self.start).steps
        reading = steps * sum(each) // len(each) + _chars([self.debrief])
        return _minutes(reading) + steps // STEPS_A_MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An invented case with questions to discuss; `facilitator` is for coordinators only.

    `others`: what others did and why, for people who read it alone; shown after the questions.
    """

    id: str
    title: Text
    objectives: tuple[str, ...]
    sources: tuple[str, ...]
    text: Rich
    prompts: tuple[Text, ...]
    facilitator: Rich
    others: Rich | None = None

    @property
    def minutes(self) -> int:
        """About how long it takes to read, and to think a little about each question."""
        read = [self.text, *self.prompts, *([self.others] if self.others else [])]
        return _minutes(_chars(read)) + len(self.prompts)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsLeft:
    """The number of steps of the shortest way to the end; `is_exact`: all ways are as long."""

    steps: int
    is_exact: bool


def steps_left(scenario: Scenario, node_id: str, carried: CarriedCounts = NOTHING) -> StepsLeft:
    """Return how far the end is from a node, for a walk with these counts.

    Raises `NoSuchContent` if no way leads there.
    """
    scenario.node(node_id)
    ways, there = scenario.ways, frozenset({(node_id, carried)})
    been, steps = there, 0
    while there:
        there, steps = onward_from(ways, there), steps + 1
        over = {is_over(place) for place, _ in there}
        if True in over:
            return StepsLeft(steps=steps, is_exact=over == {True})
        if there <= been:
            break
        been |= there
    raise NoSuchContent


def _chars(texts: Iterable[Text]) -> int:
    """Return the number of characters in the first language; tags of rich text are few."""
    return sum(len(text.strings[0][1]) for text in texts)


def _minutes(chars: int) -> int:
    return max(1, round(chars / CHARS_A_MINUTE))
