"""Two hundred simulated learners for 180 days: how often they are written to, and what stays.

`python -m tests.benchmarks.forgetting` writes `docs/learning.svg` and prints the table of
`docs/learning.md`. A simulation is no evidence about people: it shows what the rules do if people
forget as the model says.

The model: each learner forgets by the power law of FSRS
(https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm), but faster or slower
than FSRS expects, by a factor of their own (log-normal, sigma 0.4), which the schedules do not
know. Each begins with knowing 50 to 90 % and answers 40 to 100 % of the messages.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import fmean
from typing import Final

import orjson
import typst

from bot.documents.lettering import FONTS
from bot.learning.domain import MessageTimes, PracticeCalendar
from bot.learning.memory.domain import Memory, Review, recall_chance, review
from bot.learning.practice.domain import (
    PracticeQuestion,
    due_questions,
    message_after_wait,
    next_variant,
    practice_message_kind,
    questions_if_due,
    weakest_questions,
)

LEARNERS: Final = 200
DAYS: Final = 180
SEED: Final = 2023
OBJECTIVES: Final = {f"o{n:02}": (f"o{n:02}.a", f"o{n:02}.b") for n in range(30)}
BEGIN: Final = datetime(2023, 6, 1, 5, 15, tzinfo=UTC)
END: Final = BEGIN + timedelta(days=DAYS)
CALENDAR: Final = PracticeCalendar(
    times=MessageTimes(zone="Asia/Phnom_Penh", days=0b0011111, minute=735),
    quiet_days=frozenset(),
    session_days=frozenset(),
)
WEEKLY: Final = (3, 2, 1)
"""The most messages about practice in seven days: first month, second, later (rhythm.yaml)."""
LOOKED_AT: Final = (30, 90, 180)
ROOT = Path(__file__).parents[2]
SPREAD: Final = 0.4


@dataclass(slots=True)
class Learner:
    """Somebody who forgets `pace` times as fast as FSRS expects, and answers now and then."""

    dice: Random
    pace: float
    answers: float
    memories: dict[str, Memory] = field(default_factory=dict)
    unanswered: int = 0
    written: list[int] = field(default_factory=list)
    recall_on: dict[int, float] = field(default_factory=dict)

    def knows(self, memory: Memory, at: datetime) -> float:
        """Return how likely an objective is remembered, by the learner's own pace."""
        passed = (at - memory.reviewed_at) * self.pace
        return recall_chance(memory, at=memory.reviewed_at + passed)

    def answer(self, asked: Sequence[PracticeQuestion], at: datetime) -> None:
        """Answer questions; what is said of them afterwards makes them known again."""
        for each in asked:
            right = self.dice.random() < self.knows(self.memories[each.objective], at)
            self.keep(each.objective, each.item, at, right=right)

    def keep(self, objective: str, item: str, at: datetime, *, right: bool) -> None:
        answered = Review(item=item, right=right, at=at)
        self.memories[objective] = review(self.memories.get(objective), objective, answered)


def learner(number: int) -> Learner:
    """Return a learner after the quizzes of the training; the same for every schedule."""
    dice = Random(SEED * 1000 + number)
    made = Learner(dice=dice, pace=dice.lognormvariate(0, SPREAD), answers=dice.uniform(0.4, 1.0))
    known = dice.uniform(0.5, 0.9)
    for objective, (first, _) in OBJECTIVES.items():
        made.keep(objective, first, BEGIN, right=dice.random() < known)
    return made


Schedule = Callable[[Learner, int, datetime], Sequence[PracticeQuestion]]
"""What a learner is asked on a day (its number, its instant); empty: no message."""


def before(learner: Learner, day: int, at: datetime) -> Sequence[PracticeQuestion]:
    """Ask on each working day on which anything is due, as it was before the rhythm."""
    if not CALENDAR.is_practice_day(_local(at)) or _waits(learner, day):
        return ()
    return due_questions(learner.memories.values(), OBJECTIVES, session_at=None, now=at)


