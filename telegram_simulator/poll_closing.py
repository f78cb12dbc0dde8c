"""Closes polls, and shows their current state in their messages."""

from telegram_simulator.chats import Item
from telegram_simulator.polls import Poll
from telegram_simulator.world import World


def close_if_over(world: World, poll: Poll) -> None:
    """Close a poll whose time is over, so that nobody sees it open afterwards."""
    if poll.close_at is not None and poll.close_at <= world.now_s() and not poll.closed:
        close_poll(world, poll)


def close_poll(world: World, poll: Poll) -> Item | None:
    """Close a poll and send an update about it to its bot."""
    poll.closed = True
    chat = world.chats[poll.chat]
    world.queue_update(world.bots_of(poll), "poll", poll.public(), chat, lane=poll.lane)
    return refresh_poll(world, poll)


def refresh_poll(world: World, poll: Poll) -> Item | None:
    """Put the current state of a poll into its message; return the message if it still exists."""
    chat = world.chats[poll.chat]
    item = chat.items.get(poll.message_id)
    if item:
        item.message = item.message | {"poll": poll.public()}
        viewer = world.viewer(chat)
        world.feed.emit(
            "poll",
            chat=chat.key,
            message_id=poll.message_id,
            poll=poll.public(),
            mine=poll.votes.get(viewer.id, []) if viewer else [],
        )
    return item
