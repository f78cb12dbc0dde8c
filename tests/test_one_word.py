"""One word names a feature: its folder, the prefix of its texts, its tests.

A text that several features of an area say has the area as its prefix, a text that several areas
say has `common`; `cli` has its own. Where two areas have a folder of the same name, or a folder is
called as a package of `bot`, the area stands before it: `learning_results`.
"""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.areas import AREAS
from bot.locale.catalogue import LANGUAGES

ROOT = Path(__file__).parents[1]
HOME, TESTS = ROOT / "bot", ROOT / "tests"
NAMES = tuple(area.name for area in AREAS)
COMMON, CLI = "common", "cli"
STORED_NAMES = {"domain.py", "service.py", "storage.py"}
"""Files that know no texts: what looks like a key there is the name of something stored."""
KEY = re.compile(r"[a-z_]+(\.[a-z0-9_]+)*[._]?")


class Place(NamedTuple):
    """Where a text is said: a feature, an area, or what stands above or below all areas."""

    area: str
    feature: str = ""

    @property
    def prefix(self) -> str:
        """The prefix of the texts that only this place says."""
        if self.area not in NAMES:
            return self.area
        if not self.feature:
            return self.area
        return f"{self.area}_{self.feature}" if self.feature in ambiguous() else self.feature


class Saying(NamedTuple):
    """A place says a text, or all texts whose keys begin so."""

    place: Place
    where: str
    begins: str
    ends: str = ""
    whole: bool = True

    def matches(self, key: str) -> bool:
        """Say whether this is the key, or one that is put together from it."""
        if self.whole:
            return key == self.begins
        return key.startswith(self.begins) and key.endswith(self.ends)


def features() -> Iterator[Place]:
    for area in NAMES:
        for path in sorted((HOME / area).glob("*/__init__.py")):
            yield Place(area, path.parent.name)


@cache
def ambiguous() -> frozenset[str]:
    """Return the names that several folders of features, or a package of `bot`, have."""
    names = Counter(each.feature for each in features())
    packages = {path.parent.name for path in HOME.glob("*/__init__.py")}
    return frozenset(name for name, many in names.items() if many > 1 or name in packages)


@cache
def files_of_prefixes() -> dict[str, str]:
    areas = {each.prefix: each.area for each in features()}
    return {**areas, **{each: each for each in (*NAMES, COMMON, CLI)}}


@cache
def keys(language: str = LANGUAGES[0]) -> dict[str, str]:
    """Return the file of each key."""
    return {
        key: path.stem
        for path in sorted((HOME / "locale" / language).glob("*.po"))
        for key in re.findall(r'^msgid "(.+)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
    }


@cache
def sayings() -> tuple[Saying, ...]:
    """Return what code says: keys in full, and what keys are put together from."""
    return tuple(
        saying
        for path in sorted(HOME.rglob("*.py"))
        if path.name not in STORED_NAMES and "simulator" not in path.parts
        for saying in sayings_of(path)
    )


def sayings_of(path: Path) -> Iterator[Saying]:
    place, tree = place_of(path), ast.parse(path.read_text(encoding="utf-8"))
    parts = {id(part) for each in ast.walk(tree) for part in parts_of(each)}
    for node in ast.walk(tree):
        where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Constant) and id(node) not in parts and node.value in keys():
            yield Saying(place, where, node.value)
        elif isinstance(node, ast.Call):
            begun = (str(each.value) for each in node.args if isinstance(each, ast.Constant))
            yield from (
                Saying(place, where, each, whole=False) for each in begun if begins_keys(each)
            )
        elif isinstance(node, ast.JoinedStr) and (parted := beginning_and_end(node)):
            yield Saying(place, where, *parted, whole=False)


def parts_of(node: ast.AST) -> list[ast.expr]:
    return node.values if isinstance(node, ast.JoinedStr) else []


def begins_keys(value: str) -> bool:
    """Whether other code puts keys together from a string, such as `changes.move_all`."""
    if "." not in value or value in keys():
        return False
    return any(key.startswith((f"{value}.", f"{value}_")) for key in keys())


def beginning_and_end(node: ast.JoinedStr) -> tuple[str, str] | None:
    """Return the fixed parts of a key that is put together, if it begins with a prefix."""
    first, last = node.values[0], node.values[-1]
    if not isinstance(first, ast.Constant) or not KEY.fullmatch(begins := str(first.value)):
        return None
    ends = str(last.value) if isinstance(last, ast.Constant) and last is not first else ""
    known = "." in begins and any(key.startswith(begins) for key in keys())
    return (begins, ends) if known else None


