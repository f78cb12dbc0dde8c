"""Expires what has a time limit: queued updates, unanswered taps, open polls, bans."""

from telegram_simulator.methods.members import end_memberships
from telegram_simulator.poll_closing import close_if_over
from telegram_simulator.updates import CALLBACK_LIFETIME
from telegram_simulator.world import World


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
        close_if_over(world, poll)
