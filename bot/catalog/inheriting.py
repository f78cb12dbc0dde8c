"""The base: what a course inherits while it does not say it itself.

The base has texts of its own languages and names no organization, country or law. A course takes
what is in its own languages; of the guard it takes the words of every language, because people mix
them. No signature is inherited: texts are signed again in each course. Files are merged
before they are read as sheets, and each value keeps the place from which it came, so a fault is
named where it stands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bot.catalog.folders import BASE_FILE, BASE_LANGUAGES, COURSE_FILE
from bot.catalog.problem import Findings, Location, Stage
from bot.catalog.yaml_file import KeyPath, Tree, Value, read_text, read_yaml

HOLIDAYS: Final = "holidays.yaml"
_SAFETY: Final = "safety.yaml"
BY_ID: Final = {_SAFETY: "texts", "surveys.yaml": "surveys"}
"""Files whose entries are overridden one by one, and the key of their list."""
_GUARD: Final = "guard.yaml"
_WHOLE: Final = frozenset({"digits"})
"""Words of the guard that are counted: those of a course replace those of the base."""
_NEEDED: Final = ("glossary.yaml", _GUARD, _SAFETY, "services.yaml")
"""Files without which no course is read, and which the base has."""
_OWN_ONLY: Final = frozenset({"reviewed", "sign_off", "links"})
"""What is never inherited: signatures, and addresses, which name organizations."""
_ORGANIZER: Final = "{organizer}"
BLANK: Final = "___"
"""What stands where an author still has to write a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The base as one course sees it.

    `languages` are those of the course, the fallback first. `organizer` is the name that fills
    `{organizer}`, by language. `left_out` are names of files, without ending, that the course does
    not want.
    """

    folder: Path
    languages: tuple[str, ...]
    country: str = ""
    organizer: Mapping[str, str]
    left_out: frozenset[str]

    def file(self, name: str) -> Path:
        """Return the file of the base that stands for this file of the course."""
        if name == COURSE_FILE:
            return self.folder / BASE_FILE
        if name == HOLIDAYS:
            return self.folder / "holidays" / f"{self.country}.yaml"
        return self.folder / name

    def has(self, name: str) -> bool:
        """Tell whether the course inherits something under this name."""
        return Path(name).stem not in self.left_out and self.file(name).is_file()

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries whose holidays are known."""
        return tuple(sorted(each.stem for each in (self.folder / "holidays").glob("*.yaml")))

    def knows_languages(self) -> bool:
        """Tell whether the base speaks every language of the course."""
        return set(self.languages) <= set(BASE_LANGUAGES)

    def merged(self, own: Tree | None, file: Path, findings: Findings) -> Tree | None:
        """Return a file of the course with what it inherits; None if the base is broken."""
        found = read_yaml(self.file(file.name), findings)
        if found is None:
            return None
        into = Tree(file=file, value=None)
        words = _Taken(source=found, into=into, base=self, is_base=True)
        if own is None:
            return replace(into, value=words.take(found.value, (), ()))
        mine = _Taken(source=own, into=into, base=self, is_base=False)
        merge = _Merging(own=mine, base=words, file=file.name, first=self.languages[0])
        return replace(into, value=merge.whole(own.value, found.value))


def base_of(root: Path, folder: Path, findings: Findings) -> Base | None:
    """Return the base that a course asks for; None if it asks for none, or there is none."""
    tree = read_yaml(root / COURSE_FILE, Findings())
    if tree is None:
        # The fault is reported where the file is read; what is inherited must not seem missing too.
        none: frozenset[str] = frozenset()
        unread = Base(folder=folder, languages=BASE_LANGUAGES, organizer={}, left_out=none)
        return unread if _asks_for_base(root / COURSE_FILE) or _lacks(root) else None
    said = tree.value
    if not isinstance(said, dict):
        return None
    if str(said.get("base")).lower() != "true":
        if not _lacks(root):
            return None
        _advise_base(root, tree, findings)
    if not (folder / BASE_FILE).is_file():
        what = "The base that this course inherits from is not there."
        advice = f"It belongs at {folder}: install Romleuk again, or write all files yourself."
        findings.error(tree.at("base"), what, advice)
        return None
    base = Base(
        folder=folder,
        languages=tuple(map(str, _list(said.get("languages")))) or BASE_LANGUAGES,
        country=str(said.get("country") or ""),
        organizer={k: str(v) for k, v in _table(said.get("organizer")).items() if v},
        left_out=frozenset(map(str, _list(said.get("without")))),
    )
    _check(base, tree, findings)
    return base


def _lacks(root: Path) -> tuple[str, ...]:
    """Return the missing files that a course must have or inherit; none if it is one alone.

    One missing file is a file to write; several are a course whose line about the base is missing.
    """
    missing = tuple(name for name in _NEEDED if not (root / name).exists())
    return missing if len(missing) > 1 else ()


def _advise_base(root: Path, tree: Tree, findings: Findings) -> None:
    """Report the one line that is missing; what it brings is then not reported one by one."""
    files = ", ".join(_lacks(root))
    what = f"The course does not say base: true, and these files are missing: {files}."
    advice = f"Add the line base: true to {COURSE_FILE}; they are inherited then, and more. "
    with findings.during(Stage.FILE):
        findings.error(tree.at("base"), what, advice + "Or write them, see content/reference.md.")


def _asks_for_base(file: Path) -> bool:
    """Tell whether a broken course.yaml asks for the base."""
    text = read_text(file, Findings()) or ""
    return any(line.replace(" ", "").startswith("base:true") for line in text.splitlines())


