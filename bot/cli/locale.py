"""`locale`: writes the files of a new language of the screens, and says what they lack."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.catalog.editing.whole_files import write_whole
from bot.cli.errors import CONTENT, USAGE, CliError, counted, plain_errors, read_settings
from bot.cli.how_to import how_to_type
from bot.locale.checking import LocaleReport, check_language
from bot.locale.folders import ENGLISH, LANGUAGES, SHIPPED, is_language, language_folders
from bot.locale.new_files import files_to_write
from bot.settings import Settings, checkout

app = typer.Typer(
    name="locale",
    help="Translate the screens into another language.",
    no_args_is_help=True,
    add_completion=False,
)
MOST_FAULTS = 15
LocaleFolder = Annotated[
    Path | None,
    typer.Option(
        "--folder",
        help="the folder of further languages; else ROMLEUK_LOCALES, else bot/locale",
    ),
]
NewLanguage = Annotated[str, typer.Argument(metavar="LANGUAGE", help="its code, such as th")]
SomeLanguages = Annotated[
    list[str] | None, typer.Argument(metavar="LANGUAGE", help="such as th; else all but English")
]
EveryLine = Annotated[
    bool, typer.Option("--all", help="show every fault, and each text that is missing")
]


@app.command()
def new(language: NewLanguage, *, folder: LocaleFolder = None) -> None:
    """Write the .po files of a language; run it again to add the texts of a newer release."""
    with plain_errors():
        root = _root(folder, read_settings())
        _refuse_unknown(language, root)
        if root.is_dir():
            language_folders(root)  # raises for a folder that no bot could read
        own = root / language
        files = files_to_write(own)
        try:
            own.mkdir(parents=True, exist_ok=True)
            for name, text in files.items():
                write_whole(own / name, text.encode())
                typer.echo(f"written: {own / name}")
        except OSError as error:
            raise CliError(f"{own} cannot be written: {error.strerror}.", USAGE) from None
        if not files:
            typer.echo(f"{own} has all texts of this release already.")
        for line in _next_steps(language, root):
            typer.echo(line)


@app.command()
def check(
    languages: SomeLanguages = None, *, folder: LocaleFolder = None, every: EveryLine = False
) -> None:
    """Say what is missing, broken or not reviewed in the screens, with its file and line."""
    with plain_errors():
        settings = read_settings()
        known = language_folders(folder or settings.locales)
        wanted = languages or [each for each in known if each != ENGLISH]
        for language in wanted:
            if language not in known:
                option = f" --folder {folder}" if folder else ""
                step = how_to_type(f"locale new {language}{option}")
                words = f"There are no files in {language}, only in {', '.join(known)}."
                raise CliError(f"{words} This writes them: {step}", USAGE)
        reports = [check_language(known[language]) for language in wanted]
        for each in reports:
            for line in _told(each, every=every):
                typer.echo(line)
        if any(each.faults or each.unreadable for each in reports):
            raise typer.Exit(CONTENT)


def _root(folder: Path | None, settings: Settings) -> Path:
    named = folder or settings.locales or (SHIPPED if checkout() else None)
    if named is None:
        words = "Please say where the files are to be: --folder, or ROMLEUK_LOCALES."
        raise CliError(words, USAGE)
    return named.expanduser()


def _refuse_unknown(language: str, root: Path) -> None:
    if not is_language(language):
        raise CliError(f'"{language}" is no code of a language, such as th.', USAGE)
    if language in LANGUAGES and root.resolve() != SHIPPED:
        raise CliError(f"{language} comes with Romleuk already.", USAGE)


def _next_steps(language: str, root: Path) -> Iterator[str]:
    yield ""
    yield "The English stands above each text. What has no text yet is said in English."
    yield "What is missing, and what is wrong:"
    option = "" if root.resolve() == SHIPPED else f" --folder {root}"
    yield f"  {how_to_type(f'locale check {language}{option}')}"
    if option:
        yield f"To use it, set ROMLEUK_LOCALES={root.absolute()}"


def _told(found: LocaleReport, *, every: bool) -> Iterator[str]:
    """Yield the lines about one language: its faults, its missing texts, and the sums."""
    most = None if every else MOST_FAULTS
    yield from _first(found.unreadable, most)
    yield from _first(found.faults, most)
    yield from _first(found.wide, most)
    if found.wide:
        yield "Only a label is cut, on a button: find a shorter word where you can."
    for name, keys in found.missing.items():
        yield f"{found.language}/{name}: {counted(len(keys), 'text')} missing"
        if every:
            yield from (f"  {key}" for key in keys)
    yield (
        f"{found.language}: {found.translated} of {counted(found.texts, 'text')} translated, "
        f"{found.unreviewed} of these not reviewed; "
        f"{counted(len(found.unreadable) + len(found.faults), 'fault')}"
    )
    if found.unreadable:
        yield (
            "No bot starts with a file that cannot be read, and no text of it is counted above: "
            f"correct {counted(len(found.unreadable), 'line')} first."
        )
    if found.faults:
        yield "A text with a fault is not used: people read the English one."


def _first(lines: Iterable[str], most: int | None) -> Iterator[str]:
    shown = list(lines)
    yield from shown[:most]
    if most is not None and len(shown) > most:
        yield f"... and {len(shown) - most} more: --all shows them"
