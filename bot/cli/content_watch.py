"""`content watch`: checks a course on each save, and shows the changed lesson as a phone does."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.panel import Panel

from bot.catalog.cards import FILE_NAME, read_card
from bot.catalog.loading import check_course
from bot.catalog.measure import visible_text
from bot.catalog.problem import Findings
from bot.cli.content_files import the_course_in
from bot.cli.content_report import report
from bot.cli.errors import counted, plain_errors
from bot.file_cache import files_below

EVERY_SECONDS = 0.5
PHONE_COLUMNS = 40
"""About as many Latin letters as a line of a small phone has."""
out = Console(highlight=False, emoji=False, markup=False)
Watched = Annotated[
    Path | None,
    typer.Argument(help="a course, or the folder of all if there is only one"),
]
Stamps = Mapping[Path, int]
"""When each file of a course was written, in nanoseconds."""


def watch(folder: Watched = None) -> None:
    """Check a course each time a file of it is saved, until Ctrl+C; show the changed lesson."""
    with plain_errors():
        root = the_course_in(folder)
        before: Stamps = {}
        while True:
            now = stamps(root)
            if now != before:
                _show(root, changed(before, now) if before else ())
                before = now
            time.sleep(EVERY_SECONDS)


def stamps(root: Path) -> Stamps:
    """Return when each file was written; a file that an editor is just replacing is left out."""
    found: dict[Path, int] = {}
    for file in files_below(root):
        try:
            found[file] = file.stat().st_mtime_ns
        except FileNotFoundError:
            continue
    return found


def changed(before: Stamps, now: Stamps) -> tuple[Path, ...]:
    """Return the files that are new or were written again."""
    return tuple(file for file, at in now.items() if before.get(file) != at)


def lessons(files: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    """Yield title and text of each lesson among these files, as people see it."""
    for file in files:
        if FILE_NAME.fullmatch(file.name) and (card := read_card(file, Findings())):
            parts = [visible_text(part) for part in (card.sight, card.more) if part]
            yield card.title, "\n\n┄ opens by a tap ┄\n\n".join(parts)


def _show(root: Path, files: tuple[Path, ...]) -> None:
    problems = check_course(root)
    out.print()
    for title, text in lessons(files):
        out.print(Panel(text, title=title, width=PHONE_COLUMNS))
    for line in report(problems):
        typer.echo(line)
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    out.print(f"{counted(errors, 'error')}, {counted(warnings, 'warning')}. Ctrl+C ends this.")
