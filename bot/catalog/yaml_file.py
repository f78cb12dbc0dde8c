"""YAML for people who do not code: every scalar is a text, and every value knows its line.

YAML can do far more than a course needs, and some of it is dangerous or surprising: a file of 300
bytes grows to gigabytes by aliases, `no` becomes False, the second of two equal keys wins silently.
So values are built here from PyYAML's nodes, and unnecessary features are refused.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import yaml
from yaml.composer import Composer

from bot.catalog.problem import NOT_YAML, Findings, Location, Stage

MAX_BYTES = 400_000
MAX_DEPTH = 12
_TEXT = "tag:yaml.org,2002:str"

KeyPath = tuple[str | int, ...]
Value = str | list["Value"] | dict[str, "Value"] | None

_HINTS = (
    ("mapping values are not allowed", 'Put the text into double quotes: it contains ": ".'),
    ("found character '\\t'", "Use spaces to indent, never tabs."),
    ("expected <block end>", "Check the indentation here and in the lines above."),
    ("could not find expected ':'", "Check the indentation, and the colon after the key."),
    ("found unexpected end of stream", "A double quote or a bracket is not closed."),
    (
        "while parsing a flow",
        "Inside { } a text with a comma, colon or bracket needs double quotes.",
    ),
    ("cannot start any token", "Put the text into double quotes: it begins with a special sign."),
    ("while scanning for the next token", "Put the text into double quotes."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The values of one file and their places."""

    file: Path
    value: Value
    places: dict[KeyPath, Location] = field(default_factory=dict)
    text_lines: dict[KeyPath, int] = field(default_factory=dict)

    def at(self, *path: str | int) -> Location:
        """Return the place of this value, or of the nearest thing around it."""
        for end in range(len(path), -1, -1):
            if place := self.places.get(path[:end]):
                return place
        return Location(file=self.file)


class _Mark(Protocol):
    """A place in a text; each of the two parsers has its own class for it."""

    line: int
    column: int


class _Refused(Exception):
    """This use of YAML is refused."""

    def __init__(self, node: yaml.Event | yaml.Node, what: str, advice: str) -> None:
        super().__init__(what)
        self.mark: _Mark | None = node.start_mark
        self.what, self.advice = what, advice


class _StrictComposer(Composer):
    """Composes nodes; refuses anchors, aliases, tags and deep nesting while it reads."""

    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event: yaml.Event = self.peek_event()  # type: ignore[attr-defined]  # of the parser
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(
                event,
                "Anchors and aliases (&name, *name) are not allowed.",
                "Write the text out, or put it into double quotes if it begins with & or *.",
            )
        if getattr(event, "tag", None):
            raise _Refused(event, "Tags (!name) are not allowed.", "Put the text into quotes.")
        if self._depth >= MAX_DEPTH:
            raise _Refused(
                event, f"This is nested more than {MAX_DEPTH} levels deep.", "Check the brackets."
            )
        self._depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1

    def resolve(self, *_: object) -> str:
        """Give every node the same tag: all scalars are texts, so types need no guessing."""
        return _TEXT


class _YamlReader(_StrictComposer, yaml.SafeLoader):
    """Reports exactly what is wrong with a file, and where."""


class _FastReader(_StrictComposer, yaml.CSafeLoader):
    """Parses in C, several times as fast, with less precise errors."""

    def __init__(self, text: str) -> None:
        yaml.CSafeLoader.__init__(self, text)
        Composer.__init__(self)


def read_yaml(file: Path, findings: Findings) -> Tree | None:
    """Return the values of a file; None, with the reason in `findings`, if it cannot be read."""
    with findings.during(Stage.FILE):
        text = read_text(file, findings)
        return None if text is None else parse_yaml(file, text, findings)


def parse_yaml(file: Path, text: str, findings: Findings) -> Tree | None:
    """Parse a text of this file, or of a planned one; None if it cannot be read."""
    try:
        return _tree(file, text, findings)
    except _Refused as refused:
        place = _place(file, refused.mark)
        findings.error(place, refused.what, refused.advice)
    except yaml.MarkedYAMLError as fault:
        place = _place(file, fault.problem_mark or fault.context_mark)
        what = f"{NOT_YAML}: {fault.problem or fault.context}."
        findings.error(place, what, _hint(f"{fault.problem} {fault.context}"))
    except yaml.reader.ReaderError as fault:
        line = text.count("\n", 0, fault.position) + 1
        column = fault.position - text.rfind("\n", 0, fault.position)
        place = Location(file=file, line=line, column=column)
        code = int(fault.character)  # PyYAML's stubs say str, but it is the code point
        findings.error(place, f"There is a control character (U+{code:04X}).", "Delete it.")
    return None


def read_text(file: Path, findings: Findings) -> str | None:
    """Return the text of a file in UTF-8; None, with the reason in `findings`, if unreadable."""
    place = Location(file=file)
    try:
        if file.stat().st_size > MAX_BYTES:
            advice = "Split the module, or look for pasted text."
            findings.error(place, f"The file is larger than {MAX_BYTES // 1000} kB.", advice)
            return None
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        findings.error(place, "The file is missing.", "Write it, see content/reference.md.")
    except UnicodeDecodeError as fault:
        what = f"The file is not UTF-8 text (byte {fault.start})."
        findings.error(place, what, "Save it as UTF-8.")
    except OSError as fault:
        findings.error(place, f"The file cannot be read: {fault.strerror}.")
    return None


def _tree(file: Path, text: str, findings: Findings) -> Tree:
    tree = Tree(file=file, value=None)
    node = _node(text)
    if node is None:
        return tree
    value = _Values(tree, findings).of(node, ())
    return Tree(file=file, value=value, places=tree.places, text_lines=tree.text_lines)


def _node(text: str) -> yaml.Node | None:
    try:
        return _FastReader(text).get_single_node()
    except (yaml.YAMLError, _Refused):
        return _YamlReader(text).get_single_node()


class _Values:
    """Turns nodes into values and notes their places."""

    def __init__(self, tree: Tree, findings: Findings) -> None:
        self._tree, self._findings = tree, findings

    def of(self, node: yaml.Node, path: KeyPath) -> Value:
        self._tree.places.setdefault(path, _place(self._tree.file, node.start_mark))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.of(child, (*path, n)) for n, child in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        block = node.style in {"|", ">"}
        self._tree.text_lines[path] = node.start_mark.line + (2 if block else 1)
        if not node.style and node.value in {"", "~", "null"}:
            return None
        return str(node.value)

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> Value:
        values: dict[str, Value] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _Refused(key, "A key must be a single word.", "Check for stray brackets.")
            place = _place(self._tree.file, key.start_mark)
            if key.value in values:
                advice = "Keep one of the two."
                self._findings.error(place, f'"{key.value}" is there twice.', advice)
            self._tree.places[*path, key.value] = place
            values[key.value] = self.of(child, (*path, key.value))
        return values


def _place(file: Path, mark: _Mark | None) -> Location:
    if mark is None:
        return Location(file=file)
    return Location(file=file, line=mark.line + 1, column=mark.column + 1)


def _hint(fault: str) -> str:
    return next((hint for sign, hint in _HINTS if sign in fault), "")
