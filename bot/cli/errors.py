"""Errors of commands: a plain message and an exit code for everything that can go wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from pydantic import ValidationError
from rich.console import Console

from bot.addresses import is_loopback
from bot.catalog.course import Course
from bot.catalog.kept_courses import load_kept
from bot.catalog.problem import ContentProblems
from bot.cli.content_report import report
from bot.cli.how_to import how_to
from bot.locale import Catalogue
from bot.locale.folders import UnfitLocale
from bot.settings import Settings
from bot.storage.backup import BackupFailed
from bot.storage.failures import (
    DatabaseLocked,
    DatabaseLost,
    DatabaseMissing,
    DatabaseUnavailable,
    DiskFails,
    LockLost,
    NewerDatabase,
    ServerAway,
    StorageFailure,
    UnfitDatabase,
)

USAGE, LOCKED, TOKEN, NEWER, CONTENT, TWICE, DATABASE, SERVER, DISK = 2, 3, 4, 5, 6, 7, 8, 9, 10
HOW_TO_BEGIN = """There is no token, so there is no bot to run.

1. In Telegram open @BotFather, send /newbot, and follow it.
2. Copy the token that it gives you.
3. Put it into a file that only you can read, and run: ROMLEUK_TOKEN_FILE=FILE {run}

To see everything at work without a token: {demo}"""
SIMULATED = ":SIM"
screen = Console(stderr=True, highlight=False, emoji=False)


class CliError(Exception):
    """A command cannot go on; `code` is its exit code."""

    def __init__(self, words: str, code: int) -> None:
        super().__init__(words)
        self.code = code


KNOWN_ERRORS = (
    CliError,
    DatabaseLocked,
    NewerDatabase,
    UnfitDatabase,
    DatabaseMissing,
    DatabaseUnavailable,
    BackupFailed,
    ContentProblems,
    UnfitLocale,
)
"""Errors that are not bugs of Romleuk."""


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn known errors into a message and an exit code, without a traceback."""
    try:
        yield
    except KNOWN_ERRORS as error:
        words, code = explain(error)
        screen.print(words, style="bold red", markup=False, soft_wrap=True)
        raise typer.Exit(code) from error


def explain(error: Exception) -> tuple[str, int]:
    """Return the message and the exit code of a known error; raise any other."""
    match error:
        case ContentProblems():
            return "\n".join(report(error.problems)), CONTENT
        case UnfitLocale():
            words = (
                "The screens of a language cannot be read, so nothing starts with them. Correct "
                "this, then run `locale check`. Until then take ROMLEUK_LOCALES away: it starts "
                "without this language.\n"
            )
            return words + "\n".join(error.problems), CONTENT
        case CliError():
            return str(error), error.code
        case BackupFailed():
            return f"Nothing was changed: {error}.", DATABASE
        case StorageFailure():
            return _explain_database(error)
        case _:
            raise error


def _explain_database(error: StorageFailure) -> tuple[str, int]:
    if isinstance(error, DatabaseMissing):
        words = (
            f"The database {error.path} is missing or empty, but this folder is in use. "
            "Please restore a backup to this place. To start with a new, empty database on "
            f"purpose, delete {error.marker} first."
        )
        return words, DATABASE
    for kind, words, code in _DATABASE:
        if isinstance(error, kind):
            return words.format(error), code
    raise error


_DATABASE: tuple[tuple[type[StorageFailure], str, int], ...] = (
    (
        DatabaseLocked,
        (
            "Another process is using the database {}. Is the bot running already? "
            "Stop it first, or name another one by ROMLEUK_DATA_DIR or ROMLEUK_DATABASE_URL."
        ),
        LOCKED,
    ),
    (
        NewerDatabase,
        (
            "This database was written by a newer release of Romleuk ({}). "
            "Please install that release or a later one; nothing was changed."
        ),
        NEWER,
    ),
    (
        UnfitDatabase,
        (
            "This database is damaged or was changed by hand: {}. Please restore a "
            "backup, or install the release that wrote it; nothing was changed."
        ),
        DATABASE,
    ),
    (
        LockLost,
        (
            "The database was lost: {}. The bot has stopped, so that nothing happens twice. "
            "Nothing is lost: what people send waits at Telegram for a day. Please start it again."
        ),
        SERVER,
    ),
    (
        DatabaseLost,
        (
            "The database was lost: {}. The bot has stopped, so that nothing more is lost: what "
            "people send waits at Telegram for a day. Please restore a backup, or put the file "
            "back, and start again."
        ),
        DATABASE,
    ),
    (
        ServerAway,
        "The server of the database cannot be reached ({}). Please try again; nothing is lost.",
        SERVER,
    ),
    (
        DiskFails,
        (
            "The disk is full, or does not take what is written ({}). Please make room on it. "
            "Nothing is lost: what people send waits at Telegram for a day."
        ),
        DISK,
    ),
    (DatabaseUnavailable, "The database cannot be used: {}. Nothing was changed.", DATABASE),
)
"""The words about the database, and the exit code: the first class that fits counts."""


def read_settings() -> Settings:
    """Read the environment; raise `CliError` with the wrong variable and the reason."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [
            f"ROMLEUK_{str(each['loc'][0]).upper()}: {each['msg'].removeprefix('Value error, ')}"
            for each in error.errors(include_input=False)
        ]
        raise CliError("Please correct the settings:\n" + "\n".join(lines), USAGE) from None


def no_database(settings: Settings) -> CliError:
    """Return the error of a command that needs a database and makes none."""
    if settings.database_url is not None:
        words = "The database on PostgreSQL has no tables of Romleuk: is it the one of your bot? "
        return CliError(words + "ROMLEUK_DATABASE_URL names another one.", USAGE)
    return CliError(
        f"There is no database in {settings.data_dir}. Is this the folder of your bot? "
        "ROMLEUK_DATA_DIR sets another one.",
        USAGE,
    )


def read_catalogue(settings: Settings) -> Catalogue:
    """Return the texts of the screens; raise `UnfitLocale` with each file that cannot be read."""
    return Catalogue(settings.locales)


def read_courses(folder: Path) -> dict[str, Course]:
    """Load the courses, by id; raise `ContentProblems` with every problem."""
    return {course.id: course for course in load_kept(folder)}


def counted(number: int, what: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 error", "2 errors"; `many` for irregular plurals."""
    return f"{number} {what if number == 1 else many or what + 's'}"


def checked_token(settings: Settings) -> str:
    """Return the token; raise `CliError` without one, or if it does not fit the address."""
    if settings.token is None:
        words = HOW_TO_BEGIN.format(run=how_to("run"), demo=how_to("demo"))
        raise CliError(words, USAGE)
    token = settings.token.get_secret_value()
    if is_loopback(settings.api_url) != (SIMULATED in token):
        raise CliError(
            "The token and the address do not fit: a real token must not be sent to a simulated "
            "Telegram, nor a simulated token to the real one. Please correct ROMLEUK_TOKEN or "
            "ROMLEUK_API_URL.",
            USAGE,
        )
    return token
