"""Groups: privacy mode, memberships, upgrades, commands by scope."""

from typing import Any

from telegram_simulator.tests.client import Client


async def join(client: Client, status: str = "member") -> int:
    await client.sim("member", chat="group", who="bot", status=status, by="maly")
    return client.id_of("group")


def heard(updates: list[dict[str, Any]]) -> list[str]:
    return [u["message"]["text"] for u in updates if "text" in u.get("message", {})]


async def test_in_privacy_mode_the_bot_gets_only_messages_for_it(client: Client) -> None:
    group = await join(client)
    question = await client.ok("sendMessage", chat_id=group, text="Who comes?")
    say = {"chat": "group", "as": "dara"}
    await client.sim("message", text="small talk", **say)
    await client.sim("message", text="/help", **say)
    await client.sim("message", text="/help@test_bot", **say)
    await client.sim("message", text="/help@other_bot", **say)
    await client.sim("message", text="ask @test_bot", **say)
    await client.sim("message", text="I do", reply_to=question["message_id"], **say)
    wanted = ["/help", "/help@test_bot", "ask @test_bot", "I do"]
    assert heard(await client.updates()) == wanted
    await client.sim("privacy", on=False)
    await client.sim("message", text="now you hear", **say)
    assert heard(await client.updates(offset=2)) == [*wanted, "now you hear"]


async def test_an_administrator_gets_all_messages(client: Client) -> None:
    await join(client, "administrator")
    await client.sim("message", chat="group", text="small talk", **{"as": "sokha"})
    assert heard(await client.updates()) == ["small talk"]


async def test_the_bot_learns_when_it_is_added_and_removed(client: Client) -> None:
    group = await join(client)
    added, line = await client.updates()
    member = added["my_chat_member"]
    assert member["chat"]["id"] == group
    assert member["from"]["first_name"] == "Maly"
    assert (member["old_chat_member"]["status"], member["new_chat_member"]["status"]) == (
        "left",
        "member",
    )
    assert line["message"]["new_chat_members"][0]["username"] == "test_bot"
    await client.sim("member", chat="group", who="bot", status="kicked")
    *_, gone = await client.updates(offset=line["update_id"] + 1)
    kicked = next(
        u["my_chat_member"]
        for u in await client.updates(offset=line["update_id"] + 1)
        if "my_chat_member" in u
    )
    assert kicked["new_chat_member"]["status"] == "kicked"
    assert "left_chat_member" in gone["message"]
    assert (await client.ask("chat", chat="group"))["state"] == "out"


async def test_members_come_and_go(client: Client) -> None:
    group = await join(client, "administrator")
    await client.updates(allowed_updates=["chat_member", "message"])
    await client.sim("person", key="thida")
    await client.sim("member", chat="group", who="thida", status="member", by="maly")
    await client.sim("member", chat="group", who="thida", status="left", by="thida")
    updates = (await client.updates(offset=1))[-4:]
    assert [next(k for k in u if k != "update_id") for u in updates] == [
        "chat_member",
        "message",
        "chat_member",
        "message",
    ]
    thida = client.id_of("thida")
    member = await client.ok("getChatMember", chat_id=group, user_id=thida)
    assert member["status"] == "left"
    assert (await client.sim_raw("message", chat="group", text="x", **{"as": "thida"}))[0] == 400
    administrators = await client.ok("getChatAdministrators", chat_id=group)
    assert [a["status"] for a in administrators] == ["creator", "administrator"]
    assert (await client.ask("chat", chat="group"))["members"] == 4


async def test_a_group_becomes_a_supergroup(client: Client) -> None:
    old = await join(client)
    last = (await client.updates())[-1]["update_id"]
    chat = await client.sim("upgrade", chat="group")
    assert chat["kind"] == "supergroup"
    assert str(chat["id"]).startswith("-100")
    leaving, arriving = await client.updates(offset=last + 1)
    assert leaving["message"]["chat"]["id"] == old
    assert leaving["message"]["migrate_to_chat_id"] == chat["id"]
    assert arriving["message"]["chat"]["id"] == chat["id"]
    assert arriving["message"]["migrate_from_chat_id"] == old
    sent = await client.ok("sendMessage", chat_id=chat["id"], text="here now")
    assert sent["message_id"] == 2
    await client.sim("message", chat="group", text="/help", **{"as": "dara"})


