"""python-telegram-bot works with the simulator without changes."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter

from telegram_simulator import Simulator
from telegram_simulator.samples import picture


@pytest.fixture
async def bot(simulator: Simulator) -> AsyncIterator[Bot]:
    bot = Bot(
        simulator.token,
        base_url=f"{simulator.url}/bot",
        base_file_url=f"{simulator.url}/file/bot",
    )
    async with bot:
        yield bot


async def test_a_conversation(bot: Bot, simulator: Simulator) -> None:
    simulator.acts.start("dara", "abc")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "/start abc"
    chat_id = update.message.chat_id
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("A", callback_data="a")]])
    sent = await bot.send_message(chat_id, "<b>?</b>", parse_mode="HTML", reply_markup=keys)
    simulator.acts.tap("dara", label="A")
    (update,) = await bot.get_updates(offset=update.update_id + 1)
    query = update.callback_query
    assert query is not None
    assert query.message is not None
    assert query.message.message_id == sent.message_id
    await query.answer("Noted")
    await query.edit_message_text("!", reply_markup=None)
    assert simulator.controls.messages("dara")[-1]["message"]["text"] == "!"


async def test_files_up_and_down(bot: Bot, simulator: Simulator) -> None:
    simulator.acts.open_chat("dara")
    chat_id = simulator.world.chats["dara"].id
    sent = await bot.send_document(chat_id, b"words", filename="អក្សរ.txt", caption="x")
    assert sent.document is not None
    assert sent.document.file_name == "អកសរ.txt"  # Telegram takes the marks out
    file = await sent.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"words"
    media = [InputMediaPhoto(picture(), caption="one"), InputMediaPhoto(picture())]
    album = await bot.send_media_group(chat_id, media)
    assert len({message.media_group_id for message in album}) == 1
    numbers = [message.message_id for message in album]
    assert len(await bot.copy_messages(chat_id, chat_id, numbers)) == 2
    photo = album[0].photo[-1].file_id
    assert (await bot.send_photo(chat_id, photo)).photo[-1].file_id == photo


# the library warns of a future change of this error
@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")
async def test_errors_arrive_as_the_library_names_them(bot: Bot, simulator: Simulator) -> None:
    simulator.acts.open_chat("dara")
    chat_id = simulator.world.chats["dara"].id
    for kind, error in (
        ("429", RetryAfter),
        ("blocked", Forbidden),
        ("migrate", ChatMigrated),
        ("chat_not_found", BadRequest),
        ("502", NetworkError),
        ("drop_after_commit", NetworkError),
    ):
        simulator.controls.fault(method="sendMessage", kind=kind)
        with pytest.raises(error):
            await bot.send_message(chat_id, "x")
