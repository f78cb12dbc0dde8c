"""Answers to a problem: how long they may be, how long they stay, the link that asks for one."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.peers.problem.domain import Problem, ProblemId

LONGEST_ANSWER: Final = 400
"""In code units of UTF-16, as Telegram counts."""
ANSWERS_KEPT: Final = timedelta(days=90)
COUNTED_WITHIN: Final = timedelta(minutes=1)
"""The post in the group shows a new count after this time, together with other answers."""
_PAYLOAD = re.compile(r"answer_([1-9][0-9]{0,15})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemToAnswer:
    """A problem, and whether the reader has answered it already."""

    problem: Problem
    is_answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemAnswers:
    """A problem with all answers, the oldest first, without the names of their writers."""

    problem: Problem
    answers: tuple[str, ...]


def payload_of(problem: ProblemId) -> str:
    """Return the start parameter of the link that asks for an answer."""
    return f"answer_{problem}"


def problem_to_answer(payload: str) -> ProblemId | None:
    """Return the problem that a start parameter asks to answer; None for other parameters."""
    found = _PAYLOAD.fullmatch(payload)
    return None if found is None else ProblemId(int(found[1]))


def next_count(now: datetime) -> tuple[int, datetime]:
    """Return the number of the next edit of the count, and when it is due: one a minute at most."""
    seconds = int(COUNTED_WITHIN.total_seconds())
    number = int(now.timestamp()) // seconds + 1
    return number, datetime.fromtimestamp(number * seconds, now.tzinfo)
