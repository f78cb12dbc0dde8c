"""All events over a WebSocket, as they happen (/sim/events)."""

import asyncio

import orjson
from aiohttp import WSMsgType, web

from telegram_simulator.controls import Controls


async def send_events(controls: Controls, request: web.Request) -> web.WebSocketResponse:
    """Send all events as they happen, first those that the page missed."""
    socket = web.WebSocketResponse(heartbeat=30, compress=False)
    await socket.prepare(request)
    feed = controls.world.feed
    since = request.query.get("since", "")
    other_run = request.query.get("run", controls.run) != controls.run
    if since.isdecimal() and feed.still_has(int(since)) and not other_run:
        seq = int(since)
    else:
        seq = await _greet(controls, socket)
    feed.listeners += 1
    sender = asyncio.get_running_loop().create_task(_send(controls, socket, seq))
    try:
        async for message in socket:
            if message.type in {WSMsgType.ERROR, WSMsgType.CLOSE}:
                break
    finally:
        feed.listeners -= 1
        sender.cancel()
        await asyncio.gather(sender, return_exceptions=True)
    return socket


async def _send(controls: Controls, socket: web.WebSocketResponse, seq: int) -> None:
    feed = controls.world.feed
    while not socket.closed:
        if not feed.still_has(seq):
            seq = await _greet(controls, socket)
        for event in feed.since(seq):
            await socket.send_str(orjson.dumps(event).decode())
            seq = event["seq"]
        await feed.wait_for_next(seq)


async def _greet(controls: Controls, socket: web.WebSocketResponse) -> int:
    """Send everything that there is; return the number of the last event in it."""
    seq = controls.world.feed.seq
    hello = {"seq": seq, "at": controls.world.now_ms(), "type": "hello"}
    await socket.send_str(orjson.dumps(hello | controls.hello()).decode())
    return seq
