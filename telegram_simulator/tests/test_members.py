"""Members are banned, restricted and promoted, with the texts of Client.cpp and td."""

# ruff: noqa: E501 - one row of a table, one line

from typing import Any

import pytest

from telegram_simulator.tests.client import Client, filled

NO = {"can_send_messages": False}
ALL = dict.fromkeys(
    [
        "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos",
        "can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls",
        "can_send_other_messages", "can_add_web_page_previews", "can_react_to_messages",
        "can_edit_tag", "can_change_info", "can_invite_users", "can_pin_messages",
        "can_manage_topics",
    ],
    True,
)  # fmt: skip


async def town(client: Client, status: str = "administrator") -> dict[str, Any]:
    """Return the ids of a supergroup of Maly with Sokha, Dara and the bot, and of its neighbours."""
    await client.sim(
        "group", key="town", title="Town", kind="supergroup", members=["maly", "sokha", "dara"]
    )
    await client.sim("member", chat="town", who="bot", status=status, by="maly")
    await client.sim("member", chat="group", who="bot", status=status, by="maly")
    await client.sim("person", key="thida")
    return {
        "<town>": client.id_of("town"),
        "<group>": client.id_of("group"),
        "<me>": client.simulator.world.main.id,
        "<dara>": await client.open("dara"),
    } | {f"<{key}>": client.id_of(key) for key in ("sokha", "maly", "thida")}


TABLE: list[tuple[str, dict[str, Any], str]] = [
    ("banChatMember", {"chat_id": "<town>"}, "invalid user_id specified"),
    ("banChatMember", {"chat_id": "<dara>", "user_id": "<dara>"}, "can't ban members in private chats"),
    ("banChatMember", {"chat_id": "<town>", "user_id": 5}, "member not found"),
    ("banChatMember", {"chat_id": "<town>", "user_id": "<maly>"}, "can't remove chat owner"),
    ("banChatMember", {"chat_id": "<town>", "user_id": "<me>"}, "can't restrict self"),
    ("banChatMember", {"chat_id": "<group>", "user_id": "<thida>"}, "USER_NOT_PARTICIPANT"),
    ("unbanChatMember", {"chat_id": "<group>", "user_id": "<dara>"}, "method is available for supergroup and channel chats only"),
    ("restrictChatMember", {"chat_id": "<town>", "user_id": "<dara>"}, "object expected as permissions"),
    ("restrictChatMember", {"chat_id": "<town>", "user_id": "<dara>", "permissions": "{"}, "can't parse chat permissions JSON object"),
    ("restrictChatMember", {"chat_id": "<group>", "user_id": "<dara>", "permissions": NO}, "method is available only for supergroups"),
    ("restrictChatMember", {"chat_id": "<town>", "user_id": "<maly>", "permissions": NO}, "can't remove chat owner"),
    ("promoteChatMember", {"chat_id": "<group>", "user_id": "<dara>"}, "method is available for supergroup and channel chats only"),
    ("promoteChatMember", {"chat_id": "<town>", "user_id": "<me>", "can_change_info": True}, "can't promote self"),
    ("promoteChatMember", {"chat_id": "<town>", "user_id": "<thida>", "can_change_info": True}, "USER_NOT_MUTUAL_CONTACT"),
    ("setChatAdministratorCustomTitle", {"chat_id": "<group>", "user_id": "<dara>"}, "method is available only for supergroups"),
    ("setChatAdministratorCustomTitle", {"chat_id": "<town>", "user_id": "<maly>"}, "only creator can edit their custom title"),
    ("setChatAdministratorCustomTitle", {"chat_id": "<town>", "user_id": "<dara>"}, "user is not an administrator"),
    ("setChatPermissions", {"chat_id": "<dara>", "permissions": NO}, "can't change private chat permissions"),
]  # fmt: skip


async def test_what_cannot_be_changed_gets_telegrams_error_text(client: Client) -> None:
    places = await town(client)
    for method, params, answer in TABLE:
        refused = await client.refused(method, **filled(params, places))
        assert refused == f"400 Bad Request: {answer}", (method, params)


@pytest.mark.parametrize(
    ("method", "params", "answer"),
    [
        ("banChatMember", {}, "not enough rights to restrict/unrestrict chat member"),
        ("promoteChatMember", {"can_change_info": True}, "not enough rights"),
        (
            "setChatPermissions",
            {"permissions": NO},
            "not enough rights to change chat permissions",
        ),
    ],
)
async def test_an_ordinary_member_changes_nobody(
    client: Client, method: str, params: dict[str, Any], answer: str
) -> None:
    places = await town(client, "member")
    where = {"chat_id": places["<town>"], "user_id": places["<dara>"]}
    assert await client.refused(method, **where, **params) == f"400 Bad Request: {answer}"


