"""Voice notes and pictures of a thing."""

from collections.abc import Iterator
from pathlib import Path

from bot.catalog.assembly.speech import Speech
from bot.catalog.media import NO_MEDIA, Media, Medium, MediumKind
from bot.catalog.media_files import FOLDER, Measured, measure_picture, measure_voice
from bot.catalog.pack import Pack
from bot.catalog.sheets.media import MediaSheet


def assemble_media(pack: Pack, sheet: MediaSheet | None, speech: Speech) -> Media:
    """The files that a sheet names, measured."""
    if sheet is None or not (sheet.voice or sheet.picture):
        return NO_MEDIA
    return Media(
        files=tuple(_files(pack.folder / FOLDER, sheet)),
        alt=speech.text(sheet.picture.alt) if sheet.picture else None,
    )


def _files(folder: Path, sheet: MediaSheet) -> Iterator[Medium]:
    for language, name in sheet.voice.items():
        if name:
            file = folder / name
            yield _medium(MediumKind.VOICE, language, file, measure_voice(file))
    for language, name in sheet.picture.file.items() if sheet.picture else ():
        if name:
            file = folder / name
            yield _medium(MediumKind.PICTURE, language, file, measure_picture(file))


def _medium(kind: MediumKind, language: str, file: Path, found: Measured) -> Medium:
    return Medium(
        kind=kind,
        language=language,
        file=file,
        seconds=found.seconds,
        size_bytes=found.size_bytes,
        digest=found.digest,
    )
