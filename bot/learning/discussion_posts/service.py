"""What a discussion owes to the group, and to the private chat of who leads it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.act import Act
from bot.learning.discussion import storage as discussions
from bot.learning.discussion.domain import Discussion, DiscussionId, Kept, Kind, next_count
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.storage.database import Tx

GOOD_FOR = timedelta(hours=6)
"""What could not be posted for so long would come into another conversation."""
LOOK_BACK = 3


def begin(act: Act, talk: Discussion) -> None:
    """Owe the opening, the text of a case, and the first step."""
    _owe(act, talk, "discussion.opened", f"{_prefix(talk.id)}opened")
    if talk.kind is Kind.CASE:
        _owe(act, talk, "discussion.case", f"{_prefix(talk.id)}case")
    step(act, talk)


def step(act: Act, talk: Discussion) -> None:
    """Owe the message of the present step."""
    _owe_step(act.tx, talk, "discussion.step", talk.edits, act.now)


def step_again(act: Act, talk: Discussion) -> None:
    """Owe the present step once more, as a new message: the old one is out of reach."""
    discussions.note_edit(act.tx, talk, at=act.now)
    _owe_step(act.tx, talk, "discussion.step", talk.edits + 1, act.now)


def counts(act: Act, talk: Discussion) -> None:
    """Owe an edit of the present step's message at once, because no more votes are taken."""
    discussions.note_edit(act.tx, talk, at=act.now)
    _owe_step(act.tx, talk, "discussion.counts", talk.edits + 1, act.now)


def counts_soon(act: Act, kept: Kept) -> None:
    """Owe the group and the leader the new count, unless an edit is owed that will show it."""
    talk = kept.discussion
    at = next_count(talk.edited_at, now=act.now)
    if at is None:
        return
    number = talk.edits + 1
    discussions.note_edit(act.tx, talk, at=at)
    _owe_step(act.tx, talk, "discussion.counts", number, at)
    if kept.leader_chat is None:
        return
    debt = NewMessage(
        chat_id=kept.leader_chat,
        lane=Lane.URGENT,
        kind="discussion.control",
        due_at=at,
        about={
            "discussion": talk.id,
            "step": talk.step,
            "number": number,
            "screen": talk.screen_message_id or 0,
        },
        dedup=_of_control(talk.id, talk.step, number, talk.screen_message_id),
        expires_at=at + GOOD_FOR,
    )
    outbox.enqueue(act.tx, [debt], now=act.now)


def outcome(act: Act, talk: Discussion, *, of_step: int) -> None:
    """Owe the group what follows from the way that was picked at a step."""
    dedup = f"{_prefix(talk.id)}{of_step}:outcome"
    _owe(act, talk, "discussion.outcome", dedup, step=of_step)


def debrief(act: Act, talk: Discussion, parts: Iterable[int] = (0,)) -> None:
    """Owe the group the end, message by message; the first owes the others when it goes."""
    for part in parts:
        dedup = f"{_prefix(talk.id)}debrief:{part}"
        _owe(act, talk, "discussion.debrief", dedup, part=part)


def stopped(act: Act, talk: Discussion) -> None:
    """Owe the group that it ends here."""
    _owe(act, talk, "discussion.stopped", f"{_prefix(talk.id)}stopped")


def lost(act: Act, kept: Kept) -> None:
    """Owe the leader that the group is gone, and the discussion with it."""
    if kept.leader_chat is None:
        return
    debt = NewMessage(
        chat_id=kept.leader_chat,
        lane=Lane.URGENT,
        kind="discussion.lost",
        due_at=act.now,
        about={"discussion": kept.discussion.id},
        dedup=f"{_prefix(kept.discussion.id)}lost",
    )
    outbox.enqueue(act.tx, [debt], now=act.now)


def earlier(discussion: DiscussionId, step: int, number: int) -> list[str]:
    """Return the dedups of the rows that may have made a step's message, or said it anew."""
    numbers = {0, *range(max(0, number - LOOK_BACK), number)}
    return [_of_step(discussion, step, each) for each in sorted(numbers)]


def earlier_controls(
    discussion: DiscussionId, step: int, number: int, screen: int | None
) -> list[str]:
    """Return the dedups of the rows that may have said the leader's message anew."""
    numbers = range(max(1, number - LOOK_BACK), number)
    return [_of_control(discussion, step, each, screen) for each in numbers]


def _owe_step(tx: Tx, talk: Discussion, kind: str, number: int, at: datetime) -> None:
    dedup = _of_step(talk.id, talk.step, number)
    _owe(Act(tx=tx, now=at), talk, kind, dedup, step=talk.step, number=number)


def _owe(act: Act, talk: Discussion, kind: str, dedup: str, **about: int) -> None:
    debt = NewMessage(
        chat_id=talk.chat_id,
        lane=Lane.URGENT,
        kind=kind,
        due_at=act.now,
        about={"discussion": talk.id, **about},
        dedup=dedup,
        expires_at=act.now + GOOD_FOR,
    )
    outbox.enqueue(act.tx, [debt], now=act.now)


def _prefix(discussion: DiscussionId) -> str:
    return f"discussion:{discussion}:"


def _of_step(discussion: DiscussionId, step: int, number: int) -> str:
    return f"{_prefix(discussion)}{step}:{number}"


def _of_control(discussion: DiscussionId, step: int, number: int, screen: int | None) -> str:
    return f"{_of_step(discussion, step, number)}:{screen or 0}"
