"""A chat as text, as people read it."""

from telegram_simulator import Simulated
from telegram_simulator.tests.client import Client

KEYS = {
    "inline_keyboard": [[{"text": "Yes", "callback_data": "y"}, {"text": "No", "url": "x.org"}]]
}


async def test_a_transcript_reads_like_the_chat(client: Client) -> None:
    await client.sim("start", chat="dara")
    dara = client.id_of("dara")
    text = "Tea?\nIt is <tg-spoiler>hot</tg-spoiler> 😀"
    sent = await client.ok(
        "sendMessage", chat_id=dara, text=text, parse_mode="HTML", reply_markup=KEYS
    )
    await client.sim("react", chat="dara", message_id=sent["message_id"], emoji="👍")
    said = await client.sim("message", chat="dara", text="no")
    await client.sim("edit", chat="dara", message_id=said["message"]["message_id"], text="yes")
    await client.sim("send", chat="dara", kind="document", name="a.pdf", base64="YQ==", caption="c")
    poll = {"question": "Which?", "options": ["a", "b"]}
    asked = await client.ok("sendPoll", chat_id=dara, **poll)
    await client.sim("vote", chat="dara", message_id=asked["message_id"], options=[1])
    keys = {"keyboard": [["Home"], ["Help"]]}
    gone = await client.ok("sendMessage", chat_id=dara, text="gone", reply_markup=keys)
    await client.ok("deleteMessage", chat_id=dara, message_id=gone["message_id"])
    assert (await client.ask("transcript", chat="dara")).split("\n") == [
        "Dara: /start",
        "Test bot: Tea?",
        "  It is ▒▒▒ 😀",
        "  👍",
        "  [Yes] [No]",
        "Dara (edited): yes",
        "Dara: [file a.pdf]",
        "  c",
        "Test bot: [regular poll] Which?",
        "  ( ) a  0",
        "  ( ) b  1",
        "",
        "[Home]",
        "[Help]",
    ]
    after = await client.ask("transcript", chat="dara", after=asked["message_id"] - 1)
    assert after.startswith("Test bot: [regular poll] Which?")


async def test_the_keys_that_a_person_sees_last(client: Client) -> None:
    dara = await client.open()
    assert await client.ask("keyboard", chat="dara") == []
    await client.ok("sendMessage", chat_id=dara, text="1", reply_markup={"keyboard": [["Home"]]})
    await client.ok("sendMessage", chat_id=dara, text="2", reply_markup=KEYS)
    await client.sim("message", chat="dara", text="3")
    assert await client.ask("keyboard", chat="dara") == [["Yes", "No"]]
    await client.ok("sendMessage", chat_id=dara, text="4")
    assert await client.ask("keyboard", chat="dara") == [["Home"]]


def test_both_are_there_without_http() -> None:
    with Simulated() as simulated:
        simulated.act("start", chat="dara")
        assert simulated.transcript("dara") == "Dara: /start"
        assert simulated.keyboard("dara") == []


async def test_a_transcript_says_what_a_chat_says_of_itself(client: Client) -> None:
    await client.sim("group", key="tea", title="Tea", members=["sokha", "maly"], bot=True)
    await client.sim("member", chat="tea", who="dara", status="member", by="maly")
    await client.sim("member", chat="tea", who="dara", status="left", by="dara")
    await client.sim("member", chat="tea", who="maly", status="kicked", by="sokha")
    small = client.id_of("tea")
    await client.sim("upgrade", chat="tea")
    tea = client.id_of("tea")
    await client.sim("member", chat="tea", who="bot", status="administrator")
    link = (await client.ok("createChatInviteLink", chat_id=tea))["invite_link"]
    await client.sim("join", link=link, **{"as": "dara"})
    await client.ok("setChatTitle", chat_id=tea, title="Coffee")
    await client.sim(
        "group", key="shop", title="S", kind="supergroup", forum=True, members=["dara"]
    )
    await client.sim("member", chat="shop", who="bot", status="administrator")
    await client.ok("createForumTopic", chat_id=client.id_of("shop"), name="Orders")

    old = await client.ask("transcript", chat=small)
    assert old.split("\n") == [
        "* Sokha added Test bot",
        "* Maly added Dara",
        "* Dara left",
        "* Sokha removed Maly",
        "* Sokha made the group a supergroup",
    ]
    assert (await client.ask("transcript", chat="tea")).split("\n") == [
        "* Sokha made the group a supergroup",
        "* Dara joined",
        "* Test bot changed the title to “Coffee”",
    ]
    assert (await client.ask("transcript", chat="shop")).split("\n") == [
        "* Dara added Test bot",
        "* Test bot opened the topic “Orders”",
    ]
