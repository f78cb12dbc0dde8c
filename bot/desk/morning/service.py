"""The morning message of each coordinator: about the day, and kept up to date until evening.

It rings only if it knows something that the last working morning did not know: a meeting today, a
question, somebody newly to contact, who asks to join or has joined, services to check, a change, or
last week's digest. So nothing rings twice, and nothing waits longer than the next working morning.
"""

from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from bot.act import Act
from bot.catalog.course import Courses
from bot.days import local_day
from bot.desk.contacts.domain import ON_THE_DAY, Contact
from bot.desk.morning import storage
from bot.desk.morning.domain import evening_of, next_morning, send_at
from bot.desk.morning.storage import MorningState
from bot.desk.service import Board
from bot.desk.sightings import storage as sightings
from bot.desk.today.service import board_of
from bot.membership.domain import Person, PersonId
from bot.membership.visitor.storage import load_visitors
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.rights import service as rights
from bot.planning import Lap, Phase, Source
from bot.storage import set_aside
from bot.storage.database import Tx

KIND: Final = "today"
EDIT: Final = "today.edit"
BETWEEN: Final = timedelta(minutes=5)
"""How often the message is compared with the current state."""
ROLES_LOOKED_AT: Final = 500
"""How many roles one tick checks for people without a morning; the next ticks go on."""
MOST: Final = 6
"""How many cohorts one message tells of; there is a button for each of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What the message of one coordinator shows: a board for each cohort."""

    boards: tuple[Board, ...]

    @property
    def told(self) -> tuple[Board, ...]:
        """The boards that fit into one message, those first that ask for something."""
        asking = sorted(self.boards, key=lambda board: not board.asks_for_something)
        return tuple(asking[:MOST])

    @property
    def inside(self) -> int:
        return sum(board.inside for board in self.boards)

    @property
    def facts(self) -> frozenset[str]:
        return frozenset[str]().union(*(board.facts for board in self.boards))

    def is_worth_it(self, day: MorningState) -> bool:
        """Tell whether there is anything that the last working morning did not know."""
        return any(board.unheard for board in self.boards) or not self.facts <= day.told

    def fingerprint(self) -> str:
        """Return a hash of what is shown."""
        shown = "".join(board.fingerprint() for board in self.boards)
        return sha256(shown.encode()).hexdigest()[:16]


class Mornings(Source):
    """The source of morning messages."""

    name = "today"
    phase = Phase.COORDINATORS
    is_alone = True

    def __init__(self, courses: Courses) -> None:
        self._courses = courses
        self._lap = Lap(ROLES_LOOKED_AT)

    async def plan(self, act: Act) -> bool:
        new = await storage.without_schedule(act.tx, self._lap)
        for person, zone in new.items():
            async with _isolated(act, person):
                storage.schedule_first(act.tx, person, next_morning(zone, now=act.now))
        due = await storage.due(act.tx, now=act.now)
        for day in due:
            async with _isolated(act, day.person):
                storage.save(act.tx, await self._send(act, day))
        for day in await storage.due_for_comparison(act.tx, now=act.now):
            async with _isolated(act, day.person):
                storage.save(act.tx, await self._update(act, day))
        return bool(due)

    async def next_due(self, tx: Tx) -> datetime | None:
        """Return the next morning; comparisons send no new message."""
        return await storage.next_morning(tx)

    async def _send(self, act: Act, day: MorningState) -> MorningState:
        moved = replace(day, next_at=next_morning(day.zone, now=act.now))
        # A morning that is long past is skipped: the desk shows the current state.
        if day.chat is None or act.now - day.next_at > timedelta(hours=2):
            return moved
        today = await load_today(replace(act, courses=self._courses), day)
        if today is None:
            return moved
        rings, moved = today.is_worth_it(day), replace(moved, told=today.facts)
        if not rings:
            return moved
        for board in today.boards:
            sightings.note_rung(act.tx, day.person, board.cohort.id, board.unheard)
        first = min((p.session.starts_at for b in today.boards for p in b.today), default=None)
        dedup = f"today:{day.person}:{local_day(act.now, day.zone).isoformat()}"
        message = NewMessage(
            chat_id=day.chat,
            lane=Lane.REMINDER,
            kind=KIND,
            due_at=send_at(act.now, first),
            expires_at=evening_of(day.zone, now=act.now),
            about={"person": day.person},
            dedup=dedup,
        )
        outbox.enqueue(act.tx, [message], now=act.now)
        return replace(
            moved,
            dedup=dedup,
            shown=today.fingerprint(),
            shown_count=0,
            inside=today.inside,
            is_away=False,
            look_at=act.now + BETWEEN,
        )

    async def _update(self, act: Act, day: MorningState) -> MorningState:
        again = act.now + BETWEEN
        shown, count = day.shown, day.shown_count
        # After an outage the message of an earlier day is not edited.
        its_own = day.look_at is not None and act.now < evening_of(day.zone, now=day.look_at)
        if its_own and day.row is not None and day.chat is not None and not day.is_away:
            today = await load_today(replace(act, courses=self._courses), day)
            if today is not None and (day.was_lost or today.fingerprint() != shown):
                shown, count = today.fingerprint(), count + 1
                outbox.enqueue(act.tx, [_edit(day, count, now=act.now)], now=act.now)
        goes_on = its_own and again < evening_of(day.zone, now=act.now)
        return replace(day, shown=shown, shown_count=count, look_at=again if goes_on else None)


