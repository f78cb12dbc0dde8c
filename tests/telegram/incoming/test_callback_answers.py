"""Answers to taps: however many wait for Telegram, other calls find a connection."""

import asyncio

from telegram.ext import ExtBot

from bot.telegram.incoming.callback_answers import MOST_AT_ONCE, CallbackAnswer, CallbackAnswers
from bot.telegram.request import JsonBody, TelegramRequest, call
from tests.telegram.raw_server import listening, request_of

DONE = b'HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{"ok":true,"result":true}'


async def test_a_crowd_of_taps_leaves_connections_for_messages() -> None:
    waiting: list[bytes] = []
    before: list[int] = []
    full, asked = asyncio.Event(), asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            request = await request_of(reader)
            if b"/getMe " in request:
                before.append(len(waiting))
                asked.set()
            else:
                waiting.append(request)
                if len(waiting) == MOST_AT_ONCE:
                    full.set()
                await asked.wait()
            writer.write(DONE)

    async with listening(serve) as port:
        request = TelegramRequest(connections=MOST_AT_ONCE + 1)
        await request.initialize()
        bot: ExtBot[None] = ExtBot(
            "1:token", base_url=f"http://127.0.0.1:{port}/bot", request=request
        )
        answers = CallbackAnswers(bot)
        for each in range(2 * MOST_AT_ONCE):
            answers.send(CallbackAnswer(str(each)))
        await full.wait()
        assert await call(request, f"{bot.base_url}/getMe", JsonBody({})) is True
        await answers.sent()
        await request.shutdown()

    assert before == [MOST_AT_ONCE]
    assert len({*waiting}) == 2 * MOST_AT_ONCE
