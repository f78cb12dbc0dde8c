"""Small real files for tests: voice notes (OGG Opus, silent) and pictures."""

from io import BytesIO
from struct import pack
from zlib import crc32

from PIL import Image

_SILENCE = b"\xf8\xff\xfe"
"""20 ms of silence, as encoders write it (RFC 6716, mode CELT, full band, one frame)."""
_A_FRAME = 960
_SKIP = 312
_MOST_ON_A_PAGE = 250


def voice_note(
    seconds: float, *, head: bytes = b"OpusHead", serial: int = 7, frame: bytes = _SILENCE
) -> bytes:
    """A voice note that plays so long."""
    opening = head + pack("<BBHIhB", 1, 1, _SKIP, 48_000, 0, 0)
    tags = b"OpusTags" + pack("<I", 4) + b"test" + pack("<I", 0)
    pages = [_page([opening], 0, serial, 0, flags=2), _page([tags], 0, serial, 1)]
    samples, packets = round(seconds * 48_000) + _SKIP, -(-(round(seconds * 48_000)) // _A_FRAME)
    for start in range(0, packets, _MOST_ON_A_PAGE):
        some = min(_MOST_ON_A_PAGE, packets - start)
        is_last = start + some == packets
        granule = samples if is_last else (start + some) * _A_FRAME
        flags = 4 if is_last else 0
        pages.append(_page([frame] * some, granule, serial, len(pages), flags=flags))
    return b"".join(pages)


def picture(width: int = 8, height: int = 6, kind: str = "PNG", *, grey: int = 200) -> bytes:
    """A picture in one colour."""
    out = BytesIO()
    Image.new("1" if kind == "PNG" else "L", (width, height), grey).save(out, kind)
    return out.getvalue()


def picture_said_to_be(width: int, height: int) -> bytes:
    """A small PNG whose header says that it is so large, which is quicker than drawing it."""
    content = picture()
    header = b"IHDR" + pack(">LL", width, height) + content[24:29]
    return content[:12] + header + pack(">L", crc32(header)) + content[33:]


def _page(packets: list[bytes], granule: int, serial: int, number: int, *, flags: int = 0) -> bytes:
    table = bytes(len(packet) for packet in packets)
    head = pack("<4sBBqLLLB", b"OggS", 0, flags, granule, serial, number, 0, len(table))
    page = bytearray(head + table + b"".join(packets))
    page[22:26] = pack("<L", _checksum(page))
    return bytes(page)


def _checksum(page: bytes | bytearray) -> int:
    """CRC-32 with the polynomial 04C11DB7, unreflected, from 0 (RFC 3533, section 6)."""
    kept = 0
    for byte in page:
        kept = (kept << 8 & 0xFFFFFFFF) ^ _REMAINDERS[kept >> 24 ^ byte]
    return kept


def _remainder(byte: int) -> int:
    kept = byte << 24
    for _ in range(8):
        kept = (kept << 1 ^ 0x04C11DB7 if kept & 0x80000000 else kept << 1) & 0xFFFFFFFF
    return kept


_REMAINDERS = [_remainder(byte) for byte in range(256)]
