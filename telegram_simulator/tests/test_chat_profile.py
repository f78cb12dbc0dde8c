"""Titles, descriptions and pictures of chats, and pictures of people."""

from typing import Any

from telegram_simulator.samples import picture
from telegram_simulator.tests.client import Client

PHOTO = ("a.png", picture(400), "image/png")


async def join(client: Client, status: str = "administrator") -> dict[str, Any]:
    await client.sim("member", chat="group", who="bot", status=status, by="maly")
    return {"chat_id": client.id_of("group")}


async def test_a_group_gets_a_title_a_description_and_a_picture(client: Client) -> None:
    chat = await join(client)
    await client.ok("setChatTitle", title=" New \n title ", **chat)
    await client.ok("setChatTitle", title="New title", **chat)
    await client.ok("setChatDescription", description="About tea", **chat)
    status, _ = await client.upload("setChatPhoto", photo=PHOTO, **chat)
    assert status == 200
    shown = await client.ok("getChat", **chat)
    assert (shown["title"], shown["description"]) == ("New title", "About tea")
    assert set(shown["photo"]) == {
        "small_file_id", "small_file_unique_id", "big_file_id", "big_file_unique_id",
    }  # fmt: skip
    file = await client.ok("getFile", file_id=shown["photo"]["big_file_id"])
    assert file["file_unique_id"] == shown["photo"]["big_file_unique_id"]
    await client.ok("deleteChatPhoto", **chat)
    assert "photo" not in await client.ok("getChat", **chat)
    # the bot is told of what it did itself, of the title once
    names = ("new_chat_title", "new_chat_photo", "delete_chat_photo")
    lines = [update["message"] for update in await client.updates() if "message" in update]
    told = [name for line in lines for name in names if name in line]
    assert told == list(names)


async def test_an_unchangeable_profile_gets_telegrams_error_text(client: Client) -> None:
    # from td DialogManager set_dialog_title and its neighbours; CC:fail_query_with_error
    chat, dara = await join(client), {"chat_id": await client.open()}
    for method, params, answer in (
        ("setChatTitle", dara | {"title": "x"}, "can't change private chat title"),
        ("setChatTitle", chat | {"title": " "}, "title must be non-empty"),
        ("setChatDescription", dara, "can't change private chat description"),
        ("setChatDescription", chat, "chat description is not modified"),
        ("setChatPhoto", chat, "there is no photo in the request"),
        ("setChatPhoto", chat | {"photo": "file-id"}, "photo must be uploaded as an InputFile"),
        ("deleteChatPhoto", chat, "CHAT_NOT_MODIFIED"),
    ):
        assert await client.refused(method, **params) == f"400 Bad Request: {answer}"
    await client.sim("member", chat="group", who="bot", status="member")
    for method, what in (
        ("setChatTitle", "change chat title"),
        ("setChatDescription", "set chat description"),
        ("deleteChatPhoto", "change chat photo"),
    ):
        refused = await client.refused(method, title="x", description="x", **chat)
        assert refused == f"400 Bad Request: not enough rights to {what}"


async def test_the_pictures_of_a_person_are_the_newest_first(client: Client) -> None:
    dara = await client.open()
    assert await client.ok("getUserProfilePhotos", user_id=dara) == {
        "total_count": 0, "photos": [],
    }  # fmt: skip
    for _ in range(3):
        await client.sim("photo", person="dara")
    photos = await client.ok("getUserProfilePhotos", user_id=dara, offset=1, limit=1)
    assert (photos["total_count"], len(photos["photos"])) == (3, 1)
    await client.ok("sendPhoto", chat_id=dara, photo=photos["photos"][0][-1]["file_id"])
    assert "photo" in await client.ok("getChat", chat_id=dara)
    assert await client.refused("getUserProfilePhotos", user_id=5) == (
        "400 Bad Request: user not found"
    )


async def test_the_bot_sets_and_removes_its_own_picture(client: Client) -> None:
    me = client.simulator.world.main.id
    for color in ("a", "b"):
        photo = f'{{"type": "static", "photo": "attach://{color}"}}'
        status, body = await client.upload(
            "setMyProfilePhoto", photo=photo, **{color: ("a.png", picture(), "image/png")}
        )
        assert status == 200, body
    photos = await client.ok("getUserProfilePhotos", user_id=me)
    assert (photos["total_count"], len(photos["photos"])) == (2, 2)
    await client.ok("removeMyProfilePhoto")
    assert (await client.ok("getUserProfilePhotos", user_id=me))["total_count"] == 1
    assert await client.refused("setMyProfilePhoto", photo={"type": "static", "photo": "x"}) == (
        "400 Bad Request: profile photo must be uploaded as an InputFile"
    )
    moving = {"type": "animated", "animation": "attach://a"}
    assert await client.refused("setMyProfilePhoto", photo=moving) == (
        "400 Bad Request: SIM: profile photos that move are not simulated"
    )
    assert (await client.ok("getUserProfileAudios", user_id=me))["total_count"] == 0


async def test_active_usernames_are_those_of_people_with_a_username(client: Client) -> None:
    # telegram-bot-api Client.cpp, JsonChat
    await client.sim("person", key="neary", name="Neary", username="neary_tea")
    await client.sim("group", key="news", title="News", kind="channel", members=["maly"], bot=True)
    dara, neary = await client.open(), await client.open("neary")
    assert "active_usernames" not in await client.ok("getChat", chat_id=dara)
    assert (await client.ok("getChat", chat_id=neary))["active_usernames"] == ["neary_tea"]
    news = await client.ok("getChat", chat_id=client.id_of("news"))
    assert not {"active_usernames", "permissions"} & news.keys()
