"""The methods that change who is in a chat, and what members may do.

The order of the checks and their texts are those of Client.cpp (process_ban_chat_member_query and
its neighbours) and of td's DialogParticipantManager.
"""

from telegram_simulator import access
from telegram_simulator.api_errors import bad_request
from telegram_simulator.chats import Chat, Member
from telegram_simulator.memberships import change_membership
from telegram_simulator.methods.membership import find_account
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot, Person
from telegram_simulator.permissions import permissions, promoted
from telegram_simulator.updates import DAY
from telegram_simulator.world import World

_ONLY_LARGE = "method is available for supergroup and channel chats only"
_ONLY_SUPERGROUPS = "method is available only for supergroups"
_SHORTEST = 30  # seconds; core.telegram.org/bots/api#banchatmember, and the next
_LONGEST = 366 * DAY
MAX_TITLE = 16  # core.telegram.org/bots/api#setchatadministratorcustomtitle


def leave_chat(world: World, bot: Bot, params: Params) -> bool:
    """Let the bot leave a group."""
    chat = access.readable_chat(world, bot, params)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    change_membership(world, chat, bot, "left", bot)
    return True


def ban_chat_member(world: World, bot: Bot, params: Params) -> bool:
    """Remove somebody, in supergroups and channels so that they cannot come back."""
    user_id = _user_id(params)
    chat = access.managed_chat(world, bot, params)
    if chat.private:
        raise bad_request("can't ban members in private chats")
    who, member = _somebody(world, chat, user_id)
    if chat.kind == "group":
        _require_removable(chat, bot, member)
        change_membership(world, chat, who, "left", bot)
        return True
    _require_changeable(chat, bot, member)
    change_membership(world, chat, who, "kicked", bot, until=_until(world, params))
    return True


def unban_chat_member(world: World, bot: Bot, params: Params) -> bool:
    """Let somebody come back; remove those who are in the chat, unless `only_if_banned`."""
    user_id = _user_id(params)
    chat = access.managed_chat(world, bot, params)
    if chat.kind not in {"supergroup", "channel"}:
        raise bad_request(_ONLY_LARGE)
    who, member = _somebody(world, chat, user_id)
    if params.flag("only_if_banned") and member.status != "kicked":
        return True
    if member.status != "left":
        _require_changeable(chat, bot, member)
        change_membership(world, chat, who, "left", bot)
    return True


def restrict_chat_member(world: World, bot: Bot, params: Params) -> bool:
    """Take rights from a member of a supergroup, or give all of them back."""
    user_id, allowed = _user_id(params), permissions(params)
    chat = access.managed_chat(world, bot, params)
    if chat.kind != "supergroup":
        raise bad_request(_ONLY_SUPERGROUPS)
    who, member = _somebody(world, chat, user_id)
    _require_changeable(chat, bot, member)
    inside = member.present
    if all(allowed.values()):
        change_membership(world, chat, who, "member" if inside else "left", bot)
        return True
    until = _until(world, params)
    change_membership(world, chat, who, "restricted", bot, allowed, until=until, away=not inside)
    return True


def promote_chat_member(world: World, bot: Bot, params: Params) -> bool:
    """Make a member an administrator; without any right, an ordinary member again."""
    user_id = _user_id(params)
    chat = access.managed_chat(world, bot, params)
    if chat.kind not in {"supergroup", "channel"}:
        raise bad_request(_ONLY_LARGE)
    who, member = _somebody(world, chat, user_id)
    _require_promotable(chat, bot, member)
    rights = promoted(params, chat.kind)
    if any(not chat.holds(bot.id, name) for name, given in rights.items() if given):
        raise bad_request("RIGHT_FORBIDDEN")
    status = "administrator" if any(rights.values()) else "member"
    if status != member.status or rights != member.rights:
        change_membership(world, chat, who, status, bot, rights if any(rights.values()) else None)
    return True


