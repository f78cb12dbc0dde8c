"""The file of a call: uploaded, attached, or given by its file id."""

import mimetypes

from bot.simulator.api_errors import bad_request
from bot.simulator.files import StoredFile
from bot.simulator.parameters import Params, Upload
from bot.simulator.people import Bot
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
# the names of file types in error messages of td
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


def requested_file(world: World, bot: Bot, params: Params, kind: str, name: str = "") -> StoredFile:
    """Return the file of the parameter `name` (default: the kind)."""
    name = name or kind
    upload = params.files.get(name)
    value = params.text(name)
    if upload is None and value.startswith(ATTACH):
        upload = params.files.get(value.removeprefix(ATTACH))
    if upload is not None:
        return _saved(world, params, kind, upload)
    if not value or value.startswith(ATTACH):
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    if value.startswith(("http://", "https://")):
        # the simulator downloads nothing; this is Telegram's error for a failed download
        raise bad_request("failed to get HTTP URL content")
    stored = world.files.by_id(value, bot.id)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if stored.kind != kind:
        raise bad_request(f"can't use file of type {_TD_TYPES[stored.kind]} as {_TD_TYPES[kind]}")
    return stored


def _saved(world: World, params: Params, kind: str, upload: Upload) -> StoredFile:
    name = upload.name or _NAMES[kind]
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return world.files.save(
        kind,
        name,
        _TYPES.get(kind) or guessed,
        upload.content,
        width=params.integer("width") or params.integer("length"),
        height=params.integer("height"),
        duration=params.integer("duration"),
        emoji=params.text("emoji"),
        title=params.text("title"),
        performer=params.text("performer"),
    )
