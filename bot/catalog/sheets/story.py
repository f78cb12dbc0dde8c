"""Files in scenarios/ and cases/."""

from typing import Annotated

from pydantic import Field

from bot.catalog.carrying import MOST
from bot.catalog.course import Worth
from bot.catalog.sheets.wording import (
    FullId,
    Limit,
    Marked,
    Sheet,
    ShortId,
    Signatures,
    SourceRef,
    Title,
    Wording,
)

_Sets = dict[ShortId, Annotated[int, Field(ge=-MOST, le=MOST)]]
_When = Annotated[
    dict[ShortId, Annotated[int, Field(ge=1, le=MOST)]], Field(min_length=1, max_length=4)
]


class TurnSheet(Sheet):
    """Another way on, for walks that carry enough."""

    when: _When
    next: ShortId


class EchoSheet(Sheet):
    """A paragraph for walks that carry enough, at a node or at the end."""

    when: _When
    text: Annotated[Marked, Limit(units=600)]


class ChoiceSheet(Sheet):
    """What people may choose at a node."""

    id: ShortId
    text: Annotated[Wording, Limit(units=240)]
    worth: Worth
    feedback: Annotated[Wording, Limit(units=400)]
    instead: Annotated[Wording | None, Limit(units=400)] = None
    sets: _Sets = Field(default_factory=dict)
    turns: Annotated[tuple[TurnSheet, ...], Field(max_length=6)] = ()
    next: ShortId


class NodeSheet(Sheet):
    """One moment of a story."""

    id: ShortId
    title: Title
    episode: Annotated[int, Field(ge=1, le=20)] = 1
    text: Annotated[Marked, Limit(units=2000)]
    echoes: Annotated[tuple[EchoSheet, ...], Field(max_length=6)] = ()
    choices: Annotated[tuple[ChoiceSheet, ...], Field(max_length=6)]


class EndingSheet(Sheet):
    """How the story may end."""

    id: ShortId
    title: Title
    text: Annotated[Marked, Limit(units=900)]
    echoes: Annotated[tuple[EchoSheet, ...], Field(max_length=8)] = ()


class ScenarioSheet(Sheet):
    """A file in scenarios/."""

    all_or_none = True
    id: FullId
    reviewed: Signatures = Field(default_factory=dict)
    title: Title
    objectives: tuple[FullId, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    start: ShortId
    nodes: Annotated[tuple[NodeSheet, ...], Field(min_length=1)]
    endings: tuple[EndingSheet, ...] = ()
    debrief: Annotated[Marked, Limit(units=3000)]


class CaseSheet(Sheet):
    """A file in cases/."""

    all_or_none = True
    id: FullId
    reviewed: Signatures = Field(default_factory=dict)
    title: Title
    objectives: tuple[FullId, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    text: Annotated[Marked, Limit(units=3000)]
    prompts: Annotated[
        tuple[Annotated[Wording, Limit(units=300)], ...], Field(min_length=1, max_length=10)
    ]
    others: Annotated[Marked, Limit(units=2400)] | None = None
    facilitator: Annotated[Marked, Limit(units=3000)]