def _isolated(act: Act, person: PersonId) -> AbstractAsyncContextManager[None]:
    return set_aside.isolated(act.tx, storage.PLACE, person, now=act.now)


async def load_today(act: Act, day: MorningState) -> Today | None:
    """Return what a coordinator's message shows now; None for others."""
    if day.telegram_id is None:
        return None
    visitor = (await load_visitors(act.tx, [day.telegram_id])).get(day.telegram_id)
    if visitor is None or not visitor.grants:
        return None
    theirs = replace(act, visitor=visitor)
    own = [each for each in await rights.open_cohorts(theirs) if each.course in act.courses]
    boards = [await board_of(theirs, cohort) for cohort in own]
    return Today(boards=tuple(boards)) if boards else None


def note_seen(act: Act, person: PersonId, boards: Iterable[Board]) -> None:
    """Note what a coordinator is shown: people to contact, and surveys that have ended."""
    for board in boards:
        note_looked(act, person, board, board.contacts[:ON_THE_DAY])
        news = [each for each in board.surveys if each not in board.seen.surveys]
        if news:
            known = {**board.seen.surveys, **dict.fromkeys(news, board.day)}
            sightings.note_surveys(act.tx, person, known)


def note_looked(act: Act, person: PersonId, board: Board, shown: Iterable[Contact]) -> None:
    """Note which people to contact a coordinator is shown, once a day."""
    first = [each for each in shown if not board.seen.is_seen_on(board.day, each)]
    sightings.note_seen(act.tx, person, board.cohort.id, first, today=board.day)


def note_preview(act: Act, person: Person) -> None:
    """Note that a coordinator has looked at the course as a participant: the first step."""
    storage.schedule_first(act.tx, person.id, next_morning(person.zone, now=act.now))
    storage.note_previewed(act.tx, person.id, now=act.now)


async def load_today_of(act: Act, person: PersonId) -> Today | None:
    day = await storage.of_person(act.tx, person)
    return None if day is None else await load_today(act, day)


def _edit(day: MorningState, count: int, *, now: datetime) -> NewMessage:
    assert day.chat is not None
    return NewMessage(
        chat_id=day.chat,
        lane=Lane.REMINDER,
        kind=EDIT,
        due_at=now,
        expires_at=now + BETWEEN,
        about={"person": day.person},
        dedup=f"{day.dedup}:{count}",
        edits_id=day.row,
    )
