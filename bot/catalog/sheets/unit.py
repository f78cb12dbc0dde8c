"""unit.yaml and quiz.yaml."""

from typing import Annotated

from pydantic import Field

from bot.catalog.sheets.wording import (
    FullId,
    Limit,
    Sheet,
    ShortId,
    Signatures,
    SourceRef,
    Title,
    Wording,
    shaped,
)

CardNumber = Annotated[int, Field(ge=1, le=99)]
OptionId = Annotated[str, shaped("[a-z]", "One lower-case letter: a, b, c ...")]
VoiceFile = Annotated[
    str, shaped(r"[A-Za-z0-9._-]+\.ogg", "A file in media/ that ends in .ogg, without spaces.")
]


class ObjectiveSheet(Sheet):
    """What a person can do afterwards."""

    id: ShortId
    text: Annotated[Wording, Limit(units=160)]


class VoiceSheet(Sheet):
    """A voice note in media/."""

    file: VoiceFile
    seconds: Annotated[int, Field(ge=1, le=1800)]


class CardSheet(Sheet):
    """A lesson card; its words are in cards/."""

    id: CardNumber
    sources: tuple[SourceRef, ...] = ()
    update: bool = False
    voice: dict[str, VoiceSheet | None] = Field(default_factory=dict)


class UnitSheet(Sheet):
    """unit.yaml."""

    id: FullId
    reviewed: Signatures = Field(default_factory=dict)
    title: Title
    note: Annotated[Wording, Limit(units=400)] | None = None
    objectives: Annotated[tuple[ObjectiveSheet, ...], Field(min_length=1)]
    cards: Annotated[tuple[CardSheet, ...], Field(min_length=1, max_length=30)]


class OptionSheet(Sheet):
    """A possible answer."""

    id: OptionId
    text: Annotated[Wording, Limit(units=120)]
    right: bool = False
    feedback: Annotated[Wording, Limit(units=300)]


class ItemSheet(Sheet):
    """A question."""

    whole = True
    id: ShortId
    objective: FullId
    card: CardNumber
    stem: Annotated[Wording, Limit(units=300)]
    options: Annotated[tuple[OptionSheet, ...], Field(min_length=2, max_length=6)]
    fixed_order: bool = False
    update: bool = False
    sources: tuple[SourceRef, ...] = ()


class QuizSheet(Sheet):
    """quiz.yaml."""

    reviewed: Signatures = Field(default_factory=dict)
    items: Annotated[tuple[ItemSheet, ...], Field(min_length=1)]
    retired: tuple[ShortId, ...] = ()
