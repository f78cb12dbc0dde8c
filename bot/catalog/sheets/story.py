"""Files in scenarios/ and cases/."""

from typing import Annotated

from pydantic import Field

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


class ChoiceSheet(Sheet):
    """What one may do at a node."""

    id: ShortId
    text: Annotated[Wording, Limit(units=240)]
    worth: Worth
    feedback: Annotated[Wording, Limit(units=400)]
    next: ShortId


class NodeSheet(Sheet):
    """One moment of a story."""

    id: ShortId
    title: Title
    text: Annotated[Marked, Limit(units=2000)]
    choices: Annotated[tuple[ChoiceSheet, ...], Field(max_length=6)]


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
    facilitator: Annotated[Marked, Limit(units=3000)]
