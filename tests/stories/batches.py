"""Updates that arrive together: the bot handles them in one transaction."""

from itertools import count
from typing import Any

from bot.telegram.kit.button import Button
from tests.world import Phone, World

_NUMBERS = count(10**9)


def tap(phone: Phone, button: Button) -> dict[str, Any]:
    """Return the update of a tap on the newest message of somebody."""
    account = phone.world.acts.find_chat(phone.key).id
    number = next(_NUMBERS)
    return {
        "update_id": number,
        "callback_query": {
            "id": str(number),
            "from": {"id": account, "is_bot": False, "first_name": phone.key},
            "chat_instance": "1",
            "message": {
                "message_id": phone.last["message_id"],
                "date": int(phone.world.clock.now().timestamp()),
                "chat": {"id": account, "type": "private", "first_name": phone.key},
            },
            "data": button.pack(),
        },
    }


async def arrive(world: World, *updates: dict[str, Any]) -> None:
    """Let updates arrive in one batch, and wait for all that follows."""
    await world.app.batches.handle(updates)
    await world.settle()
