"""`content new`: a small course to begin with, which runs at once."""

import shlex
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.catalog.folders import BASE_LANGUAGES
from bot.catalog.loading import check_course
from bot.catalog.new_course import LANGUAGE, NAME, new_course
from bot.cli.content_files import save_new
from bot.cli.content_screens import without_screens
from bot.cli.errors import USAGE, CliError, plain_errors, read_settings
from bot.cli.how_to import how_to_type

out = Console(highlight=False, emoji=False)
NewFolder = Annotated[Path, typer.Argument(help="a new folder; its name is the id of the course")]
NewLanguages = Annotated[
    list[str] | None,
    typer.Option("--language", help="en or km first; then others, such as th; else en"),
]


def new(folder: NewFolder, *, language: NewLanguages = None) -> None:
    """Write a small course: two lessons, three questions, and notes on what to write where."""
    with plain_errors():
        languages = list(dict.fromkeys(language or ["en"]))
        _check(folder, languages)
        files = new_course(folder.name, languages)
        try:
            for path in files:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CliError(f"{folder} cannot be made: {error.strerror}.", USAGE) from None
        for path, text in files.items():
            save_new(folder / path, text.encode())
            typer.echo(f"written: {folder / path}")
        for problem in (*check_course(folder), *without_screens(folder, read_settings())):
            typer.echo(str(problem))
        named = shlex.quote(str(folder))
        out.print("\nWhat is wrong, and what is missing:", markup=False)
        typer.echo(f"  {how_to_type(f'content check {named}')}")
        out.print("How it looks on a phone:", markup=False)
        typer.echo(f"  {how_to_type(f'demo --course {named}')}")


def _check(folder: Path, languages: list[str]) -> None:
    if not NAME.fullmatch(folder.name):
        words = (
            f'"{folder.name}" cannot be the id of a course: use small Latin letters, digits and '
            "hyphens, such as first-aid."
        )
        raise CliError(words, USAGE)
    if folder.exists():
        raise CliError(f"{folder} is there already. Please choose another name.", USAGE)
    for each in languages:
        if not LANGUAGE.fullmatch(each):
            words = f'"{each}" is no language: write two or three small letters, such as th.'
            raise CliError(words, USAGE)
    if languages[0] not in BASE_LANGUAGES:
        words = (
            f"The first language steps in wherever another one is missing, and the safety texts "
            f"are there in {' and '.join(BASE_LANGUAGES)}. Please name one of them first: "
            f"--language {BASE_LANGUAGES[0]} --language {languages[0]}"
        )
        raise CliError(words, USAGE)
