"""Branching stories and cases to discuss."""

from dataclasses import dataclass
from typing import Literal

from bot.domain.learning.wording import Rich, Text
from bot.domain.refusals import NoSuchContent

DEBRIEF = "debrief"
"""The `next` of a choice that ends the story."""

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
