"""Changes the state with one conditional statement, and saves the recipients in chunks."""

from datetime import datetime
from typing import Any

from bot.announcements.audience.domain import AudienceQuery
from bot.announcements.audience.storage import AFTER, IS_IN, UP_TO, condition, members
from bot.announcements.domain import Announcement, AnnouncementId, AnnouncementState, states_before
from bot.membership.focus import on_person
from bot.storage.database import Tx
from bot.storage.ownership import Owned, Values
from bot.storage.personal_data import Tables, counted

CHUNK = 1000
NO_END = 9_000_000_000_000_000
"""Above every id: the last chunk has no end."""
_MOVE = """
UPDATE announcements SET state = :to, revision = revision + 1,
  start_at = :start, urgent = CASE WHEN :urgent = 1 THEN 1 ELSE urgent END,
  wanted_at = :wanted, covered = :covered, refused_by = NULL, approved_by = NULL,
  screen_message_id = :screen, frozen_to = 0, promised_at = :now, people_in = :in, people_out = :out
WHERE id = :id AND state = 'draft' AND revision = :revision RETURNING id
"""
_SWEEP = """
UPDATE outbox SET state = 'dropped', reason = 'stopped', done_at = :now
WHERE id IN (SELECT o.id FROM outbox o WHERE o.announcement_id = :id AND o.state = 'pending'
             LIMIT :n)
RETURNING id
"""
_AGAIN = """
UPDATE outbox SET state = 'pending', attempts = 0, unknowns = 0, due_at = :now, done_at = NULL,
       reason = NULL
WHERE announcement_id = :id AND (state = 'failed' OR (state = 'skipped' AND EXISTS (
  SELECT 1 FROM chats c WHERE c.id = outbox.chat_id AND c.reach = 'open')))
RETURNING id
"""


async def mark_sent(
    tx: Tx,
    draft: Announcement,
    *,
    to: AnnouncementState,
    start_at: datetime | None,
    wanted_at: datetime | None,
    urgent: bool,
    covered: bool,
    screen_message_id: int | None,
    people: tuple[int, int] = (0, 0),
    now: datetime,
) -> bool:
    """Change the draft that its author saw to `to`; return False if it has changed since.

    `people` are how many of its audience are in and how many are not, as counted now; once all
    recipients are saved (`freeze`), they are counted again.
    """
    people_in, people_out = people
    row = await tx.one(
        _MOVE,
        id=draft.id,
        revision=draft.revision,
        to=to.value,
        start=start_at,
        wanted=wanted_at,
        urgent=urgent,
        covered=covered,
        screen=screen_message_id,
        now=now,
        **{"in": people_in, "out": people_out},
    )
    if row is not None:
        tx.do("DELETE FROM recipients WHERE announcement_id = :id", id=draft.id)
    return row is not None


async def change_state(
    tx: Tx,
    announcement: AnnouncementId,
    to: AnnouncementState,
    *,
    was: tuple[AnnouncementState, ...] = (),
) -> bool:
    """Change the state if its present state allows it; return whether it did."""
    return await tx.found(
        "UPDATE announcements SET state = :to WHERE id = :id AND state IN :was RETURNING id",
        id=announcement,
        to=to.value,
        was=[state.value for state in was or states_before(to)],
    )


def clear_urgency(tx: Tx, announcement: AnnouncementId) -> None:
    """Reset what sending set, after an announcement became a draft again."""
    tx.do(
        "UPDATE announcements SET urgent = 0, start_at = NULL, approved_by = NULL,"
        " frozen_to = NULL, revision = revision + 1 WHERE id = :id AND state = 'draft'",
        id=announcement,
    )


def run_again_if_done(tx: Tx, announcement: AnnouncementId) -> None:
    tx.do(
        "UPDATE announcements SET state = 'running', ended_at = NULL"
        " WHERE id = :id AND state IN ('done', 'running')",
        id=announcement,
    )


