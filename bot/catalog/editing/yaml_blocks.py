"""Writes whole values as YAML: into a new file, at the end of a list, or under a new key.

Used where a course takes over what it inherited until now. Every scalar is a text, as in all files
of a course; what stands in the file already stays as it is.
"""

from collections.abc import Iterator

from bot.catalog.editing.yaml_texts import with_block, with_items, written
from bot.catalog.yaml_file import KeyPath, Value

_INDENT = 2


def whole_file(value: Value, *, head: str) -> str:
    """Return a new file: a comment, and a value."""
    return f"# {head}\n{block(value)}\n"


def with_item(text: str, key: str, value: Value) -> str:
    """Return the file with one more item in a list; raise `CannotEdit` if there is no such list."""
    return with_items(text, key, [block(value).split("\n")])


def with_key(text: str, path: KeyPath, value: Value) -> str:
    """Return the file with a new key; raise `CannotEdit` if it has no place for it."""
    return with_block(text, path, block({str(path[-1]): value}).split("\n"))


def block(value: Value) -> str:
    """Return a value in the lines in which authors write it."""
    return "\n".join(_lines(value, 0))


def _lines(value: Value, indent: int) -> Iterator[str]:
    pad = " " * indent
    if isinstance(value, dict) and value:
        for key, child in value.items():
            name = f"{pad}{written(key, indent=0)}:"
            if isinstance(child, dict | list) and child:
                yield name
                yield from _lines(child, indent + _INDENT)
            else:
                yield f"{name} {_scalar(child, indent)}"
    elif isinstance(value, list) and value:
        for child in value:
            inside = "\n".join(_lines(child, indent + _INDENT))
            yield f"{pad}- {inside[indent + _INDENT :]}"
    else:
        yield f"{pad}{_scalar(value, indent)}"


def _scalar(value: Value, indent: int) -> str:
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    return "null" if value is None else written(value, indent=indent + _INDENT)
