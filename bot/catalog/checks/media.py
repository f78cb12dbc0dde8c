"""Voice notes and pictures: there, of the right kind, small enough, described, and used."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.catalog.checks.words import check_language
from bot.catalog.media import ALL
from bot.catalog.media_files import FOLDER, Measured, Unfit, measure_picture, measure_voice
from bot.catalog.pack import Shelf, UnitPack
from bot.catalog.problem import Findings, Place
from bot.catalog.reading import Read
from bot.catalog.sheets.unit import MediaSheet, PictureSheet
from bot.catalog.yaml_file import KeyPath

PICTURE_BYTES = 300 * 1024
"""What a picture may cost on a cheap phone and a prepaid card, before the checker warns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """Something that may have media, where it stands, and the languages in which it exists."""

    read: Read[Any]
    path: KeyPath
    sheet: MediaSheet
    languages: frozenset[str]


def check_media(shelf: Shelf, findings: Findings) -> None:
    """Check every file that is named, and look for those that nobody names."""
    used: set[str] = set()
    for unit in shelf.units:
        for beside in _media(unit):
            used |= _files(shelf, beside, findings)
    if shelf.pack:
        _unused(shelf.folder / FOLDER, used, findings)


def _media(unit: UnitPack) -> Iterator[_Beside]:
    for n, card in enumerate(unit.unit.sheet.cards):
        spoken = frozenset(language for number, language in unit.cards if number == card.id)
        yield _Beside(read=unit.unit, path=("cards", n), sheet=card, languages=spoken)
    for n, item in enumerate(unit.quiz.sheet.items):
        spoken = frozenset(item.stem.strings())
        yield _Beside(read=unit.quiz, path=("items", n), sheet=item, languages=spoken)
        if item.explanation:
            path = ("items", n, "explanation")
            yield _Beside(read=unit.quiz, path=path, sheet=item.explanation, languages=spoken)


def _files(shelf: Shelf, beside: _Beside, findings: Findings) -> set[str]:
    """Check the files beside one thing, and return their names."""
    voices = {k: name for k, name in beside.sheet.voice.items() if name}
    for language, name in voices.items():
        place = beside.read.at(*beside.path, "voice", language)
        if _spoken(shelf, language, place, findings):
            _fits(shelf.folder / FOLDER / name, measure_voice, place, findings)
    picture = beside.sheet.picture
    if picture is None:
        return set(voices.values())
    pictures = {k: name for k, name in picture.file.items() if name}
    for language, name in pictures.items():
        place = beside.read.at(*beside.path, "picture", "file", language)
        if _spoken(shelf, language, place, findings):
            found = _fits(shelf.folder / FOLDER / name, measure_picture, place, findings)
            _is_cheap(name, found, place, findings)
    _described(shelf, beside, picture, findings)
    return {*voices.values(), *pictures.values()}


def _spoken(shelf: Shelf, language: str, place: Place, findings: Findings) -> bool:
    return language == ALL or check_language(place, language, shelf.languages, findings)


def _fits(
    file: Path, measure: Callable[[Path], Measured], place: Place, findings: Findings
) -> Measured | None:
    try:
        return measure(file)
    except Unfit as fault:
        findings.error(place, f"{FOLDER}/{file.name} {fault.what}", fault.advice)
        return None


def _is_cheap(name: str, found: Measured | None, place: Place, findings: Findings) -> None:
    if found and found.size_bytes > PICTURE_BYTES:
        what = f"{FOLDER}/{name} has {found.size_bytes // 1024} KB."
        advice = f"Data costs money: {PICTURE_BYTES // 1024} KB are enough for a phone."
        findings.warning(place, what, advice)


def _described(shelf: Shelf, beside: _Beside, picture: PictureSheet, findings: Findings) -> None:
    """Whoever reads words only must know what the picture shows, in the language of the rest."""
    for language in shelf.languages[1:]:  # of the first language the words tell
        shown = picture.file.get(language) or picture.file.get(ALL)
        if shown and language in beside.languages and language not in picture.alt.strings():
            what = f"The picture is not described in {language}."
            place = beside.read.at(*beside.path, "picture", "alt")
            findings.error(place, what, "Say in a sentence what it shows; some read words only.")


def _unused(folder: Path, used: set[str], findings: Findings) -> None:
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder)
        hidden = any(part.startswith(".") for part in inside.parts)
        if file.is_file() and not hidden and file.name != "README.md":
            if inside.as_posix() in used:
                continue
            advice = "Name it in unit.yaml or quiz.yaml, or take it away."
            findings.warning(Place(file=file), "Nobody uses this file.", advice)
