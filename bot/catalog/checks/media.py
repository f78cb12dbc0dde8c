"""Checks voice notes and pictures: present, of the right kind, small, described and used."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.catalog.checks.words import check_language
from bot.catalog.media import ALL
from bot.catalog.media_files import (
    FOLDER,
    MeasuredFile,
    UnusableFile,
    measure_picture,
    measure_voice,
)
from bot.catalog.pack import ReadableFiles, UnitPack
from bot.catalog.problem import Findings, Location
from bot.catalog.reading import ParsedSheet
from bot.catalog.sheets.unit import MediaSheet, PictureSheet
from bot.catalog.yaml_file import KeyPath

PICTURE_BYTES = 300 * 1024
"""The checker warns above this: a larger picture is expensive with a prepaid card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _MediaOwner:
    """Something that may have media, its place in a file, and the languages in which it exists."""

    read: ParsedSheet[Any]
    path: KeyPath
    sheet: MediaSheet
    languages: frozenset[str]


def check_media(files: ReadableFiles, findings: Findings) -> None:
    """Check every file that is named, and report files that nobody names."""
    used: set[str] = set()
    for unit in files.units:
        for beside in _media(unit):
            used |= _check_files(files, beside, findings)
    if files.pack:
        _report_unused(files.folder / FOLDER, used, findings)


def _media(unit: UnitPack) -> Iterator[_MediaOwner]:
    for n, card in enumerate(unit.unit.sheet.cards):
        spoken = frozenset(language for number, language in unit.cards if number == card.id)
        yield _MediaOwner(read=unit.unit, path=("cards", n), sheet=card, languages=spoken)
    for n, item in enumerate(unit.quiz.sheet.items):
        spoken = frozenset(item.stem.strings())
        yield _MediaOwner(read=unit.quiz, path=("items", n), sheet=item, languages=spoken)
        if item.explanation:
            path = ("items", n, "explanation")
            yield _MediaOwner(read=unit.quiz, path=path, sheet=item.explanation, languages=spoken)


def _check_files(files: ReadableFiles, beside: _MediaOwner, findings: Findings) -> set[str]:
    """Check the files of one owner, and return their names."""
    voices = {k: name for k, name in beside.sheet.voice.items() if name}
    for language, name in voices.items():
        place = beside.read.at(*beside.path, "voice", language)
        if _check_language(files, language, place, findings):
            _measured(files.folder / FOLDER / name, measure_voice, place, findings)
    picture = beside.sheet.picture
    if picture is None:
        return set(voices.values())
    pictures = {k: name for k, name in picture.file.items() if name}
    for language, name in pictures.items():
        place = beside.read.at(*beside.path, "picture", "file", language)
        if _check_language(files, language, place, findings):
            found = _measured(files.folder / FOLDER / name, measure_picture, place, findings)
            _check_size(name, found, place, findings)
    _check_described(files, beside, picture, findings)
    return {*voices.values(), *pictures.values()}


def _check_language(
    files: ReadableFiles, language: str, place: Location, findings: Findings
) -> bool:
    return language == ALL or check_language(place, language, files.languages, findings)


def _measured(
    file: Path, measure: Callable[[Path], MeasuredFile], place: Location, findings: Findings
) -> MeasuredFile | None:
    try:
        return measure(file)
    except UnusableFile as fault:
        findings.error(place, f"{FOLDER}/{file.name} {fault.what}", fault.advice)
        return None


def _check_size(name: str, found: MeasuredFile | None, place: Location, findings: Findings) -> None:
    if found and found.size_bytes > PICTURE_BYTES:
        what = f"{FOLDER}/{name} has {found.size_bytes // 1024} KB."
        advice = f"Data costs money: {PICTURE_BYTES // 1024} KB are enough for a phone."
        findings.warning(place, what, advice)


def _check_described(
    files: ReadableFiles, beside: _MediaOwner, picture: PictureSheet, findings: Findings
) -> None:
    """Check that readers without pictures get a description in their language."""
    for language in files.languages[1:]:  # the first language is checked with all other texts
        shown = picture.file.get(language) or picture.file.get(ALL)
        if shown and language in beside.languages and language not in picture.alt.strings():
            what = f"The picture is not described in {language}."
            place = beside.read.at(*beside.path, "picture", "alt")
            findings.error(place, what, "Say in a sentence what it shows; some read words only.")


def _report_unused(folder: Path, used: set[str], findings: Findings) -> None:
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder)
        hidden = any(part.startswith(".") for part in inside.parts)
        if file.is_file() and not hidden and file.name != "README.md":
            if inside.as_posix() in used:
                continue
            advice = "Name it in unit.yaml or quiz.yaml, or take it away."
            findings.warning(Location(file=file), "Nobody uses this file.", advice)
