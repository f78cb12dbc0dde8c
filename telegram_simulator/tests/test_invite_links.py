"""Invite links, and people who ask to join (td DialogInviteLinkManager)."""

from typing import Any

from telegram_simulator.tests.client import Client

RIGHTS = "400 Bad Request: not enough rights to manage chat invite link"


async def school(client: Client, rights: dict[str, bool] | None = None) -> int:
    """Return the id of a supergroup of Maly that the bot administers."""
    await client.sim("group", key="school", title="School", kind="supergroup", members=["maly"])
    await client.sim(
        "member", chat="school", who="bot", status="administrator", by="maly", rights=rights
    )
    return client.id_of("school")


def newest(updates: list[dict[str, Any]], kind: str) -> Any:
    return next(update[kind] for update in reversed(updates) if kind in update)


async def test_a_link_lets_so_many_people_in_until_it_expires(client: Client) -> None:
    chat = {"chat_id": await school(client)}
    await client.updates(allowed_updates=["chat_member", "message"])
    expires = int(client.simulator.world.now_s()) + 3600
    link = await client.ok(
        "createChatInviteLink", name="May", member_limit=1, expire_date=expires, **chat
    )
    assert (link["name"], link["member_limit"], link["is_primary"]) == ("May", 1, False)
    await client.sim("join", link=link["invite_link"], **{"as": "dara"})
    updates = await client.updates(offset=1)
    came = newest(updates, "chat_member")
    assert came["new_chat_member"]["status"] == "member"
    assert came["invite_link"]["invite_link"] == link["invite_link"]
    assert newest(updates, "message")["new_chat_members"][0]["first_name"] == "Dara"
    sokha: dict[str, Any] = {"link": link["invite_link"], "as": "sokha"}
    assert await client.sim_raw("join", **sokha) == (
        400,
        {"error": "This link is no longer valid."},
    )
    wider = {"invite_link": link["invite_link"], **chat}
    edited = await client.ok("editChatInviteLink", expire_date=expires, **wider)
    assert "name" not in edited  # an edit replaces all
    await client.sim("clock", seconds=3700)
    assert (await client.sim_raw("join", **sokha))[0] == 400
    await client.ok("editChatInviteLink", **wider)
    await client.sim("join", **sokha)
    again = await client.sim_raw("join", **sokha)
    assert again == (400, {"error": "Sokha is in School already."})


async def test_who_asks_to_join_is_let_in_or_not(client: Client) -> None:
    chat = {"chat_id": await school(client)}
    await client.updates(allowed_updates=["chat_join_request", "chat_member", "message"])
    link = await client.ok("createChatInviteLink", creates_join_request=True, **chat)
    for who in ("dara", "sokha"):
        await client.sim("join", link=link["invite_link"], bio="hello", **{"as": who})
    asked = newest(await client.updates(offset=1), "chat_join_request")
    assert (asked["from"]["first_name"], asked["bio"]) == ("Sokha", "hello")
    # for five minutes the bot may write to somebody who never started it
    ask = {"chat_id": asked["user_chat_id"], "text": "Who are you?"}
    await client.ok("sendMessage", **ask)
    dara, sokha = client.id_of("dara"), client.id_of("sokha")
    await client.ok("approveChatJoinRequest", user_id=dara, **chat)
    await client.ok("declineChatJoinRequest", user_id=sokha, **chat)
    came = newest(await client.updates(offset=2), "chat_member")
    assert (came["new_chat_member"]["user"]["id"], came["via_join_request"]) == (dara, True)
    assert (await client.ok("getChatMember", user_id=sokha, **chat))["status"] == "left"
    assert await client.refused("approveChatJoinRequest", user_id=dara, **chat) == (
        "400 Bad Request: USER_ALREADY_PARTICIPANT"
    )
    for method in ("approveChatJoinRequest", "declineChatJoinRequest"):
        assert await client.refused(method, user_id=sokha, **chat) == (
            "400 Bad Request: HIDE_REQUESTER_MISSING"
        )


async def test_after_five_minutes_who_asked_is_a_stranger_again(client: Client) -> None:
    chat = {"chat_id": await school(client)}
    link = await client.ok("createChatInviteLink", creates_join_request=True, **chat)
    await client.sim("join", link=link["invite_link"], **{"as": "dara"})
    await client.sim("clock", seconds=301)
    assert await client.refused("sendMessage", chat_id=client.id_of("dara"), text="x") == (
        "400 Bad Request: chat not found"
    )


async def test_each_bot_has_one_primary_link(client: Client) -> None:
    chat = {"chat_id": await school(client)}
    first = await client.ok("exportChatInviteLink", **chat)
    second = await client.ok("exportChatInviteLink", **chat)
    assert (await client.ok("getChat", **chat))["invite_link"] == second != first
    revoked = await client.ok("revokeChatInviteLink", invite_link=second, **chat)
    assert (revoked["is_primary"], revoked["is_revoked"]) == (True, True)
    third = (await client.ok("getChat", **chat))["invite_link"]
    assert third not in {first, second}
    assert await client.refused("editChatInviteLink", invite_link=third, **chat) == (
        "400 Bad Request: CHAT_INVITE_PERMANENT"
    )
    status, _ = await client.sim_raw("join", link=second, **{"as": "dara"})
    assert status == 400
    assert (await client.sim_raw("join", link="https://t.me/+none", **{"as": "dara"}))[0] == 404


