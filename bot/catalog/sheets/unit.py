"""unit.yaml and quiz.yaml, with the voice notes and pictures that they name."""

from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from bot.catalog.media import ALL
from bot.catalog.sheets.wording import (
    FullId,
    Limit,
    NoteWording,
    SearchWords,
    Sheet,
    ShortId,
    Signatures,
    SlugId,
    SourceRef,
    Title,
    Wording,
    matching,
)
from bot.catalog.unit import Form

_NAME = r"[A-Za-z0-9][A-Za-z0-9._-]*\."
VoiceFile = Annotated[
    str, matching(_NAME + "(?i:ogg)", "A file in media/ that ends in .ogg, without spaces.")
]
PictureFile = Annotated[
    str,
    matching(
        _NAME + "(?i:png|jpg|jpeg)", "A file in media/ that ends in .png or .jpg, without spaces."
    ),
]


def _for_all(value: object) -> object:
    """Read a single name as one file for the readers of all languages."""
    return {ALL: value} if isinstance(value, str) else value


Voices = Annotated[dict[str, VoiceFile | None], BeforeValidator(_for_all)]
Pictures = Annotated[dict[str, PictureFile | None], BeforeValidator(_for_all), Field(min_length=1)]


class PictureSheet(Sheet):
    """A picture and its description."""

    file: Pictures
    alt: Annotated[Wording, Limit(units=300)]


class MediaSheet(Sheet):
    """The media of something; the files are in media/."""

    voice: Voices = Field(default_factory=dict)
    picture: PictureSheet | None = None


CardNumber = Annotated[int, Field(ge=1, le=99)]
OptionLetter = Annotated[str, matching("[a-z]", "One lower-case letter: a, b, c ...")]


class ObjectiveSheet(Sheet):
    """What a person can do afterwards; `applies`: it is a decision to take, not a fact to know."""

    id: ShortId
    text: Annotated[Wording, Limit(units=160)]
    applies: bool = False


class CardSheet(MediaSheet):
    """A lesson card; its words are in cards/.

    `asked` are words that only the search reads; `to_check` are notes for those who edit it. `need`
    is one of services.yaml; the lesson leads to its services.
    """

    id: CardNumber
    sources: tuple[SourceRef, ...] = ()
    need: SlugId | None = None
    asked: SearchWords = Field(default_factory=dict)
    to_check: tuple[NoteWording, ...] = ()


class UnitSheet(Sheet):
    """unit.yaml; `extra`: offered to read freely, see `Unit`."""

    id: FullId
    reviewed: Signatures = Field(default_factory=dict)
    title: Title
    note: Annotated[Wording, Limit(units=400)] | None = None
    extra: bool = False
    objectives: Annotated[tuple[ObjectiveSheet, ...], Field(min_length=1)]
    cards: Annotated[tuple[CardSheet, ...], Field(min_length=1, max_length=30)]


class OptionSheet(Sheet):
    """A possible answer; `need` is its match, if `form` is match."""

    id: OptionLetter
    need: Annotated[Wording | None, Limit(units=80)] = None
    text: Annotated[Wording, Limit(units=120)]
    right: bool = False
    feedback: Annotated[Wording, Limit(units=300)]


class ItemSheet(MediaSheet):
    """A question.

    `form`: how it is answered, see `Form`; `practice`: it is kept for practice, and not in the
    quiz; `decision`: a short scene asks what to do.
    """

    all_or_none = True
    id: ShortId
    objective: FullId
    card: CardNumber
    form: Form = Form.CHOICE
    stem: Annotated[Wording, Limit(units=300)]
    options: Annotated[tuple[OptionSheet, ...], Field(min_length=2, max_length=6)]
    explanation: MediaSheet | None = None
    practice: bool = False
    decision: bool = False
    fixed_order: bool = False
    sources: tuple[SourceRef, ...] = ()


POINTS: Final = 3
"""How many points somebody ticks who has said a sentence aloud."""


class PointSheet(Sheet):
    """A point that a good answer has."""

    text: Annotated[Wording, Limit(units=120)]


class AloudSheet(Sheet):
    """A sentence to say aloud: the scene, one way to say it, and what a good answer has."""

    all_or_none = True
    id: ShortId
    card: CardNumber
    ask: Annotated[Wording, Limit(units=300)]
    model: Annotated[Wording, Limit(units=600)]
    points: Annotated[tuple[PointSheet, ...], Field(min_length=POINTS, max_length=POINTS)]
    sources: tuple[SourceRef, ...] = ()


class QuizSheet(Sheet):
    """quiz.yaml."""

    reviewed: Signatures = Field(default_factory=dict)
    items: Annotated[tuple[ItemSheet, ...], Field(min_length=1)]
    aloud: tuple[AloudSheet, ...] = ()
    retired: tuple[ShortId, ...] = ()
