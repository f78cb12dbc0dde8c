"""The problem of the week: its words, how often one is posted, and the link to it."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final, NewType

from bot.catalog.course import GuardWords
from bot.membership.domain import ChatId, CohortId, PersonId
from bot.refusals import Refusal
from bot.safety.guarded_text import domain as guarded_text
from bot.safety.guarded_text.domain import Judged

ProblemId = NewType("ProblemId", int)

LONGEST_PROBLEM: Final = 400
LONGEST_SUMMARY: Final = 900
"""In code units of UTF-16, as Telegram counts."""
BETWEEN_POSTS: Final = timedelta(days=7)
"""The group gets at most one problem within this time."""
MOST_WAITING: Final = 30
"""Most proposals of a cohort that wait for its coordinators at once."""
DECLINED_KEPT: Final = timedelta(days=90)
_PAYLOAD = re.compile(r"problem_([1-9][0-9]{0,15})", re.ASCII)


class ProblemState(StrEnum):
    WAITING = "waiting"
    DECLINED = "declined"
    POSTED = "posted"


class ProblemDeclineReason(StrEnum):
    """The reason of a coordinator not to post a problem; the words stand in buttons."""

    PERSON = "person"
    AGAIN = "again"
    UNCLEAR = "unclear"
    ELSEWHERE = "elsewhere"


class TooManyProblems(Refusal):
    """One problem of this person, or many of this cohort, wait for a coordinator already."""


class NotOfThisGroup(Refusal):
    """Only those who take part in this course, or coordinate it, read its problems."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem for the group. `person` proposed it; None once they were erased.

    `group` is the cohort's group now, if it has one, and `language` is the language of the posts.
    """

    id: ProblemId
    cohort_id: CohortId
    course: str
    zone: str
    group: ChatId | None
    person: PersonId | None
    proposer: str | None
    state: ProblemState
    words: str
    reason: ProblemDeclineReason | None = None
    language: str = ""
    summary: str | None = None

    @property
    def payload(self) -> str:
        """The start parameter of the link that opens it."""
        return f"problem_{self.id}"


def problem_of(payload: str) -> ProblemId | None:
    """Return the problem that a start parameter opens; None for other parameters."""
    found = _PAYLOAD.fullmatch(payload)
    return None if found is None else ProblemId(int(found[1]))


# ---- what may be written --------------------------------------------------------------


_SPACES = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\s*\n\s*\n\s*")


def judge_problem(text: str, words: GuardWords, *, most: int) -> Judged:
    """Decide whether a text can be stored and shown to the cohort."""
    cleaned = _EMPTY_LINES.sub("\n\n", _SPACES.sub(" ", text)).strip()
    return guarded_text.judge(cleaned, words, most=most)