async def test_impossible_links_get_telegrams_error_text(client: Client) -> None:
    chat = {"chat_id": await school(client)}
    both = {"creates_join_request": True, "member_limit": 1}
    table: list[tuple[str, dict[str, Any], str]] = [
        (
            "createChatInviteLink",
            both,
            "member limit can't be specified for links requiring administrator approval",
        ),
        ("createChatInviteLink", {"expire_date": 1}, "EXPIRE_DATE_INVALID"),
        ("createChatInviteLink", {"member_limit": 100_000}, "USAGE_LIMIT_INVALID"),
        ("revokeChatInviteLink", {}, "invite link must be non-empty"),
        ("revokeChatInviteLink", {"invite_link": "https://t.me/+none"}, "INVITE_HASH_EXPIRED"),
    ]
    for method, params, answer in table:
        refused = await client.refused(method, **params, **chat)
        assert refused == f"400 Bad Request: {answer}"
    dara = await client.open()
    assert await client.refused("createChatInviteLink", chat_id=dara) == (
        "400 Bad Request: can't invite members to a private chat"
    )
    assert await client.refused("approveChatJoinRequest", chat_id=dara, user_id=dara) == (
        "400 Bad Request: the chat can't have join requests"
    )


async def test_without_the_right_to_invite_there_are_no_links(client: Client) -> None:
    chat = {"chat_id": await school(client, {"can_invite_users": False})}
    assert await client.refused("exportChatInviteLink", **chat) == RIGHTS
    assert await client.refused("approveChatJoinRequest", user_id=1, **chat) == (
        "400 Bad Request: not enough rights to manage chat join requests"
    )


async def test_people_pay_for_a_month_in_a_channel(client: Client) -> None:
    await client.sim("group", key="news", title="News", kind="channel", members=["maly"], bot=True)
    chat = {"chat_id": client.id_of("news")}
    await client.updates(allowed_updates=["chat_member"])
    month = {"subscription_period": 2_592_000, "subscription_price": 13, **chat}
    link = await client.ok("createChatSubscriptionInviteLink", name="Fans", **month)
    assert (link["name"], link["subscription_period"], link["subscription_price"]) == (
        "Fans",
        2_592_000,
        13,
    )
    url = {"invite_link": link["invite_link"], **chat}
    edited = await client.ok("editChatSubscriptionInviteLink", name="Friends", **url)
    assert (edited["name"], edited["subscription_price"]) == ("Friends", 13)
    joined = await client.sim("join", link=link["invite_link"], **{"as": "dara"})
    assert joined == {"key": "news", "status": "member", "paid": 13}
    came = newest(await client.updates(offset=1), "chat_member")
    assert came["invite_link"]["subscription_price"] == 13
    until = came["new_chat_member"]["until_date"]
    assert until == int(client.simulator.world.now_s()) + 2_592_000
    await client.sim("clock", seconds=2_592_001)
    left = newest(await client.updates(offset=-1), "chat_member")
    assert (left["old_chat_member"]["status"], left["new_chat_member"]["status"]) == (
        "member",
        "left",
    )


async def test_a_link_for_which_people_pay_has_a_month_and_a_price(client: Client) -> None:
    month = {"subscription_period": 2_592_000, "subscription_price": 13}
    group = {"chat_id": await school(client)}
    make = "createChatSubscriptionInviteLink"
    assert await client.refused(make, **month, **group) == "400 Bad Request: PRICING_CHAT_INVALID"
    await client.sim("group", key="news", title="News", kind="channel", members=["maly"], bot=True)
    chat = {"chat_id": client.id_of("news")}
    week = month | {"subscription_period": 604_800}
    assert await client.refused(make, **week, **chat) == (
        "400 Bad Request: SUBSCRIPTION_PERIOD_INVALID"
    )
    free = month | {"subscription_price": 0}
    assert await client.refused(make, **free, **chat) == "400 Bad Request: STARS_AMOUNT_INVALID"
    usual = await client.ok("createChatInviteLink", **chat)
    url = {"invite_link": usual["invite_link"], **chat}
    assert await client.refused("editChatSubscriptionInviteLink", **url) == (
        "400 Bad Request: INVITE_HASH_EXPIRED"
    )


async def test_a_date_of_more_than_64_bits_is_no_error_of_the_server(client: Client) -> None:
    chat = {"chat_id": await school(client)}
    link = await client.ok("createChatInviteLink", expire_date="9" * 400, **chat)
    assert link["expire_date"] == 2**63 - 1
