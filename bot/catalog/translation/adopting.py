"""Inherited texts that a sheet changes become the course's own; nothing is written into the base.

As little as possible is taken over, so that the rest still follows the base: of `safety.yaml` the
languages that changed, of `surveys.yaml` one survey, of `course.yaml` one key, else the file.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

from bot.catalog.editing.yaml_blocks import whole_file, with_item, with_key
from bot.catalog.editing.yaml_texts import CannotEdit
from bot.catalog.folders import COURSE_FILE
from bot.catalog.inheriting import BY_ID
from bot.catalog.pack import OPTIONAL, Pack
from bot.catalog.problem import Findings, Location
from bot.catalog.sheets.course import SafetyTextSheet
from bot.catalog.texts import YamlSpot
from bot.catalog.translation.merging import TextChange
from bot.catalog.yaml_file import KeyPath, Tree, Value

_HEAD: Final = (
    "Taken over from the base of Romleuk, with changes; what stands here is no longer inherited."
)
_SAFETY: Final = "safety.yaml"


def adopt(
    pack: Pack, changes: Iterable[TextChange], files: dict[Path, str | None], findings: Findings
) -> tuple[str, ...]:
    """Write changed inherited texts into files of the course; return what is its own from then on.

    `files` has the changes of what the course had already, and gets these as well.
    """
    adopted: list[str] = []
    trees = {tree.file: tree for tree in _trees(pack)}
    for file, of_file in _by_file(changes).items():
        tree, path = trees[file], file.relative_to(pack.folder)
        for part, edits in _by_part(tree, of_file).items():
            value = _changed(tree, part, edits, first=pack.languages[0])
            try:
                text = files.get(path) or (_read(file) if file.exists() else None)
                files[path] = _with_part(text, file.name, part, value)
            except CannotEdit:
                what = f'There is no place for "{".".join(map(str, part))}", which is inherited.'
                advice = "Write it into this file by hand."
                findings.error(Location(file=file), what, advice)
                continue
            adopted.append(_named(file, part, value))
    return tuple(adopted)


def _trees(pack: Pack) -> Iterator[Tree]:
    for name in ("course", "glossary", "services", "safety", *OPTIONAL):
        if (read := getattr(pack, name)) is not None:
            yield read.tree


def _read(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def _by_file(changes: Iterable[TextChange]) -> dict[Path, list[TextChange]]:
    found: dict[Path, list[TextChange]] = defaultdict(list)
    for change in changes:
        if isinstance(change.text.spot, YamlSpot) and change.text.inherited:
            found[change.text.spot.file].append(change)
    return found


def _by_part(tree: Tree, changes: Iterable[TextChange]) -> dict[KeyPath, list[TextChange]]:
    """Return the changes by the part that is taken over; it is () for the whole file."""
    found: dict[KeyPath, list[TextChange]] = defaultdict(list)
    for change in changes:
        assert isinstance(change.text.spot, YamlSpot)
        found[_part(tree, change.text.spot.path)].append(change)
    return found


def _part(tree: Tree, path: KeyPath) -> KeyPath:
    if key := BY_ID.get(tree.file.name):
        return (key, path[1])
    if tree.file.name != COURSE_FILE:
        return ()
    inherited = (n for n in range(1, len(path)) if tree.at(*path[:n]).file != tree.file)
    return path[: next(inherited, len(path))]


def _changed(tree: Tree, part: KeyPath, changes: Iterable[TextChange], *, first: str) -> Value:
    """Return a part with its new words."""
    value: Any = deepcopy(_at(tree.value, part))
    touched: dict[str, dict[str, str]] = defaultdict(dict)
    for change in changes:
        assert isinstance(change.text.spot, YamlSpot)
        rest = change.text.spot.path[len(part) :]
        _at(value, rest)[change.language] = change.new
        touched[str(rest[0])][change.language] = change.new
    if tree.file.name == _SAFETY and first not in touched["text"]:
        # Only languages are added: the rest of the text still follows the base.
        kept = {name: new if name == "text" else value[name] for name, new in touched.items()}
        value = {"id": value["id"], **{name: new for name, new in kept.items() if new}}
    whole: Value = value
    return whole


def _at(value: Any, path: KeyPath) -> Any:
    for step in path:
        value = value[step]
    return value


def _with_part(text: str | None, name: str, part: KeyPath, value: Value) -> str:
    if not part:
        return whole_file(value, head=_HEAD)
    if name in BY_ID:
        key = BY_ID[name]
        return with_item(text, key, value) if text else whole_file({key: [value]}, head=_HEAD)
    return with_key(text or "", part, value)


def _named(file: Path, part: KeyPath, value: Value) -> str:
    if file.name in BY_ID and isinstance(value, dict):
        return f"{file.name}: {value['id']}"
    return f"{file.name}: {'.'.join(map(str, part))}" if part else file.name


def inherited_beside(pack: Pack, change: TextChange) -> Mapping[KeyPath, str]:
    """Return what a safety text inherits that is lost once the course writes its first language.

    The keys are paths in safety.yaml, where the course has only added languages until now.
    """
    spot, sheet, tree = change.text.spot, change.text.sheet, pack.safety.tree
    if not isinstance(sheet, SafetyTextSheet) or not isinstance(spot, YamlSpot):
        return {}
    first = change.language == pack.languages[0] and spot.path[-1] == "text"
    if not first or tree.at(*spot.path, change.language).file == tree.file:
        return {}
    said = {(*spot.path, language): text for language, text in change.text.strings.items()}
    if sheet.version > 1:
        said[*spot.path[:-1], "version"] = str(sheet.version)
    return said
