"""Invite links, and people who ask to join (td DialogInviteLinkManager and its neighbours)."""

from telegram_simulator import access
from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.chats import Chat
from telegram_simulator.invitations import InviteLink
from telegram_simulator.memberships import change_membership
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot, Person
from telegram_simulator.world import World

MAX_NAME = 32  # core.telegram.org/bots/api#createchatinvitelink; longer ones are cut
MAX_MEMBERS = 99_999
PERIOD = 30 * 86_400  # seconds; core.telegram.org/bots/api#createchatsubscriptioninvitelink
MAX_PRICE = 10_000  # stars
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
_LENGTH = 16


def export_chat_invite_link(world: World, bot: Bot, params: Params) -> str:
    """Make a new primary link of the bot; the old one is revoked."""
    chat = _managed(world, bot, params)
    return _new_primary(world, chat, bot).url


def create_chat_invite_link(world: World, bot: Bot, params: Params) -> Json:
    """Make another link."""
    _require_one_limit(params)
    chat = _managed(world, bot, params)
    link = InviteLink(url=_new_url(world), creator=bot)
    _set(world, link, params)
    chat.links[link.url] = link
    return link.public()


def edit_chat_invite_link(world: World, bot: Bot, params: Params) -> Json:
    """Change a link; what is not given is removed (issue 196 of tdlib/telegram-bot-api)."""
    chat = _managed(world, bot, params)
    _require_one_limit(params)
    link = _link(chat, bot, params)
    if link.primary:
        raise bad_request("CHAT_INVITE_PERMANENT")
    if link.revoked or link.price:
        raise bad_request("INVITE_HASH_EXPIRED")
    _set(world, link, params)
    return link.public(_pending(chat, link))


def create_chat_subscription_invite_link(world: World, bot: Bot, params: Params) -> Json:
    """Make a link into a channel, by which people come who pay stars for a month."""
    chat = _managed(world, bot, params)
    period, price = params.integer("subscription_period"), params.integer("subscription_price")
    if chat.kind != "channel":
        raise bad_request("PRICING_CHAT_INVALID")
    if period != PERIOD:
        raise bad_request("SUBSCRIPTION_PERIOD_INVALID")
    if not 1 <= price <= MAX_PRICE:
        raise bad_request("STARS_AMOUNT_INVALID")
    link = InviteLink(url=_new_url(world), creator=bot, period=period, price=price)
    link.name = _name(params)
    chat.links[link.url] = link
    return link.public()


def edit_chat_subscription_invite_link(world: World, bot: Bot, params: Params) -> Json:
    """Change the name of a link for which people pay."""
    chat = _managed(world, bot, params)
    link = _link(chat, bot, params)
    if link.revoked or not link.price:
        raise bad_request("INVITE_HASH_EXPIRED")
    link.name = _name(params)
    return link.public()


def revoke_chat_invite_link(world: World, bot: Bot, params: Params) -> Json:
    """Revoke a link; a revoked primary link is replaced by a new one."""
    chat = _managed(world, bot, params)
    link = _link(chat, bot, params)
    if link.revoked:
        raise bad_request("INVITE_HASH_EXPIRED")
    if link.primary:
        _new_primary(world, chat, bot)
    link.revoked = True
    return link.public(_pending(chat, link))


def approve_chat_join_request(world: World, bot: Bot, params: Params) -> bool:
    """Let somebody in who asked to join."""
    chat, person = _requested(world, bot, params, approves=True)
    request = chat.requests.pop(person.id)
    link = chat.links[request.url]
    link.joined += 1
    change_membership(world, chat, person, "member", bot, link=link)
    return True


def decline_chat_join_request(world: World, bot: Bot, params: Params) -> bool:
    """Do not let somebody in who asked to join."""
    chat, person = _requested(world, bot, params, approves=False)
    del chat.requests[person.id]
    return True


def _managed(world: World, bot: Bot, params: Params) -> Chat:
    chat = access.managed_chat(world, bot, params)
    if chat.private:
        raise bad_request("can't invite members to a private chat")
    if not chat.holds(bot.id, "can_invite_users"):
        raise bad_request("not enough rights to manage chat invite link")
    return chat


def _requested(world: World, bot: Bot, params: Params, *, approves: bool) -> tuple[Chat, Person]:
    """Return a chat and somebody who waits there, or refuse as Telegram's server does."""
    user_id = params.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    chat = access.managed_chat(world, bot, params)
    if chat.private:
        raise bad_request("the chat can't have join requests")
    if not chat.holds(bot.id, "can_invite_users"):
        raise bad_request("not enough rights to manage chat join requests")
    if user_id not in chat.requests:
        already = approves and chat.has(user_id)
        raise bad_request("USER_ALREADY_PARTICIPANT" if already else "HIDE_REQUESTER_MISSING")
    return chat, world.users[user_id]


def _require_one_limit(params: Params) -> None:
    if params.flag("creates_join_request") and params.integer("member_limit") > 0:
        raise bad_request(
            "member limit can't be specified for links requiring administrator approval"
        )


def _set(world: World, link: InviteLink, params: Params) -> None:
    expires, limit = params.integer("expire_date", 0, 0), params.integer("member_limit", 0, 0)
    if expires and expires <= world.now_s():
        raise bad_request("EXPIRE_DATE_INVALID")
    if limit > MAX_MEMBERS:
        raise bad_request("USAGE_LIMIT_INVALID")
    link.name = _name(params)
    link.expire_date, link.member_limit = expires, limit
    link.by_request = params.flag("creates_join_request")


def _name(params: Params) -> str:
    return " ".join(params.text("name").split())[:MAX_NAME]


def _link(chat: Chat, bot: Bot, params: Params) -> InviteLink:
    url = params.text("invite_link")
    if not url:
        raise bad_request("invite link must be non-empty")
    link = chat.links.get(url)
    if link is None or link.creator is not bot:
        raise bad_request("INVITE_HASH_EXPIRED")
    return link


def _pending(chat: Chat, link: InviteLink) -> int:
    return sum(request.url == link.url for request in chat.requests.values())


def _new_primary(world: World, chat: Chat, bot: Bot) -> InviteLink:
    for link in chat.links.values():
        if link.primary_of(bot):
            link.revoked = True
    link = InviteLink(url=_new_url(world), creator=bot, primary=True)
    chat.links[link.url] = link
    return link


def _new_url(world: World) -> str:
    return "https://t.me/+" + "".join(world.rng.choices(_ALPHABET, k=_LENGTH))
