"""The course that a command about content reads or changes, and the new files that it writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from bot.catalog.editing.replacing import undo_unfinished
from bot.catalog.editing.whole_files import write_new
from bot.catalog.loading import course_folders
from bot.catalog.pack import Pack
from bot.catalog.pack_reading import read_course_files
from bot.catalog.problem import ContentProblems, Findings
from bot.cli.errors import USAGE, CliError, read_settings
from bot.storage.folder_lock import FolderBusy, hold_folder

out = Console(highlight=False, emoji=False)


@contextmanager
def open_pack(folder: Path | None) -> Iterator[Pack]:
    """Open a course so that no other command changes it meanwhile; raise `CliError`.

    What an interrupted import has left is put back first.
    """
    root = the_course_in(folder)
    with only_one(root):
        if undo_unfinished(root):
            out.print("An earlier import was cut off: the old files are back in place.")
        findings = Findings()
        files = read_course_files(root, findings)
        if files is None or files.pack is None or findings.failed:
            raise ContentProblems(findings.sorted())
        yield files.pack


def the_course_in(folder: Path | None) -> Path:
    """Return the folder of the only course there is; raise `CliError` otherwise."""
    named = folder or read_settings().courses_dir
    folders = course_folders(named)
    if not folders:
        words = "holds no course (a folder with course.yaml)" if named.is_dir() else "is not there"
        raise CliError(f"{named} {words}. Please name the folder of one course.", USAGE)
    if len(folders) > 1:
        names = ", ".join(each.name for each in folders)
        raise CliError(f"Please name the folder of one course. There are: {names}.", USAGE)
    return folders[0]


@contextmanager
def only_one(root: Path) -> Iterator[None]:
    """Let no other command change a course; raise `CliError` if one does so now."""
    try:
        with hold_folder(root):
            yield
    except FolderBusy:
        words = "Another command changes this course. Please wait, and run this again."
        raise CliError(words, USAGE) from None


def save_new(file: Path, content: bytes) -> None:
    """Write a file that must be new: an old one may hold a translator's work."""
    try:
        write_new(file, content)
    except FileExistsError:
        raise CliError(f"{file} is there already. Please choose another name.", USAGE) from None
    except OSError as error:
        raise CliError(f"{file} cannot be written: {error.strerror}.", USAGE) from None
