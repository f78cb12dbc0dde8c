"""What a running bot does for the administrator's commands, over the control socket."""

from collections.abc import Mapping
from typing import Any

from bot.app import App
from bot.web.control import Order


def of_app(app: App) -> dict[str, Order]:
    """Return the orders that a running bot carries out, by name."""

    async def state(_: Mapping[str, Any]) -> dict[str, Any]:
        return {"bot": app.house.bot_username}

    return {"state": state}
