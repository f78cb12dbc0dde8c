"""Stores discussions in the groups of cohorts, and the votes of those who take part."""

from collections.abc import Iterable
from datetime import datetime

import orjson

from bot.learning.discussion.domain import (
    Discussion,
    DiscussionContext,
    DiscussionId,
    DiscussionKind,
    PastStep,
    Poll,
)
from bot.membership.domain import ChatId, CohortId, PersonId
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Tables, counted, deleted
from bot.storage.rows import from_row

_CONTEXT = """
SELECT d.*, c.course, c.zone, leader.id AS leader_chat,
       CASE WHEN c.group_chat_id = d.chat_id AND g.reach = 'open' THEN 1 ELSE 0 END AS is_linked
FROM discussions d JOIN cohorts c ON c.id = d.cohort_id JOIN chats g ON g.id = d.chat_id
LEFT JOIN chats leader ON leader.person_id = d.led_by
"""


_SAVE_VOTE = """
INSERT INTO discussion_votes (discussion_id, step, person_id, choice, voted_at)
SELECT d.id, d.step, :person, :choice, :now FROM discussions d
WHERE d.id = :id AND d.state = 'open' AND d.voting = 1 AND d.step = :step
ON CONFLICT (discussion_id, step, person_id)
DO UPDATE SET choice = excluded.choice, voted_at = excluded.voted_at
RETURNING choice
"""
_MOVE_ON = """
UPDATE discussions SET step = :step, node = :node, voting = :voting, way = :way, edits = :edits,
       edited_at = CASE WHEN :moved_on = 1 THEN :now ELSE edited_at END,
       state = CASE WHEN :open = 1 THEN 'open' ELSE 'closed' END,
       ended_at = CASE WHEN :open = 1 THEN NULL ELSE :now END
WHERE id = :id AND state = 'open' AND step = :before AND voting = :was
RETURNING id
"""
# Only the votes of those who take part count, so that they never outnumber the course.
_COUNTED = """
SELECT v.step, v.choice, count(*) AS votes FROM discussion_votes v
JOIN discussions d ON d.id = v.discussion_id
JOIN enrolments e ON e.cohort_id = d.cohort_id AND e.person_id = v.person_id AND e.state = 'active'
WHERE v.discussion_id = :id GROUP BY v.step, v.choice
"""
_MEMBERS = """
SELECT count(*) AS members FROM enrolments e JOIN discussions d ON d.cohort_id = e.cohort_id
WHERE d.id = :id AND e.state = 'active'
"""


async def load(tx: Tx, discussion: DiscussionId) -> DiscussionContext | None:
    return context_from(await tx.ask(f"{_CONTEXT} WHERE d.id = :id", id=discussion))


async def load_open(tx: Tx, cohort: CohortId) -> DiscussionContext | None:
    sql = f"{_CONTEXT} WHERE d.cohort_id = :cohort AND d.state = 'open'"
    return context_from(await tx.ask(sql, cohort=cohort))


async def load_open_in_chat(tx: Tx, chat: ChatId) -> DiscussionContext | None:
    return context_from(
        await tx.ask(f"{_CONTEXT} WHERE d.chat_id = :chat AND d.state = 'open'", chat=chat)
    )


async def with_vote_of(
    tx: Tx, discussion: DiscussionId, step: int, person: PersonId | None
) -> tuple[DiscussionContext | None, str | None]:
    """Return a discussion, and somebody's vote at a step, in one trip."""
    rows, mine = await tx.ask_each(
        query(f"{_CONTEXT} WHERE d.id = :id", id=discussion),
        query(
            "SELECT choice FROM discussion_votes"
            " WHERE discussion_id = :id AND step = :step AND person_id = :person",
            id=discussion,
            step=step,
            person=person,
        ),
    )
    return context_from(rows), mine[0]["choice"] if mine else None


async def poll(
    tx: Tx, discussion: DiscussionId, *further: Statement
) -> tuple[Poll | None, list[Rows]]:
    """Return a discussion with all its votes, and what `further` reads find, in one trip."""
    rows, counted, members, *more = await tx.ask_each(
        query(f"{_CONTEXT} WHERE d.id = :id", id=discussion),
        query(_COUNTED, id=discussion),
        query(_MEMBERS, id=discussion),
        *further,
    )
    found = context_from(rows)
    if found is None:
        return None, more
    votes: dict[int, dict[str, int]] = {}
    for row in counted:
        votes.setdefault(row["step"], {})[row["choice"]] = row["votes"]
    return Poll(context=found, votes=votes, members=members[0]["members"]), more


async def save_vote(
    tx: Tx, discussion: DiscussionId, step: int, person: PersonId, choice: str, *, now: datetime
) -> bool:
    """Save somebody's vote, or change it; False if the vote on that step was closed meanwhile."""
    return await tx.found(
        _SAVE_VOTE, id=discussion, step=step, person=person, choice=choice, now=now
    )