def place_of(path: Path) -> Place:
    parts = path.relative_to(HOME).parts
    if parts[0] in NAMES:
        return Place(parts[0], parts[1]) if len(parts) > 2 else Place(parts[0])
    return Place(CLI if parts[0] == CLI else COMMON)


def may_say(saying: Saying) -> set[str]:
    """Return the prefixes of what may be said at a place: its own, its area's, and what all say."""
    place = saying.place
    if saying.where.split(":")[0].endswith("/area.py"):  # it names the refusals of its features
        return {each.prefix for each in features() if each.area == place.area} | {place.area}
    return {place.prefix, place.area, COMMON}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_stands_in_the_file_of_the_area_that_its_prefix_names(language: str) -> None:
    files = files_of_prefixes()
    wrong = {key for key, file in keys(language).items() if files.get(key.split(".")[0]) != file}

    assert not wrong, "name a text by the folder of its feature, in the file of its area"


def test_a_feature_says_texts_with_its_own_prefix_or_with_that_of_what_is_shared() -> None:
    foreign = {
        f"{each.where} says {each.begins}"
        for each in sayings()
        if each.place.prefix != CLI and each.begins.split(".")[0] not in may_say(each)
    }

    assert not foreign, "a text that several features say has their area, or `common`, as prefix"


def test_what_has_a_shared_prefix_is_shared() -> None:
    said: defaultdict[str, set[Place]] = defaultdict(set)
    for each in sayings():
        if each.place.prefix != CLI:
            for key in found_by(each):
                said[key].add(each.place)
    for each in sayings():  # what is put together as one has one prefix
        together = found_by(each)
        all_places = set().union(*(said[key] for key in together)) if together else set()
        said.update(dict.fromkeys(together, all_places))
    lonely = {key for key, places in said.items() if is_lonely(key, places)}

    assert not lonely, "only one feature says this: give it the prefix of that feature"


@cache
def found_by(saying: Saying) -> tuple[str, ...]:
    """Return the keys that a saying means."""
    return tuple(key for key in keys() if saying.matches(key))


def is_lonely(key: str, places: set[Place]) -> bool:
    prefix = key.split(".", maxsplit=1)[0]
    if prefix in NAMES:
        return len(places) == 1 and all(each.feature for each in places)
    return (
        prefix == COMMON
        and len({each.area for each in places}) == 1
        and Place(COMMON) not in places
    )


def test_every_text_is_said_somewhere() -> None:
    ends = set(endings())
    unsaid = {
        key
        for key in keys()
        if not any(each.matches(key) for each in sayings())
        and not any(key.endswith(end) and key.removesuffix(end) in beginnings() for end in ends)
    }

    assert not unsaid, "delete a text that nothing says"


@cache
def beginnings() -> frozenset[str]:
    """Return all short strings in code that a key may begin with."""
    return frozenset(
        node.value
        for path in HOME.rglob("screens.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def endings() -> Iterator[str]:
    """Return the fixed ends of keys whose beginning is a value, such as "_label" or ".missed"."""
    for path in HOME.rglob("screens.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr) and not isinstance(node.values[0], ast.Constant):
                yield from ends_of(node)


def ends_of(node: ast.JoinedStr) -> Iterator[str]:
    fixed = [str(each.value) for each in node.values[1:] if isinstance(each, ast.Constant)]
    if len(fixed) == 1 and re.fullmatch(r"[._][a-z_.]*", fixed[0]):
        yield from (fixed[0], f"{fixed[0]}_said", *(f"{fixed[0]}{n}" for n in ("2", "3", "more")))


@pytest.mark.parametrize("area", NAMES)
def test_tests_lie_in_the_folder_that_has_the_name_of_their_feature(area: str) -> None:
    names = {each.feature for each in features() if each.area == area}
    folders = {path.name for path in (TESTS / area).glob("*") if any(path.glob("*.py"))}

    assert folders <= names


@pytest.mark.parametrize("area", NAMES)
def test_a_story_is_called_by_its_feature_or_by_its_area(area: str) -> None:
    names = {area, *(each.feature for each in features() if each.area == area)}
    called = {path.stem.removeprefix("test_") for path in (TESTS / "stories" / area).glob("test_*")}

    assert not {each for each in called if not any(begins(each, name) for name in names)}


def begins(called: str, name: str) -> bool:
    return called == name or called.startswith(f"{name}_")


def test_folders_of_stories_are_areas() -> None:
    folders = {path.parent.name for path in (TESTS / "stories").glob("*/test_*.py")}

    assert folders <= {*NAMES, "whole"}
