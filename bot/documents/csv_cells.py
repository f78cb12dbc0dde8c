"""Texts in the cells of CSV files that no spreadsheet reads as formulas."""

from typing import Final

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet reads a text that begins with one of these as a formula."""


def as_text(written: str) -> str:
    """Return a text in a form for CSV that no spreadsheet reads as a formula."""
    return f"'{written}" if written.startswith(FORMULA_STARTS) else written


def as_written(cell: str) -> str:
    """Undo `as_text`."""
    escaped = cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS)
    return cell[1:] if escaped else cell
