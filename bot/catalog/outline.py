"""The outline of a course: its modules, units and stories in order, and what is in them, by id.

Ids are full everywhere (`m4.u1.c1`). Lookups take any string, because ids come out of buttons and
rows that may be older than the content.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NewType, Protocol, TypeVar

from bot.catalog.media import Media, MediumTarget
from bot.catalog.story import Case, Scenario
from bot.catalog.unit import AloudItem, Card, Item, Objective, Unit
from bot.catalog.wording import Text
from bot.refusals import NoSuchContent

ModuleId = NewType("ModuleId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A module of the course; `note` says what its units are and are not."""

    id: ModuleId
    number: int
    title: Text
    note: Text | None
    units: tuple[Unit, ...]
    scenarios: tuple[Scenario, ...]
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The modules of a course, in order, with their units, stories and cases.

    Methods that find something by its id raise `NoSuchContent`.
    """

    modules: tuple[Module, ...]

    @property
    def every_unit(self) -> tuple[Unit, ...]:
        """All units in the order of the course, with those to read freely."""
        return tuple(unit for module in self.modules for unit in module.units)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units that are numbered and counted, in order."""
        return tuple(unit for unit in self.every_unit if not unit.extra)

    @property
    def extras(self) -> tuple[Unit, ...]:
        """The units to read freely, in the order of the course."""
        return tuple(unit for unit in self.every_unit if unit.extra)

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        return tuple(scenario for module in self.modules for scenario in module.scenarios)

    @property
    def cases(self) -> tuple[Case, ...]:
        return tuple(case for module in self.modules for case in module.cases)

    def module(self, module_id: str) -> Module:
        return find_named(self.modules, module_id)

    def unit(self, unit_id: str) -> Unit:
        return find_named(self.module(unit_id.rpartition(".")[0]).units, unit_id)

    def card(self, card_id: str) -> Card:
        return find_named(self.unit_of(card_id).cards, card_id)

    def item(self, item_id: str) -> Item:
        unit = self.unit_of(item_id)
        return find_named(unit.items + unit.variants, item_id)

    def aloud_item(self, item_id: str) -> AloudItem:
        return find_named(self.unit_of(item_id).aloud, item_id)

    def objective(self, objective_id: str) -> Objective:
        return find_named(self.unit_of(objective_id).objectives, objective_id)

    def unit_of(self, content_id: str) -> Unit:
        """Return the unit of a card, item or objective: `m4.u1` for `m4.u1.q3`."""
        return self.unit(content_id.rpartition(".")[0])

    def note_on(self, unit: Unit) -> Text | None:
        """Return the note of a unit, or else that of its module."""
        if unit.note is not None:
            return unit.note
        return self.module(unit.id.rpartition(".")[0]).note

    def media(self, beside: MediumTarget, content_id: str) -> Media:
        """Return the media of a lesson, a question or its explanation."""
        match beside:
            case MediumTarget.LESSON:
                return self.card(content_id).media
            case MediumTarget.QUESTION:
                return self.item(content_id).media
            case MediumTarget.EXPLANATION:
                return self.item(content_id).explanation

    def items_for(self, objective_id: str) -> tuple[Item, ...]:
        """Return the questions for an objective, those of the quiz first."""
        unit = self.unit_of(self.objective(objective_id).id)
        every = (*unit.items, *unit.variants)
        return tuple(item for item in every if item.objective == objective_id)

    def scenario(self, scenario_id: str) -> Scenario:
        return find_named(self.scenarios, scenario_id)

    def case(self, case_id: str) -> Case:
        return find_named(self.cases, case_id)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Named)


def find_named(things: Iterable[_T], wanted: str) -> _T:
    """Return the thing with this id; raise `NoSuchContent` without one."""
    for each in things:  # a loop, since a tap asks many times, and `next` takes three times as long
        if each.id == wanted:
            return each
    raise NoSuchContent
