"""A large cohort two months after its meetings, as data for reports; the random seed is fixed.

About 70 % took the quiz of a part, 40 % the retention check, and most practised a little.
A third of the organizations have fewer than five people.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random
from zoneinfo import ZoneInfo

from bot.catalog.course import Course, Item
from bot.learning.attempts.domain import warm_up
from bot.learning.quiz.domain import WARM_UP, as_picked, mask, right_picks
from bot.membership.domain import CohortId
from bot.storage.database import Tx
from tests.benchmarks.fake_state import FIRST_CHAT

MEETINGS = 6
AGO = timedelta(days=60)
_DAY = timedelta(days=1)
_ZONE = ZoneInfo("Asia/Phnom_Penh")
Insert = tuple[str, dict[str, object]]

_PERSON = """
INSERT INTO people (id, telegram_id, name, name_key, language, zone, active_at, created_at)
VALUES (:id, :id, :name, :name, :language, 'Asia/Phnom_Penh', :active, :at)
"""
_PLACE = """
INSERT INTO enrolments (id, person_id, cohort_id, organization_id, state, joined_at)
VALUES (:id, :id, :cohort, :organization, :state, :at)
"""
_ATTEMPT = """
INSERT INTO attempts (id, person_id, enrolment_id, quiz, purpose, items, started_at, finished_at)
VALUES (:id, :person, :person, :quiz, :purpose, '[]', :at, :at)
"""
_ANSWER = """
INSERT INTO answers (attempt_id, item, objective, picked, correct, content_hash, answered_at)
VALUES (:attempt, :item, :objective, :picked, :correct, :wording, :at)
"""
_MEETING = """
INSERT INTO sessions (id, cohort_id, unit, title, local_start, zone, starts_at, minutes,
  calendar_uid, changed_at, created_at)
