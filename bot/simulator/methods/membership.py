"""getChat, getChatMember, getChatAdministrators, leaveChat, and how a membership is told."""

from bot.simulator import access
from bot.simulator.chats import Chat, Member
from bot.simulator.parameters import Params
from bot.simulator.people import Bot, Person
from bot.simulator.refusals import Json, bad
from bot.simulator.world import World

_ADMINISTRATOR = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
_RESTRICTED = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
_ALL_ALLOWED = dict.fromkeys(_RESTRICTED, True)


def account(world: World, user_id: int) -> Bot | Person | None:
    """A bot or a person by Telegram id."""
    return world.bots.get(user_id) or world.users.get(user_id)


def card(world: World, member: Member) -> Json:
    """The Bot API's ChatMember."""
    who = account(world, member.user_id)
    body: Json = {"status": member.status, "user": who.user() if who else {"id": member.user_id}}
    match member.status:
        case "administrator":
            rights = {name: member.rights.get(name, True) for name in _ADMINISTRATOR}
            body |= {"can_be_edited": False, "is_anonymous": False} | rights
            body["can_pin_messages"] = member.rights.get("can_pin_messages", True)
        case "creator":
            body["is_anonymous"] = False
        case "restricted":
            rights = {name: member.rights.get(name, False) for name in _RESTRICTED}
            body |= {"is_member": True, "until_date": 0} | rights
        case "kicked":
            body["until_date"] = 0
        case _:
            pass  # members and those who left have no more to show
    return body


def get_chat(world: World, bot: Bot, params: Params) -> Json:
    """A chat with all that is public about it."""
    chat = access.reachable(world, bot, access.chat_of(world, bot, params))
    full = chat.telegram() | {
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if chat.username or chat.private:
        full["active_usernames"] = [chat.username] if chat.username else []
    if not chat.private:
        full["permissions"] = _ALL_ALLOWED
    if chat.pinned:
        full["pinned_message"] = chat.items[chat.pinned[-1]].message
    return full


def get_chat_member(world: World, bot: Bot, params: Params) -> Json:
    """How somebody belongs to a chat."""
    chat = access.reachable(world, bot, access.chat_of(world, bot, params))
    user_id = params.integer("user_id")
    if account(world, user_id) is None:
        raise bad("user not found" if user_id else "invalid user_id specified")
    if chat.private:
        return card(world, Member(user_id=user_id))
    return card(world, chat.members.get(user_id) or Member(user_id=user_id, status="left"))


def get_chat_administrators(world: World, bot: Bot, params: Params) -> list[Json]:
    """Who runs a group; other bots are left out."""
    chat = access.reachable(world, bot, access.chat_of(world, bot, params))
    if chat.private:
        raise bad("there are no administrators in the private chat")
    return [
        card(world, member)
        for member in chat.members.values()
        if chat.administers(member.user_id)
        and (member.user_id == bot.id or member.user_id not in world.bots)
    ]


def leave_chat(world: World, bot: Bot, params: Params) -> bool:
    """The bot goes."""
    chat = access.reachable(world, bot, access.chat_of(world, bot, params))
    if chat.private:
        raise bad("chat member status can't be changed in private chats")
    change(world, chat, bot, "left", bot)
    return True


def change(
    world: World,
    chat: Chat,
    who: Bot | Person,
    status: str,
    by: Bot | Person,
    rights: dict[str, bool] | None = None,
) -> None:
    """Change a membership and tell everybody whom it concerns."""
    member = world.member(chat, who.id)
    old = Member(user_id=who.id, status=member.status, rights=dict(member.rights))
    listeners = world.bots_in(chat)
    member.status = status
    member.rights = dict(rights or {})
    update: Json = {
        "chat": chat.telegram(),
        "from": by.user(),
        "date": int(world.now_s()),
        "old_chat_member": card(world, old),
        "new_chat_member": card(world, member),
    }
    if isinstance(who, Bot):
        world.tell([who], "my_chat_member", update, chat)
        patch = {"state": "open" if member.present else "out"} if who is world.main else {}
    else:
        world.tell(
            [bot for bot in listeners if chat.administers(bot.id)], "chat_member", update, chat
        )
        patch = {}
    count = sum(other.present for other in chat.members.values())
    world.feed.emit("chat", chat=chat.key, patch=patch | {"members": count})
    _service_line(world, chat, who, by, listeners, came=member.present - old.present)


def _service_line(
    world: World,
    chat: Chat,
    who: Bot | Person,
    by: Bot | Person,
    listeners: list[Bot],
    *,
    came: int,
) -> None:
    """`X added Y`, `X left`: a message in groups, not in channels."""
    if not came or chat.kind == "channel":
        return
    fields: Json = {"left_chat_member": who.user()}
    if came > 0:
        fields = {"new_chat_members": [who.user()]}
    item = world.post(chat, by, fields)
    told = [bot for bot in listeners if bot is not by]
    if came > 0 and isinstance(who, Bot) and who not in told:
        told.append(who)
    number = item.message["message_id"]
    item.acked = not world.tell(told, "message", item.message, chat, message_id=number)
