"""`content script` and `content recordings`: what speakers read, and what they recorded."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.catalog.editing.whole_files import delete_halves
from bot.catalog.loading import load_course
from bot.catalog.recordings import FoundRecording, RefusedRecording, look_through, take_over
from bot.catalog.sound_level import LevelFault
from bot.catalog.speech import SpeechPace
from bot.cli.content_files import only_one, save_new, the_course_in
from bot.cli.errors import (
    CONTENT,
    USAGE,
    CliError,
    counted,
    plain_errors,
    read_catalogue,
    read_settings,
)

out = Console(highlight=False, emoji=False)
_PACES = {
    SpeechPace.SHORT: "is very short for its lesson: is it the right one, and all of it?",
    SpeechPace.LONG: "is very long for its lesson: is it the right one?",
}
_LEVELS = {
    LevelFault.SILENT: "is silent: record it again",
    LevelFault.QUIET: "is quiet: come closer to the microphone",
    LevelFault.LOUD: "is very loud: keep away from the microphone",
    LevelFault.CLIPPED: "is distorted: keep away from the microphone and record it again",
}
CourseFolder = Annotated[
    Path | None,
    typer.Argument(
        help="the folder of one course, or of all if there is only one; else as in content check"
    ),
]
Pdf = Annotated[Path | None, typer.Option("--pdf", help="a new PDF file to print")]
Language = Annotated[str | None, typer.Option("--language", help="the language of the speaker")]
Missing = Annotated[
    bool, typer.Option("--missing", help="only lessons that have no voice note in the course")
]
Recordings = Annotated[
    Path, typer.Argument(help="a folder of recordings, named as the script says")
]
Write = Annotated[
    bool, typer.Option("--write", help="take them over; without it you only see what would happen")
]


def script(
    course: CourseFolder = None,
    *,
    language: Language = None,
    pdf: Pdf = None,
    missing: Missing = False,
) -> None:
    """Write what a speaker reads aloud: each lesson with the name of its file, to print."""
    from bot.documents.speaker_script import draw_script, speaker_script

    with plain_errors():
        found = load_course(the_course_in(course))
        if pdf is None or language is None:
            words = "Please say in which language and into which file: --language km --pdf FILE.pdf"
            raise CliError(words, USAGE)
        if language not in found.languages:
            known = ", ".join(found.languages)
            raise CliError(f"{language} is no language of the course: {known}.", USAGE)
        texts = read_catalogue(read_settings()).texts(language)
        about = speaker_script(found, language, texts, missing_only=missing)
        if not about["lessons"]:
            raise CliError("Every lesson has a voice note already.", USAGE)
        save_new(pdf, draw_script(about))
        out.print(f"{counted(len(about['lessons']), 'lesson')} of {found.id} are in {pdf}.")


def recordings(folder: Recordings, course: CourseFolder = None, *, write: Write = False) -> None:
    """Show what a folder of recordings would bring; take it over with --write: all or nothing."""
    with plain_errors():
        if not folder.is_dir():
            raise CliError(f"There is no folder {folder}.", USAGE)
        root = the_course_in(course)
        with only_one(root):
            _take_in(folder, root, write=write)


def _take_in(folder: Path, root: Path, *, write: bool) -> None:
    found, refused = look_through(folder, load_course(root), root)
    for recording in found:
        _show(recording)
    for each in refused:
        _show_refused(each)
    _sum_up(found, refused)
    new = [each for each in found if not each.same]
    if refused:
        raise typer.Exit(CONTENT)
    if write:
        delete_halves(root)
        _take_over(new)
    elif new:
        out.print("Nothing was written. To take them over, run this again with --write.")


def _show(found: FoundRecording) -> None:
    minutes, seconds = divmod(found.measured.seconds, 60)
    facts = [f"{minutes}:{seconds:02}", f"{-(-found.measured.size_bytes // 1024)} KB"]
    if found.level is not None and found.level.db is not None:
        facts.append(f"{found.level.db:.0f} dB")
    state = "as it is" if found.same else "replaces the present one" if found.old else "new"
    typer.echo(f"{found.file.name}: {', '.join(facts)}: {state}")
    fault = found.level.fault if found.level else None
    for words in (_PACES.get(found.pace), _LEVELS[fault] if fault else None):
        if words:
            typer.echo(f"  warning: {words}")


def _show_refused(each: RefusedRecording) -> None:
    words = f"{each.file.name}: error: {each.what} {each.advice}".rstrip()
    typer.echo(words)


def _sum_up(found: list[FoundRecording], refused: list[RefusedRecording]) -> None:
    first = sum(each.old is None for each in found)
    again = sum(each.old is not None and not each.same for each in found)
    same = len(found) - first - again
    out.print(
        f"{first} new, {again} replaced, {same} as they are, {counted(len(refused), 'error')}."
    )
    if any(each.level is None for each in found):
        words = "How loud they are was not measured: pip install 'romleuk[sound]'. Listen to each."
        typer.echo(words)


def _take_over(new: list[FoundRecording]) -> None:
    done: list[str] = []
    try:
        for each in new:
            take_over(each)
            done.append(each.target.name)
    except OSError as error:
        there = ", ".join(done) or "none"
        words = f"The disk fails: {error.strerror}. Taken over before: {there}. Run it again."
        raise CliError(words, USAGE) from None
    if new:
        out.print(f"{counted(len(new), 'recording')} taken over. Listen to them before people do.")
