"""community.yaml."""

from typing import Annotated

from pydantic import Field

from bot.catalog.community import MESSAGES, QUESTIONS, Motif
from bot.catalog.sheets.course import BarrierSheet
from bot.catalog.sheets.wording import (
    FullId,
    Limit,
    Marked,
    Sheet,
    Signatures,
    SlugId,
    SourceRef,
    Wording,
    matching,
)

Country = Annotated[str, matching("[a-z]{2}", "The two letters of a country: kh.")]


class PackLineSheet(Sheet):
    """A message or a question of a pack for teaching others."""

    text: Annotated[Wording, Limit(units=150)]


class TeachBackSheet(Sheet):
    """A pack for teaching others."""

    all_or_none = True
    id: SlugId
    about: FullId
    title: Annotated[Wording, Limit(units=60)]
    motif: Motif
    messages: Annotated[tuple[PackLineSheet, ...], Field(min_length=MESSAGES, max_length=MESSAGES)]
    questions: Annotated[
        tuple[PackLineSheet, ...], Field(min_length=QUESTIONS, max_length=QUESTIONS)
    ]
    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1)]


class CommunitySheet(Sheet):
    """community.yaml."""

    reviewed: Signatures = Field(default_factory=dict)
    consent: Annotated[int, Field(ge=1)]
    communes: Country | None = None
    risk_talk: Annotated[Marked, Limit(units=1600)]
    obstacles: Annotated[tuple[BarrierSheet, ...], Field(max_length=8)] = ()
    teach_back: Annotated[tuple[TeachBackSheet, ...], Field(max_length=20)] = ()
