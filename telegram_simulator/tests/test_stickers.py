"""Stickers and sticker sets. Texts: Client.cpp, tdlib's StickersManager.cpp; codes: the servers."""

import gzip
import json
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from telegram_simulator.tests.client import Client, filled

Stickers = list[dict[str, Any]]


def still(width: int = 512, height: int = 512, kind: str = "WEBP") -> bytes:
    out = BytesIO()
    Image.new("RGBA", (width, height), "teal").save(out, kind)
    return out.getvalue()


def moving(seconds: float = 3, side: int = 512) -> bytes:
    told = {"tgs": 1, "fr": 60, "ip": 0, "op": seconds * 60, "w": side, "h": side, "layers": []}
    return gzip.compress(json.dumps(told).encode())


FILM = b"\x1a\x45\xdf\xa3" + bytes(40)
FILES = {"static": still(), "animated": moving(), "video": FILM}


def described(form: str, **more: Any) -> dict[str, Any]:
    return {"sticker": f"attach://{form}", "format": form, "emoji_list": ["😄", "⭐"]} | more


async def make(client: Client, stickers: list[Any], **more: Any) -> dict[str, Any]:
    """Call createNewStickerSet for Dara; return the body of the answer."""
    username = client.simulator.world.main.username
    fields = {"user_id": client.id_of("dara"), "name": f"teas_by_{username}", "title": "Teas"}
    fields |= {"stickers": json.dumps(stickers)}
    parts = {form: (form, content, "x/y") for form, content in FILES.items()}
    _, body = await client.upload("createNewStickerSet", **(parts | fields | more))
    return body


async def made(client: Client, **more: Any) -> tuple[str, Stickers]:
    """Return the name and the stickers of a new set of one sticker of each format."""
    assert (await make(client, [described(form) for form in FILES], **more))["ok"]
    name = f"teas_by_{client.simulator.world.main.username}"
    found = await client.ok("getStickerSet", name=name.upper())
    return name, found["stickers"]


async def test_a_bot_makes_a_set_of_every_format(client: Client) -> None:
    name, stickers = await made(client)
    kinds = [(each["is_animated"], each["is_video"]) for each in stickers]
    assert kinds == [(False, False), (True, False), (False, True)]
    assert {(each["set_name"], each["type"], each["emoji"]) for each in stickers} == {
        (name, "regular", "😄")
    }
    assert (stickers[0]["thumbnail"]["width"], "thumbnail" in stickers[2]) == (320, False)
    sent = await client.ok(
        "sendSticker", chat_id=await client.open(), sticker=stickers[1]["file_id"]
    )
    assert sent["sticker"] == stickers[1]


async def test_a_set_is_changed_by_the_ids_of_its_stickers(client: Client) -> None:
    name, (first, second, third) = await made(client)
    await client.ok("setStickerPositionInSet", sticker=first["file_id"], position=2)
    await client.ok("setStickerEmojiList", sticker=first["file_id"], emoji_list=["😔"])
    await client.ok("setStickerKeywords", sticker=first["file_id"], keywords=["sad"])
    await client.ok("setStickerSetTitle", name=name, title="More teas")
    await client.ok("deleteStickerFromSet", sticker=third["file_id"])
    found = await client.ok("getStickerSet", name=name)
    ids = [each["file_id"] for each in found["stickers"]]
    assert (found["title"], ids) == ("More teas", [second["file_id"], first["file_id"]])
    assert found["stickers"][1]["emoji"] == "😔"

    file = await client.upload(
        "uploadStickerFile",
        user_id=client.id_of("dara"),
        sticker_format="static",
        sticker=("a", still(kind="PNG"), "image/png"),
    )
    new = {"sticker": file[1]["result"]["file_id"], "format": "static", "emoji_list": ["🍵"]}
    who = {"user_id": client.id_of("dara"), "name": name}
    await client.ok("addStickerToSet", sticker=new, **who)
    await client.ok("replaceStickerInSet", old_sticker=second["file_id"], sticker=new, **who)
    found = await client.ok("getStickerSet", name=name)
    assert [each["emoji"] for each in found["stickers"]] == ["🍵", "😔", "🍵"]

    gone = {"sticker": second["file_id"], "position": 0}
    assert await client.refused("setStickerPositionInSet", **gone) == (
        "400 Bad Request: STICKER_INVALID"
    )
    await client.ok("deleteStickerSet", name=name)
    assert await client.refused("getStickerSet", name=name) == (
        "400 Bad Request: STICKERSET_INVALID"
    )


async def test_a_set_without_stickers_is_gone(client: Client) -> None:
    name, stickers = await made(client)
    for each in stickers:
        await client.ok("deleteStickerFromSet", sticker=each["file_id"])
    assert (await client.refused("getStickerSet", name=name)).endswith("STICKERSET_INVALID")


async def test_only_the_bot_that_made_a_set_changes_it(client: Client) -> None:
    name, _ = await made(client)
    other = await client.sim("bot", username="other_bot")
    client.token = other["token"]
    assert (await client.ok("getStickerSet", name=name))["title"] == "Teas"
    for method in ("deleteStickerSet", "setStickerSetTitle"):
        refused = await client.refused(method, name=name, title="Mine")
        assert refused == "400 Bad Request: STICKERSET_INVALID"


async def test_masks_sit_on_faces(client: Client) -> None:
    spot = {"point": "eyes", "x_shift": -1, "y_shift": 1, "scale": 2}
    mask = described("static", mask_position=spot)
    assert (await make(client, [mask], sticker_type="mask"))["ok"]
    name = f"teas_by_{client.simulator.world.main.username}"
    (sticker,) = (await client.ok("getStickerSet", name=name))["stickers"]
    assert sticker["mask_position"] == spot
    where = {"sticker": sticker["file_id"]}
    await client.ok("setStickerMaskPosition", mask_position=spot | {"point": "chin"}, **where)
    (sticker,) = (await client.ok("getStickerSet", name=name))["stickers"]
    assert sticker["mask_position"]["point"] == "chin"
    assert await client.refused(
        "setStickerMaskPosition", mask_position=spot | {"point": "ear"}, **where
    ) == ("400 Bad Request: can't parse mask position: Wrong point specified in MaskPosition")


