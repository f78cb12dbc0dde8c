"""A sheet that comes back from a translator, as the rows that a spreadsheet program has saved."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from bot.catalog.pack import Pack
from bot.catalog.pack_reading import read_course_files
from bot.catalog.problem import Findings
from bot.catalog.translation.header import read_header
from bot.catalog.translation.planning import ImportPlan, frame_for, plan_import
from bot.catalog.translation.sheet import Cell, CellKind, Export, TextRow, exported_sheet
from tests.catalog.sample import COURSES, Sample

FILE = Path("texts.xlsx")
TODAY = date(2026, 3, 1)


def pack_of(sample: Sample) -> Pack:
    return pack_in(sample.folder)


def pack_in(folder: Path) -> Pack:
    files = read_course_files(folder, Findings())
    assert files is not None
    assert files.pack is not None
    return files.pack


def cell(value: str | date | Cell) -> Cell:
    if isinstance(value, Cell):
        return value
    if isinstance(value, date):
        return Cell(kind=CellKind.DATE, text=value.isoformat(), day=value)
    return Cell(kind=CellKind.TEXT, text=value) if value else Cell()


class Returned:
    """The rows of an export; `put` writes into a cell, `rows` may be moved and taken out."""

    def __init__(self, exported: Export) -> None:
        self.head = [column.header for column in exported.columns]
        self.rows = [[cell(value) for value in row] for row in exported.rows]

    def put(self, address: str, cells: Mapping[str, str | date | Cell]) -> None:
        [row] = [row for row in self.rows if row[0].text == address]
        for header, value in cells.items():
            row[self.head.index(header)] = cell(value)

    def add(self, cells: Mapping[str, str]) -> None:
        self.rows.append([cell(cells.get(header, "")) for header in self.head])

    def numbered(self) -> list[TextRow]:
        lines = [[cell(header) for header in self.head], *self.rows]
        return [TextRow(number=number, cells=cells) for number, cells in enumerate(lines, 1)]

    def planned(self, pack: Pack, *accepted: str) -> ImportPlan:
        rows = self.numbered()
        columns = read_header(rows, pack.languages)
        languages = frozenset(accepted or ("km",))
        return plan_import(pack, frame_for(pack, FILE, columns, languages, TODAY), rows[1:])


def returned(pack: Pack) -> Returned:
    return Returned(exported_sheet(pack))


@cache
def untouched() -> Pack:
    """The good course itself, read once; nothing may be written to it."""
    return pack_in(COURSES / "clean-water")


def said(found: ImportPlan, sheet: Returned, folder: Path = COURSES / "clean-water") -> list[str]:
    """The problems; in the sheet the column and the id of the row, in files no folder."""
    lines = []
    for problem in found.problems:
        shown = str(problem)
        if problem.place.file == FILE and problem.place.line:
            letter = "ABCDEFGHIJKL"[problem.place.column - 1]
            place = replace(problem.place, line=0, column=0)
            shown = str(replace(problem, place=place))
            name = sheet.rows[problem.place.line - 2][0].text or "?"
            shown = shown.replace(str(FILE), f"{letter} {name}")
        lines.append(shown.replace(f"{folder.as_posix()}/", ""))
    return lines