def set_chat_administrator_custom_title(world: World, bot: Bot, params: Params) -> bool:
    """Set the title of an administrator whom this bot has made one."""
    user_id = _user_id(params)
    chat = access.managed_chat(world, bot, params)
    if chat.kind != "supergroup":
        raise bad_request(_ONLY_SUPERGROUPS)
    _, member = _somebody(world, chat, user_id)
    if member.status == "creator":
        raise bad_request("only creator can edit their custom title")
    if member.status != "administrator":
        raise bad_request("user is not an administrator")
    if member.promoted_by != bot.id:
        raise bad_request("not enough rights to change custom title of the user")
    title = params.text("custom_title")
    if len(title) > MAX_TITLE:
        raise bad_request("ADMIN_RANK_INVALID")
    member.title = title
    return True


def set_chat_permissions(world: World, bot: Bot, params: Params) -> bool:
    """Set what ordinary members may do."""
    allowed = permissions(params)
    chat = access.managed_chat(world, bot, params)
    if chat.private:
        raise bad_request("can't change private chat permissions")
    if chat.kind == "channel":
        raise bad_request("can't change channel chat permissions")
    if not chat.holds(bot.id, "can_restrict_members"):
        raise bad_request("not enough rights to change chat permissions")
    chat.permissions = allowed
    return True


def end_memberships(world: World) -> None:
    """End the bans and restrictions whose time is over; Telegram sends no update about it.

    Who has paid for a month leaves after it, of which the bots hear.
    """
    now = world.now_s()
    for chat in world.groups.values():
        for member in chat.members.values():
            if not member.until or member.until > now:
                continue
            if member.status == "member":
                person = world.users[member.user_id]
                change_membership(world, chat, person, "left", person)
            else:
                back = member.status == "restricted" and member.present
                member.status = "member" if back else "left"
                member.until, member.away, member.rights = 0, False, {}


def _user_id(params: Params) -> int:
    user_id = params.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    return user_id


def _somebody(world: World, chat: Chat, user_id: int) -> tuple[Bot | Person, Member]:
    """Return a user and the membership, `left` for somebody who was never in the chat."""
    who = find_account(world, user_id)
    if who is None:
        raise bad_request("member not found")
    return who, chat.members.get(user_id) or Member(user_id=user_id, status="left")


def _require_changeable(chat: Chat, bot: Bot, member: Member) -> None:
    """Refuse to ban or restrict the owner, the bot itself, or somebody else's administrator."""
    if member.status == "creator":
        raise bad_request("can't remove chat owner")
    if member.user_id == bot.id:
        raise bad_request("can't restrict self")
    if not chat.holds(bot.id, "can_restrict_members"):
        raise bad_request("not enough rights to restrict/unrestrict chat member")
    if member.status == "administrator" and member.promoted_by != bot.id:
        raise bad_request("user is an administrator of the chat")


def _require_removable(chat: Chat, bot: Bot, member: Member) -> None:
    """Refuse to remove somebody from a basic group; these answers come from Telegram's server."""
    if not chat.holds(bot.id, "can_restrict_members"):
        raise bad_request("CHAT_ADMIN_REQUIRED")
    if not member.present:
        raise bad_request("USER_NOT_PARTICIPANT")
    if chat.administers(member.user_id):
        raise bad_request("user is an administrator of the chat")


def _require_promotable(chat: Chat, bot: Bot, member: Member) -> None:
    if member.status == "creator":
        raise bad_request("can't remove chat owner")
    if member.user_id == bot.id:
        raise bad_request("can't promote self")
    if not chat.holds(bot.id, "can_promote_members"):
        raise bad_request("not enough rights")
    if member.status == "kicked":
        raise bad_request("USER_KICKED")
    if not member.present:
        raise bad_request("USER_NOT_MUTUAL_CONTACT")
    if member.status == "administrator" and member.promoted_by != bot.id:
        raise bad_request("CHAT_ADMIN_REQUIRED")


def _until(world: World, params: Params) -> int:
    """Return the end of a ban or restriction; too short or too long means for ever (0)."""
    until = params.integer("until_date")
    lasts = until - world.now_s()
    return until if _SHORTEST <= lasts <= _LONGEST else 0
