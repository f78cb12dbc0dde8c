"""getAvailableGifts, sendGift, getUserGifts and getChatGifts (Client.cpp, td StarGiftManager.cpp).

Codes in capitals are those of Telegram's servers, as core.telegram.org documents them.
"""

from telegram_simulator import access
from telegram_simulator.api_errors import Json, bad_request, forbidden
from telegram_simulator.chats import Chat
from telegram_simulator.entities import read
from telegram_simulator.entities.lengths import utf16
from telegram_simulator.gifts import KINDS, GiftKind, GivenGift
from telegram_simulator.methods.stars import transfer_stars
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot, Person
from telegram_simulator.samples import SAMPLES
from telegram_simulator.world import World

MAX_TEXT = 128  # core.telegram.org/bots/api#sendgift
MAX_SHOWN = 100  # core.telegram.org/bots/api#getusergifts
# td remove_unallowed_quote_entities
_KEPT = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji", "date_time"}
)


def get_available_gifts(world: World, bot: Bot, params: Params) -> Json:  # noqa: ARG001 - one shape for all methods
    """Return the gifts that can still be sent."""
    left = [kind for kind in KINDS.values() if _is_left(world, kind)]
    return {"gifts": [_public(world, bot, kind) for kind in left]}


def send_gift(world: World, bot: Bot, params: Params) -> bool:
    """Pay for a gift and give it to a person, who sees it in the chat, or to a channel."""
    words = _words(params)
    owner = _receiver(world, bot, params)
    kind = _wanted(params)
    prepaid = _prepaid(kind, params)
    if kind.total and isinstance(owner, Chat):
        raise bad_request("SIM: limited gifts can't be sent to channels")
    if not _is_left(world, kind):
        raise bad_request("STARGIFT_USAGE_LIMITED")
    cost = kind.stars + prepaid
    if cost > world.payments.balance(bot.id):
        raise bad_request("BALANCE_TOO_LOW")
    given = GivenGift(
        kind=kind,
        bot_id=bot.id,
        owner=owner.id,
        given_at=int(world.now_s()),
        words=words,
        prepaid=prepaid,
    )
    gift = _public(world, bot, kind)
    world.gifts.given.append(given)
    transfer_stars(world, bot, -cost, _partner(owner) | {"gift": gift})
    if isinstance(owner, Person):
        # the bot hears nothing of a gift that it sent itself (Client.cpp need_skip_update_message)
        told = {"gift": gift} | _upgrade(given) | words
        world.post(world.private_chat(bot, owner), bot, {"gift": told})
    return True


def get_user_gifts(world: World, bot: Bot, params: Params) -> Json:
    """Return the gifts of a person, the newest first; a bot has none."""
    user_id = params.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    if user_id not in world.users and user_id not in world.bots:
        raise bad_request("user not found")
    return _owned(world, bot, params, user_id)


def get_chat_gifts(world: World, bot: Bot, params: Params) -> Json:
    """Return the gifts of a chat, the newest first."""
    chat = access.readable_chat(world, bot, params)
    # all gifts are shown in the profile; only those who post in a channel may leave them out
    posts = chat.kind == "channel" and chat.holds(bot.id, "can_post_messages")
    if posts and params.flag("exclude_saved"):
        return {"total_count": 0, "gifts": []}
    return _owned(world, bot, params, chat.id)


def _owned(world: World, bot: Bot, params: Params, owner: int) -> Json:
    gifts = [
        each
        for each in reversed(world.gifts.given)
        if each.owner == owner and not params.flag(_left_out_by(each.kind))
    ]
    if params.flag("sort_by_price"):
        gifts.sort(key=lambda each: -each.kind.stars)
    offset = params.integer("offset", 0, 0)
    end = offset + params.integer("limit", MAX_SHOWN, 1, MAX_SHOWN)
    more: Json = {"next_offset": str(end)} if end < len(gifts) else {}
    shown = [_owned_gift(world, bot, each) for each in gifts[offset:end]]
    return {"total_count": len(gifts), "gifts": shown} | more


def _left_out_by(kind: GiftKind) -> str:
    """Return the parameter that leaves out gifts of a kind."""
    if not kind.total:
        return "exclude_unlimited"
    return "exclude_limited_upgradable" if kind.upgrade_stars else "exclude_limited_non_upgradable"


def _owned_gift(world: World, bot: Bot, given: GivenGift) -> Json:
    """Return the Bot API's OwnedGiftRegular."""
    prepaid: Json = {"prepaid_upgrade_star_count": given.prepaid} if given.prepaid else {}
    return {
        "type": "regular",
        "gift": _public(world, bot, given.kind),
        "sender_user": world.bots[given.bot_id].user(),
        "send_date": given.given_at,
        "is_saved": True,
    } | (prepaid | given.words)


def _upgrade(given: GivenGift) -> Json:
    """Return the fields of GiftInfo about an upgrade that the bot has paid."""
    if not given.prepaid:
        return {}
    return {"prepaid_upgrade_star_count": given.prepaid, "can_be_upgraded": True}


def _words(params: Params) -> Json:
    entities = params.objects("text_entities")
    words = read(params.text("text"), params.text("text_parse_mode"), entities)
    if utf16(words.text) > MAX_TEXT:
        raise bad_request("STARGIFT_MESSAGE_INVALID")
    kept = [each for each in words.entities if each["type"] in _KEPT]
    if not words.text:
        return {}
    return {"text": words.text} | ({"entities": kept} if kept else {})


def _receiver(world: World, bot: Bot, params: Params) -> Person | Chat:
    if params.text("chat_id"):
        chat = access.readable_chat(world, bot, params)
        if chat.person is None and chat.kind != "channel":
            raise bad_request("SIM: gifts go to people and to channels")
        return chat.person or chat
    user_id = params.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    if user_id in world.bots:
        raise bad_request("SIM: gifts go to people and to channels")
    person = world.users.get(user_id)
    if person is None:
        raise bad_request("user not found")
    if person.gone:
        raise forbidden("user is deactivated")
    if world.private_chat(bot, person).state == "blocked":
        raise forbidden("bot was blocked by the user")
    return person


def _wanted(params: Params) -> GiftKind:
    kind = KINDS.get(params.text("gift_id"))
    if kind is None:
        raise bad_request("STARGIFT_INVALID")
    return kind


def _prepaid(kind: GiftKind, params: Params) -> int:
    """Return the stars for an upgrade that the bot pays."""
    if not params.flag("pay_for_upgrade"):
        return 0
    if not kind.upgrade_stars:
        raise bad_request("STARGIFT_UPGRADE_UNAVAILABLE")
    return kind.upgrade_stars


def _is_left(world: World, kind: GiftKind) -> bool:
    return not kind.total or world.gifts.left(kind) > 0


def _partner(owner: Person | Chat) -> Json:
    """Return who got a gift, as in TransactionPartnerUser and TransactionPartnerChat."""
    if isinstance(owner, Chat):
        return {"type": "chat", "chat": owner.telegram()}
    return {"type": "user", "user": owner.user(), "transaction_type": "gift_purchase"}


def _public(world: World, bot: Bot, kind: GiftKind) -> Json:
    sample = SAMPLES["sticker"]
    stored = world.gifts.stickers.get(kind.id) or world.files.save(
        "sticker", sample.name, sample.mime_type, sample.content, emoji=kind.emoji
    )
    world.gifts.stickers[kind.id] = stored
    return kind.public(stored.fields(bot.id)["sticker"], world.gifts.left(kind))