async def test_the_bot_leaves(client: Client) -> None:
    group = await join(client)
    await client.ok("leaveChat", chat_id=group)
    refused = await client.refused("sendMessage", chat_id=group, text="x")
    assert refused == "403 Forbidden: bot is not a member of the group chat"


async def test_a_tap_in_a_group_names_the_person(client: Client) -> None:
    group = await join(client)
    keys = {"inline_keyboard": [[{"text": "Me", "callback_data": "me"}]]}
    await client.ok("sendMessage", chat_id=group, text="Who?", reply_markup=keys)
    await client.sim("tap", chat="group", label="Me", **{"as": "sokha"})
    query = (await client.updates())[-1]["callback_query"]
    assert query["from"]["first_name"] == "Sokha"
    assert query["message"]["chat"]["id"] == group


async def test_get_chat_returns_the_public_data_of_a_chat(client: Client) -> None:
    group = await join(client, "administrator")
    sent = await client.ok("sendMessage", chat_id=group, text="pin me")
    await client.ok("pinChatMessage", chat_id=group, message_id=sent["message_id"])
    chat = await client.ok("getChat", chat_id=group)
    assert (chat["title"], chat["type"]) == ("Friends", "group")
    assert chat["pinned_message"]["text"] == "pin me"
    assert (await client.ask("chat", chat="group"))["pinned"] == sent["message_id"]
    await client.ok("unpinChatMessage", chat_id=group)
    assert "pinned_message" not in await client.ok("getChat", chat_id=group)


async def test_commands_depend_on_scope_and_language(client: Client) -> None:
    dara, group = await client.open(), await join(client)

    def commands(name: str) -> list[dict[str, str]]:
        return [{"command": name, "description": name}]

    for name, extra in (
        ("all", {}),
        ("khmer", {"scope": {"type": "all_private_chats"}, "language_code": "km"}),
        ("private", {"scope": {"type": "all_private_chats"}}),
        ("hers", {"scope": {"type": "chat", "chat_id": dara}}),
        ("group", {"scope": {"type": "all_group_chats"}}),
        ("one", {"scope": {"type": "chat_member", "chat_id": group, "user_id": dara}}),
    ):
        await client.ok("setMyCommands", commands=commands(name), **extra)
    shown = {chat["key"]: chat["commands"] for chat in await client.ask("chats")}
    assert shown == {
        "dara": [["/hers", "hers"]],
        "sokha": [["/khmer", "khmer"]],
        "maly": [["/private", "private"]],
        "group": [["/one", "one"]],
    }
    scope = {"type": "chat", "chat_id": dara}
    assert await client.ok("getMyCommands", scope=scope) == commands("hers")
    await client.ok("deleteMyCommands", scope=scope)
    assert await client.ok("getMyCommands", scope=scope) == []
    assert (await client.ask("chat", chat="dara"))["commands"] == [["/private", "private"]]


async def test_names_descriptions_and_the_menu_button(client: Client) -> None:
    dara = await client.open()
    await client.ok("setMyName", name="Follow-up")
    await client.ok("setMyDescription", description="Stays with you")
    await client.ok("setMyShortDescription", short_description="Stays")
    await client.ok("setChatMenuButton", chat_id=dara, menu_button={"type": "commands"})
    assert await client.ok("getChatMenuButton", chat_id=dara) == {"type": "commands"}
    assert await client.ok("getChatMenuButton") == {"type": "commands"}
    chat = await client.ask("chat", chat="dara")
    assert (chat["title"], chat["description"]) == ("Follow-up", "Stays with you")
    assert chat["menu_button"] == {"type": "commands"}
    assert (await client.ok("getMe"))["first_name"] == "Follow-up"
    await client.ok("setMyName", name="")
    assert (await client.ok("getMe"))["first_name"] == "Test bot"
