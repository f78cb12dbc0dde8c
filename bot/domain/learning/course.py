"""A course as the content pack gives it: frozen values, and lookups that refuse kindly.

Ids are full everywhere (`m4.u1.c1`). Lookups take any string, because ids come out of buttons and
rows that may be older than the content.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NewType, Protocol, TypeVar

from bot.domain.learning.story import DEBRIEF, Case, Choice, Node, Scenario, Worth
from bot.domain.learning.unit import (
    Card,
    CardId,
    Item,
    ItemId,
    Objective,
    ObjectiveId,
    Option,
    OptionId,
    SourceId,
    Unit,
    UnitId,
    Voice,
)
from bot.domain.learning.wording import Rich, Text
from bot.domain.refusals import NoSuchContent

__all__ = [
    "DEBRIEF",
    "Answer",
    "Barrier",
    "Card",
    "CardId",
    "Case",
    "Choice",
    "Course",
    "CourseId",
    "Item",
    "ItemId",
    "Module",
    "ModuleId",
    "NoSuchContent",
    "Node",
    "Objective",
    "ObjectiveId",
    "Option",
    "OptionId",
    "Picture",
    "Place",
    "PlanStep",
    "PulseQuestion",
    "Rich",
    "Rung",
    "SafetyText",
    "Scenario",
    "Service",
    "Signature",
    "Source",
    "SourceId",
    "Term",
    "Text",
    "Unit",
    "UnitId",
    "Voice",
    "Worth",
]

CourseId = NewType("CourseId", str)
ModuleId = NewType("ModuleId", str)
Rung = Literal["week", "evening", "start60", "start10", "closing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact comes from. `label` is shown; `confidence` is explained in content/README."""

    id: SourceId
    label: Text
    title: str
    url: str | None
    confidence: Literal["C1", "C2", "G"]
    update: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A glossary entry; `confidence` tells how sure the translation is: H, M or L."""

    id: str
    term: Text
    meaning: Text | None
    also: tuple[tuple[str, tuple[str, ...]], ...]
    confidence: Literal["H", "M", "L"]
    sources: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who stands for something, and since which day (ISO date)."""

    on: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """An office or service. Shown to nobody before it is `verified`."""

    id: str
    name: Text
    area: Text
    who: Text
    papers: Text
    contact: Text
    note: Text | None
    emergency: bool
    sources: tuple[SourceId, ...]
    verified: Signature | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyText:
    """A text on consent or safety, and who signed it off in which language."""

    id: str
    text: Rich
    signatures: tuple[tuple[str, Signature], ...]

    def signed_in(self, language: str) -> bool:
        """Whether a named person stands for this language; otherwise people get all languages."""
        return any(signed == language for signed, _ in self.signatures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A button under a pulse question."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseQuestion:
    """Asked after a meeting; without answers it is a scale from 1 to 5."""

    id: str
    text: Text
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """What somebody may plan to do: "then I will {text}"."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: `label` stands on the button, `text` in the sentence ("at our office")."""

    id: str
    label: Text
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """What may have stood in the way of a step."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What the trainer shows at the end, so that people can tap that they were there."""

    id: str
    emoji: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A part of the course. Modules that were not taught have a `recap` and no units."""

    id: ModuleId
    number: int
    title: Text
    note: Text | None
    recap: Rich | None
    units: tuple[Unit, ...]
    scenarios: tuple[Scenario, ...]
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Everything that one cohort learns, in all languages; the first language is the fallback."""

    id: CourseId
    title: Text
    short: Text
    languages: tuple[str, ...]
    credits: Rich
    modules: tuple[Module, ...]
    rungs: tuple[Rung, ...]
    warm_up: tuple[ItemId, ...]
    pulse: tuple[PulseQuestion, ...]
    plan_steps: tuple[PlanStep, ...]
    places: tuple[Place, ...]
    barriers: tuple[Barrier, ...]
    pictures: tuple[Picture, ...]
    topic_words: tuple[tuple[str, tuple[str, ...]], ...]
    allowed_links: tuple[str, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    services: tuple[Service, ...]
    safety_texts: tuple[SafetyText, ...]

    @property
    def units(self) -> tuple[Unit, ...]:
        """All units, in the order of the course."""
        return tuple(unit for module in self.modules for unit in module.units)

    @property
    def confirmed_services(self) -> tuple[Service, ...]:
        """The services that a person has tried: the only ones people may see."""
        return tuple(service for service in self.services if service.verified)

    def module(self, module_id: str) -> Module:
        """The module with this id, or NoSuchContent."""
        return _named(self.modules, module_id)

    def unit(self, unit_id: str) -> Unit:
        """The unit with this id, or NoSuchContent."""
        return _named(self.units, unit_id)

    def card(self, card_id: str) -> Card:
        """The card with this id, or NoSuchContent."""
        return _named(self.unit_of(card_id).cards, card_id)

    def item(self, item_id: str) -> Item:
        """The question with this id, or NoSuchContent."""
        return _named(self.unit_of(item_id).items, item_id)

    def objective(self, objective_id: str) -> Objective:
        """The objective with this id, or NoSuchContent."""
        return _named(self.unit_of(objective_id).objectives, objective_id)

    def unit_of(self, content_id: str) -> Unit:
        """The unit of a card, item or objective: `m4.u1` for `m4.u1.q3`."""
        return self.unit(content_id.rpartition(".")[0])

    def items_for(self, objective_id: str) -> tuple[Item, ...]:
        """The variants that serve an objective, in order; NoSuchContent if it does not exist."""
        unit = self.unit_of(self.objective(objective_id).id)
        return tuple(item for item in unit.items if item.objective == objective_id)

    def scenario(self, scenario_id: str) -> Scenario:
        """The story with this id, or NoSuchContent."""
        return _named((s for module in self.modules for s in module.scenarios), scenario_id)

    def case(self, case_id: str) -> Case:
        """The case with this id, or NoSuchContent."""
        return _named((c for module in self.modules for c in module.cases), case_id)

    def source(self, source_id: str) -> Source:
        """The source with this id, or NoSuchContent."""
        return _named(self.sources, source_id)

    def safety_text(self, text_id: str) -> SafetyText:
        """The safety text with this id (consent, guard ...), or NoSuchContent."""
        return _named(self.safety_texts, text_id)

    def plan_step(self, step_id: str) -> PlanStep:
        """The plan step with this id, or NoSuchContent."""
        return _named(self.plan_steps, step_id)

    def place(self, place_id: str) -> Place:
        """The place with this id, or NoSuchContent."""
        return _named(self.places, place_id)

    def barrier(self, barrier_id: str) -> Barrier:
        """The barrier with this id, or NoSuchContent."""
        return _named(self.barriers, barrier_id)

    def picture(self, picture_id: str) -> Picture:
        """The attendance picture with this id, or NoSuchContent."""
        return _named(self.pictures, picture_id)

    def pulse_question(self, question_id: str) -> PulseQuestion:
        """The pulse question with this id, or NoSuchContent."""
        return _named(self.pulse, question_id)

    def topic_words_in(self, text: str) -> tuple[str, ...]:
        """The words in `text` that would betray the subject on a locked screen."""
        return topic_words_in(text, self.topic_words)


def topic_words_in(text: str, words: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    """The topic words of any language that stand in `text`.

    A word counts where it begins a word ("traffick" finds "Trafficking"); in a script without
    spaces between words it counts anywhere. Invisible separators hide nothing.
    """
    seen = _folded(text)
    every = (word for _, of_language in words for word in of_language)
    return tuple(word for word in every if _stands_in(_folded(word), seen))


def _folded(text: str) -> str:
    visible = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return "".join(visible).casefold()


def _stands_in(word: str, text: str) -> bool:
    spaced = word[:1].isascii()
    start = text.find(word)
    while start >= 0:
        before = text[start - 1 : start]
        if not spaced or not before.isalnum() or not before.isascii():
            return True
        start = text.find(word, start + 1)
    return False


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Named)


def _named(things: Iterable[_T], wanted: str) -> _T:
    for thing in things:
        if thing.id == wanted:
            return thing
    raise NoSuchContent