def note_edit(tx: Tx, was: Discussion, *, at: datetime) -> None:
    """Count one more edit of the present step's message, unless it was counted meanwhile."""
    tx.do(
        "UPDATE discussions SET edits = :number, edited_at = :at"
        " WHERE id = :id AND step = :step AND edits = :before",
        id=was.id,
        step=was.step,
        number=was.edits + 1,
        before=was.edits,
        at=at,
    )


async def move_on(tx: Tx, was: Discussion, now_is: Discussion, *, now: datetime) -> bool:
    """Save the state of a discussion; False if it has changed after `was`."""
    way = [[taken.node, taken.choice] for taken in now_is.way]
    return await tx.found(
        _MOVE_ON,
        id=was.id,
        before=was.step,
        was=was.voting,
        step=now_is.step,
        node=now_is.node,
        voting=now_is.voting,
        way=orjson.dumps(way).decode(),
        edits=now_is.edits,
        moved_on=now_is.step > was.step,
        open=now_is.is_open,
        now=now,
    )


async def end(tx: Tx, discussion: DiscussionId, *, now: datetime) -> bool:
    """Close a discussion early; False if it is closed already."""
    return await tx.found(
        "UPDATE discussions SET state = 'closed', voting = 0, ended_at = :now"
        " WHERE id = :id AND state = 'open' RETURNING id",
        id=discussion,
        now=now,
    )


async def end_in(
    tx: Tx, chat: ChatId, *, now: datetime, becomes: CohortId | None = None
) -> list[DiscussionId]:
    """Close what is open in a chat that is not the group of its cohort any more, and return it.

    With `becomes` the chat is now the group of that cohort: its discussion here continues, and one
    in another chat is closed too.
    """
    rows = await tx.ask(
        "UPDATE discussions SET state = 'closed', voting = 0, ended_at = :now"
        " WHERE state = 'open' AND ((chat_id = :chat AND cohort_id <> :cohort)"
        " OR (chat_id <> :chat AND cohort_id = :cohort)) RETURNING id",
        chat=chat,
        cohort=becomes or 0,
        now=now,
    )
    return sorted(DiscussionId(row["id"]) for row in rows)


def lead(tx: Tx, discussion: DiscussionId, person: PersonId, *, screen: int | None) -> None:
    """Save who has the controls, and in which message."""
    tx.do(
        "UPDATE discussions SET led_by = :person, screen_message_id = :screen WHERE id = :id",
        id=discussion,
        person=person,
        screen=screen,
    )


def message_query(dedups: Iterable[str]) -> Statement:
    """Ask for the newest message among rows of the outbox (for `message_from`)."""
    return query(
        "SELECT message_id FROM outbox WHERE dedup IN :dedups AND message_id IS NOT NULL"
        " ORDER BY id DESC LIMIT 1",
        dedups=list(dedups),
    )


def message_from(rows: Rows) -> int | None:
    return rows[0]["message_id"] if rows else None


def context_from(rows: Rows) -> DiscussionContext | None:
    return _to_context(rows[0]) if rows else None


def _to_context(row: Row) -> DiscussionContext:
    return from_row(
        DiscussionContext,
        row,
        discussion=from_row(
            Discussion,
            row,
            is_open=row["state"] == "open",
            way=tuple(
                PastStep(node=node, choice=choice) for node, choice in orjson.loads(row["way"])
            ),
        ),
    )


TABLES = Tables(
    holdings=(
        deleted("discussion_votes"),
        counted("discussions", "started_by = :person OR led_by = :person"),
    ),
    owned=(
        Owned(
            table="discussion_votes",
            owner="person_id",
            key=("discussion_id", "step"),
            once=("discussion_id", "step"),
            order=latest("voted_at"),
        ),
    ),
)


_START = """
INSERT INTO discussions (cohort_id, chat_id, started_by, led_by, kind, content, language, node,
                         screen_message_id, edited_at, started_at)
SELECT c.id, :chat, :by, :by, :kind, :content, :language, :node, :screen, :now, :now
FROM cohorts c WHERE c.id = :cohort AND c.group_chat_id = :chat AND c.closed_at IS NULL
ON CONFLICT (cohort_id) WHERE state = 'open' DO NOTHING
RETURNING id
"""


async def start(
    tx: Tx,
    *,
    cohort: CohortId,
    chat: ChatId,
    by: PersonId,
    kind: DiscussionKind,
    content: str,
    language: str,
    node: str,
    screen: int | None,
    now: datetime,
) -> DiscussionId | None:
    """Open a discussion in a cohort's group; None if one is open there already."""
    row = await tx.one(
        _START,
        cohort=cohort,
        chat=chat,
        by=by,
        kind=str(kind),
        content=content,
        language=language,
        node=node,
        screen=screen,
        now=now,
    )
    return None if row is None else DiscussionId(row["id"])
