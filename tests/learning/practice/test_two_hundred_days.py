"""Two hundred days of practice: somebody diligent, somebody lazy, somebody who vanishes.

They remember as likely as FSRS predicts, by a dice whose numbers are always the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from statistics import fmean

import pytest

from bot.learning.domain import MessageTimes, PracticeCalendar
from bot.learning.memory.domain import Memory, Review, recall_chance, review
from bot.learning.practice.domain import (
    MOST_QUESTIONS,
    PracticeMessageKind,
    PracticeQuestion,
    message_after_wait,
    practice_message_kind,
    questions_if_due,
)

BEGIN = datetime(2023, 6, 1, 2, 0, tzinfo=UTC)  # Thursday, 09:00 in Phnom Penh
DAYS = 200
OBJECTIVES = {f"o{n:02}": (f"o{n:02}.a", f"o{n:02}.b") for n in range(15)}
SESSIONS = [BEGIN + timedelta(days=n) for n in (62, 125, 188)]
CALENDAR = PracticeCalendar(
    times=MessageTimes(zone="Asia/Phnom_Penh", days=0b0011111, minute=735),
    quiet_days=frozenset({"2023-09-25", "2023-10-13"}),
    session_days=frozenset(at.date() for at in SESSIONS),
)


@dataclass
class Person:
    """Lives through the days; `opens(day, message)` tells whether it is answered that day."""

    opens: Callable[[int, int], bool]
    back_on: int | None = None
    sessions: list[datetime] = field(default_factory=lambda: SESSIONS)
    memories: dict[str, Memory] = field(default_factory=dict)
    unanswered: int = 0
    messages: list[tuple[date, PracticeMessageKind]] = field(default_factory=list)
    asked: dict[date, tuple[PracticeQuestion, ...]] = field(default_factory=dict)
    expected: list[float] = field(default_factory=list)
    known: list[bool] = field(default_factory=list)
    readiness: dict[datetime, float] = field(default_factory=dict)

    def live(self) -> "Person":
        self.dice = Random(2023)
        for objective, (first, _) in OBJECTIVES.items():
            right = self.dice.random() < 0.7
            self._keep(objective, Review(item=first, right=right, at=BEGIN))
        due = self._next(BEGIN)
        for n in range(1, DAYS):
            morning = BEGIN + timedelta(days=n)
            if morning in SESSIONS:
                self.readiness[morning] = self.firmness(morning)
            if n == self.back_on:
                assert due is None
                self.unanswered = 0
                due = self._next(morning)
            if due is not None and due.date() == morning.date():
                due = self._day(n, due)
        return self

    def firmness(self, at: datetime) -> float:
        return fmean(recall_chance(memory, at=at) for memory in self.memories.values())

    def _day(self, n: int, due: datetime) -> datetime | None:
        says = practice_message_kind(self.unanswered)
        assert says is not None
        self.messages.append((due.date(), says))
        self.unanswered += 1
        if self.opens(n, len(self.messages)):
            self.unanswered = 0
            self._practise(due + timedelta(hours=2))
        return self._next(due)

    def _practise(self, now: datetime) -> None:
        meeting = self._meeting(now)
        self.asked[now.date()] = questions_if_due(
            [*self.memories.values()], OBJECTIVES, session_at=meeting, now=now
        )
        for ask in self.asked[now.date()]:
            likely = recall_chance(self.memories[ask.objective], at=now)
            right = self.dice.random() < likely
            self.expected.append(likely)
            self.known.append(right)
            self._keep(ask.objective, Review(item=ask.item, right=right, at=now))

    def _keep(self, objective: str, answer: Review) -> None:
        self.memories[objective] = review(self.memories.get(objective), objective, answer)

    def _next(self, now: datetime) -> datetime | None:
        return message_after_wait(
            self.memories.values(),
            self.unanswered,
            CALENDAR,
            session_at=self._meeting(now),
            now=now,
        )

    def _meeting(self, now: datetime) -> datetime | None:
        return next((at for at in self.sessions if at > now), None)


LIVES = {
    "diligent": Person(opens=lambda *_: True),
    "lazy": Person(opens=lambda _, nth: nth % 3 == 0),
    "vanishing": Person(opens=lambda n, _: n < 30 or n >= 120, back_on=120),
}


@pytest.fixture(scope="module")
def lives() -> dict[str, Person]:
    return {name: person.live() for name, person in LIVES.items()}


@pytest.mark.parametrize("name", LIVES)
def test_nobody_is_asked_more_than_three_things_a_day_or_on_a_day_off(
    lives: dict[str, Person], name: str
) -> None:
    person = lives[name]
    assert all(len(asked) == MOST_QUESTIONS for asked in person.asked.values())
    days = [day for day, _ in person.messages]
    assert all(CALENDAR.is_practice_day(day) for day in days)
    assert len(set(days)) == len(days)


@pytest.mark.parametrize("name", LIVES)
def test_the_same_thing_is_never_asked_twice_in_a_row_by_the_same_question(
    lives: dict[str, Person], name: str
) -> None:
    last: dict[str, str] = {objective: first for objective, (first, _) in OBJECTIVES.items()}
    for asked in lives[name].asked.values():
        for ask in asked:
            assert ask.item != last[ask.objective]
            last[ask.objective] = ask.item


def test_the_diligent_one_remembers_as_predicted(lives: dict[str, Person]) -> None:
    diligent = lives["diligent"]
    assert len(diligent.known) > 100
    assert fmean(diligent.known) == pytest.approx(fmean(diligent.expected), abs=0.05)
    assert diligent.firmness(BEGIN + timedelta(days=DAYS)) > 0.9
    assert all(says is PracticeMessageKind.ASK for _, says in diligent.messages)


def test_messages_become_rare_when_objectives_are_remembered(lives: dict[str, Person]) -> None:
    days = [(day - BEGIN.date()).days for day, _ in lives["diligent"].messages]
    thirds = [sum(start <= day < start + 50 for day in days) for start in (0, 150)]
    assert thirds[1] < thirds[0] / 2


def test_people_remember_more_on_the_day_of_a_meeting() -> None:
    with_meetings = Person(opens=lambda *_: True).live()
    without = Person(opens=lambda *_: True, sessions=[]).live()
    gain = [with_meetings.readiness[at] - without.readiness[at] for at in SESSIONS]
    assert all(each > 0 for each in gain)
    assert all(ready > 0.95 for ready in with_meetings.readiness.values())


def test_the_lazy_one_still_gets_messages_and_has_no_backlog(lives: dict[str, Person]) -> None:
    lazy = lives["lazy"]
    assert all(says is PracticeMessageKind.ASK for _, says in lazy.messages)
    assert lazy.known
    assert len(lazy.messages) < len(lives["diligent"].messages) * 2
    silent = Person(opens=lambda *_: False).live()
    end = BEGIN + timedelta(days=DAYS)
    assert lazy.firmness(end) > silent.firmness(end) + 0.1


def test_the_absent_one_gets_four_messages_and_then_none_until_coming_back(
    lives: dict[str, Person],
) -> None:
    vanishing = lives["vanishing"]
    gone, back = (BEGIN + timedelta(days=30)).date(), (BEGIN + timedelta(days=120)).date()
    silent = [(day, says) for day, says in vanishing.messages if gone <= day < back]
    assert [says for _, says in silent] == [
        PracticeMessageKind.ASK,
        PracticeMessageKind.ASK,
        PracticeMessageKind.ASK,
        PracticeMessageKind.STOP,
    ]
    waits = [_practice_days(silent[n][0], silent[n + 1][0]) for n in range(3)]
    assert waits == [2, 4, 8]
    after = {day: asked for day, asked in vanishing.asked.items() if day >= back}
    first = min(after)
    assert back < first <= back + timedelta(days=4)
    assert len(after[first]) == MOST_QUESTIONS
    assert vanishing.firmness(BEGIN + timedelta(days=DAYS)) > 0.9


def _practice_days(since: date, until: date) -> int:
    days = (since + timedelta(days=n) for n in range(1, (until - since).days + 1))
    return sum(map(CALENDAR.is_practice_day, days))
