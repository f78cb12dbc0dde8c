"""Reads a course folder: every sheet and card, and the files that do not belong there."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from bot.catalog.cards import FILE_NAME, CardWords, read_card
from bot.catalog.folders import COURSE_FILE, base_folder
from bot.catalog.guard_model import FILE as MODEL_FILE
from bot.catalog.guard_model import BadModel, GuardModel, read_model
from bot.catalog.inheriting import Base, base_of
from bot.catalog.media_files import FOLDER as MEDIA
from bot.catalog.media_files import voices_by_name
from bot.catalog.pack import (
    OPTIONAL,
    UNFINISHED,
    ModulePack,
    Pack,
    ReadableFiles,
    UnitPack,
)
from bot.catalog.problem import Findings, Location, did_you_mean
from bot.catalog.reading import ParsedSheet, as_sheet, read_sheet
from bot.catalog.sheets.course import (
    CourseSheet,
    GlossarySheet,
    ModuleSheet,
    SafetySheet,
    SourcesSheet,
)
from bot.catalog.sheets.guard import GuardSheet
from bot.catalog.sheets.reviews import FILE as REVIEWS_FILE
from bot.catalog.sheets.reviews import ReviewsSheet
from bot.catalog.sheets.services import ServicesSheet
from bot.catalog.sheets.story import CaseSheet, ScenarioSheet
from bot.catalog.sheets.unit import QuizSheet, UnitSheet
from bot.catalog.sheets.wording import Sheet
from bot.catalog.yaml_file import read_yaml

S = TypeVar("S", bound=Sheet)


@dataclass
class _Folder:
    """Reads files and remembers which ones it was asked for."""

    root: Path
    findings: Findings
    base: Base | None
    seen: set[Path] = field(default_factory=set)
    reads: list[ParsedSheet[Any]] = field(default_factory=list)
    units: list[UnitPack] = field(default_factory=list)
    cards: list[CardWords] = field(default_factory=list)

    @cached_property
    def voices(self) -> dict[str, dict[str, str]]:
        return voices_by_name(self.root / MEDIA)

    def read(self, kind: type[S], *steps: str) -> ParsedSheet[S] | None:
        file = self.root.joinpath(*steps)
        self.seen.add(file)
        if self.base and len(steps) == 1 and self.base.has(file.name):
            found = self._with_base(kind, file, self.base)
        else:
            found = read_sheet(kind, file, self.findings)
        if found:
            self.reads.append(found)
        return found

    def has(self, name: str) -> bool:
        """Tell whether the course has a file, of its own or inherited."""
        return (self.root / name).exists() or bool(self.base and self.base.has(name))

    def _with_base(self, kind: type[S], file: Path, base: Base) -> ParsedSheet[S] | None:
        before = len(self.findings.sorted())
        own = read_yaml(file, self.findings) if file.exists() else None
        if file.exists() and own is None:
            return None
        tree = base.merged(own, file, self.findings)
        return None if tree is None else as_sheet(kind, tree, self.findings, before=before)

    def names(self, *steps: str, suffix: str = "") -> list[str]:
        folder = self.root.joinpath(*steps)
        found = folder.iterdir() if folder.is_dir() else ()
        return sorted(path.name for path in found if _wanted(path, suffix))


def _wanted(path: Path, suffix: str) -> bool:
    if path.name.startswith("."):
        return False
    return path.name.endswith(suffix) if suffix else path.is_dir()


def read_course_files(
    root: Path, findings: Findings, *, base: Path | None = None
) -> ReadableFiles | None:
    """Read all files; errors are in `findings`. None if course.yaml is not readable.

    `base` is the folder from which a course inherits that asks for it; else that of Romleuk.
    """
    if not (root / COURSE_FILE).exists():
        what = f"There is no {COURSE_FILE} in this folder."
        findings.error(Location(file=root), what, "Write it, or move the folder elsewhere.")
        return None
    folder = _Folder(root, findings, base_of(root, base or base_folder(), findings))
    if (root / UNFINISHED).exists():
        what = "An import into this course was cut off: half of it may stand here."
        advice = "Run content import or content export for it: both put the old files back first."
        findings.error(Location(file=root), what, advice)
    course = folder.read(CourseSheet, COURSE_FILE)
    pack = _read_pack(folder, course)
    _report_unknown_files(folder)
    if course is None:
        return None
    return ReadableFiles(
        folder=root,
        course=course,
        reads=tuple(folder.reads),
        units=tuple(folder.units),
        cards=tuple(folder.cards),
        pack=pack,
    )


def _read_pack(folder: _Folder, course: ParsedSheet[CourseSheet] | None) -> Pack | None:
    sources = folder.read(SourcesSheet, "sources.yaml")
    glossary = folder.read(GlossarySheet, "glossary.yaml")
    services = folder.read(ServicesSheet, "services.yaml")
    safety = folder.read(SafetySheet, "safety.yaml")
    guard = folder.read(GuardSheet, "guard.yaml")
    guard_model = _read_guard_model(folder)
    reviews = _read_reviews(folder)
    before = len(folder.findings.sorted())
    optional: dict[str, Any] = {
        name: folder.read(kind, f"{name}.yaml")
        for name, kind in OPTIONAL.items()
        if folder.has(f"{name}.yaml")
    }
    unread = len(folder.findings.sorted()) > before
    names = [name for name in folder.names() if name != MEDIA]
    modules = {name: _read_module(folder, name) for name in names}
    readable = {name: module for name, module in modules.items() if module}
    if not (course and sources and glossary and services and safety and guard and reviews):
        return None
    if unread or len(readable) < len(modules):
        return None
    return Pack(
        folder=folder.root,
        course=course,
        sources=sources,
        glossary=glossary,
        services=services,
        safety=safety,
        guard=guard,
        guard_model=guard_model,
        modules=readable,
        reviews=reviews,
        base=folder.base,
        **optional,
    )


def _read_guard_model(folder: _Folder) -> GuardModel | None:
    """Read the optional model of the guard; without a usable one its words decide alone."""
    file = folder.root / MODEL_FILE
    if file.exists():
        folder.seen.add(file)
    elif folder.base and folder.base.knows_languages():
        # A model that does not know a language of the course would hold its cues for harmless.
        file = folder.base.file(MODEL_FILE)
    try:
        return read_model(file)
    except FileNotFoundError:
        return None
    except (OSError, BadModel) as error:
        line = error.line if isinstance(error, BadModel) else 0
        what = f"{error} The words of guard.yaml decide alone."
        place = Location(file=file, line=line, column=min(line, 1))
        folder.findings.warning(place, what, "Copy the file again from a course that has it.")
        return None


def _read_reviews(folder: _Folder) -> ReviewsSheet | None:
    """Read the optional file; None if it is broken."""
    if not (folder.root / REVIEWS_FILE).exists():
        return ReviewsSheet()
    read = folder.read(ReviewsSheet, REVIEWS_FILE)
    return read.sheet if read else None


def _read_module(folder: _Folder, name: str) -> ModulePack | None:
    module = folder.read(ModuleSheet, name, "module.yaml")
    units = {unit: _read_unit(folder, name, unit) for unit in folder.names(name, "units")}
    scenarios = _read_all(folder, ScenarioSheet, name, "scenarios")
    cases = _read_all(folder, CaseSheet, name, "cases")
    readable = {unit: pack for unit, pack in units.items() if pack}
    if module is None or scenarios is None or cases is None or len(readable) < len(units):
        return None
    return ModulePack(module=module, units=readable, scenarios=scenarios, cases=cases)


def _read_all(folder: _Folder, kind: type[S], *steps: str) -> tuple[ParsedSheet[S], ...] | None:
    files = folder.names(*steps, suffix=".yaml")
    sheets = [folder.read(kind, *steps, file) for file in files]
    readable = tuple(sheet for sheet in sheets if sheet)
    return readable if len(readable) == len(sheets) else None


def _read_unit(folder: _Folder, module: str, name: str) -> UnitPack | None:
    steps = (module, "units", name)
    unit = folder.read(UnitSheet, *steps, "unit.yaml")
    quiz = folder.read(QuizSheet, *steps, "quiz.yaml")
    cards = _read_cards(folder, *steps, "cards")
    if unit is None or quiz is None or cards is None:
        return None
    spoken = replace(unit, sheet=_with_voices(unit.sheet, folder.voices))
    folder.units.append(UnitPack(unit=spoken, quiz=quiz, cards=cards))
    return folder.units[-1]


def _with_voices(unit: UnitSheet, voices: Mapping[str, Mapping[str, str]]) -> UnitSheet:
    """Return the unit with the voice notes that are named after its lessons.

    A name in unit.yaml for a language comes first.
    """
    cards = tuple(
        card.model_copy(update={"voice": {**voices.get(f"{unit.id}.c{card.id}", {}), **card.voice}})
        for card in unit.cards
    )
    return unit.model_copy(update={"cards": cards})


def _read_cards(folder: _Folder, *steps: str) -> dict[tuple[int, str], CardWords] | None:
    cards: dict[tuple[int, str], CardWords] = {}
    broken = False
    for name in folder.names(*steps, suffix=".md"):
        if not (parts := FILE_NAME.fullmatch(name)):
            continue
        file = folder.root.joinpath(*steps, name)
        folder.seen.add(file)
        if card := read_card(file, folder.findings):
            cards[int(parts[1]), parts[2]] = card
            folder.cards.append(card)
        else:
            broken = True
    return None if broken else cards


def _report_unknown_files(folder: _Folder) -> None:
    """Report files that were not read; a misspelt name must not be ignored."""
    media = folder.root / "media"
    for file in sorted(folder.root.rglob("*")):
        inside = file.relative_to(folder.root)
        hidden = any(part.startswith(".") for part in inside.parts)
        known = file in folder.seen or media in file.parents or file.name == "README.md"
        if file.is_file() and not hidden and not known:
            missing = [path.name for path in folder.seen if not path.exists()]
            advice = did_you_mean(file.name, missing) if missing else "Rename it or take it away."
            folder.findings.error(Location(file=file), "Nobody expects this file.", advice)
