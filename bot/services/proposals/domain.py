"""A proposed service: the questions, their order, and the texts that are allowed.

Most answers are chosen, so that people write little about a service and nothing about people.
The guard reads each text before it is stored; only a contact may hold telephone numbers.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final, NewType

from bot.catalog.course import Course, GuardWords, QuickAnswer, Service, Text
from bot.catalog.folding import folded, readable
from bot.membership.domain import CohortId, PersonId
from bot.refusals import Refusal
from bot.safety.guard.domain import Risk
from bot.safety.guarded_text import domain as guarded_text
from bot.safety.guarded_text.domain import Judged

ProposalId = NewType("ProposalId", int)

MOST_WAITING: Final = 5
"""Most proposals of one person that wait for a coordinator at once."""
DRAFT_KEPT: Final = timedelta(days=30)
DECLINED_KEPT: Final = timedelta(days=90)
QUICK: Final = "="
"""Before the id of a quick answer; no text that somebody wrote begins with it."""
_ID: Final = "p."
_PHONE: Final = re.compile(r"\+?\d[\d .\-/()]{1,18}\d")
_LEAST_DIGITS: Final = 3
_COUNTRY: Final = "855"


class Field(StrEnum):
    """The questions about a service, in this order; the words stand in buttons."""

    NEED = "need"
    PROVINCE = "province"
    NAME = "name"
    DISTRICT = "district"
    CONTACT = "contact"
    WHO = "who"
    PAPERS = "papers"


WRITTEN: Final[Mapping[Field, int]] = {
    Field.DISTRICT: 60,
    Field.NAME: 80,
    Field.CONTACT: 120,
    Field.WHO: 150,
    Field.PAPERS: 150,
}
"""Questions with a written answer, and its longest length, in code units of UTF-16."""


class ProposalState(StrEnum):
    """The state of a proposal. A kept one is a service of the course, confirmed or not."""

    DRAFT = "draft"
    WAITING = "waiting"
    KEPT = "kept"
    DECLINED = "declined"


class ProposalDeclineReason(StrEnum):
    """The reason of a coordinator not to keep a proposal."""

    THERE = "there"
    UNREACHABLE = "unreachable"
    UNFIT = "unfit"
    PERSON = "person"


class NoSuchProvince:
    """No province of the course has the letters that somebody typed."""


class TooManyProposals(Refusal):
    """Too many proposals of this person wait already; coordinators first decide on some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposed service; `person` is None once its proposer was deleted.

    `answers` holds an id for a need or a province, "" for the whole country or no district, `QUICK`
    and an id for a quick answer, else the text that somebody wrote.
    """

    id: ProposalId
    course: str
    cohort_id: CohortId
    person: PersonId | None
    state: ProposalState
    answers: Mapping[Field, str] = field(default_factory=dict)
    reason: ProposalDeclineReason | None = None

    @property
    def is_sent(self) -> bool:
        """Whether coordinators have it, and have not declined it."""
        return self.state in {ProposalState.WAITING, ProposalState.KEPT}

    @property
    def next_field(self) -> Field | None:
        """The next question; None once all are answered."""
        return next((each for each in Field if each not in self.answers), None)

    def field_before(self, what: Field) -> Field | None:
        """Return the question before another one; None for the first."""
        order = list(Field)
        at = order.index(what)
        return order[at - 1] if at else None

    @property
    def service_id(self) -> str:
        """Its id as a service of the course."""
        return f"{_ID}{self.id}"

    def with_answer(self, what: Field, answer: str) -> "Proposal":
        return replace(self, answers={**self.answers, what: answer})


def proposal_of(service: str) -> ProposalId | None:
    """Return the proposal behind the id of a service; None for a service of the files."""
    number = service.removeprefix(_ID)
    is_one = service.startswith(_ID) and number.isascii() and number.isdigit()
    return ProposalId(int(number)) if is_one else None


# ---- what may be answered -------------------------------------------------------------


_OF_A_SERVICE: Final[frozenset[Risk]] = frozenset({Risk.TELEPHONE, Risk.NUMBER})


def judge(what: Field, text: str, words: GuardWords) -> Judged:
    cleaned = " ".join(text.split()).lstrip(QUICK + " ")
    allowed = _OF_A_SERVICE if what is Field.CONTACT else frozenset[Risk]()
    return guarded_text.judge(cleaned, words, most=WRITTEN[what], allowed=allowed)


def may_choose(what: Field, choice: str, course: Course) -> bool:
    """Tell whether a course offers a choice."""
    match what:
        case Field.NEED:
            return course.directory.has_need(choice)
        case Field.PROVINCE:
            return not choice or any(each.id == choice for each in course.provinces)
        case Field.DISTRICT:
            return not choice
        case Field.WHO | Field.PAPERS:
            return any(each.id == choice for each in quick_answers(what, course))
        case Field.NAME | Field.CONTACT:
            return False


def stored(what: Field, choice: str) -> str:
    """Return a choice as it is stored."""
    return QUICK + choice if what in {Field.WHO, Field.PAPERS} else choice


def quick_answers(what: Field, course: Course) -> tuple[QuickAnswer, ...]:
    """Return the answers to a question that nobody has to type."""
    if what is Field.WHO:
        return course.directory.who
    return course.directory.papers if what is Field.PAPERS else ()


# ---- as a service ---------------------------------------------------------------------


def with_proposals(course: Course, proposals: Iterable[Proposal]) -> Course:
    """Return the course with proposed services after its own; nobody has confirmed them."""
    added = tuple(as_service(each, course) for each in proposals)
    return replace(course, services=(*course.services, *added)) if added else course


def as_service(proposal: Proposal, course: Course) -> Service:
    """Return the service that a complete proposal describes, in the languages of the course."""
    answers, province = proposal.answers, proposal.answers[Field.PROVINCE]
    return Service(
        id=proposal.service_id,
        name=_in_all(course, answers[Field.NAME]),
        area=_area(proposal, course),
        who=answer_text(Field.WHO, answers[Field.WHO], course),
        papers=answer_text(Field.PAPERS, answers[Field.PAPERS], course),
        contact=_in_all(course, answers[Field.CONTACT]),
        note=None,
        emergency=False,
        sources=(),
        verified=None,
        needs=(answers[Field.NEED],),
        provinces=(province,) if province else (),
    )


def answer_text(what: Field, answer: str, course: Course) -> Text:
    """Return an answer as people read it: a quick answer in all languages, or what was written."""
    for each in quick_answers(what, course):
        if answer == QUICK + each.id:
            return each.text
    return _in_all(course, answer.removeprefix(QUICK))


def _area(proposal: Proposal, course: Course) -> Text:
    """Return the district and the province; each may be missing."""
    district, province = (proposal.answers[what] for what in (Field.DISTRICT, Field.PROVINCE))
    names = [each.name for each in course.provinces if each.id == province]
    where = tuple(
        (language, ", ".join(filter(None, (district, *(name.in_(language) for name in names)))))
        for language in course.languages
    )
    return Text(strings=where)


def _in_all(course: Course, text: str) -> Text:
    return Text(strings=tuple((language, text) for language in course.languages))


# ---- is it there already? -------------------------------------------------------------


def alike(service: Service, others: Iterable[Service]) -> Service | None:
    """Return another service with the same name or a telephone number of this one, if any."""
    names, numbers = _names(service), _numbers(service)
    return next(
        (
            each
            for each in others
            if each.id != service.id and (names & _names(each) or numbers & _numbers(each))
        ),
        None,
    )


def _names(service: Service) -> set[str]:
    return {folded(name) for _, name in service.name.strings}


def _numbers(service: Service) -> set[str]:
    found = (
        "".join(char for char in run if char.isdigit())
        for _, contact in service.contact.strings
        for run in _PHONE.findall(readable(contact))
    )
    return {_national(digits) for digits in found if len(digits) >= _LEAST_DIGITS}


def _national(digits: str) -> str:
    """Return a number without its country code and first zero, which people leave out at will."""
    return digits.removeprefix(_COUNTRY).removeprefix("0")
