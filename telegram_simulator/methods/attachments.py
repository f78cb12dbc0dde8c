"""The file of a call: uploaded, attached, or given by its file id."""

import mimetypes
from dataclasses import replace

from telegram_simulator.api_errors import bad_request
from telegram_simulator.parameters import Params, Upload
from telegram_simulator.people import Bot
from telegram_simulator.pictures import picture_of
from telegram_simulator.stored_file import StoredFile
from telegram_simulator.world import World

ATTACH = "attach://"
_NAMES = {
    "photo": "photo.jpg",
    "voice": "voice.ogg",
    "video_note": "video_note.mp4",
    "sticker": "sticker.webp",
    "live_photo": "live_photo.mp4",
    "animation": "animation.mp4",
    "video": "video.mp4",
    "audio": "audio.mp3",
    "document": "file",
}
_TYPES = {"voice": "audio/ogg", "sticker": "image/webp", "live_photo": "video/mp4"}
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
    "thumbnail": "Thumbnail",
    "chat_photo": "ProfilePhoto",
    "live_photo": "Video",
}
_WITH_THUMBNAIL = frozenset({"audio", "document", "video", "video_note", "animation"})
MAX_THUMBNAIL = 200 * 1024  # bytes; core.telegram.org/bots/api#senddocument, and the next
MAX_THUMBNAIL_SIDE = 320


def requested_file(world: World, bot: Bot, params: Params, kind: str, name: str = "") -> StoredFile:
    """Return the file of the parameter `name` (default: the kind); a live photo with its photo."""
    name = name or kind
    found = _requested(world, bot, params, kind, name)
    if kind == "video":
        return _presented(world, bot, params, found)
    if kind != "live_photo":
        return found
    return replace(found, still=_requested(world, bot, params, "photo", "photo"))


def _presented(world: World, bot: Bot, params: Params, film: StoredFile) -> StoredFile:
    """Return a film with the cover and the beginning that a call gives."""
    start = params.integer("start_timestamp", 0, 0)
    if "cover" not in params and "cover" not in params.files:
        return replace(film, start=start)
    cover = _requested(world, bot, params, "photo", "cover")
    return replace(film, cover=cover, start=start)


def _requested(world: World, bot: Bot, params: Params, kind: str, name: str) -> StoredFile:
    upload = uploaded(params, name)
    value = params.text(name)
    if upload is not None:
        return _saved(world, params, kind, upload)
    if not value or value.startswith(ATTACH):
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    if value.startswith(("http://", "https://")):
        file = world.web_files.opened(value, kind)
        return _saved(world, params, kind, file, file.mime_type)
    stored = world.files.by_id(value, bot.id)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if _TD_TYPES[stored.kind] != _TD_TYPES[kind]:
        raise bad_request(f"can't use file of type {_TD_TYPES[stored.kind]} as {_TD_TYPES[kind]}")
    if stored.kind != kind:  # a film that becomes a live photo, or the other way round
        return _copied(world, stored, kind)
    return stored


def _copied(world: World, stored: StoredFile, kind: str) -> StoredFile:
    return world.files.save(
        kind,
        stored.name,
        stored.mime_type,
        world.files.content(stored),
        width=stored.width,
        height=stored.height,
        duration=stored.duration,
        thumbnail=stored.thumbnail,
    )


def uploaded(params: Params, name: str) -> Upload | None:
    """Return the file that a parameter brings along, as its own part or as `attach://`."""
    value = params.text(name)
    if name not in params.files and value.startswith(ATTACH):
        name = value.removeprefix(ATTACH)
    return params.files.get(name)


def _thumbnail(world: World, params: Params, kind: str) -> StoredFile | None:
    """Return the thumbnail that was uploaded; as Telegram does, ignore anything else."""
    if kind not in _WITH_THUMBNAIL:
        return None
    upload = uploaded(params, "thumbnail") or uploaded(params, "thumb")
    if upload is None or len(upload.content) > MAX_THUMBNAIL:
        return None
    picture = picture_of(upload.content)
    if picture is None or picture.mime_type != "image/jpeg":
        return None
    if max(picture.width, picture.height) > MAX_THUMBNAIL_SIDE:
        return None
    return world.files.save(
        "thumbnail",
        "thumbnail.jpg",
        picture.mime_type,
        upload.content,
        width=picture.width,
        height=picture.height,
    )


def _saved(
    world: World, params: Params, kind: str, upload: Upload, mime_type: str = ""
) -> StoredFile:
    """Store a file that came with a call or, then of a known type, by its address."""
    name = upload.name or _NAMES[kind]
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return world.files.save(
        kind,
        name,
        _TYPES.get(kind) or mime_type or guessed,
        upload.content,
        width=params.integer("width") or params.integer("length"),
        height=params.integer("height"),
        duration=params.integer("duration"),
        emoji=params.text("emoji"),
        title=params.text("title"),
        performer=params.text("performer"),
        thumbnail=_thumbnail(world, params, kind),
    )
