"""Files: file ids belong to one bot, picture sizes are read, bytes are unchanged."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import aiohttp
import pytest
from PIL import Image

from telegram_simulator import Simulator
from telegram_simulator.api_errors import ApiError
from telegram_simulator.files import Files
from telegram_simulator.pictures import Picture, picture_of
from telegram_simulator.samples import picture
from telegram_simulator.tests.client import Client

JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b08001000200101110000ffd9")
KINDS = ["photo", "document", "voice", "audio", "video", "video_note", "animation", "sticker"]
FILE = ("a.mp3", b"a", "audio/mpeg")
METHODS = {"video_note": "sendVideoNote"}


@pytest.mark.parametrize("kind", KINDS)
async def test_a_bot_can_download_and_resend_what_a_person_sent(client: Client, kind: str) -> None:
    dara = await client.open()
    item = await client.sim("send", chat="dara", kind=kind, caption="look")
    (update,) = await client.updates()
    field = update["message"][kind]
    shown = field[-1] if kind == "photo" else field
    file_id = shown["file_id"]
    file = await client.ok("getFile", file_id=file_id)
    assert file["file_unique_id"] == shown["file_unique_id"]
    address = f"{client.simulator.url}/file/bot{client.token}/{file['file_path']}"
    async with client.session.get(address) as response:
        content = await response.read()
    async with client.session.get(f"{client.simulator.url}/sim/files/{file_id}") as response:
        assert await response.read() == content
    assert len(content) == file["file_size"]
    method = METHODS.get(kind, f"send{kind.capitalize()}")
    sent = await client.ok(method, chat_id=dara, **{kind: file_id})
    assert sent[kind] == field
    assert item["message"]["caption"] == "look"


async def test_a_recording_has_its_title_and_performer(client: Client) -> None:
    _, sent = await client.upload(
        "sendAudio",
        chat_id=await client.open(),
        audio=("a.mp3", b"a", "audio/mpeg"),
        title="Lesson 1",
        performer="Maly",
    )
    audio = sent["result"]["audio"]
    assert (audio["title"], audio["performer"]) == ("Lesson 1", "Maly")


async def test_each_picture_of_an_album_may_be_covered(client: Client) -> None:
    dara = await client.open()
    _, sent = await client.upload(
        "sendPhoto", chat_id=dara, photo=("a.png", picture(), "image/png")
    )
    file_id = sent["result"]["photo"][-1]["file_id"]
    media = [
        {"type": "photo", "media": file_id, "has_spoiler": True},
        {"type": "photo", "media": file_id},
    ]
    album = await client.ok("sendMediaGroup", chat_id=dara, media=media)
    assert [part.get("has_media_spoiler", False) for part in album] == [True, False]


@pytest.mark.parametrize("method", ["sendDocument", "sendAnimation"])
async def test_a_picture_has_a_thumbnail_that_telegram_makes(client: Client, method: str) -> None:
    # from core.telegram.org/bots/api#senddocument: "can be ignored if thumbnail generation for the
    # file is supported server-side"
    content, uploaded = BytesIO(), BytesIO()
    Image.new("RGB", (640, 360)).save(content, "GIF")
    Image.new("RGB", (50, 50)).save(uploaded, "JPEG")
    kind = method.removeprefix("send").lower()
    file = {kind: ("a.gif", content.getvalue(), "image/gif")}
    small = ("t", uploaded.getvalue(), "image/jpeg")
    dara = await client.open()
    _, sent = await client.upload(method, chat_id=dara, thumbnail=small, **file)
    found = sent["result"][kind]
    assert (found["thumbnail"]["width"], found["thumbnail"]["height"]) == (320, 180)
    if kind == "animation":
        assert (found["width"], found["height"]) == (640, 360)


async def test_a_broken_picture_is_a_file_without_a_thumbnail(client: Client) -> None:
    content = BytesIO()
    Image.new("RGB", (640, 360)).save(content, "PNG")
    half = ("a.png", content.getvalue()[:60], "image/png")
    _, sent = await client.upload("sendDocument", chat_id=await client.open(), document=half)
    assert "thumbnail" not in sent["result"]["document"]


@pytest.mark.parametrize(
    ("size", "kind", "found"),
    [((320, 180), "JPEG", 1), ((320, 180), "PNG", 0), ((321, 9), "JPEG", 0)],
)
async def test_a_file_shows_the_thumbnail_that_came_with_it(
    client: Client, size: tuple[int, int], kind: str, found: int
) -> None:
    # from core.telegram.org/bots/api#senddocument: JPEG, at most 200 kB, and 320 pixels wide
    content = BytesIO()
    Image.new("RGB", size).save(content, kind)
    part = ("t", content.getvalue(), "image/jpeg")
    dara = await client.open()
    _, sent = await client.upload(
        "sendDocument", chat_id=dara, document=("a", b"a", "text/plain"), thumbnail=part
    )
    assert list(sent["result"]["document"]).count("thumbnail") == found
    media = '[{"type": "audio", "media": "attach://a", "thumbnail": "attach://t"}]'
    _, album = await client.upload("sendMediaGroup", chat_id=dara, media=media, a=FILE, t=part)
    audio = album["result"][0]["audio"]
    assert list(audio).count("thumbnail") == found
    if found:
        thumbnail = audio["thumbnail"]
        assert (thumbnail["width"], thumbnail["height"]) == size
        file = await client.ok("getFile", file_id=thumbnail["file_id"])
        assert file["file_size"] == len(content.getvalue())
        refused = await client.refused("sendPhoto", chat_id=dara, photo=thumbnail["file_id"])
        assert refused.endswith("can't use file of type Thumbnail as Photo")


async def test_an_album_has_no_buttons(client: Client) -> None:
    # telegram-bot-api's process_send_media_group_query reads no reply_markup, not even a wrong one
    media = (
        '[{"type": "document", "media": "attach://a"}, {"type": "document", "media": "attach://a"}]'
    )
    for markup in ('{"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}', "{"):
        _, sent = await client.upload(
            "sendMediaGroup", chat_id=await client.open(), media=media, a=FILE, reply_markup=markup
        )
        assert ["reply_markup" in part for part in sent["result"]] == [False, False]


async def test_another_bot_cannot_use_a_file_id(client: Client) -> None:
    dara = await client.open()
    _, sent = await client.upload("sendDocument", chat_id=dara, document=("a", b"a", "text/plain"))
    file_id = sent["result"]["document"]["file_id"]
    other = await client.sim("bot", username="other_bot")
    client.token = other["token"]
    await client.sim("start", chat="dara:other_bot")
    refused = await client.refused("sendDocument", chat_id=dara, document=file_id)
    assert refused == "400 Bad Request: wrong file identifier/HTTP URL specified"


async def test_in_a_group_each_bot_gets_its_own_file_ids(client: Client) -> None:
    other = await client.sim("bot", username="other_bot", privacy=False)
    await client.sim("privacy", on=False)
    for who in ("bot", "other_bot"):
        await client.sim("member", chat="group", who=who, status="member")
    await client.sim("send", chat="group", kind="document", **{"as": "dara"})
    mine = (await client.updates())[-1]["message"]["document"]
    client.token = other["token"]
    theirs = (await client.updates())[-1]["message"]["document"]
    assert mine["file_unique_id"] == theirs["file_unique_id"]
    assert mine["file_id"] != theirs["file_id"]
    await client.ok("getFile", file_id=theirs["file_id"])
    await client.refused("getFile", file_id=mine["file_id"])


def test_no_file_is_larger_than_fifty_megabytes() -> None:
    # core.telegram.org/bots/api#sending-files
    with pytest.raises(ApiError) as refused:
        Files().save("document", "a", "text/plain", bytes(50 * 1024 * 1024 + 1))
    assert (refused.value.code, refused.value.description) == (413, "Request Entity Too Large")


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif", "bmp"])
async def test_the_sides_of_a_photo_are_read_from_its_bytes(client: Client, kind: str) -> None:
    content = BytesIO()
    Image.new("RGB", (32, 16)).save(content, kind)
    photo = ("a", content.getvalue(), "application/octet-stream")
    _, sent = await client.upload("sendPhoto", chat_id=await client.open(), photo=photo)
    (size,) = sent["result"]["photo"]
    assert (size["width"], size["height"]) == (32, 16)
    async with client.session.get(
        f"{client.simulator.url}/sim/files/{size['file_id']}"
    ) as response:
        assert response.headers["Content-Type"] == "image/jpeg", "every photo becomes one"


@pytest.mark.parametrize("content", [b"GIF89a", b"no picture", picture()[:20], JPEG[:20]])
def test_other_or_truncated_files_are_no_pictures(content: bytes) -> None:
    assert picture_of(JPEG) == Picture(mime_type="image/jpeg", width=32, height=16)
    assert picture_of(content) is None


@pytest.mark.parametrize("sides", [(5000, 5001), (1, 21), (20_000, 20_000)])
def test_photos_with_invalid_dimensions_are_refused(sides: tuple[int, int]) -> None:
    # core.telegram.org/bots/api#sendphoto
    head = picture()[:16] + struct.pack(">II", *sides) + picture()[24:29]
    content = head + struct.pack(">I", zlib.crc32(head[12:])) + picture()[33:]
    with pytest.raises(ApiError) as refused:
        Files().save("photo", "a", "image/png", content)
    assert refused.value.description == "Bad Request: PHOTO_INVALID_DIMENSIONS"


SCALED = [
    ((64, 32), [(64, 32)]),
    ((320, 90), [(90, 25), (320, 90)]),
    ((800, 800), [(90, 90), (320, 320), (800, 800)]),
    ((1240, 1754), [(64, 90), (226, 320), (566, 800), (905, 1280)]),
]


@pytest.mark.parametrize(("sides", "expected"), SCALED)
async def test_a_photo_is_scaled_to_the_sizes_of_telegram(
    client: Client, sides: tuple[int, int], expected: list[tuple[int, int]]
) -> None:
    # https://core.telegram.org/api/files#image-thumbnail-types
    content = BytesIO()
    Image.new("RGB", sides).save(content, "png")
    part = ("a.png", content.getvalue(), "image/png")
    _, sent = await client.upload("sendPhoto", chat_id=await client.open(), photo=part)
    shown = sent["result"]["photo"]
    assert [(each["width"], each["height"]) for each in shown] == expected
    assert len({each["file_unique_id"] for each in shown}) == len(expected)
    for each in shown:
        file = await client.ok("getFile", file_id=each["file_id"])
        address = f"{client.simulator.url}/file/bot{client.token}/{file['file_path']}"
        async with client.session.get(address) as response:
            downloaded = await response.read()
        assert len(downloaded) == each["file_size"] == file["file_size"]
        with Image.open(BytesIO(downloaded)) as opened:
            assert (opened.format, opened.size) == ("JPEG", (each["width"], each["height"]))


async def test_a_photo_whose_pixels_are_broken_is_refused(client: Client) -> None:
    content = BytesIO()
    Image.effect_noise((64, 64), 90).save(content, "png")
    part = ("a.png", content.getvalue()[:-400], "image/png")
    _, sent = await client.upload("sendPhoto", chat_id=await client.open(), photo=part)
    assert sent["description"] == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_what_can_be_seen_through_becomes_white(client: Client) -> None:
    content = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(content, "png")
    part = ("a.png", content.getvalue(), "image/png")
    _, sent = await client.upload("sendPhoto", chat_id=await client.open(), photo=part)
    stored = client.simulator.world.files.by_id(sent["result"]["photo"][0]["file_id"])
    assert stored is not None
    with Image.open(BytesIO(client.simulator.world.files.content(stored))) as opened:
        assert opened.getpixel((4, 4)) == (255, 255, 255)


async def test_a_person_can_upload_a_file(client: Client) -> None:
    form = aiohttp.FormData()
    form.add_field("chat", "dara")
    form.add_field("kind", "document")
    form.add_field("file", b"a,b", filename="list.csv", content_type="text/csv")
    async with client.session.post(f"{client.simulator.url}/sim/upload", data=form) as response:
        item = await response.json()
    assert item["message"]["document"]["file_name"] == "list.csv"
    status, _ = await client.sim_raw("send", chat="dara", kind="document", base64="%%%")
    assert status == 400


async def test_an_upload_with_an_invalid_number_is_refused(client: Client) -> None:
    form = aiohttp.FormData()
    form.add_field("chat", "dara")
    form.add_field("kind", "video")
    form.add_field("width", "wide")
    form.add_field("file", b"a", filename="a.mp4", content_type="video/mp4")
    async with client.session.post(f"{client.simulator.url}/sim/upload", data=form) as response:
        assert response.status == 400
        assert await response.json() == {"error": "width is a number."}


async def test_a_wrong_download_link_is_not_found(client: Client) -> None:
    for path in ("documents/file_9.txt", "documents/none", "../x"):
        address = f"{client.simulator.url}/file/bot{client.token}/{path}"
        async with client.session.get(address) as response:
            assert response.status in {403, 404}


async def test_files_can_be_stored_in_a_folder(tmp_path: Path) -> None:
    simulator = Simulator(state=tmp_path)
    item = simulator.acts.send("dara", "document", content=b"words")
    stored = simulator.world.files.by_id(item["message"]["document"]["file_id"])
    assert stored is not None
    assert simulator.world.files.content(stored) == b"words"
    assert [path.read_bytes() for path in (tmp_path / "files").iterdir()] == [b"words"]
