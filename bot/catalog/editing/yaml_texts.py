"""Replaces single texts in a YAML file; every other character of the file stays as it is.

PyYAML tells where a value begins and ends. Only this piece is written again, in the form in which
authors write (plain, in double quotes, or as a block after `|`); then the whole file is read once
more and compared, so an edit that would change anything else is refused. A library that writes the
whole file again does not do this: ruamel.yaml 0.19 changes 200 of the 9,103 lines of the shipped
course without any edit.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import orjson
import yaml

from bot.catalog.yaml_file import KeyPath

_NOTHING: Final = frozenset({"", "~", "null"})
_BLOCK: Final = frozenset({"|", ">"})
_INDENT: Final = 2
_UNPRINTED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
_NO_BLOCK: Final = re.compile("^\\s|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that a block after `|` cannot begin with or contain."""


class CannotEdit(Exception):
    """The text has no place in the file, or would change something else."""

    def __init__(self, path: KeyPath) -> None:
        super().__init__(".".join(map(str, path)))
        self.path = path


def with_texts(text: str, values: Mapping[KeyPath, str | None]) -> str:
    """Return the file with other values at these paths; None becomes `null`.

    The last step of a path may be a new key; its parent must exist. Raises `CannotEdit` if there is
    no such place.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    old = text.replace("\r\n", "\n")
    root = _read(old)
    edits = [_edit(old, root, path, value) for path, value in values.items()]
    new = old
    for start, end, words in sorted(edits, reverse=True):
        new = new[:start] + words + new[end:]
    _verify(root, _read(new), values)
    return new.replace("\n", newline)


def with_items(text: str, key: str, items: Sequence[Sequence[str]]) -> str:
    """Return the file with new items at the end of a list; each item is the lines of a mapping.

    Raises `CannotEdit` unless there is such a list, written with dashes.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    old = text.replace("\r\n", "\n")
    root = _read(old)
    there = _at(root, (key,))
    if not isinstance(there, yaml.SequenceNode) or there.flow_style or not there.value:
        raise CannotEdit((key,))
    dash = " " * there.start_mark.column
    added = "".join(f"\n\n{_part(item, dash)}" for item in items)
    end = _end(old, there)
    end = old.find("\n", end) if "\n" in old[end:] else len(old)
    new = old[:end] + added + old[end:]
    after = _at(_read(new), (key,))
    before = dict(_scalars(root, ()))
    kept = {path: value for path, value in _scalars(_read(new), ()) if path in before}
    wanted = len(there.value) + len(items)
    if kept != before or not isinstance(after, yaml.SequenceNode) or len(after.value) != wanted:
        raise CannotEdit((key,))
    return new.replace("\n", newline)