async def retry_failed(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> int:
    """Make the failed rows pending again; return how many."""
    tx.enqueued = True
    return len(await tx.ask(_AGAIN, id=announcement, now=now))


async def drop_pending(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> bool:
    """Drop at most 1,000 messages that were not sent; return whether there may be more."""
    return len(await tx.ask(_SWEEP, id=announcement, n=CHUNK, now=now)) == CHUNK


async def lock_cursor(tx: Tx, announcement: AnnouncementId, column: str) -> int | None:
    """Return the id in a column up to which the planner got, and lock the row for others."""
    row = await tx.one(
        f"UPDATE announcements SET {column} = {column}"  # noqa: S608 - our own words
        f" WHERE id = :id AND {column} IS NOT NULL RETURNING {column} AS at",
        id=announcement,
    )
    return None if row is None else row["at"]


async def end_of_chunk(tx: Tx, announcement: AnnouncementId, after: int) -> int | None:
    """Return the last of the next 1,000 recipients after an id; None if there are fewer."""
    row = await tx.one(
        "SELECT person_id FROM recipients WHERE announcement_id = :id AND person_id > :after"
        " ORDER BY person_id LIMIT 1 OFFSET :last",
        id=announcement,
        after=after,
        last=CHUNK - 1,
    )
    return None if row is None else row["person_id"]


async def freeze(
    tx: Tx, announcement: AnnouncementId, asked: AudienceQuery, *, only_one: bool = False
) -> bool:
    """Save the recipients among the next 1,000 people; return whether there may be more people.

    `only_one`: save only the person whom a rehearsal is about, and no more people follow.

    The people are those of its cohorts, by id, so that a chunk costs the same however many of them
    its rules leave out.
    """
    after = await lock_cursor(tx, announcement, "frozen_to")
    if after is None:
        return False
    where = condition(asked)
    cohorts = {"cohorts": where.params["cohorts"], "after": after}
    last, one = None, on_person(tx, "p.id") if only_one else ""
    if not only_one:
        last = await tx.one(
            f"SELECT x.person_id FROM ({members(asked.audience, AFTER)}) x"  # noqa: S608 - our own words
            " ORDER BY x.person_id LIMIT 1 OFFSET :last",
            last=CHUNK - 1,
            **cohorts,
        )
    upto = NO_END if last is None else last["person_id"]
    tx.do(
        "INSERT INTO recipients (announcement_id, person_id, is_in)"  # noqa: S608 - our own words
        " SELECT :id, x.person_id, x.is_in FROM ("
        f" SELECT p.id AS person_id, {IS_IN} AS is_in FROM ({members(asked.audience, UP_TO)}) m"
        f" JOIN people p ON p.id = m.person_id WHERE p.id > 0{where.sql}{one} GROUP BY p.id"
        ") x WHERE x.person_id > 0 ON CONFLICT (announcement_id, person_id) DO NOTHING",
        id=announcement,
        upto=upto,
        **{**where.params, **cohorts},
    )
    if last is None:
        tx.do(_FROZEN, id=announcement)
    else:
        tx.do("UPDATE announcements SET frozen_to = :to WHERE id = :id", to=upto, id=announcement)
    return last is not None


_FROZEN = """
UPDATE announcements SET frozen_to = NULL,
  people_in = (SELECT count(*) FROM recipients r WHERE r.announcement_id = :id AND r.is_in = 1),
  people_out = (SELECT count(*) FROM recipients r WHERE r.announcement_id = :id AND r.is_in = 0)
WHERE id = :id
"""


def _reached(row: Values) -> tuple[Any, ...]:
    """Order two rows of a person: the confirmed one counts, or else the one that was sent."""
    return (row["got_it_at"] is None, not row["is_in"])


TABLES = Tables(
    holdings=(counted("recipients"),),
    owned=(
        Owned(
            table="recipients",
            owner="person_id",
            key=("announcement_id",),
            once=("announcement_id",),
            order=_reached,
        ),
    ),
)
