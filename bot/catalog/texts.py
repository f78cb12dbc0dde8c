"""All texts of a course, each with an address that stays while the ids in the files do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

from bot.catalog.checks.cards import IN_SIGHT, TITLE, WHOLE_CARD
from bot.catalog.editing.card_parts import CardPart, parts_of_card
from bot.catalog.pack import ModulePack, Pack, UnitPack
from bot.catalog.reading import ParsedSheet
from bot.catalog.sheets.wording import Limit, Marked, PlacedWording, Sheet, wordings
from bot.catalog.yaml_file import KeyPath

MARK_DIGITS: Final = 10
_ONE_OF: Final = {
    "items": "question",
    "aloud": "sentence to say",
    "points": "point",
    "options": "option",
    "nodes": "step",
    "choices": "choice",
    "echoes": "echo",
    "endings": "ending",
    "objectives": "objective",
    "cards": "lesson",
    "texts": "safety text",
    "terms": "term",
    "steps": "plan step",
    "places": "place",
    "provinces": "province",
    "needs": "need",
    "barriers": "barrier",
    "surveys": "survey",
    "answers": "answer",
    "prompts": "question",
    "to_check": "note",
    "topics": "topic",
}
_PART_LIMITS: Final = {CardPart.TITLE: TITLE, CardPart.SIGHT: IN_SIGHT, CardPart.MORE: WHOLE_CARD}


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlSpot:
    """The place of a text in a YAML file; its languages are the keys at `path`."""

    file: Path
    path: KeyPath


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSpot:
    """The place of a part of a card: one file for each language."""

    folder: Path
    number: int
    part: CardPart

    def file(self, language: str) -> Path:
        return self.folder / f"{self.number}.{language}.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseText:
    """One text in all languages that it has.

    `about` describes it for people. `signed_in` is the file whose `reviewed` covers the text.
    `sheet` is the part of the file that the text belongs to. `marked` texts may use Markdown.
    `inherited` texts stand in the base; `spot` is their place in the file of the course, once it
    has its own.
    """

    id: str
    about: str
    strings: Mapping[str, str]
    limit: Limit
    marked: bool
    signed_in: Path
    spot: YamlSpot | CardSpot
    sheet: Sheet
    inherited: bool = False

    def mark_in(self, language: str) -> str:
        """Return the mark of the wording in a language; empty if there is no text."""
        return mark_of(self.strings.get(language, ""))


def mark_of(text: str) -> str:
    """Return the mark of a wording: a shortened SHA-256; empty for an empty text."""
    words = same(text)
    return sha256(words.encode()).hexdigest()[:MARK_DIGITS] if words else ""


def same(text: str) -> str:
    """Return a text in the form in which two wordings are compared."""
    return normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def course_texts(pack: Pack) -> tuple[CourseText, ...]:
    """Return every text of a course, in the order in which people meet it."""
    return tuple(_all(pack))


_MAY_BE_MISSING = ("places", "rhythm", "peers", "surveys", "holidays", "templates")
"""Files of a course with texts in them; the fields of `Pack` have their names."""


def _all(pack: Pack) -> Iterator[CourseText]:
    yield from _of_sheet("course", pack.course)
    for name in pack.course.sheet.modules:
        if module := pack.modules.get(name):
            yield from _of_module(module)
    yield from _of_sheet("glossary", pack.glossary)
    yield from _of_sheet("services", pack.services)
    for name in _MAY_BE_MISSING:
        if (read := getattr(pack, name)) is not None:
            yield from _of_sheet(name, read)
    yield from _of_sheet("sources", pack.sources)
    yield from _of_sheet("safety", pack.safety)


def _of_module(module: ModulePack) -> Iterator[CourseText]:
    yield from _of_sheet(module.module.sheet.id, module.module)
    for name in module.module.sheet.units:
        if unit := module.units.get(name):
            yield from _of_unit(unit)
    for story in module.stories_and_cases:
        yield from _of_sheet(story.sheet.id, story)


def _of_unit(unit: UnitPack) -> Iterator[CourseText]:
    name = unit.unit.sheet.id
    yield from _of_sheet(name, unit.unit)
    for card in unit.unit.sheet.cards:
        yield from _of_card(unit, card.id)
    yield from _of_sheet(name, unit.quiz)


def _of_sheet(name: str, read: ParsedSheet[Any]) -> Iterator[CourseText]:
    for placed in wordings(read.sheet):
        steps, about, sheet = _named(read.sheet, placed)
        inherited = read.at(*placed.path).file != read.tree.file
        yield CourseText(
            id=f"{name}.{steps}",
            about=f"{about}, inherited" if inherited else about,
            inherited=inherited,
            strings={lang: text.strip() for lang, text in placed.wording.strings().items()},
            limit=placed.limit,
            marked=isinstance(placed.wording, Marked),
            signed_in=read.tree.file,
            spot=YamlSpot(file=read.tree.file, path=placed.path),
            sheet=sheet,
        )


def _named(sheet: Sheet, placed: PlacedWording) -> tuple[str, str, Sheet]:
    """Return the address of a text in its file, its description, and its part of the file."""
    here: Any = sheet
    holder, names, about = sheet, list[str](), list[str]()
    for step in placed.path:
        if isinstance(step, int):
            here = here[step]
            names.append(str(getattr(here, "id", step + 1)))
            right = " (right)" if getattr(here, "right", False) else ""
            about[-1] = f"{_ONE_OF.get(about[-1], about[-1])} {names[-1]}{right}"
        else:
            here = here[step] if isinstance(here, dict) else getattr(here, step)
            names.append(step)
            about.append(step)
        holder = here if isinstance(here, Sheet) else holder
    return ".".join(names), ", ".join(about), holder


def _of_card(unit: UnitPack, number: int) -> Iterator[CourseText]:
    file = unit.unit.tree.file
    there = {lang: words.file for (card, lang), words in unit.cards.items() if card == number}
    parts = {
        lang: parts_of_card(path.read_text(encoding="utf-8-sig")) for lang, path in there.items()
    }
    sheet = next(card for card in unit.unit.sheet.cards if card.id == number)
    for part in CardPart:
        strings = {lang: of[part] for lang, of in parts.items() if part in of}
        if not strings and part is CardPart.MORE:
            continue
        yield CourseText(
            id=f"{unit.unit.sheet.id}.cards.{number}.{part}",
            about=f"lesson {number}, {part}",
            strings=strings,
            limit=Limit(units=_PART_LIMITS[part]),
            marked=part is not CardPart.TITLE,
            signed_in=file,
            spot=CardSpot(folder=file.parent / "cards", number=number, part=part),
            sheet=sheet,
        )
