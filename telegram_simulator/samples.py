"""Small sample files to send when only their kind matters."""

import struct
import zlib
from dataclasses import dataclass

_SIDE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sample file; `duration` in seconds."""

    name: str
    mime_type: str
    content: bytes
    duration: int = 0


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def picture(side: int = _SIDE) -> bytes:
    """Return a square PNG with a gradient; `side` in pixels."""
    rows = b"".join(
        b"\0"
        + b"".join(
            bytes((235 - 170 * (x + y) // (2 * side), 230 - 150 * (x + y) // (2 * side), 224))
            for x in range(side)
        )
        for y in range(side)
    )
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


SAMPLES: dict[str, Sample] = {
    "photo": Sample(name="photo.png", mime_type="image/png", content=picture()),
    "document": Sample(name="notes.txt", mime_type="text/plain", content=b"A few notes.\n"),
    "voice": Sample(
        name="voice.ogg", mime_type="audio/ogg", content=b"OggS\0sample of a voice note", duration=7
    ),
    "audio": Sample(
        name="audio.mp3", mime_type="audio/mpeg", content=b"ID3sample of music", duration=30
    ),
    "video": Sample(
        name="video.mp4", mime_type="video/mp4", content=b"\0\0\0\x18ftypmp42sample", duration=5
    ),
    "video_note": Sample(
        name="round.mp4", mime_type="video/mp4", content=b"\0\0\0\x18ftypmp42round", duration=5
    ),
    "animation": Sample(
        name="animation.mp4", mime_type="video/mp4", content=b"\0\0\0\x18ftypmp42anim", duration=3
    ),
    "sticker": Sample(
        name="sticker.webp", mime_type="image/webp", content=b"RIFF\x10\0\0\0WEBPVP8 "
    ),
}
