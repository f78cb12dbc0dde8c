"""Reads an Excel workbook or a Word document; runs as a process of its own, with a limit of memory.

`python -I native_reader.py excel|word` takes a file at its standard input, and writes JSON: sheets
with cells, merged ranges (top, left, bottom, right, from 0) and whether they are hidden, or an
error. A broken file can make the libraries that read it end the process or fill the memory; this
must not end the bot. So this file imports nothing of the bot.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

MEMORY = 700_000_000
"""The largest address space of the process, in bytes; a list of 2,000 people needs 150 million."""
SECONDS = 20
MOST_SHEETS = 60
MOST_LINES = 20_001
MOST_COLUMNS = 60


def excel(content: bytes) -> Iterator[dict[str, Any]]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        sheets = [each for each in book.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
        for each in sheets[:MOST_SHEETS]:
            sheet = book.get_sheet_by_name(each.name)
            rows = sheet.to_python(skip_empty_area=False, nrows=MOST_LINES)
            yield {
                "name": each.name,
                "hidden": each.visible is not SheetVisibleEnum.Visible,
                "rows": [[_text(value) for value in row[:MOST_COLUMNS]] for row in rows],
                "merged": [[*first, *last] for first, last in sheet.merged_cell_ranges or ()],
            }


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (date, datetime, time, timedelta)):
        return str(value)
    return "" if value is None else str(value)


def word(content: bytes) -> Iterator[dict[str, Any]]:
    from docx import Document
    from docx.table import Table

    above: list[str] = []
    for block in Document(io.BytesIO(content)).iter_inner_content():
        if not isinstance(block, Table):
            above.append(block.text)
            continue
        rows, merged, struck = _table(block)
        sheet = {"rows": rows, "merged": merged, "struck": struck, "above": above}
        yield {"name": "", "hidden": False, **sheet}
        above = []


def _table(table: Any) -> tuple[list[list[str]], list[list[int]], list[list[int]]]:
    """Return the texts of a table, the ranges of its merged cells, and cells crossed out."""
    rows: list[list[str]] = []
    struck: list[list[int]] = []
    found: dict[Any, list[int]] = {}
    for at, row in enumerate(table.rows):
        texts = [""] * row.grid_cols_before
        for cell in row.cells[:MOST_COLUMNS]:
            key = cell._tc  # noqa: SLF001 - two cells are one if they have the same element
            place = found.setdefault(key, [at, len(texts), at, len(texts)])
            first = place[:2] == [at, len(texts)]
            if first and _is_struck(cell):
                struck.append(place[:2])
            place[2:] = [at, max(place[3], len(texts))]
            texts.append(cell.text if first else "")
        rows.append(texts)
    return rows, [each for each in found.values() if each[:2] != each[2:]], struck


def _is_struck(cell: Any) -> bool:
    """Tell whether all words of a cell are crossed out."""
    runs = [run for each in cell.paragraphs for run in each.runs if run.text.strip()]
    return bool(runs) and all(run.font.strike or run.font.double_strike for run in runs)


def main() -> None:
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    except (OSError, ValueError):
        # The service's filter of system calls may forbid this. The size of a sheet was checked
        # before, and the memory of the service has a limit.
        sys.stderr.write("no limit of memory could be set\n")
    content = sys.stdin.buffer.read()
    try:
        answer: dict[str, Any] = {
            "sheets": list((excel if sys.argv[1] == "excel" else word)(content))
        }
    except BaseException as error:  # noqa: BLE001 - the libraries raise all kinds, panics too
        answer = {"error": type(error).__name__}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
