"""`content`: checks the courses, lists what they need, takes texts and recordings out and in."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.catalog.checks.blind_check import BlindScores
from bot.catalog.checks.guessing import Habit
from bot.catalog.checks.questions import UnitScores
from bot.catalog.course import Course
from bot.catalog.loading import (
    blind_reader_scores,
    check_all,
    guessing_scores,
    inherited_by,
    load_all,
)
from bot.catalog.waiting import Status, course_status
from bot.catalog.waiting_table import Needed, waiting_table
from bot.cli.content_exchange import export_texts, import_texts
from bot.cli.content_new import new
from bot.cli.content_report import report
from bot.cli.content_screens import without_screens
from bot.cli.content_voices import recordings, script
from bot.cli.content_watch import watch
from bot.cli.errors import CONTENT, counted, plain_errors, read_catalogue, read_settings
from bot.clock import Clock

app = typer.Typer(
    name="content",
    help="Check the courses, see what they need, and take texts out and in.",
    no_args_is_help=True,
    add_completion=False,
)
app.command("new")(new)
app.command("watch")(watch)
app.command("export")(export_texts)
app.command("import")(import_texts)
app.command("script")(script)
app.command("recordings")(recordings)
out = Console(highlight=False, emoji=False)
Folder = Annotated[
    Path | None,
    typer.Argument(
        help="a course, or the folder of all; else ROMLEUK_CONTENT_DIR, else what Romleuk brings"
    ),
]


Scores = Annotated[
    bool, typer.Option("--scores", help="also show what guessing reaches, and what objectives have")
]


Every = Annotated[
    bool, typer.Option("--all", help="show every error and warning, by file and line")
]


@app.command()
def check(folder: Folder = None, *, scores: Scores = False, every: Every = False) -> None:
    """Check every file; show what to correct first, with its file, its line and what is right."""
    with plain_errors():
        settings = read_settings()
        path = folder or settings.courses_dir
        if scores:
            _show_scores(guessing_scores(path))
            _show_blind_reader(blind_reader_scores(path))
        problems = (*check_all(path), *without_screens(path, settings))
        for line in map(str, problems) if every else report(problems):
            typer.echo(line)
        errors = sum(problem.severity == "error" for problem in problems)
        out.print(f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}")
        if errors:
            raise typer.Exit(CONTENT)


def _show_scores(units: Iterable[UnitScores]) -> None:
    guesses = Table(title="right without reading, by always taking the option that is ...")
    objectives = Table(title="questions of each objective")
    _columns(guesses, ("unit", "language", "of"), map(str, Habit))
    _columns(objectives, ("objective", "about"), ("questions", "decisions"))
    for unit in units:
        for guess in unit.guesses:
            of = "quiz and practice" if guess.practice else "quiz"
            shares = (f"{guess.shares[habit]:.0%}" for habit in Habit)
            guesses.add_row(unit.unit, guess.language, of, *shares)
        for each in unit.objectives:
            about = "applying" if each.applies else "knowing"
            name = f"{unit.unit}.{each.objective}"
            objectives.add_row(name, about, str(each.variants), str(each.decisions))
    out.print(guesses)
    out.print(objectives)


def _show_blind_reader(courses: Iterable[BlindScores]) -> None:
    table = Table(title="right without reading, by how right options sound in other units")
    _columns(table, ("unit", "language"), ("right", "of", "share"))
    for course in courses:
        for unit in course.units:
            share = f"{unit.right / unit.questions:.0%}" if unit.questions else "-"
            row = (f"{unit.right:.1f}", str(unit.questions), share)
            table.add_row(unit.unit, course.language, *row)
        table.add_row(course.course, course.language, "", "", f"{course.share:.0%}")
    out.print(table)
    for course in courses:
        words = "; ".join(map(str, course.words))
        typer.echo(f"what tells most in {course.course}, in {course.language}: {words}")


def _columns(table: Table, names: Iterable[str], numbers: Iterable[str]) -> None:
    for name in names:
        table.add_column(name)
    for number in numbers:
        table.add_column(number, justify="right")


FromChat = Annotated[
    bool,
    typer.Option(
        "--chat",
        help="also say what is still unsigned with the signatures given in the chat: of the courses"
        " that somebody takes, from the running bot or its database",
    ),
]


@app.command("status")
def show_status(folder: Folder = None, *, chat: FromChat = False) -> None:
    """Show what waits for a translation, a reviewer, a signature or a trial, by course."""
    with plain_errors():
        if chat:
            for line in asyncio.run(_in_the_chat()):
                typer.echo(line)
        path = folder or read_settings().courses_dir
        courses = load_all(path)
        inherited = inherited_by(path)
        for course in courses:
            found = course_status(course)
            out.print(_waiting_table(course, found))
            typer.echo(_HERE_ONLY)
            out.print(_table(course.id, found))
            for line in (*_waiting(found), *_inherited(inherited[course.id])):
                typer.echo(line)


async def _in_the_chat() -> list[str]:
    """Count the safety texts that nobody has signed, neither in the files nor in the chat."""
    # Only here: they load the whole bot.
    from bot.cli import requests
    from bot.cli.opening import is_there
    from bot.housekeeping.readiness import readiness_from_json

    settings = read_settings()
    if not await is_there(settings):
        return ["nothing was signed in the chat: there is no database yet"]
    found = readiness_from_json(await requests.run_request(settings, "readiness", {}))
    return [
        f"{course.course}, with the chat: {each.unsigned} of {each.safety_texts} safety texts"
        f" without a signature in {each.language}"
        for course in found.courses
        for each in course.languages
    ] or ["nobody takes a course yet, so nothing was signed in the chat"]


_HERE_ONLY = (
    "Only the files are counted here; what was signed, tried or recorded in the chat is counted on "
    "the desk (Content, What waits), and the signatures by `content status --chat`."
)
_NEXT = {
    Needed.SIGNATURE: "desk: Content, Safety texts",
    Needed.READER: "docs/pilot.md: the native reader",
    Needed.TRIAL: "desk: Content, Numbers and Services",
    Needed.RECORDING: "desk: Content, Voice notes",
    Needed.ANSWER: "the names below",
}


def _waiting_table(course: Course, found: Status) -> Table:
    """Return the table of open tasks: who must do what, how many of all, and the next step."""
    table = Table(title=f"{course.id}: what still waits for a person")
    _columns(table, ("needed", "for"), course.languages)
    table.add_column("next")
    said: set[Needed] = set()
    catalogue = read_catalogue(read_settings())
    for row in waiting_table(course, found, catalogue, today=Clock().now().date()):
        waits = [f"{count.open} of {count.all}" for count in row.counts]
        if row.needed is Needed.SIGNATURE:
            unwritten = [len(found.unwritten_in(count.language)) for count in row.counts]
            waits = [
                f"{words}; {lack} without words" if lack else words
                for words, lack in zip(waits, unwritten, strict=True)
            ]
        cells = [*waits, *[""] * (len(course.languages) - len(waits))]
        first = row.needed not in said
        said.add(row.needed)
        table.add_row(
            row.needed if first else "",
            row.kind.replace("_", " "),
            *cells,
            _NEXT[row.needed] if first else "",
        )
    return table


def _table(course: str, found: Status) -> Table:
    table = Table(title=course)
    for column in ("part", "language", "texts", "missing", "not reviewed"):
        table.add_column(column, justify="left" if column in {"part", "language"} else "right")
    for part in found.parts:
        if not part.done:
            numbers = (part.texts, part.missing, part.drafts)
            table.add_row(part.part, part.language, *map(str, numbers))
    return table


def _waiting(found: Status) -> Iterator[str]:
    """List what people must do beside translations."""
    for language in dict.fromkeys(text.language for text in found.unsigned):
        unwritten = found.unwritten_in(language)
        written = [each for each in found.unsigned_in(language) if each not in unwritten]
        what = f"safety texts without a signature in the files, in {language}"
        yield from _listed(what, written)
        what = f"safety texts without words in {language}, so nobody can sign them"
        yield from _listed(what, unwritten)
    yield from _listed("services that nobody has tried", found.unconfirmed_services)
    yield from _listed("terms whose translation is uncertain", found.uncertain_terms)
    yield from _listed("sources that nobody has seen", found.unseen_sources)
    checks = dict.fromkeys(content for content, _ in found.to_check)
    yield from _listed("lessons and words with something to be checked", checks)


def _inherited(lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield "inherited from the base of Romleuk; what you write under the same name comes first:"
    yield from (f"  {line}" for line in lines)


def _listed(what: str, names: Iterable[str]) -> Iterator[str]:
    if named := ", ".join(names):
        yield f"{what}: {named}"