async def test_custom_emoji_are_found_by_their_ids(client: Client) -> None:
    assert (await make(client, [described("animated")], sticker_type="custom_emoji"))["ok"]
    name = f"teas_by_{client.simulator.world.main.username}"
    (sticker,) = (await client.ok("getStickerSet", name=name))["stickers"]
    number = sticker["custom_emoji_id"]
    assert await client.ok("getCustomEmojiStickers", custom_emoji_ids=[number, "1"]) == [sticker]
    assert await client.refused("getCustomEmojiStickers", custom_emoji_ids=[1]) == (
        "400 Bad Request: custom emoji identifier must be of type String"
    )
    for shown in ("", number):
        await client.ok("setCustomEmojiStickerSetThumbnail", name=name, custom_emoji_id=shown)


async def test_a_set_has_a_thumbnail(client: Client) -> None:
    name, _ = await made(client)
    fields = {"user_id": client.id_of("dara"), "name": name, "format": "static"}
    for content, answer in (
        (still(100, 100), True),
        (still(), "Bad Request: STICKER_PNG_DIMENSIONS"),
        (FILM, "Bad Request: STICKER_THUMB_PNG_NOPNG"),
    ):
        part = ("a", content, "image/webp")
        _, body = await client.upload("setStickerSetThumbnail", thumbnail=part, **fields)
        assert answer in {body.get("result"), body.get("description")}
    assert (await client.ok("getStickerSet", name=name))["thumbnail"]["width"] == 100


GOOD = described("static")
BAD: list[tuple[list[Any], dict[str, Any], str]] = [
    ([GOOD], {"name": "teas"}, "sticker set name invalid"),
    ([GOOD], {"name": "1x_by_<bot>"}, "sticker set name invalid"),
    ([GOOD], {"name": "a__b_by_<bot>"}, "sticker set name invalid"),
    ([GOOD], {"name": ""}, "sticker set name can't be empty"),
    ([GOOD], {"title": " "}, "sticker set title can't be empty"),
    ([GOOD], {"user_id": 0}, "invalid user_id specified"),
    ([GOOD], {"user_id": 5}, "user not found"),
    ([GOOD], {"user_id": "<id>"}, "USER_IS_BOT"),
    ([], {}, "at least 1 sticker must be specified"),
    ([GOOD] * 51, {}, "too many stickers specified"),
    ([5], {}, "can't parse InputSticker: InputSticker must be an Object"),
    ([GOOD | {"sticker": "attach://x"}], {}, "can't parse InputSticker: sticker not found"),
    ([GOOD | {"sticker": "nonsense"}], {}, "wrong file identifier/HTTP URL specified"),
    ([GOOD | {"sticker": "https://x.org/a"}], {}, "failed to get HTTP URL content"),
    ([GOOD | {"format": "PNG"}], {}, "can't parse InputSticker: Invalid sticker format specified"),
    ([GOOD | {"format": ""}], {}, "can't parse InputSticker: Can't find field \"format\""),
    ([GOOD | {"emoji_list": []}], {}, "can't parse InputSticker: emoji list must be non-empty"),
    ([GOOD | {"emoji_list": ["tea"]}], {}, "can't parse InputSticker: expected a Unicode emoji"),
    ([GOOD | {"emoji_list": ["😄😄"]}], {}, "can't parse InputSticker: expected a Unicode emoji"),
    (
        [GOOD | {"emoji_list": ["😄"] * 21}],
        {},
        "can't parse InputSticker: too many emoji specified",
    ),
    ([GOOD | {"keywords": [5]}], {}, "can't parse InputSticker: keyword must be a string"),
    ([described("animated", format="static")], {}, "STICKER_PNG_NOPNG"),
    ([described("static", format="animated")], {}, "STICKER_TGS_NOTGS"),
    ([described("static", format="video")], {}, "STICKER_VIDEO_NOWEBM"),
    ([GOOD], {"sticker_type": "custom_emoji"}, "STICKER_PNG_DIMENSIONS"),
    ([GOOD], {"static": ("a", still(500, 400), "x/y")}, "STICKER_PNG_DIMENSIONS"),
    ([GOOD], {"static": ("a", b"", "x/y")}, "file must be non-empty"),
    ([described("animated")], {"animated": ("a", moving(4), "x/y")}, "STICKER_TGS_NOTGS"),
    ([described("animated")], {"animated": ("a", moving(side=100), "x/y")}, "STICKER_TGS_NOTGS"),
    ([described("video")], {"video": ("a", FILM + bytes(2**18), "x/y")}, "STICKER_FILE_INVALID"),
]


@pytest.mark.parametrize(("stickers", "changed", "text"), BAD)
async def test_what_is_no_sticker_set_is_refused(
    client: Client, stickers: list[Any], changed: dict[str, Any], text: str
) -> None:
    main = client.simulator.world.main
    more = {
        name: filled(value.replace("<bot>", main.username), {"<id>": main.id})
        if isinstance(value, str)
        else value
        for name, value in changed.items()
    }
    body = await make(client, stickers, **more)
    assert body["description"] == f"Bad Request: {text}"


async def test_a_name_is_taken_once(client: Client) -> None:
    name, _ = await made(client)
    again = await make(client, [GOOD], name=name.upper())
    assert again["description"] == "Bad Request: sticker set name is already occupied"
