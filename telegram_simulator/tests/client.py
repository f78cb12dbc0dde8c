"""Bot API calls over HTTP without a library, and requests to /sim."""

import io
from typing import Any

import aiohttp
import orjson

from telegram_simulator import Simulator


class Client:
    """A client of one simulator, for the Bot API and for /sim."""

    def __init__(self, simulator: Simulator, session: aiohttp.ClientSession) -> None:
        self.simulator = simulator
        self.session = session
        self.token = simulator.token

    def address(self, method: str) -> str:
        return f"{self.simulator.url}/bot{self.token}/{method}"

    async def raw(self, method: str, /, **params: Any) -> tuple[int, dict[str, Any]]:
        """Make a call with a JSON body; return status and body of the answer."""
        async with self.session.post(self.address(method), json=params) as response:
            return response.status, orjson.loads(await response.read())

    async def ok(self, method: str, /, **params: Any) -> Any:
        """Return the result of a call that must succeed."""
        status, body = await self.raw(method, **params)
        assert (status, body.get("ok")) == (200, True), body
        return body["result"]

    async def refused(self, method: str, /, **params: Any) -> str:
        """Return status and description of a call that must be refused."""
        status, body = await self.raw(method, **params)
        assert body["ok"] is False, body
        assert body["error_code"] == status
        return f"{status} {body['description']}"

    async def upload(self, method: str, /, **parts: Any) -> tuple[int, dict[str, Any]]:
        """Make a multipart call; parts that are (name, content, type) are files."""
        form = aiohttp.FormData(quote_fields=False)
        for name, part in parts.items():
            if isinstance(part, tuple):
                form.add_field(name, io.BytesIO(part[1]), filename=part[0], content_type=part[2])
            else:
                form.add_field(name, str(part))
        async with self.session.post(self.address(method), data=form) as response:
            return response.status, orjson.loads(await response.read())

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """Return the result of getUpdates."""
        found: list[dict[str, Any]] = await self.ok("getUpdates", **params)
        return found

    async def sim(self, act: str, /, **fields: Any) -> Any:
        """Do an action of a person, which must succeed."""
        status, body = await self.sim_raw(act, **fields)
        assert status == 200, body
        return body

    async def sim_raw(self, act: str, /, **fields: Any) -> tuple[int, Any]:
        async with self.session.post(f"{self.simulator.url}/sim/{act}", json=fields) as response:
            return response.status, orjson.loads(await response.read())

    async def ask(self, question: str, /, **query: Any) -> Any:
        """Make a GET query, which must succeed."""
        address = f"{self.simulator.url}/sim/{question}"
        async with self.session.get(address, params=query) as response:
            assert response.status == 200, await response.text()
            return orjson.loads(await response.read())

    def id_of(self, key: str) -> int:
        """Return the Telegram id of a chat."""
        return self.simulator.world.chats[key].id

    async def open(self, key: str = "dara") -> int:
        """Open a private chat without an update about it; return its id."""
        await self.sim("open_chat", chat=key)
        return self.id_of(key)


def filled(value: Any, ids: dict[str, Any]) -> Any:
    """Return parameters with placeholders replaced by ids."""
    if isinstance(value, dict):
        return {name: filled(part, ids) for name, part in value.items()}
    if isinstance(value, list):
        return [filled(part, ids) for part in value]
    return ids.get(value, value) if isinstance(value, str) else value
