"""getFile."""

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.files import MAX_DOWNLOAD
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.stored_file import size_of
from telegram_simulator.world import World


def get_file(world: World, bot: Bot, params: Params) -> Json:
    """Return the download path of a file of at most 20 MB."""
    stored = world.files.by_id(params.text("file_id"), bot.id)
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if stored.size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    size = size_of(params.text("file_id"))
    return {
        "file_id": params.text("file_id"),
        "file_unique_id": stored.unique_id_of(size),
        "file_size": stored.size_of(size),
        "file_path": stored.path_of(size),
    }
