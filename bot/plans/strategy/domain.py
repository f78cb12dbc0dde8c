"""The answers of a strategy, and what is accepted as a typed one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from bot.membership.domain import CohortId, EnrolmentId, OrganizationId
from bot.refusals import Refusal
from bot.writing import has_words, utf16_units

StrategyId = NewType("StrategyId", int)

MOST_UNITS = 300
"""The longest answer in own words, in UTF-16 code units: about three sentences."""


class NoStrategyHere(Refusal):
    """This course has no strategy to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyAnswer:
    """The answer to a question: ids of the choices that are ticked, and own words."""

    picked: tuple[str, ...] = ()
    words: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.picked and not self.words

    def ticked(self, choice: str, *, on: bool | None, single: bool = False) -> "StrategyAnswer":
        """Return the answer with a choice ticked or not; with `on` None it is switched.

        `single`: the choices exclude each other, so a new one takes the place of the others.
        """
        wanted = choice not in self.picked if on is None else on
        if wanted == (choice in self.picked):
            return self
        rest = () if single else tuple(each for each in self.picked if each != choice)
        return StrategyAnswer(picked=(*rest, choice) if wanted else rest, words=self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """A strategy with its answers by question. Instants are UTC-aware."""

    id: StrategyId
    cohort_id: CohortId
    organization_id: OrganizationId | None
    organization: str | None
    enrolment_id: EnrolmentId | None
    changed_at: datetime
    answers: Mapping[str, StrategyAnswer]

    def answer(self, question: str) -> StrategyAnswer:
        return self.answers.get(question, StrategyAnswer())

    def next_question(self, questions: Sequence[str]) -> str | None:
        return next((each for each in questions if self.answer(each).is_empty), None)


def typed_answer(text: str) -> str | None:
    """Return what was typed in one line, or None if it has no words or is too long."""
    line = " ".join(text.split())
    return line if has_words(line) and utf16_units(line) <= MOST_UNITS else None
