"""Files up and down: ids belong to a bot, sizes of pictures are read, bytes come back."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import aiohttp
import pytest
from PIL import Image

from bot.simulator import Simulator
from bot.simulator.api_errors import ApiError
from bot.simulator.files import Files
from bot.simulator.pictures import Picture, picture_of
from bot.simulator.samples import picture
from tests.simulator.wire import Wire

JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b08001000200101110000ffd9")
KINDS = ["photo", "document", "voice", "audio", "video", "video_note", "animation", "sticker"]
METHODS = {"video_note": "sendVideoNote"}


@pytest.mark.parametrize("kind", KINDS)
async def test_what_a_person_sends_a_bot_can_fetch_and_send_again(wire: Wire, kind: str) -> None:
    dara = await wire.open()
    item = await wire.sim("send", chat="dara", kind=kind, caption="look")
    (update,) = await wire.updates()
    field = update["message"][kind]
    file_id = (field[-1] if kind == "photo" else field)["file_id"]
    file = await wire.ok("getFile", file_id=file_id)
    address = f"{wire.simulator.url}/file/bot{wire.token}/{file['file_path']}"
    async with wire.session.get(address) as response:
        content = await response.read()
    async with wire.session.get(f"{wire.simulator.url}/sim/files/{file_id}") as response:
        assert await response.read() == content
    assert len(content) == file["file_size"]
    method = METHODS.get(kind, f"send{kind.capitalize()}")
    sent = await wire.ok(method, chat_id=dara, **{kind: file_id})
    assert sent[kind] == field
    assert item["message"]["caption"] == "look"


async def test_a_file_id_is_worth_nothing_to_another_bot(wire: Wire) -> None:
    dara = await wire.open()
    _, sent = await wire.upload("sendDocument", chat_id=dara, document=("a", b"a", "text/plain"))
    file_id = sent["result"]["document"]["file_id"]
    other = await wire.sim("bot", username="other_bot")
    wire.token = other["token"]
    await wire.sim("start", chat="dara:other_bot")
    refused = await wire.refused("sendDocument", chat_id=dara, document=file_id)
    assert refused == "400 Bad Request: wrong file identifier/HTTP URL specified"


async def test_in_a_group_each_bot_gets_file_ids_of_its_own(wire: Wire) -> None:
    other = await wire.sim("bot", username="other_bot", privacy=False)
    await wire.sim("privacy", on=False)
    for who in ("bot", "other_bot"):
        await wire.sim("member", chat="group", who=who, status="member")
    await wire.sim("send", chat="group", kind="document", **{"as": "dara"})
    mine = (await wire.updates())[-1]["message"]["document"]
    wire.token = other["token"]
    theirs = (await wire.updates())[-1]["message"]["document"]
    assert mine["file_unique_id"] == theirs["file_unique_id"]
    assert mine["file_id"] != theirs["file_id"]
    await wire.ok("getFile", file_id=theirs["file_id"])
    await wire.refused("getFile", file_id=mine["file_id"])


def test_no_file_is_larger_than_fifty_megabytes() -> None:
    # core.telegram.org/bots/api#sending-files
    with pytest.raises(ApiError) as refused:
        Files().save("document", "a", "text/plain", bytes(50 * 1024 * 1024 + 1))
    assert (refused.value.code, refused.value.description) == (413, "Request Entity Too Large")


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif", "bmp"])
async def test_what_a_photo_is_and_how_large_is_read_from_it(wire: Wire, kind: str) -> None:
    content = BytesIO()
    Image.new("RGB", (32, 16)).save(content, kind)
    photo = ("a", content.getvalue(), "application/octet-stream")
    _, sent = await wire.upload("sendPhoto", chat_id=await wire.open(), photo=photo)
    (size,) = sent["result"]["photo"]
    assert (size["width"], size["height"]) == (32, 16)
    async with wire.session.get(f"{wire.simulator.url}/sim/files/{size['file_id']}") as response:
        assert response.headers["Content-Type"] == f"image/{kind}"


@pytest.mark.parametrize("content", [b"GIF89a", b"no picture", picture()[:20], JPEG[:20]])
def test_what_is_no_picture_or_cut_off_has_no_size(content: bytes) -> None:
    assert picture_of(JPEG) == Picture(mime_type="image/jpeg", width=32, height=16)
    assert picture_of(content) is None


@pytest.mark.parametrize("sides", [(5000, 5001), (1, 21), (20_000, 20_000)])
def test_a_photo_has_telegrams_dimensions(sides: tuple[int, int]) -> None:
    # core.telegram.org/bots/api#sendphoto
    head = picture()[:16] + struct.pack(">II", *sides) + picture()[24:29]
    content = head + struct.pack(">I", zlib.crc32(head[12:])) + picture()[33:]
    with pytest.raises(ApiError) as refused:
        Files().save("photo", "a", "image/png", content)
    assert refused.value.description == "Bad Request: PHOTO_INVALID_DIMENSIONS"


async def test_a_large_picture_has_two_sizes(wire: Wire) -> None:
    part = ("a.png", picture(400), "image/png")
    _, sent = await wire.upload("sendPhoto", chat_id=await wire.open(), photo=part)
    assert [(p["width"], p["height"]) for p in sent["result"]["photo"]] == [(320, 320), (400, 400)]


async def test_a_person_uploads_a_file_of_her_own(wire: Wire) -> None:
    form = aiohttp.FormData()
    form.add_field("chat", "dara")
    form.add_field("kind", "document")
    form.add_field("file", b"a,b", filename="list.csv", content_type="text/csv")
    async with wire.session.post(f"{wire.simulator.url}/sim/upload", data=form) as response:
        item = await response.json()
    assert item["message"]["document"]["file_name"] == "list.csv"
    status, _ = await wire.sim_raw("send", chat="dara", kind="document", base64="%%%")
    assert status == 400


async def test_an_upload_with_a_number_that_is_none_is_told_so(wire: Wire) -> None:
    form = aiohttp.FormData()
    form.add_field("chat", "dara")
    form.add_field("kind", "video")
    form.add_field("width", "wide")
    form.add_field("file", b"a", filename="a.mp4", content_type="video/mp4")
    async with wire.session.post(f"{wire.simulator.url}/sim/upload", data=form) as response:
        assert response.status == 400
        assert await response.json() == {"error": "width is a number."}


async def test_a_wrong_download_link_is_not_found(wire: Wire) -> None:
    for path in ("documents/file_9.txt", "documents/none", "../x"):
        address = f"{wire.simulator.url}/file/bot{wire.token}/{path}"
        async with wire.session.get(address) as response:
            assert response.status in {403, 404}


async def test_files_can_be_kept_in_a_folder(tmp_path: Path) -> None:
    simulator = Simulator(state=tmp_path)
    item = simulator.acts.send("dara", "document", content=b"words")
    stored = simulator.world.files.by_id(item["message"]["document"]["file_id"])
    assert stored is not None
    assert simulator.world.files.content(stored) == b"words"
    assert [path.read_bytes() for path in (tmp_path / "files").iterdir()] == [b"words"]
