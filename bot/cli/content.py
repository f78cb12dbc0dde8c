"""`content`: check the courses, and see what is missing or not reviewed."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.app import shipped_content
from bot.catalog import Status, check_all, load_all, status
from bot.cli.trouble import CONTENT, plainly, read_settings

app = typer.Typer(no_args_is_help=True)
out = Console(highlight=False)
Folder = Annotated[
    Path | None, typer.Argument(help="folder of the courses; default: ROMLEUK_CONTENT_DIR")
]


@app.command()
def check(folder: Folder = None) -> None:
    """Check every file and name each problem with file, line and what to do."""
    with plainly():
        path = folder or read_settings().content_dir or shipped_content()
        problems = check_all(path)
        for problem in problems:
            out.print(str(problem), markup=False, soft_wrap=True)
        errors = sum(problem.severity == "error" for problem in problems)
        out.print(f"{errors} errors, {len(problems) - errors} warnings")
        if errors:
            raise typer.Exit(CONTENT)


@app.command("status")
def show_status(folder: Folder = None) -> None:
    """Show what waits for a translation, a reviewer or a signature, by language."""
    with plainly():
        for course in load_all(folder or read_settings().content_dir or shipped_content()):
            out.print(_table(course.id, status(course)))


def _table(course: str, found: Status) -> Table:
    table = Table(title=course)
    for column in ("part", "language", "texts", "missing", "not reviewed"):
        table.add_column(column, justify="left" if column in {"part", "language"} else "right")
    for part in found.parts:
        if not part.done:
            numbers = (part.texts, part.missing, part.drafts)
            table.add_row(part.part, part.language, *map(str, numbers))
    for text in found.unsigned:
        table.add_row(f"{text.text}: waits for a signature", text.language)
    return table