def rhythm(learner: Learner, day: int, at: datetime) -> Sequence[PracticeQuestion]:
    """Ask gathered questions, at most as often as the rhythm allows, and every two weeks."""
    month = min(day // 30, len(WEEKLY) - 1)
    lately = sum(day - 7 < earlier for earlier in learner.written)
    if lately >= WEEKLY[month] or practice_message_kind(learner.unanswered) is None:
        return ()
    last = BEGIN + timedelta(days=max(learner.written, default=0))
    memories = [*learner.memories.values()]
    due = message_after_wait(
        memories, learner.unanswered, CALENDAR, session_at=None, now=last, until=END
    )
    if due is None or due > at or not CALENDAR.is_practice_day(_local(at)):
        return ()
    asked = questions_if_due(memories, OBJECTIVES, session_at=None, now=at, until=END)
    return asked or weakest_questions(memories, OBJECTIVES, now=at)


def no_cap(learner: Learner, day: int, at: datetime) -> Sequence[PracticeQuestion]:
    """Ask everything that FSRS calls due, every day."""
    due = [each for each in learner.memories.values() if each.due_at <= at]
    return [
        PracticeQuestion(
            objective=each.objective, item=next_variant(OBJECTIVES[each.objective], each.item)
        )
        for each in due
    ]


SCHEDULES: Final[dict[str, Schedule]] = {
    "before the rhythm": before,
    "the rhythm": rhythm,
    "FSRS without a cap": no_cap,
}


def live(number: int, schedule: Schedule) -> Learner:
    """Return a learner after 180 days of a schedule."""
    lived = learner(number)
    for day in range(1, DAYS + 1):
        at = BEGIN + timedelta(days=day)
        if asked := schedule(lived, day, at):
            lived.written.append(day)
            lived.unanswered += 1
            if lived.dice.random() < lived.answers:
                lived.unanswered = 0
                lived.answer(asked, at)
        if day in LOOKED_AT:
            lived.recall_on[day] = fmean(lived.knows(m, at) for m in lived.memories.values())
    return lived


def _waits(learner: Learner, day: int) -> bool:
    """Tell whether messages stopped, or the wait after unanswered ones is not over."""
    if practice_message_kind(learner.unanswered) is None:
        return True
    return bool(learner.written) and day < learner.written[-1] + 2**learner.unanswered


def _local(at: datetime) -> date:
    return CALENDAR.today(at)


def figures(lives: Sequence[Learner]) -> dict[str, list[float]]:
    """Return messages in each month of 30 days, and recall on the days that are looked at."""
    months = [
        fmean(sum(m * 30 < day <= (m + 1) * 30 for day in each.written) for each in lives)
        for m in range(DAYS // 30)
    ]
    stays = [fmean(each.recall_on[day] for each in lives) for day in LOOKED_AT]
    return {"months": months, "recall": stays}


def rows(found: dict[str, dict[str, list[float]]]) -> list[str]:
    """Return the rows of the table in `docs/learning.md`."""
    return [
        f"| {name} | "
        + " | ".join(f"{each:.1f}" for each in told["months"])
        + " | "
        + " | ".join(f"{each:.2f}" for each in told["recall"])
        + " |"
        for name, told in found.items()
    ]


def draw(found: dict[str, dict[str, list[float]]]) -> bytes:
    """Return the plot as SVG."""
    template = Path(__file__).with_name("forgetting.typ")
    about = [{"name": name, **told} for name, told in found.items()]
    compiler = typst.Compiler(
        str(template),
        root=str(template.parent),
        font_paths=[str(FONTS)],
        sys_inputs={"about": orjson.dumps(about).decode()},
    )
    drawn = compiler.compile(format="svg")
    assert isinstance(drawn, bytes)
    return drawn


if __name__ == "__main__":
    told = {
        name: figures([live(number, schedule) for number in range(LEARNERS)])
        for name, schedule in SCHEDULES.items()
    }
    (ROOT / "docs" / "learning.svg").write_bytes(draw(told))
    print("\n".join(rows(told)))  # noqa: T201 - what the script is for
