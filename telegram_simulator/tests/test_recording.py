"""A session that people played becomes a test: green with the same bot, red with a changed one."""

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from telegram_simulator import Cast, Group, InvalidAction, NothingSeen, Persona, Simulated
from telegram_simulator.running import running_ptb
from telegram_simulator.simulated import PATIENCE
from telegram_simulator.tests.client import Client
from telegram_simulator.tests.waiting import PATIENCE_SECONDS

ABOVE = Path(__file__).parents[2]
BOT = """
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters


async def start(update, context):
    keys = InlineKeyboardMarkup([[InlineKeyboardButton(t, callback_data=t) for t in ("Yes", "No")]])
    await update.message.reply_text("Tea?", reply_markup=keys)


async def chosen(update, context):
    await update.callback_query.answer("Noted")
    await update.callback_query.edit_message_text(f"{update.callback_query.data}, {SAID}")
    keys = ReplyKeyboardMarkup([["Again"]])
    await update.callback_query.message.reply_text("More?", reply_markup=keys)


async def echo(update, context):
    await update.message.reply_text(f"You wrote {update.message.text!r}")


def make(token, address):
    app = Application.builder().token(token).base_url(address).build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CallbackQueryHandler(chosen))
    app.add_handler(MessageHandler(filters.TEXT, echo))
    return app
"""
CONFTEST = """
import pytest_asyncio
from tea import make
from telegram_simulator.running import running_ptb


@pytest_asyncio.fixture
async def running_bot(simulated):
    async with running_ptb(make(simulated.token, simulated.api_url)):
        yield
"""
CAST = Cast(
    people=(Persona(key="dara", name="Dara", language="km"), Persona(key="maly", name="Maly")),
    groups=(Group(key="shop", title="Tea shop", members=("maly", "dara"), bot=True),),
    bot_name="Tea shop",
    bot_username="tea_shop_bot",
)


def bot_of(said: str) -> str:
    return BOT + f"\n\nSAID = {said!r}\n"


async def played(simulated: Simulated, bot: Path) -> str:
    """Play a session with ids and positions, as the page does; return it as a test."""
    make = runpy.run_path(str(bot))["make"]
    asked = ["Tea shop: Tea?", "  [Yes] [No]"]
    async with running_ptb(make(simulated.token, simulated.api_url)):
        simulated.act("start", chat=simulated.simulator.world.people["dara"].id)
        await simulated.seen("dara", answers=asked)
        simulated.act("start", chat="dara")
        await simulated.seen("dara", "Tea?", answers=asked)
        old = simulated.message_id("dara", "Tea?", newer=1)
        simulated.act("tap", chat="dara", message_id=old, row=0, column=1)
        await simulated.seen("dara", "More?", keyboard=[["Again"]])
        new = simulated.message_id("dara", "Tea?")
        simulated.act("tap", chat="dara", message_id=new, row=0, column=0)
        await simulated.seen("dara", answers=[
            "Tea shop (edited): No, thanks",
            "Tea shop (edited): Yes, thanks",
            "Tea shop: More?",
            "Tea shop: More?",
            "* Dara is shown: Noted",
            "* Dara is shown: Noted",
            "Keys:",
            "  [Again]",
        ])  # fmt: skip
        simulated.act("message", chat="shop", who="maly", text="/start@tea_shop_bot")
        await simulated.seen("shop", answers=asked)
        simulated.act("message", chat="dara", text='a "quoted"\nline', reply_to=new)
        await simulated.seen("dara", answers="Tea shop: You wrote 'a \"quoted\"\\nline'")
        return simulated.recording("tea")


