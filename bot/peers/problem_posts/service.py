"""Enqueues what the group gets of a problem: that it is there, and later its summary."""

from datetime import timedelta

from bot.act import Act
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.peers.problem.domain import Problem

POSTED = "problem.posted"
SUMMED_UP = "problem.summed_up"
GOOD_FOR = timedelta(days=2)
"""After this time a post would come as a surprise."""


def enqueue_post(act: Act, problem: Problem) -> None:
    """Tell the group that there is a problem."""
    _enqueue(act, problem, POSTED)


def enqueue_summary(act: Act, problem: Problem) -> None:
    """Tell the group once that there is a summary, however often it is written."""
    _enqueue(act, problem, SUMMED_UP)


def dedup_of_post(problem: Problem) -> str:
    """Return by which dedup the message of a problem is found in the outbox."""
    return f"{POSTED}:{problem.id}"


def _enqueue(act: Act, problem: Problem, kind: str) -> None:
    if problem.group is None:
        return
    message = NewMessage(
        chat_id=problem.group,
        lane=Lane.URGENT,
        kind=kind,
        due_at=act.now,
        about={"problem": problem.id},
        dedup=f"{kind}:{problem.id}",
        expires_at=act.now + GOOD_FOR,
    )
    outbox.enqueue(act.tx, [message], now=act.now)
