"""The loudness of a recording, if the extra `sound` is installed.

A quiet recording cannot be heard in the street, a clipped one hurts the ear. The bounds are our
own: voice messages of phones are between -30 and -14 dB below full scale.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from math import log10
from pathlib import Path
from typing import Final

_BLOCKS_A_SECOND: Final = 20
_SILENCE: Final = 1e-5
"""Power (-50 dB) below which a block is a pause, which does not count."""
_QUIET_DB, _LOUD_DB = -33.0, -9.0
_FULL: Final = 0.985
_CLIPPED_SHARE: Final = 0.001


class UndecodableSound(Exception):
    """The file cannot be decoded."""


class LevelFault(StrEnum):
    """What is wrong with the loudness of a recording."""

    SILENT = "silent"
    QUIET = "quiet"
    LOUD = "loud"
    CLIPPED = "clipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The mean level of speech (dB below full scale), and the share of clipped samples."""

    db: float | None
    clipped: float

    @property
    def fault(self) -> LevelFault | None:
        if self.db is None:
            return LevelFault.SILENT
        if self.clipped > _CLIPPED_SHARE:
            return LevelFault.CLIPPED
        if self.db < _QUIET_DB:
            return LevelFault.QUIET
        return LevelFault.LOUD if self.db > _LOUD_DB else None


def level_of(blocks: Iterable[tuple[float, float]]) -> Level:
    """Return the level from blocks of a recording: the mean power and the clipped share of each."""
    every = list(blocks)
    spoken = [power for power, _ in every if power > _SILENCE]
    clipped = sum(share for _, share in every) / len(every) if every else 0.0
    mean = sum(spoken) / len(spoken) if spoken else None
    return Level(db=None if mean is None else 10 * log10(mean), clipped=clipped)


def measure_level(file: Path) -> Level | None:
    """Return the level of a recording, or None without the extra `sound`.

    Raises `UndecodableSound` for a file that does not match its head.
    """
    try:
        soundfile = import_module("soundfile")
    except ImportError:
        return None
    try:
        with soundfile.SoundFile(str(file)) as sound:
            size = sound.samplerate // _BLOCKS_A_SECOND
            return level_of(
                (float((block**2).mean()), float((abs(block) >= _FULL).mean()))
                for block in sound.blocks(blocksize=size, dtype="float32")
                if block.size
            )
    except RuntimeError as error:  # LibsndfileError is one
        raise UndecodableSound from error
