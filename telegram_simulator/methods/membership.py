"""getChat, getChatMember, getChatMemberCount and getChatAdministrators."""

from telegram_simulator import access
from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.chats import Chat, Member
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot, Person
from telegram_simulator.permissions import ADMINISTRATOR, MEMBER, rights_of
from telegram_simulator.world import World

_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def find_account(world: World, user_id: int) -> Bot | Person | None:
    """Return the bot or person with a Telegram id."""
    return world.bots.get(user_id) or world.users.get(user_id)


def chat_member(world: World, member: Member, bot: Bot, kind: str = "supergroup") -> Json:
    """Return the Bot API's ChatMember as a bot sees it in this kind of chat."""
    who = find_account(world, member.user_id)
    body: Json = {"status": member.status, "user": who.user() if who else {"id": member.user_id}}
    titled = {"custom_title": member.title} if member.title else {}
    match member.status:
        case "administrator":
            editable = bool(member.promoted_by) and member.promoted_by == bot.id
            there = (*ADMINISTRATOR, *rights_of(kind))
            body |= {"can_be_edited": editable, "is_anonymous": member.anonymous} | titled
            body |= {name: member.holds(name) for name in there}
        case "creator":
            body |= {"is_anonymous": False} | titled
        case "restricted":
            rights = {name: member.rights.get(name, False) for name in MEMBER}
            body |= {"is_member": member.present, "until_date": member.until} | rights
        case "kicked":
            body["until_date"] = member.until
        case "member" if member.until:  # until then somebody has paid
            body["until_date"] = member.until
        case _:
            pass  # other members and `left` have no other fields
    return body


def get_chat(world: World, bot: Bot, params: Params) -> Json:
    """Return the ChatFullInfo of a chat."""
    chat = access.known_chat(world, bot, params)
    full = chat.telegram() | {
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, chat.private or chat.kind == "channel"),
    }
    if "username" in full:
        full["active_usernames"] = [full["username"]]
    if not chat.private and chat.kind != "channel":
        full["permissions"] = chat.permissions
    full |= _profile(chat, bot)
    if chat.pinned:
        full["pinned_message"] = chat.items[chat.pinned[-1]].message
    return full


def _profile(chat: Chat, bot: Bot) -> Json:
    """Return what a chat says of itself: description, picture, and the bot's link into it."""
    fields: Json = {}
    photo = chat.photo or (chat.person.photos[-1] if chat.person and chat.person.photos else None)
    if photo:
        fields["photo"] = photo.chat_photo(bot.id)
    if chat.description:
        fields["description"] = chat.description
    if link := next((each for each in chat.links.values() if each.primary_of(bot)), None):
        fields["invite_link"] = link.url
    return fields


def get_chat_member(world: World, bot: Bot, params: Params) -> Json:
    """Return the membership of a user."""
    chat = access.readable_chat(world, bot, params)
    user_id = params.integer("user_id")
    if find_account(world, user_id) is None:
        raise bad_request("user not found" if user_id else "invalid user_id specified")
    if chat.private:
        return chat_member(world, Member(user_id=user_id), bot)
    member = chat.members.get(user_id) or Member(user_id=user_id, status="left")
    return chat_member(world, member, bot, chat.kind)


def get_chat_member_count(world: World, bot: Bot, params: Params) -> int:
    """Return how many members a chat has; a private chat has two."""
    chat = access.readable_chat(world, bot, params)
    return 2 if chat.private else sum(member.present for member in chat.members.values())


def get_chat_administrators(world: World, bot: Bot, params: Params) -> list[Json]:
    """Return the administrators of a group, other bots only with `return_bots`."""
    chat = access.readable_chat(world, bot, params)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    others = params.flag("return_bots")
    return [
        chat_member(world, member, bot, chat.kind)
        for member in chat.members.values()
        if chat.administers(member.user_id)
        and (member.user_id == bot.id or others or member.user_id not in world.bots)
    ]
