"""Tells coordinators who has joined or asks to join, in one message for all who come meanwhile.

While a message is not opened yet, nothing more is sent: it shows everybody once it is opened. After
that people who join are told half an hour after the message before, together; a request at once.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId, EnrolmentId, ListedPerson
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff import storage as staff
from bot.outbox.covers import storage as covers
from bot.people.arrivals import storage
from bot.people.service import enqueue_message
from bot.storage.database import Tx
from bot.storage.dialect import from_ms, to_ms

KIND: Final = "people.arrivals"
KEPT: Final = timedelta(days=30)
TOGETHER: Final = timedelta(minutes=30)
NAMED: Final = 5
"""How many of those who joined, and of those who wait, the message names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoCame:
    """The people who have come to a cohort since a message: how many, and some of their names.

    `inside` of `on_list` people of the whole list have joined.
    """

    cohort: Cohort
    joined: tuple[ListedPerson, ...]
    waiting: tuple[ListedPerson, ...]
    all_joined: int
    all_waiting: int
    inside: int
    on_list: int


async def note_arrival(act: Act, cohort: CohortId, *, asks: bool) -> None:
    """Tell every coordinator of a cohort that somebody has joined, or `asks` to join."""
    for chat, coordinator in await staff.chats_of_coordinators(act.tx, cohort):
        prefix = f"{KIND}:{cohort}:{coordinator}:"
        before = await covers.latest(act.tx, chat, prefix)
        if before is not None and before.still_grows:
            continue
        due = act.now
        if before is not None and not asks:
            due = max(due, before.created_at + TOGETHER)
        enqueue_message(
            act,
            chat,
            KIND,
            {"cohort": cohort, "since": to_ms(act.now)},
            keep=KEPT,
            due_at=due,
            dedup=f"{prefix}{to_ms(act.now):014}",
        )


async def arrivals_since(tx: Tx, cohort: CohortId, since_ms: int) -> WhoCame | None:
    """Return who has come since an instant; None if nobody of them is there any more."""
    found = await cohorts.by_id(tx, cohort)
    if found is None:
        return None
    joined, waiting = await storage.came_since(tx, cohort, from_ms(since_ms))
    if not joined and not waiting:
        return None
    inside, on_list = await enrolments.count_members(tx, cohort)
    return WhoCame(
        cohort=found,
        joined=await _named(tx, joined),
        waiting=await _named(tx, waiting),
        all_joined=len(joined),
        all_waiting=len(waiting),
        inside=inside,
        on_list=on_list,
    )


async def _named(tx: Tx, places: list[EnrolmentId]) -> tuple[ListedPerson, ...]:
    found = [await enrolments.by_id(tx, each) for each in places[:NAMED]]
    return tuple(each for each in found if each is not None)
