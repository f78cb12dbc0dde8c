"""getChat, getChatMember, getChatAdministrators, leaveChat, and updates about memberships."""

from bot.simulator import access
from bot.simulator.api_errors import Json, bad_request
from bot.simulator.chats import Chat, Member
from bot.simulator.parameters import Params
from bot.simulator.people import Bot, Person
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


def find_account(world: World, user_id: int) -> Bot | Person | None:
    """Return the bot or person with a Telegram id."""
    return world.bots.get(user_id) or world.users.get(user_id)


def chat_member(world: World, member: Member) -> Json:
    """Return the Bot API's ChatMember."""
    who = find_account(world, member.user_id)
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
            pass  # `member` and `left` have no other fields
    return body


def get_chat(world: World, bot: Bot, params: Params) -> Json:
    """Return the ChatFullInfo of a chat."""
    chat = access.known_chat(world, bot, params)
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
    """Return the membership of a user."""
    chat = access.readable_chat(world, bot, params)
    user_id = params.integer("user_id")
    if find_account(world, user_id) is None:
        raise bad_request("user not found" if user_id else "invalid user_id specified")
    if chat.private:
        return chat_member(world, Member(user_id=user_id))
    return chat_member(world, chat.members.get(user_id) or Member(user_id=user_id, status="left"))


def get_chat_administrators(world: World, bot: Bot, params: Params) -> list[Json]:
    """Return the administrators of a group without other bots."""
    chat = access.readable_chat(world, bot, params)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    return [
        chat_member(world, member)
        for member in chat.members.values()
        if chat.administers(member.user_id)
        and (member.user_id == bot.id or member.user_id not in world.bots)
    ]


def leave_chat(world: World, bot: Bot, params: Params) -> bool:
    """Let the bot leave a group."""
    chat = access.readable_chat(world, bot, params)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    change_membership(world, chat, bot, "left", bot)
    return True


def change_membership(
    world: World,
    chat: Chat,
    who: Bot | Person,
    status: str,
    by: Bot | Person,
    rights: dict[str, bool] | None = None,
) -> None:
    """Change a membership, and queue updates and a service message about it."""
    member = world.member(chat, who.id)
    old = Member(user_id=who.id, status=member.status, rights=dict(member.rights))
    listeners = world.bots_in(chat)
    member.status = status
    member.rights = dict(rights or {})
    update: Json = {
        "chat": chat.telegram(),
        "from": by.user(),
        "date": int(world.now_s()),
        "old_chat_member": chat_member(world, old),
        "new_chat_member": chat_member(world, member),
    }
    if isinstance(who, Bot):
        world.queue_update([who], "my_chat_member", update, chat)
        patch = {"state": "open" if member.present else "out"} if who is world.main else {}
    else:
        world.queue_update(
            [bot for bot in listeners if chat.administers(bot.id)], "chat_member", update, chat
        )
        patch = {}
    count = sum(other.present for other in chat.members.values())
    world.feed.emit("chat", chat=chat.key, patch=patch | {"members": count})
    _post_service_message(world, chat, who, by, listeners, came=member.present - old.present)


def _post_service_message(
    world: World,
    chat: Chat,
    who: Bot | Person,
    by: Bot | Person,
    listeners: list[Bot],
    *,
    came: int,
) -> None:
    """Post a service message (`X added Y`, `X left`); channels have none."""
    if not came or chat.kind == "channel":
        return
    fields: Json = {"left_chat_member": who.user()}
    if came > 0:
        fields = {"new_chat_members": [who.user()]}
    item = world.post(chat, by, fields)
    receivers = [bot for bot in listeners if bot is not by]
    if came > 0 and isinstance(who, Bot) and who not in receivers:
        receivers.append(who)
    world.queue_message(receivers, chat, item)
