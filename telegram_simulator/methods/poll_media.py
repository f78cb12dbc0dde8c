"""The pictures, files and places that belong to the question, options and explanation of a poll."""

from typing import Any

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.methods.attachments import requested_file
from telegram_simulator.methods.places import location_of, venue_of
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.world import World

_ANYWHERE = frozenset({"animation", "live_photo", "location", "photo", "venue", "video"})
OF_QUESTION = _ANYWHERE | {"audio", "document"}
"""What may belong to a question or an explanation (core.telegram.org/bots/api#inputpollmedia)."""
OF_OPTION = _ANYWHERE | {"link", "sticker"}
"""What may belong to an option (core.telegram.org/bots/api#inputpolloptionmedia)."""


def poll_media(world: World, bot: Bot, params: Params, kinds: frozenset[str], name: str) -> Json:
    """Return the field `name` with a PollMedia of one of the `kinds`; empty if none is given."""
    value: Any = params.json(name, f"can't parse {name} JSON object")
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise bad_request(f"can't parse {name}: expected an Object")
    given = Params(value, params.files)
    kind = given.text("type")
    if kind not in kinds:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    return {name: {kind: _content(world, bot, given, kind)}}


def _content(world: World, bot: Bot, given: Params, kind: str) -> Any:
    match kind:
        case "location":
            return location_of(given)
        case "venue":
            return venue_of(given)["venue"]
        case "link":
            return {"url": given.text("url")}
        case _:
            return requested_file(world, bot, given, kind, "media").fields(bot.id)[kind]
