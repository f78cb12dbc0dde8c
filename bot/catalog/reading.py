"""Turns the values of a file into a checked sheet, and faults into words for authors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.catalog.problem import CUT_TEXT, Findings, Location, Stage, did_you_mean
from bot.catalog.sheets.wording import Sheet, Wording
from bot.catalog.yaml_file import KeyPath, Tree, read_yaml

S = TypeVar("S", bound=Sheet)
_REFERENCE = "See content/reference.md."
_KEY = re.compile(r"[a-z_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedSheet(Generic[S]):
    """A sheet with the places of its values."""

    sheet: S
    tree: Tree

    def at(self, *path: str | int) -> Location:
        """Return the place of a value, by its keys and positions."""
        return self.tree.at(*path)


def read_sheet(kind: type[S], file: Path, findings: Findings) -> ParsedSheet[S] | None:
    """Read a file as this kind of sheet; None, with the reasons in `findings`, if it is broken."""
    before = len(findings.sorted())
    tree = read_yaml(file, findings)
    return None if tree is None else as_sheet(kind, tree, findings, before=before)


def as_sheet(
    kind: type[S], tree: Tree, findings: Findings, *, before: int
) -> ParsedSheet[S] | None:
    """Read the values of a file as a sheet; None if there are more than `before` findings then."""
    if not isinstance(tree.value, dict):
        findings.error(tree.at(), "The file must consist of keys and values.", _REFERENCE)
        return None
    try:
        sheet = kind.model_validate(tree.value)
    except ValidationError as invalid:
        for fault in _causes(invalid.errors(include_url=False)):
            with findings.during(Stage.FORM):
                _note(kind, tree, fault, findings)
        return None
    return ParsedSheet(sheet=sheet, tree=tree) if len(findings.sorted()) == before else None


def _causes(faults: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Drop "too short" for lists that are too short because their items are broken."""
    paths = [fault["loc"] for fault in faults]
    for fault in faults:
        here = fault["loc"]
        if not any(len(path) > len(here) and path[: len(here)] == here for path in paths):
            yield fault


def _note(kind: type[Sheet], tree: Tree, fault: ErrorDetails, findings: Findings) -> None:
    path = fault["loc"]
    name = next((str(step) for step in reversed(path) if step and isinstance(step, str)), "")
    if fault["type"] == "extra_forbidden":
        what = f'Unknown key "{name}".'
        cut = fault["input"] is None and not _KEY.fullmatch(name)
        advice = CUT_TEXT if cut else did_you_mean(name, _keys_at(kind, path[:-1]))
    elif fault["type"] == "missing":
        what, advice = f'"{name}" is missing.', f"Add it. {_REFERENCE}"
    elif path and path[-1] == "[key]":
        what, advice = f'"{path[-2]}" is not possible as a key.', _sentence(fault)[1]
    else:
        what, advice = _sentence(fault)
        what = f'"{name}" {what}'
    findings.error(tree.at(*path), what, advice)


def _sentence(fault: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong with a value, and what to do."""
    given, context = fault["input"], fault.get("ctx", {})
    if fault["type"] in _SHAPES:
        what, advice = _SHAPES[fault["type"]]
        return ("is empty.", _REFERENCE) if given is None else (what, advice)
    if fault["type"] in {"too_short", "too_long"}:
        return _count(fault["type"], context)
    if fault["type"] == "literal_error":
        return f'is "{given}".', f"Possible: {context['expected']}. {_REFERENCE}"
    if fault["type"] in _SCALARS:
        return f'is "{given}".', _SCALARS[fault["type"]]
    if fault["type"] == "form":
        return f'is "{given}": that form is not possible.', fault["msg"]
    return f'is "{given}".', f"{fault['msg']}."


_SCALARS = {"bool_parsing": "Write true or false.", "int_parsing": "Write a whole number."}
_SHAPES = {
    "dict_type": ("must be there for each language.", "Write {en: ..., km: ...}"),
    "model_type": ("must have keys of its own.", _REFERENCE),
    "tuple_type": ("must be a list.", "Begin each line with a dash, or write [a, b]."),
    "string_type": ("must be a text.", _REFERENCE),
}


def _count(kind: str, context: dict[str, Any]) -> tuple[str, str]:
    actual = context["actual_length"]
    if kind == "too_short":
        return f"has {actual}, too few.", f"At least {context['min_length']} are needed."
    return f"has {actual}, too many.", f"At most {context['max_length']} are possible."


def _keys_at(kind: type[Sheet], path: KeyPath) -> list[str]:
    """Return the keys that the sheet at this path knows."""
    here: Any = kind
    for step in path:
        here = _step(here, step)
    return [*here.model_fields] if isinstance(here, type) and issubclass(here, Sheet) else []


def _step(here: Any, step: str | int) -> Any:
    """Follow a key of a sheet; a position in a list and a key in a table change nothing."""
    fields = here.model_fields if isinstance(here, type) and issubclass(here, Sheet) else {}
    return _sheet_in(fields[step].annotation) if step in fields else here


def _sheet_in(annotation: Any) -> Any:
    """Return the sheet inside `Annotated[tuple[X, ...], ...]`, `X | None` or `dict[str, X]`."""
    return next(_sheets(annotation), None)


def _sheets(annotation: Any) -> Iterator[type[Sheet]]:
    if isinstance(annotation, type) and issubclass(annotation, Sheet):
        yield annotation
    elif not (isinstance(annotation, type) and issubclass(annotation, Wording)):
        for inner in get_args(annotation):
            yield from _sheets(inner)