VALUES (:id, :cohort, :unit, '', :local, 'Asia/Phnom_Penh', :at, 90, :uid, :at, :at)
"""


@dataclass
class History:
    """What happened to a cohort of `many` people up to `now`."""

    course: Course
    cohort: CohortId
    many: int
    now: datetime
    dice: Random = field(default_factory=lambda: Random(2023))
    _ids: Iterator[int] = field(default_factory=lambda: count(FIRST_CHAT))

    async def insert(self, tx: Tx) -> None:
        """Insert the history into the database, in chunks."""
        for number, (sql, row) in enumerate(self._rows()):
            tx.do(sql, **row)
            if number % 20_000 == 0:
                await tx.flush()
        await tx.flush()

    def _rows(self) -> Iterator[Insert]:
        begun, units = self.now - AGO, self.course.units
        organizations = max(3, self.many // 14)
        for number in range(organizations):
            name = f"Organization {number + 1:04}"
            yield (
                (
                    "INSERT INTO organizations (id, name, name_key, created_at)"
                    " VALUES (:id, :name, :name, :at)"
                ),
                {"id": FIRST_CHAT + number, "name": name, "at": begun},
            )
        for number in range(MEETINGS):
            at = begun + number * 7 * _DAY
            unit = units[number % len(units)].id
            row = {"id": FIRST_CHAT + number, "cohort": self.cohort, "unit": unit, "at": at}
            local = at.astimezone(_ZONE).replace(tzinfo=None).isoformat(timespec="minutes")
            yield _MEETING, {**row, "local": local, "uid": f"bench-{number}"}
        for number in range(self.many):
            # Squaring makes a few large organizations and many small ones.
            organization = FIRST_CHAT + int(organizations * self.dice.random() ** 2)
            yield from self._person(FIRST_CHAT + number, organization, begun)

    def _person(self, person: int, organization: int, begun: datetime) -> Iterator[Insert]:
        dice = self.dice
        joined = begun - timedelta(days=dice.uniform(0, 14))
        active = self.now - timedelta(days=dice.expovariate(1 / 12))
        language = "en" if dice.random() < 0.2 else "km"
        inside = dice.random() < 0.93
        yield _PERSON, {
            "id": person, "name": f"Leader {person}", "language": language,
            "active": active, "at": joined,
        }  # fmt: skip
        yield "INSERT INTO chats (id, kind, person_id) VALUES (:id, 'private', :id)", {"id": person}
        yield _PLACE, {
            "id": person, "cohort": self.cohort, "organization": organization,
            "state": "active" if inside else "invited", "at": joined if inside else None,
        }  # fmt: skip
        if inside:
            yield from self._met(person, begun)
            yield from self._read(person, begun)
            yield from self._learned(person, begun)

    def _met(self, person: int, begun: datetime) -> Iterator[Insert]:
        for number in range(MEETINGS):
            meeting, thrown = FIRST_CHAT + number, self.dice.random()
            at = begun + number * 7 * _DAY
            row: dict[str, object] = {"meeting": meeting, "person": person, "at": at}
            if thrown < 0.75:
                yield (
                    (
                        "INSERT INTO attendance (session_id, person_id, state, noted_at)"
                        " VALUES (:meeting, :person, 'there', :at)"
                    ),
                    row,
                )
                yield (
                    (
                        "INSERT INTO pulses (session_id, person_id, score, answered_at)"
                        " VALUES (:meeting, :person, :score, :at)"
                    ),
                    {**row, "score": self.dice.choice((2, 3, 4, 4, 4, 5, 5))},
                )
            elif thrown < 0.85:
                yield (
                    (
                        "INSERT INTO rsvps (session_id, person_id, answer, answered_at)"
                        " VALUES (:meeting, :person, 'no', :at)"
                    ),
                    row,
                )

    def _read(self, person: int, begun: datetime) -> Iterator[Insert]:
        for number, unit in enumerate(self.course.units):
            if self.dice.random() < 0.8 - 0.15 * number:
                end = begun + (number * 7 + 1) * _DAY
                cards = len(unit.cards)
                yield (
                    (
                        "INSERT INTO readings (enrolment_id, unit, card, furthest, started_at,"
                        " read_at, finished_at)"
                        " VALUES (:person, :unit, :cards, :cards, :at, :at, :end)"
                    ),
                    {
                        "person": person, "unit": unit.id, "cards": cards,
                        "at": begun + number * 7 * _DAY,
                        "end": end if self.dice.random() < 0.8 else None,
                    },
                )  # fmt: skip

    def _learned(self, person: int, begun: datetime) -> Iterator[Insert]:
        course, skill = self.course, self.dice.betavariate(4, 2)
        items = {unit.id: list(unit.items) for unit in course.units}
        first = [course.item(item) for item in warm_up(course)]
        runs = [(WARM_UP, "baseline", first, -1.0, 0.6)]
        runs += [(u, "posttest", own, 7.0 * n + 1, 0.7) for n, (u, own) in enumerate(items.items())]
        runs += [(u, "practice", own, 7.0 * n + 9, 0.2) for n, (u, own) in enumerate(items.items())]
        runs += [
            (u, "retention", own, 7.0 * n + 35, 0.4) for n, (u, own) in enumerate(items.items())
        ]
        for quiz, purpose, own, after, part in runs:
            if self.dice.random() < part:
                yield from self._run(person, quiz, purpose, own, begun + after * _DAY, skill)
        everything = [item for own in items.values() for item in own]
        for number in range(int(self.dice.expovariate(1 / 5))):
            own = self.dice.sample(everything, 3)
            at = begun + (10 + 3 * number % 49) * _DAY
            yield from self._run(person, "refresher", "refresher", own, at, skill)

    def _wrong(self, item: Item) -> int:
        if item.in_sequence:
            return as_picked(item, [option.id for option in reversed(item.options)])
        return mask([self.dice.choice([o.id for o in item.options if not o.right])])

    def _run(
        self, person: int, quiz: str, purpose: str, items: list[Item], at: datetime, skill: float
    ) -> Iterator[Insert]:
        attempt = next(self._ids)
        about: dict[str, object] = {"id": attempt, "person": person, "quiz": quiz, "at": at}
        yield _ATTEMPT, {**about, "purpose": purpose}
        for number, item in enumerate(items):
            right = self.dice.random() < skill - 0.03 * number
            picked = right_picks(item) if right else self._wrong(item)
            yield _ANSWER, {
                "attempt": attempt, "item": item.id, "objective": item.objective,
                "picked": picked, "correct": int(right), "wording": item.content_hash, "at": at,
            }  # fmt: skip
