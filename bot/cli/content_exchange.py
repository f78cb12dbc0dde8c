"""`content export` and `content import`: the texts of a course, out and back in."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.catalog.editing.replacing import NotReplaced, replace_files
from bot.catalog.gift.items import NewItem
from bot.catalog.pack import Pack
from bot.catalog.problem import ContentProblem
from bot.catalog.translation.header import UnfitHeader, read_header
from bot.catalog.translation.planning import ImportPlan, frame_for, plan_import
from bot.catalog.translation.sheet import TextRow, exported_sheet
from bot.cli.content_files import open_pack, save_new
from bot.cli.content_gift import GiftFile, gift_files, plan_gift
from bot.cli.errors import (
    CONTENT,
    USAGE,
    CliError,
    counted,
    plain_errors,
    read_catalogue,
    read_settings,
)
from bot.clock import Clock
from bot.documents.grid import Unfit, UnfitTable
from bot.small_files import UnfitFile, read_small

out = Console(highlight=False, emoji=False)
_SHOWN = 300
_MOST_BYTES = 10_000_000
_GIFT = (".txt", ".gift")
_SHEETS = (b"PK", b"\xd0\xcf\x11\xe0")
"""The first bytes of Excel files, new and old, whatever their names are."""
_UNFIT = {
    Unfit.OLD_EXCEL: "It has the old Excel format: save it as .xlsx.",
    Unfit.PASSWORD: "It has a password: save it without one.",
    Unfit.MACROS: "It holds macros: save it as .xlsx.",
    Unfit.TOO_LARGE: "It unpacks to more than 10 MB: save the sheet without pictures.",
    Unfit.TOO_MANY_ROWS: "It has more than 20,000 rows: delete the empty ones below the texts.",
}
CourseArgument = Annotated[
    Path | None,
    typer.Argument(
        help="the folder of one course, or of all if there is only one; else as in content check"
    ),
]
SheetOption = Annotated[
    Path | None,
    typer.Option(
        "--xlsx", help="a new Excel file: a row for each text, the languages side by side"
    ),
]
Gift = Annotated[
    Path | None,
    typer.Option("--gift", help="a folder: a file of GIFT for Moodle for each unit and language"),
]
Returned = Annotated[
    Path, typer.Argument(help="an Excel file of content export that came back, or a file of GIFT")
]
Units = Annotated[list[str] | None, typer.Option("--unit", help="of GIFT: this unit; else all")]
UnitArgument = Annotated[
    str, typer.Option("--unit", help="of GIFT: the unit of new questions, if the file has none")
]
Tongues = Annotated[
    list[str] | None, typer.Option("--language", help="of GIFT: this language; else all")
]
Write = Annotated[
    bool, typer.Option("--write", help="change the files; without it you only see what would")
]
Languages = Annotated[
    list[str] | None,
    typer.Option(
        "--language",
        help="a language that may change, else all but the first; of GIFT: that of the file",
    ),
]


def export_texts(
    course: CourseArgument = None,
    *,
    xlsx: SheetOption = None,
    gift: Gift = None,
    unit: Units = None,
    language: Tongues = None,
) -> None:
    """Write the texts of a course into a file for translators, or its quizzes for Moodle."""
    with plain_errors(), open_pack(course) as pack:
        if (xlsx is None) == (gift is None):
            raise CliError("Please name one: --xlsx texts.xlsx, or --gift FOLDER", USAGE)
        if xlsx is not None:
            from bot.documents.text_sheet import write_texts

            sheet = exported_sheet(pack)
            save_new(xlsx, write_texts(sheet, _help(pack)))
            texts = counted(len(sheet.rows), "text")
            out.print(f"{texts} of {pack.course.sheet.id} are in {xlsx}.", markup=False)
        elif gift is not None:
            _save_gift(gift, gift_files(pack, unit or (), language or ()))


def _save_gift(folder: Path, files: Sequence[GiftFile]) -> None:
    """Write the files, and name what GIFT cannot hold."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CliError(f"{folder} cannot be made: {error.strerror}.", USAGE) from None
    if there := [file.name for file in files if (folder / file.name).exists()]:
        raise CliError(f"{folder / there[0]} is there already. Please name another folder.", USAGE)
    for file in files:
        save_new(folder / file.name, file.text.encode())
        questions = counted(len(file.quiz.questions), "question")
        typer.echo(f"{folder / file.name}: {questions}")
        for name, lost in file.quiz.not_carried:
            typer.echo(f"  {name}: {lost}")


def import_texts(
    file: Returned,
    course: CourseArgument = None,
    *,
    write: Write = False,
    language: Languages = None,
    unit: UnitArgument = "",
) -> None:
    """Show what a file that came back would change; change it with --write: all of it or nothing.

    What cannot be taken over is named with its row and column, and nothing is written then.
    """
    with plain_errors(), open_pack(course) as pack:
        if unknown := sorted(set(language or ()).difference(pack.languages)):
            known = ", ".join(pack.languages)
            raise CliError(f"{unknown[0]} is no language of the course: {known}.", USAGE)
        content = _content(file)
        if content.startswith(_SHEETS) or not _is_gift(file):
            found = _planned(pack, file, content, language)
        else:
            found, new = plan_gift(pack, file, content, unit=unit, language=(language or [""])[0])
            _show_new(new, pack.languages[0])
        _show(found, file)
        if found.refused:
            raise typer.Exit(CONTENT)
        if write and found.files:
            _replace(pack, found)
        elif found.files:
            out.print("Nothing was written. To write it, run this again with --write.")


