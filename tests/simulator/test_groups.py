"""Groups: who hears what, who comes and goes, and the move to a supergroup."""

from typing import Any

from tests.simulator.wire import Wire


async def join(wire: Wire, status: str = "member") -> int:
    await wire.sim("member", chat="group", who="bot", status=status, by="maly")
    return wire.id_of("group")


def heard(updates: list[dict[str, Any]]) -> list[str]:
    return [u["message"]["text"] for u in updates if "text" in u.get("message", {})]


async def test_group_privacy_lets_through_only_what_is_meant_for_the_bot(wire: Wire) -> None:
    group = await join(wire)
    question = await wire.ok("sendMessage", chat_id=group, text="Who comes?")
    say = {"chat": "group", "as": "dara"}
    await wire.sim("message", text="small talk", **say)
    await wire.sim("message", text="/help", **say)
    await wire.sim("message", text="/help@romleuk_bot", **say)
    await wire.sim("message", text="/help@other_bot", **say)
    await wire.sim("message", text="ask @romleuk_bot", **say)
    await wire.sim("message", text="I do", reply_to=question["message_id"], **say)
    wanted = ["/help", "/help@romleuk_bot", "ask @romleuk_bot", "I do"]
    assert heard(await wire.updates()) == wanted
    await wire.sim("privacy", on=False)
    await wire.sim("message", text="now you hear", **say)
    assert heard(await wire.updates(offset=2)) == [*wanted, "now you hear"]


async def test_an_administrator_hears_everything(wire: Wire) -> None:
    await join(wire, "administrator")
    await wire.sim("message", chat="group", text="small talk", **{"as": "sokha"})
    assert heard(await wire.updates()) == ["small talk"]


async def test_the_bot_is_told_when_it_is_added_and_thrown_out(wire: Wire) -> None:
    group = await join(wire)
    added, line = await wire.updates()
    member = added["my_chat_member"]
    assert member["chat"]["id"] == group
    assert member["from"]["first_name"] == "Maly"
    assert (member["old_chat_member"]["status"], member["new_chat_member"]["status"]) == (
        "left",
        "member",
    )
    assert line["message"]["new_chat_members"][0]["username"] == "romleuk_bot"
    await wire.sim("member", chat="group", who="bot", status="kicked")
    *_, gone = await wire.updates(offset=line["update_id"] + 1)
    kicked = next(
        u["my_chat_member"]
        for u in await wire.updates(offset=line["update_id"] + 1)
        if "my_chat_member" in u
    )
    assert kicked["new_chat_member"]["status"] == "kicked"
    assert "left_chat_member" in gone["message"]
    assert (await wire.ask("chat", chat="group"))["state"] == "out"


async def test_members_come_and_go(wire: Wire) -> None:
    group = await join(wire, "administrator")
    await wire.updates(allowed_updates=["chat_member", "message"])
    await wire.sim("person", key="thida")
    await wire.sim("member", chat="group", who="thida", status="member", by="maly")
    await wire.sim("member", chat="group", who="thida", status="left", by="thida")
    updates = (await wire.updates(offset=1))[-4:]
    assert [next(k for k in u if k != "update_id") for u in updates] == [
        "chat_member",
        "message",
        "chat_member",
        "message",
    ]
    thida = wire.id_of("thida")
    member = await wire.ok("getChatMember", chat_id=group, user_id=thida)
    assert member["status"] == "left"
    assert (await wire.sim_raw("message", chat="group", text="x", **{"as": "thida"}))[0] == 400
    administrators = await wire.ok("getChatAdministrators", chat_id=group)
    assert [a["status"] for a in administrators] == ["creator", "administrator"]
    assert (await wire.ask("chat", chat="group"))["members"] == 4


