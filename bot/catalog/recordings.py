"""Takes a folder of recordings, each named after its lesson, into the media of a course."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.catalog.course import Card, Course, NoSuchContent
from bot.catalog.editing.whole_files import write_whole
from bot.catalog.media_files import FOLDER, MeasuredFile, UnusableFile, measure_voice
from bot.catalog.sound_level import Level, UndecodableSound, measure_level
from bot.catalog.speech import LONGEST_SECONDS, SHORTEST_SECONDS, SpeechPace, pace_of

_NAME: Final = re.compile(r"(?P<card>[a-z0-9.-]+)\.(?P<language>[a-z]{2,3})\.(ogg|oga|opus)")
_SOUNDS: Final = frozenset({".m4a", ".mp3", ".wav", ".aac", ".flac", ".amr", ".3gp", ".webm"})
_HOW: Final = "ffmpeg -i {name} -c:a libopus -b:a 24k -ac 1 {stem}.ogg makes one of it."


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRecording:
    """A file that cannot be a voice note of the course: why, and what to do."""

    file: Path
    what: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRecording:
    """A recording of a lesson. `level` is None where nothing can decode it.

    `old` is the file of the course that it replaces, None if it is the first one; `same`: both
    files are equal.
    """

    file: Path
    card: Card
    language: str
    measured: MeasuredFile
    pace: SpeechPace
    level: Level | None
    target: Path
    old: Path | None
    same: bool


def look_through(
    folder: Path, course: Course, root: Path
) -> tuple[list[FoundRecording], list[RefusedRecording]]:
    """Return the recordings in a folder, and the files that cannot be used.

    `root` is the folder of the course. Files that are no sounds are skipped, and so are names that
    begin with a dot.
    """
    found: list[FoundRecording] = []
    refused: list[RefusedRecording] = []
    for file in sorted(_sounds(folder)):
        try:
            found.append(_read(file, course, root))
        except UnusableFile as fault:
            refused.append(RefusedRecording(file=file, what=fault.what, advice=fault.advice))
    return found, [*refused, *_twice(found)]


def _sounds(folder: Path) -> Iterator[Path]:
    for file in folder.iterdir():
        is_sound = file.suffix.lower() in {".ogg", ".oga", ".opus", *_SOUNDS}
        if file.is_file() and is_sound and not file.name.startswith("."):
            yield file


def _read(file: Path, course: Course, root: Path) -> FoundRecording:
    name = file.name.lower()
    if file.suffix.lower() in _SOUNDS:
        how = _HOW.format(name=file.name, stem=file.stem)
        raise UnusableFile("is no voice note of Telegram's form (OGG with Opus).", how)
    card, language = _named(name, course)
    measured = measure_voice(file)
    if not SHORTEST_SECONDS <= measured.seconds <= LONGEST_SECONDS:
        what = f"plays for {measured.seconds} s; {SHORTEST_SECONDS} to {LONGEST_SECONDS} are fine."
        raise UnusableFile(what, "Record it once more.")
    target = root / FOLDER / f"{card.id}.{language}.ogg"
    own = [each for each in card.media.files if each.language == language and each.seconds]
    old = own[0] if own else None
    if old is not None and old.file.resolve() != target.resolve():
        what = f"has another name than {old.file.name}, which unit.yaml names for this lesson."
        advice = f"Take the line `voice` of {language} out of unit.yaml, or name the file so."
        raise UnusableFile(what, advice)
    return FoundRecording(
        file=file,
        card=card,
        language=language,
        measured=measured,
        pace=pace_of(card, language, measured.seconds),
        level=_level(file),
        target=target,
        old=None if old is None else old.file,
        same=old is not None and old.digest == measured.digest,
    )


def _level(file: Path) -> Level | None:
    try:
        return measure_level(file)
    except UndecodableSound:
        raise UnusableFile("cannot be decoded.", "Record it once more.") from None


def _named(name: str, course: Course) -> tuple[Card, str]:
    """Find the lesson and the language that a file is named after."""
    advice = "Name it as the script does, such as m4.u1.c1.km.ogg (content script)."
    match = _NAME.fullmatch(name)
    if match is None:
        raise UnusableFile("is not named after a lesson and a language.", advice)
    try:
        card = course.card(match["card"])
    except NoSuchContent:
        raise UnusableFile(f"is named after {match['card']}, which is no lesson.", advice) from None
    if match["language"] not in card.sight.languages:
        there = ", ".join(card.sight.languages)
        what = f"is in {match['language']}, in which the lesson is not written ({there})."
        raise UnusableFile(what, advice)
    return card, match["language"]


def _twice(found: list[FoundRecording]) -> Iterator[RefusedRecording]:
    seen: dict[Path, Path] = {}
    for each in found:
        first = seen.setdefault(each.target, each.file)
        if first != each.file:
            what = f"is of the same lesson as {first.name}."
            yield RefusedRecording(file=each.file, what=what, advice="Keep one of them.")


def take_over(recording: FoundRecording) -> None:
    """Copy a recording to its place in the course; raise `OSError` if the disk fails.

    A reader finds the old file or the new one, never a part of it.
    """
    write_whole(recording.target, recording.file.read_bytes())