def with_block(text: str, path: KeyPath, lines: Sequence[str]) -> str:
    """Return the file with a new key: `lines` are it and what stands below it, without indent.

    Raises `CannotEdit` unless there is a mapping, written in lines, that has no such key.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    old = text.replace("\r\n", "\n")
    root = _read(old)
    holder = _at(root, path[:-1])
    if not isinstance(holder, yaml.MappingNode) or holder.flow_style or not holder.value:
        raise CannotEdit(path)
    if _entry(holder, str(path[-1]))[0] is not None:
        raise CannotEdit(path)
    pad = " " * holder.value[-1][0].start_mark.column
    end = _end(old, holder)
    end = old.find("\n", end) if "\n" in old[end:] else len(old)
    added = "".join(f"\n{pad}{line}".rstrip(" ") for line in lines)
    new = old[:end] + added + old[end:]
    before = dict(_scalars(root, ()))
    kept = {at: value for at, value in _scalars(_read(new), ()) if at[: len(path)] != path}
    if kept != before:
        raise CannotEdit(path)
    return new.replace("\n", newline)


def _part(lines: Sequence[str], dash: str) -> str:
    begun = (f"{'  ' if n else '- '}{line}" for n, line in enumerate(lines))
    return "\n".join(f"{dash}{line}".rstrip() for line in begun)


def written(value: str, *, indent: int) -> str:
    """Return a text as YAML after its key; several lines stay several lines."""
    return _words(value, flow=False, indent=indent)


def _read(text: str) -> yaml.Node:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise CannotEdit(()) from error
    if not isinstance(node, yaml.Node):
        raise CannotEdit(())
    return node


def _edit(text: str, root: yaml.Node, path: KeyPath, value: str | None) -> tuple[int, int, str]:
    """Return the start and end of the piece to replace, and the new text."""
    holder = _at(root, path[:-1])
    if not isinstance(holder, yaml.MappingNode):
        raise CannotEdit(path)
    key, node = _entry(holder, str(path[-1]))
    if node is None:
        return _insertion(text, holder, str(path[-1]), value)
    if not isinstance(node, yaml.ScalarNode) or key is None:
        raise CannotEdit(path)
    start, end = node.start_mark.index, _end(text, node)
    indent = key.start_mark.column + _INDENT
    if node.style in _BLOCK and value is not None and not _NO_BLOCK.search(value):
        header = text[start : text.index("\n", start)].replace(">", "|")
        return start, end, header + _lines(value, _indent_of(text, start, end, indent))
    words = _words(value, flow=bool(holder.flow_style), quotes=node.style or "", indent=indent)
    return start, end, words if start < end else f" {words}"


def _at(node: yaml.Node, path: KeyPath) -> yaml.Node | None:
    here: yaml.Node | None = node
    for step in path:
        if isinstance(here, yaml.SequenceNode) and isinstance(step, int):
            here = here.value[step]
        elif isinstance(here, yaml.MappingNode):
            here = _entry(here, str(step))[1]
        else:
            return None
    return here


def _entry(holder: yaml.MappingNode, name: str) -> tuple[yaml.Node | None, yaml.Node | None]:
    return next(((key, node) for key, node in holder.value if key.value == name), (None, None))


def _insertion(
    text: str, holder: yaml.MappingNode, name: str, value: str | None
) -> tuple[int, int, str]:
    """Return the place of a new key, after the last one, and its text."""
    if not holder.value:
        at = holder.start_mark.index + 1
        return at, at, f"{name}: {_words(value, flow=True)}"
    last = holder.value[-1]
    end = _end(text, last[1])
    if holder.flow_style:
        return end, end, f", {name}: {_words(value, flow=True)}"
    column = last[0].start_mark.column
    end = text.find("\n", end) if "\n" in text[end:] else len(text)
    words = _words(value, flow=False, indent=column + _INDENT)
    return end, end, f"\n{' ' * column}{name}: {words}"


def _end(text: str, node: yaml.Node) -> int:
    """Return where a value ends, without the empty lines after a block."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and node.style in _BLOCK:
        return start + len(text[start:end].rstrip())
    return end


def _indent_of(text: str, start: int, end: int, default: int) -> int:
    """Return the indent of the lines of a block."""
    lines = [line for line in text[start:end].split("\n")[1:] if line.strip()]
    return len(lines[0]) - len(lines[0].lstrip(" ")) if lines else default


def _words(value: str | None, *, flow: bool, quotes: str = "", indent: int = 0) -> str:
    if value is None:
        return "null"
    if not flow and "\n" in value.strip("\n") and not _NO_BLOCK.search(value):
        return "|" + _lines(value, indent)
    if quotes == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    plain = quotes != '"' and _reads_plain(value, flow=flow)
    return value if plain else _in_quotes(value)


def _lines(value: str, indent: int) -> str:
    lines = value.strip("\n").split("\n")
    return "".join(f"\n{' ' * indent}{line}" if line.strip() else "\n" for line in lines)


def _reads_plain(value: str, *, flow: bool) -> bool:
    """Tell whether a text needs no quotes there."""
    if value in _NOTHING or "\n" in value or _UNPRINTED.search(value):
        return False
    try:
        node = yaml.compose(f"{{k: {value}}}" if flow else f"k: {value}", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    assert isinstance(node, yaml.MappingNode)
    found = [read for _, read in node.value]
    if len(found) != 1 or not isinstance(found[0], yaml.ScalarNode):
        return False
    return not found[0].style and found[0].value == value


def _in_quotes(value: str) -> str:
    """Return the text in double quotes: JSON's escapes are YAML's, with a few exceptions."""
    written = orjson.dumps(value).decode()
    return _UNPRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _verify(old: yaml.Node, new: yaml.Node, values: Mapping[KeyPath, str | None]) -> None:
    """Raise `CannotEdit` unless exactly the values at these paths have changed."""
    before, after = dict(_scalars(old, ())), dict(_scalars(new, ()))
    for path, value in values.items():
        before.pop(path, None)
        found = after.pop(path, "")
        if found.strip("\n") != (value or "null").strip("\n"):
            raise CannotEdit(path)
    if before != after:
        raise CannotEdit(next(iter(values)))


def _scalars(node: yaml.Node, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            yield from _scalars(child, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for n, child in enumerate(node.value):
            yield from _scalars(child, (*path, n))
    else:
        yield path, str(node.value)
