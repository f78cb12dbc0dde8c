"""Expires what has a time limit: queued updates, unanswered taps, open polls, bans."""

from bot.simulator.chats import Item
from bot.simulator.methods.members import end_memberships
from bot.simulator.polls import Poll
from bot.simulator.updates import CALLBACK_LIFETIME
from bot.simulator.world import World


def expire(world: World) -> None:
    """Drop old updates and unanswered taps, close polls and end bans whose time is over."""
    now = world.now_s()
    end_memberships(world)
    for queue in world.queues.values():
        queue.expire(now)
    for callback in [c for c in world.callbacks.values() if c.made_at + CALLBACK_LIFETIME <= now]:
        del world.callbacks[callback.id]
        world.feed.emit(
            "callback.expired",
            chat=callback.chat,
            message_id=callback.message_id,
            callback_id=callback.id,
        )
    for poll in list(world.polls.values()):
        if poll.close_at is not None and poll.close_at <= now and not poll.closed:
            close_poll(world, poll)


def close_poll(world: World, poll: Poll) -> Item | None:
    """Close a poll and send an update about it to its bot."""
    poll.closed = True
    chat = world.chats[poll.chat]
    world.queue_update([world.bots[poll.bot_id]], "poll", poll.public(), chat, lane=poll.lane)
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