def _is_gift(file: Path) -> bool:
    return file.suffix.lower() in _GIFT


def _help(pack: Pack) -> list[str]:
    every = read_catalogue(read_settings()).every
    pages = (each.label("cli.review_sheet_help", blank="{months}") for each in every)
    return [
        pack.course.sheet.title.strings()[pack.languages[0]],
        "",
        *"\n\n".join(pages).split("\n"),
    ]


def _planned(pack: Pack, file: Path, content: bytes, accepted: list[str] | None) -> ImportPlan:
    course, rows = _read(file, content)
    if course and course != pack.course.sheet.id:
        raise CliError(f"{file} holds texts of {course}, not of {pack.course.sheet.id}.", USAGE)
    try:
        columns = read_header(rows, pack.languages)
    except UnfitHeader as unfit:
        where = f", column {_letter(unfit.column)}" if unfit.column else ""
        raise CliError(f"{file}: row 1{where}: {unfit.what} {unfit.advice}", CONTENT) from None
    languages = frozenset(accepted or pack.languages[1:])
    return plan_import(pack, frame_for(pack, file, columns, languages, _today()), rows[1:])


def _content(file: Path) -> bytes:
    try:
        return read_small(file, most=_MOST_BYTES)
    except OSError as error:
        raise CliError(f"{file} cannot be read: {error.strerror}.", USAGE) from None
    except UnfitFile as unfit:
        raise CliError(f"{file} cannot be imported: {unfit}.", USAGE) from None


def _read(file: Path, content: bytes) -> tuple[str, tuple[TextRow, ...]]:
    from bot.documents.text_sheet import read_texts

    try:
        return read_texts(content)
    except UnfitTable as unfit:
        why = _UNFIT.get(
            unfit.why, "It is no Excel file (.xlsx) that can be read, and no GIFT (.txt or .gift)."
        )
        raise CliError(f"{file} cannot be imported. {why}", CONTENT) from None


def _letter(column: int) -> str:
    """Return the letters of a column, counted from 1; imports a large library only if needed."""
    from openpyxl.utils import get_column_letter

    letters: str = get_column_letter(column)
    return letters


def _today() -> date:
    """Return the latest day anywhere on earth: readers in Phnom Penh are hours ahead of UTC."""
    return (Clock().now() + timedelta(hours=14)).date()


def _show_new(new: Mapping[str, Sequence[NewItem]], language: str) -> None:
    for unit, items in new.items():
        for item in items:
            out.print(f"new: {unit}.{item.id}, in {language}", markup=False)
            typer.echo(f"  asks:    {_short(item.stem)}")


def _show(found: ImportPlan, file: Path) -> None:
    name = "line" if _is_gift(file) else "row"
    for change in found.changes:
        place = f"{name} {change.place.line}, {change.language}"
        typer.echo(f"{place}: {change.text.id}")
        typer.echo(f"  was:     {_short(change.old)}")
        typer.echo(f"  becomes: {_short(change.new)}")
    for name, language in found.reviewed:
        typer.echo(f"{name}: all of it is reviewed in {language}")
    for problem in found.problems:
        typer.echo(_placed(problem, file))
    _sum_up(found)


def _sum_up(found: ImportPlan) -> None:
    errors = sum(problem.severity == "error" for problem in found.problems)
    if found.adopted and not errors:
        named = "; ".join(found.adopted)
        out.print(f"No longer inherited, but the course's own: {named}.", soft_wrap=True)
    changes = counted(len(found.changes), "text")
    out.print(f"{changes} changed, {counted(found.signatures, 'row')} newly reviewed.")
    if errors:
        out.print(f"{counted(errors, 'error')}: nothing was written. Please correct them all.")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return (words if len(words) <= _SHOWN else f"{words[:_SHOWN]} ...") or "(nothing)"


def _placed(problem: ContentProblem, file: Path) -> str:
    """Return a problem, with its row and column if it is in a sheet."""
    place = problem.place
    if place.file != file:
        return f"{problem} (as it would be after the import)"
    if _is_gift(file) or not place.line:
        return str(problem)
    spot = f"row {place.line}, column {_letter(place.column)}"
    return f"{file}: {spot}: {problem.severity}: {problem.what} {problem.advice}".rstrip()


def _replace(pack: Pack, found: ImportPlan) -> None:
    try:
        replace_files(pack.folder, found.files)
    except NotReplaced as failed:
        raise CliError(f"Nothing was changed: {failed}.", USAGE) from None
    for path in sorted(found.files):
        out.print(f"written: {path}", markup=False)
