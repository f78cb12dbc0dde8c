"""copyMessage, copyMessages, forwardMessage and forwardMessages."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from telegram_simulator import access
from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.chats import Chat, Item
from telegram_simulator.methods.captions import CAPTION_FIELDS, captioned, fitting
from telegram_simulator.methods.delivery import SendTarget, check_target, deliver
from telegram_simulator.origins import forward_fields
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.polls import Poll
from telegram_simulator.stored_file import StoredFile
from telegram_simulator.world import World

_CONTENT_FIELDS = (
    "text",
    "entities",
    "link_preview_options",
    "caption",
    "caption_entities",
    "show_caption_above_media",
    "has_media_spoiler",
    "location",
    "contact",
    "dice",
    "venue",
    "game",
    "paid_media",
)
_SERVICE_FIELDS = (
    "new_chat_members",
    "left_chat_member",
    "pinned_message",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "group_chat_created",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
    "general_forum_topic_hidden",
    "general_forum_topic_unhidden",
    "users_shared",
    "chat_shared",
    "web_app_data",
    "successful_payment",
    "refunded_payment",
    "invoice",
)
_MAX_MESSAGES = 100


def content_of(item: Item) -> Json:
    """Return the content of a message without author, chat and date."""
    return {name: item.message[name] for name in _CONTENT_FIELDS if name in item.message}


def _source(world: World, bot: Bot, params: Params) -> Chat:
    chat = access.requested_chat(world, bot, params, "from_chat_id")
    if chat.migrated_to is not None:
        raise access.migrated(chat.migrated_to)
    return chat


def _copyable(item: Item) -> bool:
    return not item.protected and not any(name in item.message for name in _SERVICE_FIELDS)


def copy_message(world: World, bot: Bot, params: Params) -> Json:
    """Send the content of a message as a new message of the bot."""
    changed = captioned(params, "photo") if "caption" in params else None
    target = check_target(world, bot, params)
    source = _source(world, bot, params)
    item = access.requested_message(source, params, "message to copy not found")
    if not _copyable(item) or "paid_media" in item.message:
        raise bad_request("message can't be copied")
    copied = _copied(world, bot, params, target, item, changed)
    return {"message_id": copied.message["message_id"]}


def _copied(
    world: World,
    bot: Bot,
    params: Params,
    target: SendTarget,
    item: Item,
    changed: Json | None = None,
    album: Json | None = None,
) -> Item:
    fields = content_of(item) | (album or {})
    if changed is not None and item.stored:
        rest = {k: v for k, v in fields.items() if k not in CAPTION_FIELDS}
        fields = rest | fitting(changed, item.message)
    poll = item.message.get("poll")
    if not poll:
        return _delivered(world, bot, params, target, fields, item)
    return post_poll(world, bot, params, target, _same_poll(world, bot, poll["id"]))


def _same_poll(world: World, bot: Bot, poll_id: str) -> Poll:
    old = world.polls[poll_id]
    return Poll(
        id=str(world.new_id()),
        bot_id=bot.id,
        chat="",
        question=old.question,
        options=old.options,
        anonymous=old.anonymous,
        quiz=old.quiz,
        multiple=old.multiple,
        revoting=old.revoting,
        correct=old.correct,
        explanation=old.explanation,
        description=old.description,
        media=old.media,
    )


def post_poll(world: World, bot: Bot, params: Params, target: SendTarget, poll: Poll) -> Item:
    """Register a poll and send it."""
    poll.chat = target.chat.key
    world.polls[poll.id] = poll
    item = deliver(world, bot, params, target, {"poll": poll.public()})
    poll.message_id = item.message["message_id"]
    return item


def copy_messages(world: World, bot: Bot, params: Params) -> list[Json]:
    """Copy several messages, on demand without their captions."""
    target, items = _several(world, bot, params, "copy")
    bare: Json | None = {} if params.flag("remove_caption") else None
    return _one_by_one(
        world, items, lambda item, album: _copied(world, bot, params, target, item, bare, album)
    )


def forward_messages(world: World, bot: Bot, params: Params) -> list[Json]:
    """Forward several messages."""
    target, items = _several(world, bot, params, "forward")
    return _one_by_one(
        world, items, lambda item, album: _forwarded(world, bot, params, target, item, album)
    )


def _several(world: World, bot: Bot, params: Params, verb: str) -> tuple[SendTarget, list[Item]]:
    """Return where several messages go, and those of them that are there and may go."""
    numbers = message_ids(params)
    if any(later <= earlier for earlier, later in pairwise(numbers)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    target = check_target(world, bot, params)
    source = _source(world, bot, params)
    found = [source.items[number] for number in numbers if number in source.items]
    kept = [item for item in found if _copyable(item)]
    if not kept:
        raise bad_request(f"there are no messages to {verb}")
    return target, kept


def _one_by_one(world: World, items: list[Item], send: Callable[[Item, Json], Item]) -> list[Json]:
    """Send each message; those of one album form one album again."""
    albums: dict[str, Json] = {}
    results = []
    for item in items:
        album: Json = {}
        if old := item.message.get("media_group_id"):
            album = albums.setdefault(old, {"media_group_id": str(world.new_id())})
        results.append({"message_id": send(item, album).message["message_id"]})
    return results


def message_ids(params: Params) -> list[int]:
    """Return the message ids of deleteMessages, copyMessages and forwardMessages."""
    value = params.json("message_ids", "can't parse message identifiers JSON object")
    if value is None:
        raise bad_request("message identifiers are not specified")
    if not isinstance(value, list):
        raise bad_request("expected an Array of message identifiers")
    if not value:
        raise bad_request("message identifiers are not specified")
    if len(value) > _MAX_MESSAGES:
        raise bad_request("too many message identifiers specified")
    try:
        return [int(number) for number in value]
    except (TypeError, ValueError):
        raise bad_request("message identifier must be a Number") from None


def forward_message(world: World, bot: Bot, params: Params) -> Json:
    """Send a message with the name of its author."""
    target = check_target(world, bot, params)
    source = _source(world, bot, params)
    item = access.requested_message(source, params, "message to forward not found")
    if not _copyable(item):
        raise bad_request("message can't be forwarded")
    return _forwarded(world, bot, params, target, item, {}).message


def _forwarded(
    world: World, bot: Bot, params: Params, target: SendTarget, item: Item, album: Json
) -> Item:
    fields = content_of(item) | forward_fields(item) | album
    if poll := item.message.get("poll"):
        # a forwarded poll is the same poll
        fields["poll"] = world.polls[poll["id"]].public()
    return _delivered(world, bot, params, target, fields, item)


def _delivered(
    world: World, bot: Bot, params: Params, target: SendTarget, fields: Json, source: Item
) -> Item:
    """Post the fields with the file of their source; a game keeps its button."""
    if source.game:
        fields = fields | {"reply_markup": source.message["reply_markup"]}
    item = deliver(world, bot, params, target, fields, stored=_from_second(source, params))
    item.game = source.game
    return item


def _from_second(item: Item, params: Params) -> StoredFile | None:
    """Return the file of a message, a film with the new beginning that a call gives."""
    start = params.integer("video_start_timestamp", -1)
    if item.stored is None or item.stored.kind != "video" or start < 0:
        return item.stored
    return replace(item.stored, start=start)
