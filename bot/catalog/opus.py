"""Reads voice notes: whether a file is complete OGG with Opus, and how long it plays.

An Ogg file is a row of pages (RFC 3533), and Opus always counts 48,000 samples a second, whatever
was recorded (RFC 7845). The library for it, mutagen, is under the GPL, which would then hold for
every copy of Romleuk.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct
from typing import Final

SAMPLES_A_SECOND: Final = 48_000
_PAGE: Final = Struct("<4sBBqLLLB")
_HEAD: Final = Struct("<8sBBH")
_UNFINISHED: Final = -1  # the granule position of a page on which no packet ends


class NotOpus(Exception):
    """The file is no voice note."""


class TruncatedFile(Exception):
    """The file ends in the middle."""


@dataclass(frozen=True, slots=True)
class _Page:
    granule: int
    serial: int
    body: bytes


def seconds_of(content: bytes) -> float:
    """Return the length of a voice note; raise `NotOpus` or `TruncatedFile`."""
    pages = _pages(content)
    first = next(pages, None)
    if first is None or len(first.body) < _HEAD.size:
        raise NotOpus
    mark, version, _, skip = _HEAD.unpack_from(first.body)
    last = 0
    if mark != b"OpusHead" or version >> 4:
        raise NotOpus
    for page in pages:
        if page.serial != first.serial:
            raise NotOpus  # a second stream, such as a video's picture
        if page.granule != _UNFINISHED:
            last = page.granule
    samples: int = max(0, last - skip)
    return samples / SAMPLES_A_SECOND


def _pages(content: bytes) -> Iterator[_Page]:
    at = 0
    while at < len(content):
        if not content.startswith(b"OggS", at):
            raise TruncatedFile if at else NotOpus
        if at + _PAGE.size > len(content):
            raise TruncatedFile
        _, version, _, granule, serial, _, _, segments = _PAGE.unpack_from(content, at)
        if version:
            raise NotOpus
        table = content[at + _PAGE.size : at + _PAGE.size + segments]
        start = at + _PAGE.size + segments
        at = start + sum(table)
        if len(table) < segments or at > len(content):
            raise TruncatedFile
        yield _Page(granule, serial, content[start:at])
