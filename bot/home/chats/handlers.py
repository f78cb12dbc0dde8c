"""People block the bot, and groups add, move or remove it."""

from bot.desk.groups.screens import write_link
from bot.desk.groups.service import unlink_group
from bot.learning.discussion.service import repost_in_new_chat
from bot.membership.chat import storage as chats
from bot.membership.domain import ChatId, Reach
from bot.telegram.incoming.context import Turn
from bot.telegram.kit import calls


async def follow_group(turn: Turn, new: int) -> None:
    """Follow the change of a group into a supergroup."""
    await chats.move(turn.tx, old=turn.chat_id, new=new)
    await repost_in_new_chat(turn.act, ChatId(new))


async def handle_member(turn: Turn, *, out: bool) -> None:
    """Note who blocked or unblocked the bot; leave groups that no coordinator linked."""
    if turn.is_group:
        await _handle_group_member(turn, out=out)
        return
    if turn.chat is None:
        return
    if out:
        chats.close(turn.tx, chat_id=turn.chat_id, reach=Reach.BLOCKED, now=turn.now)
    else:
        chats.reopen(turn.tx, chat_id=turn.chat_id)


async def _handle_group_member(turn: Turn, *, out: bool) -> None:
    """Ask a coordinator who added the bot to link the group; leave any other group."""
    if out:
        await unlink_group(turn.act, turn.chat_id)
        chats.close(turn.tx, chat_id=turn.chat_id, reach=Reach.LEFT, now=turn.now)
    elif turn.visitor.grants:
        chats.reopen(turn.tx, chat_id=turn.chat_id)
        turn.say(write_link(turn.texts))
    elif turn.chat is None or turn.chat.reach is not Reach.OPEN:
        turn.reply("leave", calls.other("leaveChat", chat_id=turn.chat_id))