def outcome(folder: Path, said: str, test: str, seconds: int) -> "subprocess.CompletedProcess[str]":
    """Run a recorded test in a folder with this bot."""
    for name, text in (("tea.py", bot_of(said)), ("conftest.py", CONFTEST), ("test_it.py", test)):
        (folder / name).write_text(text, encoding="utf-8")
    clean = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()} | {
        "PYTHONPATH": str(ABOVE),
        PATIENCE: str(seconds),
    }
    return subprocess.run(
        [
            sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
            "-p", "telegram_simulator.fixtures",
            "-o", "asyncio_default_fixture_loop_scope=function", "test_it.py",
        ],
        cwd=folder, env=clean, timeout=PATIENCE_SECONDS,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


async def test_a_recorded_session_is_green_with_the_same_bot_and_red_with_another(
    tmp_path: Path,
) -> None:
    bot = tmp_path / "tea.py"
    bot.write_text(bot_of("thanks"), encoding="utf-8")
    with Simulated(cast=CAST) as simulated:
        test = await played(simulated, bot)
    assert 'simulated.act("tap", chat="dara", label="Yes")' in test
    assert 'message_id=simulated.message_id("dara", "Tea shop: Tea?", newer=1)' in test

    same = outcome(tmp_path, "thanks", test, 300)
    assert "1 passed" in same.stdout, same.stdout + same.stderr
    changed = outcome(tmp_path, "sorry", test, 10)
    assert changed.returncode == 1
    assert "- Tea shop (edited): No, thanks" in changed.stdout
    assert "+ Tea shop (edited): No, sorry" in changed.stdout


def test_a_name_that_python_does_not_know_is_refused() -> None:
    with Simulated() as simulated, pytest.raises(InvalidAction, match="name has letters"):
        simulated.recording("my session")


async def test_what_people_do_is_written_by_name(client: Client) -> None:
    dara, tea = await client.open(), {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    sent = await client.ok("sendMessage", chat_id=dara, text="Tea?", reply_markup=tea)
    number = sent["message_id"]
    maly = client.simulator.world.people["maly"].id
    await client.sim("person", key="rith", name="Rith")
    await client.sim("react", chat=dara, message_id=number, emoji="👍")
    await client.sim("message", **{"chat": "group", "as": maly, "text": "a\n\u200bb"})
    await client.sim("clock", rate=1)
    await client.sim("send", chat="dara", kind="document", base64="A" * 4004)
    await client.sim("fault", method="sendMessage", kind="429", chat=dara, times=2)
    asked = await client.sim("inline", chat="dara", query="tea")
    article = {
        "type": "article", "id": "1", "title": "T",
        "input_message_content": {"message_text": "A tea"},
    }  # fmt: skip
    await client.ok("answerInlineQuery", inline_query_id=asked["query_id"], results=[article])
    await client.sim("choose", query_id=asked["query_id"], result_id="1")
    await client.sim_raw("tap", chat="dara", label="No")
    await client.sim("tap", chat="dara", label="Yes")
    lines = (await client.ask("recording", sync=1)).split("\n")

    body = [
        line.strip() for line in lines[lines.index('@pytest.mark.usefixtures("running_bot")') :]
    ]
    assert [line for line in body if "act(" in line or line.startswith("#")] == [
        'simulated.act("open_chat", chat="dara")',
        'simulated.act("person", key="rith", name="Rith")',
        "simulated.act(",
        'simulated.act("message", chat="group", who="maly", text=\'a\\n\\u200bb\')',
        'simulated.act("clock", rate=1)',
        "# The file was too large for this test: a sample is sent instead.",
        'simulated.act("send", chat="dara", kind="document")',
        'simulated.act("fault", method="sendMessage", kind="429", chat="dara", times=2)',
        'answer_8 = simulated.act("inline", chat="dara", query="tea")',
        'simulated.act("choose", query_id=answer_8["query_id"], result_id="1")',
        'simulated.act("tap", chat="dara", label="Yes")',
    ]
    assert 'message_id=simulated.message_id("dara", "Test bot: Tea?"),' in body
    assert "def test_session(simulated: Simulated) -> None:" in body
    assert not any("await" in line for line in body)


async def test_the_same_label_twice_is_told_apart_by_its_place(client: Client) -> None:
    dara = await client.open()
    twice = [[{"text": "+", "callback_data": "a"}], [{"text": "+", "callback_data": "b"}]]
    sent = await client.ok(
        "sendMessage", chat_id=dara, text="Two", reply_markup={"inline_keyboard": twice}
    )
    await client.sim("tap", chat="dara", message_id=sent["message_id"], row=1, column=0)
    written = await client.ask("recording")
    assert "row=1" in written
    assert 'message_id=simulated.message_id("dara", "Test bot: Two")' in written


async def test_a_moment_of_the_clock_is_written_as_seconds(client: Client) -> None:
    await client.sim("clock", to=client.simulator.world.now_ms() + 9_000_000)
    (seconds,) = re.findall(r'act\("clock", seconds=(\d+)\)', await client.ask("recording"))
    assert 0 < int(seconds) <= 9000


async def test_a_reset_begins_another_recording(client: Client) -> None:
    await client.sim("start", chat="dara")
    await client.sim("reset")
    assert (await client.ask("recording")).endswith("-> None:\n    pass\n")


async def test_an_answer_that_disappears_or_is_a_notice_is_compared(client: Client) -> None:
    with Simulated() as simulated:
        other = Client(simulated.simulator, client.session)
        dara = await other.open()
        first = await other.ok("sendMessage", chat_id=dara, text="1")
        await simulated.seen("dara", answers="Test bot: 1")
        await simulated.seen("dara", answers="")
        keys = {"keyboard": [["Home"]]}
        second = await other.ok("sendMessage", chat_id=dara, text="2", reply_markup=keys)
        said = simulated.act("message", chat="dara", text="hello")["message"]["message_id"]
        (update,) = await other.updates()
        await other.updates(offset=update["update_id"] + 1)
        await simulated.seen("dara", answers=["Test bot: 2", "Keys:", "  [Home]"])
        for each in (first, second):
            await other.ok("deleteMessage", chat_id=dara, message_id=each["message_id"])
        heart = [{"type": "emoji", "emoji": "👍"}]
        await other.ok("setMessageReaction", chat_id=dara, message_id=said, reaction=heart)
        gone = {"remove_keyboard": True}
        await other.ok("sendMessage", chat_id=dara, text="3", reply_markup=gone)
        with pytest.raises(NothingSeen, match=r"\+ Keys: none") as seen:
            await simulated.seen("dara", answers="", seconds=1)
    assert "+ * 2 older messages disappeared" in str(seen.value)
    assert "+   👍" in str(seen.value)
