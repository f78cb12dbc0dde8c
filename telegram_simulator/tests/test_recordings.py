"""How long a recording is, and how large a film, is read from the file if nobody says it."""

import struct

import pytest

from telegram_simulator.recordings import Recording, recording_of
from telegram_simulator.samples import picture
from telegram_simulator.tests.client import Client


def box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(body), name) + body


def film(seconds: float, width: int, height: int, *, long: bool = False) -> bytes:
    """Return an MP4 file without pictures; `long`: with 64-bit times."""
    times = struct.pack(">QQIQ" if long else ">IIII", 0, 0, 1000, int(seconds * 1000))
    header = box(b"mvhd", bytes([long, 0, 0, 0]) + times)
    size = struct.pack(">II", width << 16, height << 16)
    track = box(b"tkhd", bytes([long, 0, 0, 0]) + bytes(84 if long else 72) + size)
    moov = header + box(b"trak", track) + box(b"trak", b"")
    return box(b"ftyp", b"isom") + box(b"mdat", b"x" * 9) + box(b"moov", moov)


def opus(seconds: float) -> bytes:
    head = b"OggS\0\2" + bytes(20) + b"\1\x13OpusHead\1\1" + struct.pack("<H", 312) + bytes(8)
    last = b"OggS\0\4" + struct.pack("<q", int(seconds * 48_000) + 312) + bytes(14)
    return head + last


def vorbis(seconds: float) -> bytes:
    head = b"OggS\0\2" + bytes(20) + b"\1\x1e\1vorbis" + bytes(5) + struct.pack("<I", 44_100)
    return head + b"OggS\0\4" + struct.pack("<q", int(seconds * 44_100)) + bytes(14)


def mp3(frames: int) -> bytes:
    """Return silence of 128 kbit/s at 44,100 Hz: 417 bytes a frame, after a tag."""
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    return b"ID3\4\0\0\0\0\0\5" + bytes(5) + frame * frames + b"TAG" + bytes(125)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (film(4.2, 360, 640), Recording(duration=5, width=360, height=640)),
        (film(3, 240, 240, long=True), Recording(duration=3, width=240, height=240)),
        (opus(7), Recording(duration=7)),
        (vorbis(3.4), Recording(duration=3)),
        (mp3(115), Recording(duration=3)),
        (b"OggS but nothing that is known" * 9, Recording()),
        (opus(7)[:40], Recording()),
        (film(4, 1, 1)[:60], Recording()),
        (b"", Recording()),
        (b"a text", Recording()),
    ],
    ids=["film", "long", "opus", "vorbis", "mp3", "unknown", "cut", "cut film", "empty", "text"],
)
def test_a_file_tells_how_long_it_is(content: bytes, found: Recording) -> None:
    assert recording_of(content) == found


async def test_what_the_sender_says_counts_more(client: Client) -> None:
    dara = await client.open()
    part = ("a.mp4", film(4, 360, 640), "video/mp4")
    _, silent = await client.upload("sendVideo", chat_id=dara, video=part)
    video = silent["result"]["video"]
    assert (video["duration"], video["width"], video["height"]) == (4, 360, 640)
    small = video["thumbnail"]
    assert (small["width"], small["height"]) == (180, 320)
    _, told = await client.upload("sendVideo", chat_id=dara, video=part, duration=9, width=90)
    assert (told["result"]["video"]["duration"], told["result"]["video"]["width"]) == (9, 90)
    _, voice = await client.upload("sendVoice", chat_id=dara, voice=("a", opus(7), "audio/ogg"))
    assert voice["result"]["voice"]["duration"] == 7


async def test_a_live_photo_is_a_film_and_its_photo(client: Client) -> None:
    dara = await client.open()
    parts = {
        "live_photo": ("a.mp4", film(3, 360, 640), "video/mp4"),
        "photo": ("a", picture(), "x/y"),
    }
    _, sent = await client.upload("sendLivePhoto", chat_id=dara, caption="look", **parts)
    message = sent["result"]
    assert (message["live_photo"]["duration"], message["caption"]) == (3, "look")
    assert message["photo"] == message["live_photo"]["photo"]
    again = await client.ok(
        "sendLivePhoto",
        chat_id=dara,
        live_photo=message["live_photo"]["file_id"],
        photo=message["photo"][-1]["file_id"],
    )
    assert again["live_photo"] == message["live_photo"]
    media = {"type": "live_photo", "media": message["live_photo"]["file_id"]}
    edit = {"chat_id": dara, "message_id": again["message_id"]}
    assert await client.refused("editMessageMedia", media=media, **edit) == (
        "400 Bad Request: there is no photo in the request"
    )
    media |= {"photo": message["photo"][-1]["file_id"], "caption": "new"}
    assert (await client.ok("editMessageMedia", media=media, **edit))["caption"] == "new"
    film_id = message["live_photo"]["file_id"]
    video = (await client.ok("sendVideo", chat_id=dara, video=film_id))["video"]
    assert (video["duration"], video["width"]) == (3, 360)
    media["media"] = video["file_id"]
    edited = await client.ok("editMessageMedia", media=media, **edit)
    assert edited["live_photo"]["duration"] == 3
    assert await client.refused("sendLivePhoto", chat_id=dara) == (
        "400 Bad Request: there is no live photo in the request"
    )
