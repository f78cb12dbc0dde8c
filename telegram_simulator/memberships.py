"""Changes who is in a group, and tells everybody: updates, service messages, the page."""

from copy import copy

from telegram_simulator.api_errors import Json
from telegram_simulator.chats import Chat, Member
from telegram_simulator.invitations import InviteLink
from telegram_simulator.methods.membership import chat_member
from telegram_simulator.people import Bot, Person
from telegram_simulator.world import World


def change_membership(
    world: World,
    chat: Chat,
    who: Bot | Person,
    status: str,
    by: Bot | Person,
    rights: dict[str, bool] | None = None,
    *,
    until: int = 0,
    away: bool = False,
    link: InviteLink | None = None,
) -> None:
    """Change a membership, and queue updates and a service message about it.

    `until`: when a ban or a restriction ends, in seconds since 1970; `link`: by which invite link
    somebody came.
    """
    member = world.member(chat, who.id)
    old, listeners = copy(member), world.bots_in(chat)
    member.status, member.rights = status, dict(rights or {})
    member.until, member.away = until, away
    if status != "administrator":
        member.title, member.promoted_by = "", 0
    elif isinstance(by, Bot) and old.status != "administrator":
        member.promoted_by = by.id
    if member.present:
        chat.requests.pop(who.id, None)
    came = {"invite_link": link.public(), "via_join_request": link.by_request} if link else {}
    _queue_updates(world, chat, who, by, old, member, listeners, came)
    if who is world.main:
        chat.state = "open" if member.present else "out"
    count = sum(other.present for other in chat.members.values())
    state = {"state": chat.state} if who is world.main else {}
    world.feed.emit("chat", chat=chat.key, patch=state | {"members": count})
    # people who come by a link say so themselves, also if an administrator let them in
    author = who if link else by
    _post_service_message(world, chat, who, author, listeners, came=member.present - old.present)


def _queue_updates(
    world: World,
    chat: Chat,
    who: Bot | Person,
    by: Bot | Person,
    old: Member,
    new: Member,
    listeners: list[Bot],
    came: Json,
) -> None:
    """Tell a bot about itself, and the administrators among the bots about somebody else."""
    if isinstance(who, Bot):
        kind, receivers = "my_chat_member", [who]
    else:
        kind, receivers = "chat_member", [bot for bot in listeners if chat.administers(bot.id)]
    for bot in receivers:
        update: Json = {
            "chat": chat.telegram(),
            "from": by.user(),
            "date": int(world.now_s()),
            "old_chat_member": chat_member(world, old, bot, chat.kind),
            "new_chat_member": chat_member(world, new, bot, chat.kind),
        }
        world.queue_update([bot], kind, update | came, chat)


def _post_service_message(
    world: World,
    chat: Chat,
    who: Bot | Person,
    by: Bot | Person,
    listeners: list[Bot],
    *,
    came: int,
) -> None:
    """Post a service message (`X added Y`, `X left`); channels have none.

    A bot also gets the message that it removed somebody or left itself (Client.cpp
    need_skip_update_message).
    """
    if not came or chat.kind == "channel":
        return
    fields: Json = {"left_chat_member": who.user()}
    if came > 0:
        fields = {"new_chat_members": [who.user()]}
    item = world.post(chat, by, fields)
    receivers = listeners if came < 0 else [bot for bot in listeners if bot is not by]
    if came > 0 and isinstance(who, Bot) and who not in receivers:
        receivers.append(who)
    world.queue_message(receivers, chat, item)
