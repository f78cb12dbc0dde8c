"""A bot without a library: calls over real HTTP, and the people beside it."""

import io
from typing import Any

import aiohttp
import orjson

from bot.simulator import Simulator


class Wire:
    """One connection to a simulator, for the Bot API and for /sim."""

    def __init__(self, simulator: Simulator, session: aiohttp.ClientSession) -> None:
        self.simulator = simulator
        self.session = session
        self.token = simulator.token

    def address(self, method: str) -> str:
        return f"{self.simulator.url}/bot{self.token}/{method}"

    async def raw(self, method: str, /, **params: Any) -> tuple[int, dict[str, Any]]:
        """Status and body of a call with a JSON body."""
        async with self.session.post(self.address(method), json=params) as response:
            return response.status, orjson.loads(await response.read())

    async def ok(self, method: str, /, **params: Any) -> Any:
        """The result of a call that must succeed."""
        status, body = await self.raw(method, **params)
        assert (status, body.get("ok")) == (200, True), body
        return body["result"]

    async def refused(self, method: str, /, **params: Any) -> str:
        """The description of a call that must be refused; the status must agree with it."""
        status, body = await self.raw(method, **params)
        assert body["ok"] is False, body
        assert body["error_code"] == status
        return f"{status} {body['description']}"

    async def upload(self, method: str, /, **parts: Any) -> tuple[int, dict[str, Any]]:
        """A multipart call; parts that are (name, content, type) are files."""
        form = aiohttp.FormData(quote_fields=False)
        for name, part in parts.items():
            if isinstance(part, tuple):
                form.add_field(name, io.BytesIO(part[1]), filename=part[0], content_type=part[2])
            else:
                form.add_field(name, str(part))
        async with self.session.post(self.address(method), data=form) as response:
            return response.status, orjson.loads(await response.read())

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """What getUpdates gives."""
        found: list[dict[str, Any]] = await self.ok("getUpdates", **params)
        return found

    async def sim(self, act: str, /, **fields: Any) -> Any:
        """An act of a person, which must be possible."""
        status, body = await self.sim_raw(act, **fields)
        assert status == 200, body
        return body

    async def sim_raw(self, act: str, /, **fields: Any) -> tuple[int, Any]:
        async with self.session.post(f"{self.simulator.url}/sim/{act}", json=fields) as response:
            return response.status, orjson.loads(await response.read())

    async def ask(self, question: str, /, **query: Any) -> Any:
        """A question about the stage, which must be answered."""
        address = f"{self.simulator.url}/sim/{question}"
        async with self.session.get(address, params=query) as response:
            assert response.status == 200, await response.text()
            return orjson.loads(await response.read())

    def id_of(self, key: str) -> int:
        """The Telegram id of a chat."""
        return self.simulator.world.chats[key].id

    async def open(self, key: str = "dara") -> int:
        """A private chat in use, without an update about it; its id."""
        await self.sim("open_chat", chat=key)
        return self.id_of(key)


def filled(value: Any, places: dict[str, Any]) -> Any:
    """Parameters with ids in place of their names."""
    if isinstance(value, dict):
        return {name: filled(part, places) for name, part in value.items()}
    if isinstance(value, list):
        return [filled(part, places) for part in value]
    return places.get(value, value) if isinstance(value, str) else value
