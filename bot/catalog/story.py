"""Branching stories and cases to discuss."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from zlib import crc32

from bot.catalog.wording import Rich, Text
from bot.refusals import NoSuchContent

DEBRIEF = "debrief"
"""The `next` of a choice that ends the story."""

CHARS_A_MINUTE = 900
"""How much of a text somebody reads on a phone in a minute, in characters; an estimate."""
STEPS_A_MINUTE = 3
"""How many choices somebody thinks over in a minute, beside the reading; an estimate."""

Worth = Literal["good", "fair", "poor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a leader may do at a node; `next` is the id of a node, or DEBRIEF."""

    id: str
    text: Text
    feedback: Text
    worth: Worth
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One moment of a story."""

    id: str
    title: Text
    text: Rich
    choices: tuple[Choice, ...]

    def choice(self, choice_id: str) -> Choice:
        """The choice with this id, or NoSuchContent."""
        for choice in self.choices:
            if choice.id == choice_id:
                return choice
        raise NoSuchContent

    @property
    def wording(self) -> str:
        """A checksum of the choices, which tells whether their wording has changed."""
        words = "\0".join(f"{c.id}\0{text}" for c in self.choices for _, text in c.text.strings)
        return f"{crc32(words.encode()):08x}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A story: every node is reached from `start`, and every way can end in the debrief."""

    id: str
    title: Text
    objectives: tuple[str, ...]
    sources: tuple[str, ...]
    start: str
    nodes: tuple[Node, ...]
    debrief: Rich

    def node(self, node_id: str) -> Node:
        """The node with this id, or NoSuchContent."""
        for node in self.nodes:
            if node.id == node_id:
                return node
        raise NoSuchContent

    @property
    def minutes(self) -> int:
        """About how long the shortest way through takes, the look back included; at least 1."""
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
    """An invented case with questions to discuss; `facilitator` is for coordinators only."""

    id: str
    title: Text
    objectives: tuple[str, ...]
    sources: tuple[str, ...]
    text: Rich
    prompts: tuple[Text, ...]
    facilitator: Rich

    @property
    def minutes(self) -> int:
        """About how long it takes to read, and to think a little about each question."""
        return _minutes(_chars([self.text, *self.prompts])) + len(self.prompts)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsLeft:
    """How many steps the shortest way to the end takes; `is_exact`: every way takes as many."""

    steps: int
    is_exact: bool


def steps_left(scenario: Scenario, node_id: str) -> StepsLeft:
    """Return how far the end is from a moment; raise `NoSuchContent` if no way leads there."""
    there = {node_id}
    for steps in range(1, len(scenario.nodes) + 1):
        onward = {choice.next for node in there for choice in scenario.node(node).choices}
        if DEBRIEF in onward:
            return StepsLeft(steps=steps, is_exact=onward == {DEBRIEF})
        there = onward
    raise NoSuchContent


def _chars(texts: Iterable[Text]) -> int:
    """Return how many characters the first language has; tags of rich text are few."""
    return sum(len(text.strings[0][1]) for text in texts)


def _minutes(chars: int) -> int:
    return max(1, round(chars / CHARS_A_MINUTE))
