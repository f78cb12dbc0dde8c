"""The rights that a bot proposes when somebody makes it an administrator."""

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.permissions import ADMINISTRATOR, rights_of
from telegram_simulator.world import World


def set_my_default_administrator_rights(world: World, bot: Bot, params: Params) -> bool:  # noqa: ARG001 - one shape for all methods
    """Set the proposed rights for groups or for channels; without any, there are none."""
    value = params.json("rights", "can't parse administrator rights JSON object")
    if value is not None and not isinstance(value, dict):
        raise bad_request("object expected as administrator rights")
    given, kind = Params(value or {}), _kind(params)
    rights = {name: given.flag(name) for name in _names(kind)}
    if kind == "channel":
        rights["is_anonymous"] = False  # all who post in a channel are, and need no right for it
    bot.default_rights[kind] = rights
    return True


def get_my_default_administrator_rights(world: World, bot: Bot, params: Params) -> Json:  # noqa: ARG001 - one shape for all methods
    """Return the proposed rights for groups or for channels."""
    kind = _kind(params)
    return bot.default_rights.get(kind) or dict.fromkeys(_names(kind), False)


def _kind(params: Params) -> str:
    return "channel" if params.flag("for_channels") else "supergroup"


def _names(kind: str) -> tuple[str, ...]:
    return ("is_anonymous", *ADMINISTRATOR, *rights_of(kind))
