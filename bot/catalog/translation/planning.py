"""The files that a sheet would change, and what the content check says about them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from bot.catalog.editing.card_parts import CardPart
from bot.catalog.editing.card_parts import with_parts as with_card_parts
from bot.catalog.editing.replacing import problems_with
from bot.catalog.editing.yaml_texts import CannotEdit, with_texts
from bot.catalog.pack import Pack
from bot.catalog.problem import ContentProblem, Findings, Location
from bot.catalog.sheets.course import SafetyTextSheet
from bot.catalog.sheets.reviews import FILE as REVIEWS
from bot.catalog.sheets.wording import Sheet
from bot.catalog.texts import CardSpot, CourseText, YamlSpot, course_texts
from bot.catalog.translation.adopting import adopt, inherited_beside
from bot.catalog.translation.merging import Frame, MergedTexts, TextChange, merge
from bot.catalog.translation.reviews import (
    file_signatures,
    known_signatures,
    reviewed_now,
    reviews_file,
)
from bot.catalog.translation.sheet import TextRow
from bot.catalog.yaml_file import KeyPath, Tree, parse_yaml

_BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would do. It may be done only if no problem is an error.

    `files` are the changed files by their path inside the course, None for one that is deleted.
    `signatures` counts rows with a new reader or day; `reviewed` are the files and languages in
    which then every text is read. `adopted` is what the course inherits now and has itself then.
    """

    changes: tuple[TextChange, ...]
    signatures: int
    reviewed: tuple[tuple[str, str], ...]
    files: Mapping[Path, str | None]
    problems: tuple[ContentProblem, ...]
    adopted: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether any row is refused, and so the whole import."""
        return any(problem.severity == "error" for problem in self.problems)


def frame_for(
    pack: Pack, file: Path, columns: Mapping[str, int], accepted: frozenset[str], today: date
) -> Frame:
    """Return what the rows of a file are compared with."""
    texts = course_texts(pack)
    return Frame(
        file=file,
        texts={text.id: text for text in texts},
        languages=pack.languages,
        accepted=accepted,
        columns=columns,
        known=known_signatures(pack, texts),
        today=today,
    )


def plan_import(pack: Pack, frame: Frame, rows: Sequence[TextRow]) -> ImportPlan:
    """Return what these rows would change, and what is wrong with them; write nothing."""
    findings = Findings()
    merged = merge(frame, rows, findings)
    return plan_changes(pack, frame.texts.values(), merged, findings)


def plan_changes(
    pack: Pack,
    texts: Iterable[CourseText],
    merged: MergedTexts,
    findings: Findings,
    more: Mapping[tuple[Path, str], Callable[[str], str]] | None = None,
) -> ImportPlan:
    """Return what these changes of texts would do to the files of the course.

    `more` adds texts that nobody has read, in a language, to files: edits that follow those of the
    texts; they may raise `CannotEdit`.
    """
    files: dict[Path, str | None] = {}
    reviewed: tuple[tuple[str, str], ...] = ()
    adopted: tuple[str, ...] = ()
    if not findings.failed:
        files, reviewed = _files(pack, texts, merged, findings, unread=more or ())
        adopted = adopt(pack, merged.changes, files, findings)
        _edit_more(pack, more or {}, files, findings)
    problems = list(findings.sorted())
    if files and not findings.failed:
        found = problems_with(pack.folder, files)
        problems += _placed(pack, merged.changes, files, found)
    return ImportPlan(
        changes=tuple(merged.changes),
        signatures=merged.signatures,
        reviewed=reviewed,
        files=files,
        problems=tuple(problems),
        adopted=adopted,
    )


def _files(
    pack: Pack,
    texts: Iterable[CourseText],
    merged: MergedTexts,
    findings: Findings,
    *,
    unread: Iterable[tuple[Path, str]],
) -> tuple[dict[Path, str | None], tuple[tuple[str, str], ...]]:
    after = _after(texts, merged.changes)
    said, now = file_signatures(pack, after, merged.signed), reviewed_now(pack)
    said.update(dict.fromkeys(said.keys() & set(unread)))
    edits: dict[Path, dict[KeyPath, str | None]] = defaultdict(dict)
    for path, value in _yaml_edits(pack, merged.changes):
        edits[path[0]][path[1]] = value
    for (file, language), line in said.items():
        if line != now[file, language]:
            edits[file]["reviewed", language] = line
    files: dict[Path, str | None] = {}
    for file, values in edits.items():
        _edit(pack, file, values, files, findings)
    files.update(_cards(pack, merged.changes, findings))
    _edit_reviews(pack, reviews_file(after, merged.signed, said), files)
    whole = tuple(
        (file.relative_to(pack.folder).as_posix(), language)
        for (file, language), line in said.items()
        if line and line != now[file, language]
    )
    return files, whole


def _after(texts: Iterable[CourseText], changes: Iterable[TextChange]) -> tuple[CourseText, ...]:
    """Return the texts after the changes."""
    new: dict[str, dict[str, str]] = defaultdict(dict)
    for change in changes:
        new[change.text.id][change.language] = change.new
    return tuple(
        replace(text, strings={**text.strings, **new.get(text.id, {})}, sheet=_unsigned(text, new))
        for text in texts
    )


def _unsigned(text: CourseText, new: Mapping[str, Mapping[str, str]]) -> Sheet:
    """Return the part of a file; a safety text with other words loses its signatures."""
    if not isinstance(text.sheet, SafetyTextSheet):
        return text.sheet
    gone = dict.fromkeys(new.get(text.id, {}))
    return text.sheet.model_copy(update={"sign_off": {**text.sheet.sign_off, **gone}})


def _yaml_edits(
    pack: Pack, changes: Iterable[TextChange]
) -> Iterator[tuple[tuple[Path, KeyPath], str | None]]:
    """Yield the edits of what stands in files of the course; what is inherited is adopted."""
    own = [each for each in changes if not each.text.inherited]
    for change in own:
        for path, text in inherited_beside(pack, change).items():
            yield (pack.safety.tree.file, path), text
    for change in own:
        spot, sheet = change.text.spot, change.text.sheet
        if isinstance(spot, YamlSpot):
            yield (spot.file, (*spot.path, change.language)), change.new
            if isinstance(sheet, SafetyTextSheet) and sheet.sign_off.get(change.language):
                yield (spot.file, (*spot.path[:-1], "sign_off", change.language)), None


def _edit(
    pack: Pack,
    file: Path,
    values: Mapping[KeyPath, str | None],
    files: dict[Path, str | None],
    findings: Findings,
) -> None:
    text = _read(file)
    bom = text[: text.startswith(_BOM)]
    try:
        files[file.relative_to(pack.folder)] = bom + with_texts(text.removeprefix(_BOM), values)
    except CannotEdit as fault:
        what = f'The text at "{fault}" cannot be changed by a sheet.'
        findings.error(Location(file=file), what, "Change it in this file.")


def _edit_more(
    pack: Pack,
    more: Mapping[tuple[Path, str], Callable[[str], str]],
    files: dict[Path, str | None],
    findings: Findings,
) -> None:
    for (file, _), edit in more.items():
        path = file.relative_to(pack.folder)
        text = files.get(path) or _read(file)
        bom = text[: text.startswith(_BOM)]
        try:
            files[path] = bom + edit(text.removeprefix(_BOM))
        except CannotEdit:
            advice = "Write it into this file by hand."
            findings.error(Location(file=file), "There is no place for something new.", advice)


def _read(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def _cards(
    pack: Pack, changes: Iterable[TextChange], findings: Findings
) -> Iterator[tuple[Path, str]]:
    parts: dict[Path, dict[CardPart, str]] = defaultdict(dict)
    first: dict[Path, TextChange] = {}
    for change in changes:
        if isinstance(change.text.spot, CardSpot):
            file = change.text.spot.file(change.language)
            parts[file][change.text.spot.part] = change.new
            first.setdefault(file, change)
    for file, new in parts.items():
        there = _read(file) if file.exists() else ""
        if not there and not {CardPart.TITLE, CardPart.SIGHT} <= new.keys():
            change = first[file]
            what = f"This lesson is not there in {change.language}, and this is a part of it only."
            findings.error(change.place, what, "Write the title and what is in sight, too.")
            continue
        bom = there[: there.startswith(_BOM)]
        yield file.relative_to(pack.folder), bom + with_card_parts(there.removeprefix(_BOM), new)


def _edit_reviews(pack: Pack, text: str, files: dict[Path, str | None]) -> None:
    file = pack.folder / REVIEWS
    if text != (_read(file) if file.exists() else ""):
        files[Path(REVIEWS)] = text or None


def _placed(
    pack: Pack,
    changes: Iterable[TextChange],
    files: Mapping[Path, str | None],
    problems: Iterable[ContentProblem],
) -> Iterator[ContentProblem]:
    """Yield the problems; those of a changed text with the place of its cell."""
    cells = dict(_cells(pack, changes, files))
    for problem in problems:
        place = cells.get(problem.place) or cells.get(Location(file=problem.place.file))
        yield replace(problem, place=place) if place else problem


def _cells(
    pack: Pack, changes: Iterable[TextChange], files: Mapping[Path, str | None]
) -> Iterator[tuple[Location, Location]]:
    """Yield for each changed text its place in the new file, and the place of its cell.

    All texts of a card have one place: the whole file.
    """
    trees: dict[Path, Tree | None] = {}
    for change in changes:
        spot = change.text.spot
        if isinstance(spot, CardSpot):
            yield Location(file=spot.file(change.language)), change.place
            continue
        if spot.file not in trees:
            text = files[spot.file.relative_to(pack.folder)] or ""
            trees[spot.file] = parse_yaml(spot.file, text.removeprefix(_BOM), Findings())
        if tree := trees[spot.file]:
            yield tree.at(*spot.path, change.language), change.place
