"""Enqueues the posts of a discussion in the group, and the messages to its leader."""

from datetime import datetime, timedelta
from typing import ClassVar

from bot.act import Act
from bot.learning.discussion import storage as discussions
from bot.learning.discussion.domain import (
    Discussion,
    DiscussionContext,
    DiscussionId,
    next_edit_at,
)
from bot.learning.discussion_posts import storage
from bot.membership.domain import ChatId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.planning import Source
from bot.storage.database import Tx

GOOD_FOR = timedelta(hours=6)
"""A later post would disturb another conversation."""
LOOK_BACK = 3
"""How many of its edits are searched for the row that last sent a message again."""


def enqueue_opening(act: Act, talk: Discussion) -> None:
    _enqueue(act, talk, "discussion.opened", "opened")
    enqueue_step(act, talk)


def enqueue_step(act: Act, talk: Discussion) -> None:
    _enqueue_step(act, talk, "discussion.step", talk.edits)


def enqueue_step_again(act: Act, talk: Discussion) -> None:
    """Enqueue the present step as a new message, because the old one cannot be reached."""
    discussions.note_edit(act.tx, talk, at=act.now)
    _enqueue_step(act, talk, "discussion.step", talk.edits + 1)


def enqueue_counts(act: Act, talk: Discussion) -> None:
    """Enqueue an edit of the present step's message now, because the vote is over."""
    discussions.note_edit(act.tx, talk, at=act.now)
    _enqueue_step(act, talk, "discussion.counts", talk.edits + 1)


def enqueue_counts_soon(act: Act, context: DiscussionContext) -> None:
    """Show the group and the leader the new count, unless an enqueued edit will show it."""
    talk = context.discussion
    at = next_edit_at(talk.edited_at, now=act.now)
    if at is None:
        return
    number, screen = talk.edits + 1, talk.screen_message_id or 0
    discussions.note_edit(act.tx, talk, at=at)
    _enqueue_step(act, talk, "discussion.counts", number, due_at=at)
    if context.leader_chat is not None:
        _enqueue(
            act,
            talk,
            "discussion.control",
            f"{talk.step}:{number}:{screen}",
            chat=context.leader_chat,
            due_at=at,
            step=talk.step,
            number=number,
            screen=screen,
        )


def enqueue_outcome(act: Act, talk: Discussion, *, of_step: int) -> None:
    """Enqueue for the group which way was picked at a step."""
    _enqueue(act, talk, "discussion.outcome", f"{of_step}:outcome", step=of_step)


def enqueue_debrief(act: Act, talk: Discussion) -> None:
    """Enqueue the end for the group; `part` is stored as in earlier releases."""
    _enqueue(act, talk, "discussion.debrief", "debrief:0", part=0)


def enqueue_stopped(act: Act, talk: Discussion) -> None:
    _enqueue(act, talk, "discussion.stopped", "stopped")


def enqueue_lost(act: Act, context: DiscussionContext) -> None:
    """Tell the leader that the group and its discussion are gone; this never expires."""
    if context.leader_chat is None:
        return
    message = NewMessage(
        chat_id=context.leader_chat,
        lane=Lane.URGENT,
        kind="discussion.lost",
        due_at=act.now,
        about={"discussion": context.discussion.id},
        dedup=_dedup(context.discussion.id, "lost"),
    )
    outbox.enqueue(act.tx, [message], now=act.now)


def earlier(discussion: DiscussionId, step: int, number: int) -> list[str]:
    """Return the dedups of the rows that may have sent a step's message again."""
    numbers = {0, *range(max(0, number - LOOK_BACK), number)}
    return [_dedup(discussion, f"{step}:{each}") for each in sorted(numbers)]


def earlier_controls(discussion: DiscussionId, step: int, number: int, screen: int) -> list[str]:
    """Return the dedups of the rows that may have sent the leader's message again."""
    numbers = range(max(1, number - LOOK_BACK), number)
    return [_dedup(discussion, f"{step}:{each}:{screen}") for each in numbers]


def _enqueue_step(
    act: Act, talk: Discussion, kind: str, number: int, *, due_at: datetime | None = None
) -> None:
    what = f"{talk.step}:{number}"
    _enqueue(act, talk, kind, what, due_at=due_at, step=talk.step, number=number)


def _enqueue(
    act: Act,
    talk: Discussion,
    kind: str,
    what: str,
    *,
    chat: ChatId | None = None,
    due_at: datetime | None = None,
    **about: int,
) -> None:
    """Enqueue a message for the group, or for another `chat`; `what` makes it happen once."""
    due_at = due_at or act.now
    message = NewMessage(
        chat_id=chat or talk.chat_id,
        lane=Lane.URGENT,
        kind=kind,
        due_at=due_at,
        about={"discussion": talk.id, **about},
        dedup=_dedup(talk.id, what),
        expires_at=due_at + GOOD_FOR,
    )
    outbox.enqueue(act.tx, [message], now=act.now)


def _dedup(discussion: DiscussionId, what: str) -> str:
    return f"discussion:{discussion}:{what}"


class NeutralPosts(Source):
    """Edits, once, the posts of earlier releases, which held the texts of the course."""

    name = "discussion"
    kinds: ClassVar[tuple[str, ...]] = (
        "discussion.opened",
        "discussion.case",
        "discussion.step",
        "discussion.outcome",
        "discussion.debrief",
        "discussion.stopped",
    )

    async def plan(self, act: Act) -> bool:
        """Enqueue the edits at the first tick after the upgrade."""
        await storage.edit_all_once(act.tx, self.kinds, now=act.now)
        return False

    async def next_due(self, _tx: Tx) -> datetime | None:
        return None