async def test_somebody_is_banned_until_a_day_is_over(client: Client) -> None:
    places = await town(client)
    who = {"chat_id": places["<town>"], "user_id": places["<dara>"]}
    await client.updates(allowed_updates=["chat_member", "message"])
    until = int(client.simulator.world.now_s()) + 3600
    assert await client.ok("banChatMember", until_date=until, **who) is True
    changed, line = (await client.updates(offset=1))[-2:]
    assert changed["chat_member"]["new_chat_member"]["until_date"] == until
    assert line["message"]["left_chat_member"]["id"] == places["<dara>"]
    assert (await client.ok("getChatMember", **who))["status"] == "kicked"
    assert await client.ok("getChatMemberCount", chat_id=places["<town>"]) == 3
    await client.sim("clock", seconds=3700)
    assert (await client.ok("getChatMember", **who))["status"] == "left"


async def test_an_unbanned_member_is_removed_unless_only_bans_are_meant(client: Client) -> None:
    places = await town(client)
    who = {"chat_id": places["<town>"], "user_id": places["<dara>"]}
    await client.ok("unbanChatMember", only_if_banned=True, **who)
    assert (await client.ok("getChatMember", **who))["status"] == "member"
    await client.ok("unbanChatMember", **who)
    assert (await client.ok("getChatMember", **who))["status"] == "left"


async def test_a_restricted_member_cannot_write_until_everything_is_allowed(
    client: Client,
) -> None:
    places = await town(client)
    who = {"chat_id": places["<town>"], "user_id": places["<dara>"]}
    await client.ok("restrictChatMember", permissions=NO, **who)
    shown = await client.ok("getChatMember", **who)
    assert (shown["status"], shown["is_member"], shown["can_send_polls"]) == (
        "restricted", True, False,
    )  # fmt: skip
    status, _ = await client.sim_raw("message", chat="town", text="x", **{"as": "dara"})
    assert status == 400
    # a right implies others, unless each is meant for itself
    await client.ok("restrictChatMember", permissions={"can_send_polls": True}, **who)
    assert (await client.ok("getChatMember", **who))["can_send_messages"] is True
    alone = {"permissions": {"can_send_polls": True}, "use_independent_chat_permissions": True}
    await client.ok("restrictChatMember", **alone, **who)
    assert (await client.ok("getChatMember", **who))["can_send_messages"] is False
    await client.ok("restrictChatMember", permissions=ALL, **who)
    assert (await client.ok("getChatMember", **who))["status"] == "member"


async def test_a_promoted_member_has_just_these_rights_and_a_title(client: Client) -> None:
    places = await town(client)
    who = {"chat_id": places["<town>"], "user_id": places["<dara>"]}
    await client.ok("promoteChatMember", can_pin_messages=True, **who)
    await client.ok("setChatAdministratorCustomTitle", custom_title="helper", **who)
    shown = await client.ok("getChatMember", **who)
    assert (shown["status"], shown["can_be_edited"]) == ("administrator", True)
    assert (shown["can_pin_messages"], shown["can_change_info"]) == (True, False)
    assert shown["custom_title"] == "helper"
    await client.ok("promoteChatMember", **who)
    assert (await client.ok("getChatMember", **who))["status"] == "member"


async def test_a_bot_proposes_its_rights_for_groups_and_for_channels(client: Client) -> None:
    assert not any((await client.ok("getMyDefaultAdministratorRights")).values())
    await client.ok(
        "setMyDefaultAdministratorRights",
        rights={"can_post_messages": True, "is_anonymous": True},
        for_channels=True,
    )
    rights = await client.ok("getMyDefaultAdministratorRights", for_channels=True)
    assert (rights["can_post_messages"], rights["is_anonymous"]) == (True, False)
    assert "can_post_messages" not in await client.ok("getMyDefaultAdministratorRights")
    await client.ok("setMyDefaultAdministratorRights", for_channels=True)
    rights = await client.ok("getMyDefaultAdministratorRights", for_channels=True)
    assert not any(rights.values())
    assert await client.refused("setMyDefaultAdministratorRights", rights="[]") == (
        "400 Bad Request: object expected as administrator rights"
    )


async def test_only_ones_own_administrators_can_be_removed(client: Client) -> None:
    places = await town(client)
    await client.sim("member", chat="town", who="sokha", status="administrator", by="maly")
    who = {"chat_id": places["<town>"], "user_id": places["<sokha>"]}
    assert await client.refused("banChatMember", **who) == (
        "400 Bad Request: user is an administrator of the chat"
    )
    await client.sim(
        "member", chat="town", who="bot", status="administrator", rights={"can_pin_messages": False}
    )
    lacking = {"chat_id": places["<town>"], "user_id": places["<dara>"], "can_pin_messages": True}
    assert await client.refused("promoteChatMember", **lacking) == (
        "400 Bad Request: RIGHT_FORBIDDEN"
    )


async def test_in_a_group_for_listening_only_administrators_write(client: Client) -> None:
    places = await town(client)
    await client.ok("setChatPermissions", chat_id=places["<town>"], permissions=NO)
    assert (await client.ok("getChat", chat_id=places["<town>"]))["permissions"][
        "can_send_messages"
    ] is False
    await client.ok("sendMessage", chat_id=places["<town>"], text="Welcome")
    status, _ = await client.sim_raw("message", chat="town", text="x", **{"as": "dara"})
    assert status == 400
    await client.sim("member", chat="town", who="bot", status="member")
    assert await client.refused("sendMessage", chat_id=places["<town>"], text="x") == (
        "400 Bad Request: not enough rights to send text messages to the chat"
    )
