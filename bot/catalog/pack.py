"""The files of a course, as they were read: every sheet and card by its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.catalog.cards import CardWords
from bot.catalog.guard_model import GuardModel
from bot.catalog.inheriting import Base
from bot.catalog.reading import ParsedSheet
from bot.catalog.sheets.community import CommunitySheet
from bot.catalog.sheets.course import (
    CourseSheet,
    GlossarySheet,
    ModuleSheet,
    SafetySheet,
    SourcesSheet,
)
from bot.catalog.sheets.guard import GuardSheet
from bot.catalog.sheets.holidays import HolidaysSheet
from bot.catalog.sheets.peers import PeersSheet
from bot.catalog.sheets.reviews import ReviewsSheet
from bot.catalog.sheets.rhythm import RhythmSheet
from bot.catalog.sheets.services import PlacesSheet, ServicesSheet
from bot.catalog.sheets.story import CaseSheet, ScenarioSheet
from bot.catalog.sheets.surveys import SurveysSheet
from bot.catalog.sheets.templates import TemplatesSheet
from bot.catalog.sheets.unit import QuizSheet, UnitSheet
from bot.catalog.sheets.wording import Sheet

UNFINISHED = ".import"
"""The folder that exists while an import replaces files, and after an interrupted one."""
OPTIONAL: Mapping[str, type[Sheet]] = {
    "community": CommunitySheet,  # sessions in communities that leaders log
    "peers": PeersSheet,  # what is suggested to buddies
    "places": PlacesSheet,  # the provinces
    "rhythm": RhythmSheet,  # what is offered unasked, and in which words
    "surveys": SurveysSheet,  # what people are asked about the training and what they did
    "holidays": HolidaysSheet,  # the holidays of the country
    "templates": TemplatesSheet,  # texts to start an announcement from
}
"""The sheets of files that a course may do without, such as community.yaml; the fields of `Pack`
have their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPack:
    """The files of a unit; cards by number and language."""

    unit: ParsedSheet[UnitSheet]
    quiz: ParsedSheet[QuizSheet]
    cards: Mapping[tuple[int, str], CardWords]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModulePack:
    """The files of a module."""

    module: ParsedSheet[ModuleSheet]
    units: Mapping[str, UnitPack]
    scenarios: tuple[ParsedSheet[ScenarioSheet], ...]
    cases: tuple[ParsedSheet[CaseSheet], ...]

    @property
    def stories_and_cases(self) -> tuple[ParsedSheet[Any], ...]:
        return (*self.scenarios, *self.cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The files of a course, all of them readable; modules and units by folder name.

    `base` is what the course inherits from; its sheets hold what is inherited already.
    """

    folder: Path
    course: ParsedSheet[CourseSheet]
    sources: ParsedSheet[SourcesSheet]
    glossary: ParsedSheet[GlossarySheet]
    services: ParsedSheet[ServicesSheet]
    safety: ParsedSheet[SafetySheet]
    guard: ParsedSheet[GuardSheet]
    guard_model: GuardModel | None
    modules: Mapping[str, ModulePack]
    reviews: ReviewsSheet
    base: Base | None = None
    community: ParsedSheet[CommunitySheet] | None = None
    peers: ParsedSheet[PeersSheet] | None = None
    places: ParsedSheet[PlacesSheet] | None = None
    rhythm: ParsedSheet[RhythmSheet] | None = None
    surveys: ParsedSheet[SurveysSheet] | None = None
    holidays: ParsedSheet[HolidaysSheet] | None = None
    templates: ParsedSheet[TemplatesSheet] | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the course; the first one is the fallback."""
        return self.course.sheet.languages

    @property
    def consent_version(self) -> int:
        """The newest version of the consent text; 0 without one."""
        versions = {text.id: text.version for text in self.safety.sheet.texts}
        return versions.get("consent", 0)

    @property
    def units(self) -> Mapping[str, UnitPack]:
        """The units by the id that results from their folder."""
        return {
            f"{name}.{folder}": unit
            for name, module in self.modules.items()
            for folder, unit in module.units.items()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadableFiles:
    """All files that could be read: one broken file does not hide the errors of others.

    `pack` is the whole course, if nothing is broken.
    """

    folder: Path
    course: ParsedSheet[CourseSheet]
    reads: tuple[ParsedSheet[Any], ...]
    units: tuple[UnitPack, ...]
    cards: tuple[CardWords, ...]
    pack: Pack | None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the course; the first one is the fallback."""
        return self.course.sheet.languages

    @property
    def scenarios(self) -> tuple[ParsedSheet[ScenarioSheet], ...]:
        return tuple(read for read in self.reads if isinstance(read.sheet, ScenarioSheet))
