"""Reads how long a recording is, and how large a film: MP4, Ogg, MP3, and of GIF the size.

Telegram's servers read it when the sender says nothing about it.
"""

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass

_UNKNOWN = 0xFFFF_FFFF  # a film that was written while it was recorded
_OPUS_RATE = 48_000  # Opus counts in this rate, whatever the recording had; RFC 7845, section 4
# MPEG audio, layer III: kbit/s by the number in the header, samples per second by version
_BITRATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_BITRATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_MPEG_1 = 3
_SYNC = 0x7FF  # eleven bits with which every frame begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """`duration` in seconds, `width` and `height` in pixels; 0 for what is not known."""

    duration: int = 0
    width: int = 0
    height: int = 0


def recording_of(content: bytes) -> Recording:
    """Return what a file says about itself; zeros if it is of another format or broken."""
    try:
        if content[4:8] == b"ftyp":
            return _film(content)
        if content.startswith(b"OggS"):
            return Recording(duration=round(_ogg(content)))
        if content.startswith(b"GIF8"):
            width, height = struct.unpack_from("<HH", content, 6)
            return Recording(width=width, height=height)
        return Recording(duration=round(_mp3(content)))
    except struct.error:  # it ends too early
        return Recording()


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield name, beginning and end of each box of an MP4 file (ISO 14496-12, section 4.2)."""
    while start + 8 <= end:
        size, name = struct.unpack_from(">I4s", data, start)
        body = start + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, body)
            body += 8
        elif size == 0:
            size = end - start
        if size < body - start:
            return
        yield name, body, min(start + size, end)
        start += size


def _film(data: bytes) -> Recording:
    duration, width, height = 0.0, 0, 0
    for name, start, end in _boxes(data, 0, len(data)):
        for part, first, last in _boxes(data, start, end) if name == b"moov" else ():
            if part == b"mvhd":
                duration = _film_duration(data, first)
            elif part == b"trak":
                found = _track_size(data, first, last)
                width, height = max((width, height), found)
    # rounded up, as tdlib does with films
    return Recording(duration=math.ceil(duration), width=width, height=height)


def _film_duration(data: bytes, start: int) -> float:
    long = data[start : start + 1] == b"\1"
    scale, units = struct.unpack_from(">IQ" if long else ">II", data, start + (20 if long else 12))
    return units / scale if scale and units != _UNKNOWN else 0.0


def _track_size(data: bytes, start: int, end: int) -> tuple[int, int]:
    for name, first, _ in _boxes(data, start, end):
        if name == b"tkhd":
            long = data[first : first + 1] == b"\1"
            width, height = struct.unpack_from(">II", data, first + (88 if long else 76))
            return width >> 16, height >> 16
    return 0, 0


def _ogg(data: bytes) -> float:
    """Return the position of the last page; Vorbis counts in the rate that its header tells."""
    (vorbis_at, opus_at) = data.find(b"\1vorbis", 0, 128), data.find(b"OpusHead", 0, 128)
    if opus_at >= 0:
        (skipped,) = struct.unpack_from("<H", data, opus_at + 10)
        rate = _OPUS_RATE
    elif vorbis_at >= 0:
        skipped = 0
        (rate,) = struct.unpack_from("<I", data, vorbis_at + 12)
    else:
        return 0.0
    (position,) = struct.unpack_from("<q", data, data.rfind(b"OggS") + 6)
    seconds: float = (position - skipped) / rate if rate else 0.0
    return max(0.0, seconds)


def _mp3(data: bytes) -> float:
    """Return the sum of all frames; tags before and after them are skipped."""
    at, seconds = _tag_size(data), 0.0
    while (frame := _frame(data, at)) is not None:
        size, duration = frame
        at += size
        seconds += duration
    return seconds


def _tag_size(data: bytes) -> int:
    if not data.startswith(b"ID3"):
        return 0
    size = 0
    for byte in data[6:10]:  # seven bits each
        size = size << 7 | byte
    return 10 + size


def _frame(data: bytes, at: int) -> tuple[int, float] | None:
    """Return bytes and seconds of the frame that begins here, or None if none does."""
    if at + 4 > len(data):
        return None
    (head,) = struct.unpack_from(">I", data, at)
    version, layer = head >> 19 & 3, head >> 17 & 3
    bitrate, rate, padding = head >> 12 & 15, head >> 10 & 3, head >> 9 & 1
    valid = head >> 21 == _SYNC and version in _RATES and layer == 1
    if not valid or bitrate in {0, 15} or rate == len(_RATES[version]):
        return None
    samples = 1152 if version == _MPEG_1 else 576
    bits = 1000 * (_BITRATES_1 if version == _MPEG_1 else _BITRATES_2)[bitrate]
    per_second = _RATES[version][rate]
    return samples * bits // (8 * per_second) + padding, samples / per_second