async def test_a_group_becomes_a_supergroup(wire: Wire) -> None:
    old = await join(wire)
    last = (await wire.updates())[-1]["update_id"]
    chat = await wire.sim("upgrade", chat="group")
    assert chat["kind"] == "supergroup"
    assert str(chat["id"]).startswith("-100")
    leaving, arriving = await wire.updates(offset=last + 1)
    assert leaving["message"]["chat"]["id"] == old
    assert leaving["message"]["migrate_to_chat_id"] == chat["id"]
    assert arriving["message"]["chat"]["id"] == chat["id"]
    assert arriving["message"]["migrate_from_chat_id"] == old
    sent = await wire.ok("sendMessage", chat_id=chat["id"], text="here now")
    assert sent["message_id"] == 2
    await wire.sim("message", chat="group", text="/help", **{"as": "dara"})


async def test_the_bot_leaves(wire: Wire) -> None:
    group = await join(wire)
    await wire.ok("leaveChat", chat_id=group)
    refused = await wire.refused("sendMessage", chat_id=group, text="x")
    assert refused == "403 Forbidden: bot is not a member of the group chat"


async def test_a_tap_in_a_group_names_the_person(wire: Wire) -> None:
    group = await join(wire)
    keys = {"inline_keyboard": [[{"text": "Me", "callback_data": "me"}]]}
    await wire.ok("sendMessage", chat_id=group, text="Who?", reply_markup=keys)
    await wire.sim("tap", chat="group", label="Me", **{"as": "sokha"})
    query = (await wire.updates())[-1]["callback_query"]
    assert query["from"]["first_name"] == "Sokha"
    assert query["message"]["chat"]["id"] == group


async def test_what_is_public_about_a_chat(wire: Wire) -> None:
    group = await join(wire, "administrator")
    sent = await wire.ok("sendMessage", chat_id=group, text="pin me")
    await wire.ok("pinChatMessage", chat_id=group, message_id=sent["message_id"])
    chat = await wire.ok("getChat", chat_id=group)
    assert (chat["title"], chat["type"]) == ("Module 4 · May 2023", "group")
    assert chat["pinned_message"]["text"] == "pin me"
    assert (await wire.ask("chat", chat="group"))["pinned"] == sent["message_id"]
    await wire.ok("unpinChatMessage", chat_id=group)
    assert "pinned_message" not in await wire.ok("getChat", chat_id=group)


async def test_commands_depend_on_scope_and_language(wire: Wire) -> None:
    dara, group = await wire.open(), await join(wire)

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
        await wire.ok("setMyCommands", commands=commands(name), **extra)
    shown = {chat["key"]: chat["commands"] for chat in await wire.ask("chats")}
    assert shown == {
        "dara": [["/hers", "hers"]],
        "sokha": [["/khmer", "khmer"]],
        "maly": [["/private", "private"]],
        "group": [["/one", "one"]],
    }
    scope = {"type": "chat", "chat_id": dara}
    assert await wire.ok("getMyCommands", scope=scope) == commands("hers")
    await wire.ok("deleteMyCommands", scope=scope)
    assert await wire.ok("getMyCommands", scope=scope) == []
    assert (await wire.ask("chat", chat="dara"))["commands"] == [["/private", "private"]]


async def test_names_descriptions_and_the_menu_button(wire: Wire) -> None:
    dara = await wire.open()
    await wire.ok("setMyName", name="Follow-up")
    await wire.ok("setMyDescription", description="Stays with you")
    await wire.ok("setMyShortDescription", short_description="Stays")
    await wire.ok("setChatMenuButton", chat_id=dara, menu_button={"type": "commands"})
    assert await wire.ok("getChatMenuButton", chat_id=dara) == {"type": "commands"}
    assert await wire.ok("getChatMenuButton") == {"type": "default"}
    chat = await wire.ask("chat", chat="dara")
    assert (chat["title"], chat["description"]) == ("Follow-up", "Stays with you")
    assert chat["menu_button"] == {"type": "commands"}
    assert (await wire.ok("getMe"))["first_name"] == "Follow-up"
    await wire.ok("setMyName", name="")
    assert (await wire.ok("getMe"))["first_name"] == "Romleuk"
