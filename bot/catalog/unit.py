"""Units: lesson cards and the questions that belong to them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from bot.catalog.media import NO_MEDIA, Media
from bot.catalog.wording import NO_WORDS, Rich, Text, WordsByLanguage

UnitId = NewType("UnitId", str)
"""Such as `m4.u1`."""
CardId = NewType("CardId", str)
"""Such as `m4.u1.c1`."""
ObjectiveId = NewType("ObjectiveId", str)
"""Such as `m4.u1.o1`."""
ItemId = NewType("ItemId", str)
"""Such as `m4.u1.q1`; never used again, not even for a better question."""
OptionId = NewType("OptionId", str)
"""One letter, unique in its item."""
SourceId = NewType("SourceId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What a person can do after the unit; it may have several items."""

    id: ObjectiveId
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One lesson: `sight` is shown at once, `more` after a tap.

    `to_check` is what its editors still have to find out; coordinators see it, learners do not.
    `asked` are words that only the search reads. `need` leads to the services for it in the
    directory.
    """

    id: CardId
    number: int
    title: Text
    sight: Rich
    more: Rich | None
    sources: tuple[SourceId, ...]
    media: Media = NO_MEDIA
    to_check: tuple[Text, ...] = ()
    asked: WordsByLanguage = NO_WORDS
    need: str | None = None


class Form(StrEnum):
    """How a question is answered by taps."""

    CHOICE = "choice"
    """One or several options are chosen."""
    LINE = "line"
    """One line of a message is chosen, the one to delete; lines keep their order."""
    ORDER = "order"
    """All options are put in order; the file has them in the right one."""
    MATCH = "match"
    """Each option is matched to its need; needs are shown in the order of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOption:
    """A possible answer, with the feedback on it.

    `need` is its match, in a question of the form `MATCH`.
    """

    id: OptionId
    text: Text
    feedback: Text
    right: bool
    need: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question. Options are in the order of the file; answers save `content_hash`.

    `media` belongs to the question, `explanation` to the feedback.
    """

    id: ItemId
    objective: ObjectiveId
    card: CardId
    stem: Text
    options: tuple[AnswerOption, ...]
    choose: int
    fixed_order: bool
    sources: tuple[SourceId, ...]
    content_hash: str
    media: Media = NO_MEDIA
    explanation: Media = NO_MEDIA
    form: Form = Form.CHOICE

    @property
    def in_sequence(self) -> bool:
        """Whether all options are tapped one after the other: to order or to match them."""
        return self.form in {Form.ORDER, Form.MATCH}

    @property
    def right(self) -> frozenset[OptionId]:
        """The options that must be chosen, and no other, for the point."""
        return frozenset(option.id for option in self.options if option.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What a good answer has; those who have said a sentence tick it by themselves."""

    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class AloudItem:
    """A sentence to say aloud: the scene (`ask`), one way to say it (`model`), and its points.

    It has no right answer and no score.
    """

    id: ItemId
    card: CardId
    ask: Text
    model: Text
    points: tuple[Point, ...]
    sources: tuple[SourceId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The part of a module that has cards and a quiz; a session may name it.

    `items` are the quiz; `variants` are kept for practice and for the check of what people
    remember; `aloud` are sentences to say. `extra`: it is offered to read freely, and does not
    count in sessions, certificates or figures.
    """

    id: UnitId
    title: Text
    note: Text | None
    objectives: tuple[Objective, ...]
    cards: tuple[Card, ...]
    items: tuple[Item, ...]
    variants: tuple[Item, ...] = ()
    aloud: tuple[AloudItem, ...] = ()
    extra: bool = False
