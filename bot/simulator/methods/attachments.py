"""The file that a call sends: uploaded, attached, or known by its id."""

import mimetypes

from bot.simulator.files import Stored
from bot.simulator.parameters import Params, Upload
from bot.simulator.people import Bot
from bot.simulator.refusals import bad
from bot.simulator.world import World

ATTACH = "attach://"
_NAMES = {
    "photo": "photo.jpg",
    "voice": "voice.ogg",
    "video_note": "video_note.mp4",
    "sticker": "sticker.webp",
    "animation": "animation.mp4",
    "video": "video.mp4",
    "audio": "audio.mp3",
    "document": "file",
}
_TYPES = {"voice": "audio/ogg", "sticker": "image/webp"}
# how td prints the type of a file
_TD_TYPES = {
    "photo": "Photo",
    "document": "Document",
    "voice": "VoiceNote",
    "audio": "Audio",
    "video": "Video",
    "video_note": "VideoNote",
    "animation": "Animation",
    "sticker": "Sticker",
}


def taken(world: World, bot: Bot, params: Params, kind: str, name: str = "") -> Stored:
    """The file that parameter `name` (left out: the kind) stands for."""
    name = name or kind
    upload = params.files.get(name)
    value = params.text(name)
    if upload is None and value.startswith(ATTACH):
        upload = params.files.get(value.removeprefix(ATTACH))
    if upload is not None:
        return _kept(world, params, kind, upload)
    if not value or value.startswith(ATTACH):
        raise bad(f"there is no {kind.replace('_', ' ')} in the request")
    if value.startswith(("http://", "https://")):
        # the simulator fetches nothing from the outside; Telegram says this when it cannot
        raise bad("failed to get HTTP URL content")
    stored = world.files.by_id(value, bot.id)
    if stored is None:
        raise bad("wrong file identifier/HTTP URL specified")
    if stored.kind != kind:
        raise bad(f"can't use file of type {_TD_TYPES[stored.kind]} as {_TD_TYPES[kind]}")
    return stored


def _kept(world: World, params: Params, kind: str, upload: Upload) -> Stored:
    name = upload.name or _NAMES[kind]
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return world.files.keep(
        kind,
        name,
        _TYPES.get(kind) or guessed,
        upload.content,
        width=params.integer("width") or params.integer("length"),
        height=params.integer("height"),
        duration=params.integer("duration"),
        emoji=params.text("emoji"),
    )
