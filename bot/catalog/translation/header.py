"""The first row of a returned sheet: which column is which."""

from collections.abc import Sequence
from typing import Final

from bot.catalog.texts import same
from bot.catalog.translation.sheet import ID, Of, TextRow

_ADVICE: Final = "Take the sheet from a new export, and copy your texts into it."


class UnfitHeader(Exception):
    """The first row does not name the columns; `column` counts from 1, 0 if none is wrong."""

    def __init__(self, what: str, column: int = 0) -> None:
        super().__init__(what)
        self.what, self.advice, self.column = what, _ADVICE, column


def read_header(rows: Sequence[TextRow], languages: Sequence[str]) -> dict[str, int]:
    """Return the position of each column by its header; raise `UnfitHeader`.

    Columns may be in any order, with others between them.
    """
    wanted = [ID, *(of.header(language) for language in languages for of in Of)]
    found: dict[str, int] = {}
    for position, cell in enumerate(rows[0].cells if rows else ()):
        name = " ".join(same(cell.text).casefold().split())
        if name in wanted:
            if name in found:
                raise UnfitHeader(f'The column "{name}" is there twice.', position + 1)
            found[name] = position
    if missing := [name for name in wanted if name not in found]:
        named = ", ".join(f'"{name}"' for name in missing)
        raise UnfitHeader(f"Columns are missing: {named}.")
    return found
