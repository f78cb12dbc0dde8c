"""Cells of sheets that are handed out: what people wrote stays text, whatever it looks like."""

from typing import Final

_WORKED_OUT: Final = ("=", "+", "-", "@", "\t", "\r")


def as_text(written: str) -> str:
    """Return a text that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    return f"'{written}" if written.startswith(_WORKED_OUT) else written


def as_written(cell: str) -> str:
    """Return what `as_text` was given."""
    escaped = cell.startswith("'") and cell[1:].startswith(_WORKED_OUT)
    return cell[1:] if escaped else cell
