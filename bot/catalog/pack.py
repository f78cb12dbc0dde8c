"""The files of a course, as they were read: every sheet and card by its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.catalog.cards import CardWords
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

COURSE_FILE = "course.yaml"
"""The file that makes a folder a course."""
UNFINISHED = ".import"
"""The folder that is there while an import replaces files, and after one that was cut off."""
COMMUNITY_FILE = "community.yaml"
"""The file that a course has if its leaders log sessions in communities."""
RHYTHM_FILE = "rhythm.yaml"
"""The file that says what is offered unasked, and in which words; a course may do without."""
PEERS_FILE = "peers.yaml"
TEMPLATES_FILE = "templates.yaml"
"""The file of what is suggested to buddies; a course may do without."""
HOLIDAYS_FILE = "holidays.yaml"
"""The file with the holidays of the country; a course may do without."""
PLACES_FILE = "places.yaml"
"""The file that names the provinces; a course may do without."""
SURVEYS_FILE = "surveys.yaml"
"""The file that a course has if its people are asked what they think and did."""


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
        """Stories and cases together."""
        return (*self.scenarios, *self.cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The files of a course, all of them readable; modules and units by folder name.

    A course without community.yaml has no `community`, one without places.yaml no `places`, one
    without rhythm.yaml no `rhythm`, and so on: peers.yaml, surveys.yaml, holidays.yaml and
    templates.yaml.
    """

    folder: Path
    course: ParsedSheet[CourseSheet]
    sources: ParsedSheet[SourcesSheet]
    glossary: ParsedSheet[GlossarySheet]
    services: ParsedSheet[ServicesSheet]
    safety: ParsedSheet[SafetySheet]
    guard: ParsedSheet[GuardSheet]
    modules: Mapping[str, ModulePack]
    reviews: ReviewsSheet
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
    def units(self) -> Mapping[str, UnitPack]:
        """The units by the id that their place gives them."""
        return {
            f"{name}.{folder}": unit
            for name, module in self.modules.items()
            for folder, unit in module.units.items()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadableFiles:
    """All files that could be read, so that one broken file does not hide the faults of others.

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
        """The stories."""
        return tuple(read for read in self.reads if isinstance(read.sheet, ScenarioSheet))
