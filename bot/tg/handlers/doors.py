"""What nobody asked for and no dialog waits for: stray messages, groups, blocked and unblocked."""

from bot.domain.people.person import ChatId, Reach
from bot.domain.refusals import NotJoined
from bot.services.learning.discussion import follow
from bot.services.people.groups import unlink_group
from bot.storage import chats
from bot.tg import calls
from bot.tg.context import Turn
from bot.tg.handlers.followup.today import note_tap
from bot.tg.handlers.learning.certificate import hear_pasted_code
from bot.tg.handlers.people.start import open_pasted
from bot.tg.handlers.questions.desk import hear_reply
from bot.tg.handlers.router import Fallbacks
from bot.tg.handlers.safety.unasked import hear_stray
from bot.tg.incoming import Incoming
from bot.tg.screens.people.groups import write_link
from bot.tg.screens.safety.unasked import only_buttons


async def hear_unasked(turn: Turn, said: Incoming, word: str) -> None:
    """Answer a message that nobody asked for; a pasted link is opened like a tapped one.

    A certificate's code is confirmed to coordinators.
    """
    if await open_pasted(turn, said.text):
        return
    if turn.visitor.person is None:
        raise NotJoined
    if await hear_pasted_code(turn, said.text):
        return
    if word:
        turn.say(only_buttons(turn.texts))
        return
    await hear_stray(turn, said)


async def follow_group(turn: Turn, new: int) -> None:
    """Follow the change of a group into a supergroup."""
    await chats.move(turn.tx, old=turn.chat_id, new=new)
    await follow(turn.tx, ChatId(new), now=turn.now)


async def hear_member(turn: Turn, *, out: bool) -> None:
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
        await unlink_group(turn.tx, turn.chat_id, now=turn.now)
        chats.close(turn.tx, chat_id=turn.chat_id, reach=Reach.LEFT, now=turn.now)
    elif turn.visitor.grants:
        chats.reopen(turn.tx, chat_id=turn.chat_id)
        turn.say(write_link(turn.texts))
    elif turn.chat is None or turn.chat.reach is not Reach.OPEN:
        turn.reply("leave", calls.act("leaveChat", chat_id=turn.chat_id))


fallbacks = Fallbacks(
    before_tap=note_tap,
    reply=hear_reply,
    unasked=hear_unasked,
    migrated=follow_group,
    member=hear_member,
)
