"""Chats change: people block the bot, groups take it in, move or put it out."""

from bot.desk.groups.screens import write_link
from bot.desk.groups.service import unlink_group
from bot.learning.discussion.service import follow
from bot.membership.chat import storage as chats
from bot.membership.domain import ChatId, Reach
from bot.telegram.incoming.context import Turn
from bot.telegram.kit import calls


async def follow_group(turn: Turn, new: int) -> None:
    """Follow the change of a group into a supergroup."""
    await chats.move(turn.tx, old=turn.chat_id, new=new)
    await follow(turn.act, ChatId(new))


async def handle_member(turn: Turn, *, out: bool) -> None:
    """Note who blocked the bot and who let it back; leave groups that are not on the list."""
    if turn.is_group:
        await _hear_group_member(turn, out=out)
        return
    if turn.chat is None:
        return
    if out:
        chats.close(turn.tx, chat_id=turn.chat_id, reach=Reach.BLOCKED, now=turn.now)
    else:
        chats.reopen(turn.tx, chat_id=turn.chat_id)


async def _hear_group_member(turn: Turn, *, out: bool) -> None:
    """A coordinator may bring the bot into a group and link it; any other group is left."""
    if out:
        await unlink_group(turn.act, turn.chat_id)
        chats.close(turn.tx, chat_id=turn.chat_id, reach=Reach.LEFT, now=turn.now)
    elif turn.visitor.grants:
        chats.reopen(turn.tx, chat_id=turn.chat_id)
        turn.say(write_link(turn.texts))
    elif turn.chat is None or turn.chat.reach is not Reach.OPEN:
        turn.reply("leave", calls.other("leaveChat", chat_id=turn.chat_id))
