"""A bot that runs for a test hears all that it asked for, from the first action on."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import ChatMemberUpdated, Update
from telegram.ext import Application, ChatMemberHandler, MessageReactionHandler

from telegram_simulator import Simulated
from telegram_simulator.running import running_ptb

pytest_plugins = ["telegram_simulator.fixtures"]


async def greet(update: Update, _: Any) -> None:
    change = update.chat_member
    assert isinstance(change, ChatMemberUpdated)
    await change.chat.send_message(f"Welcome, {change.new_chat_member.user.first_name}")


async def thank(update: Update, _: Any) -> None:
    assert update.effective_chat
    await update.effective_chat.send_message("Thanks")


@pytest.fixture
async def running_bot(simulated: Simulated) -> AsyncIterator[None]:
    app = Application.builder().token(simulated.token).base_url(simulated.api_url).build()
    app.add_handler(ChatMemberHandler(greet, ChatMemberHandler.CHAT_MEMBER))
    app.add_handler(MessageReactionHandler(thank))
    async with running_ptb(app, simulated, allowed_updates=Update.ALL_TYPES):
        yield


@pytest.mark.usefixtures("running_bot")
async def test_the_first_action_is_heard_also_by_what_a_bot_must_ask_for(
    simulated: Simulated,
) -> None:
    simulated.act("group", key="tea", title="Tea", kind="supergroup", members=["maly"])
    simulated.act("member", chat="tea", who="bot", status="administrator", by="maly")
    simulated.act("member", chat="tea", who="dara", status="member")
    await simulated.seen("tea", "Welcome, Dara")
    welcome = simulated.message_id("tea", "Welcome, Dara")
    simulated.act("react", chat="tea", message_id=welcome, who="dara", emoji="👍")
    await simulated.seen("tea", "Thanks")