def _check(base: Base, tree: Tree, findings: Findings) -> None:
    if base.country and base.country not in base.countries:
        what = f'The holidays of "{base.country}" are not known.'
        known = ", ".join(base.countries)
        advice = f"Known: {known}. Or take the line out, and write {HOLIDAYS} yourself."
        findings.error(tree.at("country"), what, advice)
    if base.languages[0] not in base.organizer:
        what = "Nobody is named who gives this course: the consent text has to name them."
        advice = f"Write organizer: {{{base.languages[0]}: Red Cross of Exampleland}}"
        findings.error(tree.at("organizer"), what, advice)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """Copies values of one file, with their places, into the merged one."""

    source: Tree
    into: Tree
    base: Base
    is_base: bool

    def take(self, value: Value, at: KeyPath, to: KeyPath) -> Value:
        """Copy a value and everything in it."""
        self.into.places.setdefault(to, self._place(at))
        if (line := self.source.text_lines.get(at)) is not None:
            self.into.text_lines[to] = line
        if isinstance(value, dict):
            keys = self.keys(value)
            return {key: self.take(value[key], (*at, key), (*to, key)) for key in keys}
        if isinstance(value, list):
            return [self.take(each, (*at, n), (*to, n)) for n, each in enumerate(value)]
        return self._named(value, at) if self.is_base or self._is_safety else value

    @property
    def _is_safety(self) -> bool:
        """Whether this is the file in which a course may leave a blank for the organizer, too."""
        return self.source.file.name == _SAFETY

    def _place(self, at: KeyPath) -> Location:
        return self.source.at(*at)

    def keys(self, value: dict[str, Value]) -> Iterator[str]:
        """Yield the keys of a table that are taken: all in a file of the course."""
        is_text = set(value) <= set(BASE_LANGUAGES) and self.source.file.name != _GUARD
        for key in value:
            unwanted = is_text and key not in self.base.languages
            if not self.is_base or not (unwanted or key in _OWN_ONLY):
                yield key

    def _named(self, value: str | None, at: KeyPath) -> str | None:
        """Return a text with the name of the organizer."""
        if value is None or _ORGANIZER not in value:
            return value
        names, language = self.base.organizer, str(at[-1])
        name = names.get(language) or names.get(self.base.languages[0]) or BLANK
        return value.replace(_ORGANIZER, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Merging:
    """Merges a file of a course with that of the base.

    What the course says comes first, so that it has the same paths as in its own file.
    """

    own: _Taken
    base: _Taken
    file: str
    first: str

    def whole(self, own: Value, base: Value) -> Value:
        if not isinstance(own, dict) or not isinstance(base, dict):
            return self.own.take(own, (), ())
        if self.file not in {COURSE_FILE, _GUARD, *BY_ID}:
            return self.own.take(own, (), ())
        return self._tables(own, base, ())

    def _tables(self, own: dict[str, Value], base: dict[str, Value], at: KeyPath) -> Value:
        found: dict[str, Value] = {}
        self.own.take(None, at, at)
        inherited = tuple(self.base.keys(base))
        for key, mine in own.items():
            here = (*at, key)
            known = key in inherited
            found[key] = (
                self._both(mine, base[key], here) if known else self.own.take(mine, here, here)
            )
        for key in inherited:
            if key not in own:
                found[key] = self.base.take(base[key], (*at, key), (*at, key))
        return found

    def _both(self, own: Value, base: Value, at: KeyPath) -> Value:
        """Merge two values under one key."""
        if isinstance(own, list) and isinstance(base, list):
            if at == (BY_ID.get(self.file),):
                return self._entries(own, base, at)
            if self.file == _GUARD and at[0] not in _WHOLE:
                return self._lists(own, base, at)
        if isinstance(own, dict) and isinstance(base, dict):
            return self._tables(own, base, at)
        if own is None and self.file != COURSE_FILE:
            return self.base.take(base, at, at)
        return self.own.take(own, at, at)

    def _lists(self, own: list[Value], base: list[Value], at: KeyPath) -> Value:
        found = [self.own.take(each, (*at, n), (*at, n)) for n, each in enumerate(own)]
        for n, each in enumerate(base):
            if each not in own:
                found.append(self.base.take(each, (*at, n), (*at, len(found))))
        return found

    def _entries(self, own: list[Value], base: list[Value], at: KeyPath) -> Value:
        """Merge two lists of entries with ids."""
        self.own.take(None, at, at)
        there = {_id(each): n for n, each in enumerate(base)}
        found: list[Value] = []
        for n, each in enumerate(own):
            here, inherited = (*at, n), there.pop(_id(each), None)
            if inherited is None or self._is_whole(each):
                found.append(self.own.take(each, here, here))
            else:
                found.append(self._translated(each, base[inherited], here, (*at, inherited)))
        for n in there.values():
            found.append(self.base.take(base[n], (*at, n), (*at, len(found))))
        return found

    def _is_whole(self, own: Value) -> bool:
        """Tell whether an entry says everything: it has its words in the first language."""
        if self.file != _SAFETY:
            return True
        return bool(_table(_table(own).get("text")).get(self.first))

    def _translated(self, own: Value, base: Value, here: KeyPath, at: KeyPath) -> Value:
        """Return a text of the base with the languages that the course adds."""
        mine = _table(self.own.take(own, here, here))
        words = {k: v for k, v in _table(mine.get("text")).items() if v}
        found = _table(self.base.take(base, at, here))
        return {**found, **mine, "text": {**_table(found.get("text")), **words}}


def _id(entry: Value) -> str:
    return str(_table(entry).get("id"))


def _table(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


def _list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []
