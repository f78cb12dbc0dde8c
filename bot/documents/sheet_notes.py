"""Reads the notes at the cells of an Excel file: what people write beside a name for each other.

Notes of a sheet are a part of their own, which the sheet's relations name (ECMA-376 part 1,
18.7). Answers to notes have their text there, too.
"""

import posixpath
from collections.abc import Mapping
from typing import Any, Final

from bot.documents.grid import column_number

SHEETS: Final = "xl/worksheets/"
_MOST_NOTES: Final = 5_000
_CELL_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Notes = Mapping[tuple[int, int], str]


def is_of_notes(name: str) -> bool:
    """Tell by its name in small letters whether a part holds notes or says whose they are."""
    relations = name.startswith(f"{SHEETS}_rels/") and name.endswith(".rels")
    return relations or (name.startswith("xl/comments") and name.endswith(".xml"))


def notes_of(parts: Mapping[str, bytes]) -> dict[str, Notes]:
    """Return the notes of each sheet by its part, by row and column from 0.

    Raises what the parser of XML raises for broken parts.
    """
    from defusedxml.ElementTree import fromstring

    found: dict[str, Notes] = {}
    for name, part in parts.items():
        if not name.endswith(".rels"):
            continue
        targets = [each.get("Target", "") for each in fromstring(part)]
        paths = (posixpath.normpath(posixpath.join("/xl/worksheets", each)) for each in targets)
        notes = next((parts[path[1:]] for path in paths if path[1:] in parts), None)
        if notes is not None:
            sheet = posixpath.basename(name).removesuffix(".rels")
            found[f"{SHEETS}{sheet}"] = _notes(fromstring(notes))
    return found


def _notes(root: Any) -> Notes:
    written = [each for each in root.iter() if each.tag.endswith("}comment")][:_MOST_NOTES]
    return {
        place: "".join(each.itertext()).strip()
        for each in written
        if (place := _place(each.get("ref", ""))) is not None
    }


def _place(cell: str) -> tuple[int, int] | None:
    """Return the row and the column from 0 of a cell such as "B4"; None if it is none."""
    letters = cell.rstrip("0123456789")
    number = cell[len(letters) :]
    plain = letters and set(letters) <= set(_CELL_LETTERS) and len(letters) < 4  # noqa: PLR2004 - XFD
    return (int(number) - 1, column_number(letters) - 1) if plain and number else None
