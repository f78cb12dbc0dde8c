"""Screens of the directory, of proposals and of what waits, in both languages, at their fullest."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from markupsafe import Markup

from bot.catalog.course import Course, Signature
from bot.catalog.measure import button_width
from bot.locale import Catalogue, Texts
from bot.locale.catalogue import LANGUAGES
from bot.membership.domain import Cohort, CohortId, PersonId
from bot.safety.guarded_text.domain import AboutSomebody, MessageWithoutWords, TextTooLong
from bot.services.buttons import FindServices, OpenMyProposals
from bot.services.confirming import screens as confirming
from bot.services.confirming.service import ServiceList, ServiceOpened
from bot.services.directory import screens as directory
from bot.services.directory.service import DirectoryOpened, NeedOpened, ServicesFound
from bot.services.domain import CheckedService, provinces_for
from bot.services.flags.service import FaultAsked, Flagged
from bot.services.proposals import screens as proposals
from bot.services.proposals.domain import (
    Field,
    Proposal,
    ProposalDeclineReason,
    ProposalId,
    ProposalState,
    as_service,
    with_proposals,
)
from bot.services.proposals.service import AlreadyListed, ProposalOpened
from bot.services.screens import province_rows
from bot.telegram.kit.screen import Screen, tap
from bot.telegram.kit.ways import HALF_A_ROW
from tests.shipped import shipped
from tests.stories.proposing import CLINIC
from tests.telegram.limits import fits, neutral

CATALOGUE = Catalogue()
COURSE = shipped()
COHORT = Cohort(id=CohortId(1), course=COURSE.id, title="Module 4", zone="Asia/Phnom_Penh")
TRIED = Signature(on="2023-05-01", by="Sophea")
LONGEST = {
    Field.NAME: "ត" * 80, Field.DISTRICT: "W" * 60, Field.CONTACT: "<" * 120,
    Field.WHO: "&" * 150, Field.PAPERS: "ត" * 150,
}  # fmt: skip


def proposal(state: ProposalState, number: int = 1) -> Proposal:
    return Proposal(
        id=ProposalId(number),
        course=COURSE.id,
        cohort_id=COHORT.id,
        person=PersonId(1),
        state=state,
        answers={**CLINIC, Field.PROVINCE: "01", **LONGEST},
        reason=ProposalDeclineReason.UNFIT if state is ProposalState.DECLINED else None,
    )


def confirmed() -> Course:
    """The shipped course, with all its services tried and twelve long ones proposed."""
    many = [proposal(ProposalState.KEPT, number) for number in range(1, 13)]
    known = with_proposals(COURSE, many)
    return replace(known, services=tuple(replace(s, verified=TRIED) for s in known.services))


KNOWN = confirmed()
NEED = COURSE.directory.needs[0]
BACK = FindServices("child-protect", "12", 9)
CHECKED = tuple(CheckedService(service=each, is_old=True) for each in KNOWN.services)


def of_the_directory(texts: Texts) -> Iterator[Screen]:
    yield directory.needs(DirectoryOpened(course=KNOWN, sent=12), texts)
    yield directory.needs(
        DirectoryOpened(course=replace(COURSE, directory=KNOWN.directory), sent=0), texts
    )
    everywhere = NeedOpened(need=NEED, provinces=COURSE.provinces, whole=4)
    yield directory.need(everywhere, texts, own="12")
    yield directory.need(everywhere, texts, page=2)
    few = replace(everywhere, provinces=COURSE.provinces[:3], found=True)
    yield directory.need(few, texts)
    for province, found in ((COURSE.provinces[0], CHECKED), (None, CHECKED[:1]), (None, ())):
        listed = ServicesFound(need=NEED, province=province, services=found, by_province=True)
        yield directory.services(listed, texts, page=2)
    for each in CHECKED:
        yield directory.entry(each, BACK, texts)
    yield directory.entry(None, BACK, texts)
    yield directory.ask_fault(FaultAsked(shown=CHECKED[-1], flagged=True), BACK, texts)
    hidden = Flagged(shown=CHECKED[-1], is_hidden=True)
    yield directory.flagged(hidden, BACK, texts)
    yield directory.numbers(CHECKED[:4], texts)
    yield directory.numbers((), texts)


def of_proposals(texts: Texts) -> Iterator[Screen]:
    for state in (ProposalState.DRAFT, ProposalState.WAITING):
        for what in Field:
            for problem in (None, TextTooLong(most=80), MessageWithoutWords(), AboutSomebody()):
                opened = ProposalOpened(
                    proposal=proposal(state),
                    course=COURSE,
                    asking=what,
                    coordinates=False,
                    problem=problem,
                )
                yield proposals.asked(opened, Markup("Please write about nobody."), texts)
        complete = ProposalOpened(
            proposal=proposal(state), course=COURSE, asking=None, coordinates=False
        )
        yield proposals.asked(complete, None, texts)
        yield proposals.which_answer(complete, texts)
        yield proposals.dropped(complete, texts)
    for other in (KNOWN.services[0], COURSE.services[0]):
        yield proposals.already_listed(AlreadyListed(opened=complete, other=other), texts)
    yield proposals.sent(texts)
    many = tuple((proposal(each), True) for each in ProposalState for _ in range(4))
    yield proposals.mine(many[4:], 0, texts)
    yield proposals.mine((), 0, texts)


def of_coordinators(texts: Texts) -> Iterator[Screen]:
    hidden = replace(KNOWN, services=tuple(replace(s, hidden=True) for s in KNOWN.services))
    for course in (KNOWN, hidden, COURSE):
        proposed = tuple(each.id for each in course.services[-3:]) if course is KNOWN else ()
        found = ServiceList(
            cohort=COHORT,
            course=course,
            old=tuple(each.id for each in course.confirmed_services),
            flags={},
            proposed=proposed,
        )
        yield confirming.services(found, emergency=False, asked=1, texts=texts)
        yield confirming.waiting(found, 0, texts)
        waiting = proposal(ProposalState.WAITING)
        opened = ServiceOpened(
            cohort=COHORT.id,
            course=course,
            service=replace(as_service(waiting, course), verified=TRIED, hidden=course is hidden),
            is_old=True,
            proposal=waiting,
            proposer="Sok Dara",
        )
        yield confirming.service(opened, texts)
        yield confirming.ask_confirm(opened, "Sophea", texts)
        yield proposals.ask_decline(opened, texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_fits_and_begins_with_a_neutral_line(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for screens in (of_the_directory(texts), of_proposals(texts), of_coordinators(texts)):
        for screen in screens:
            fits(screen)
            neutral(screen, COURSE)


def test_only_what_is_confirmed_is_offered() -> None:
    assert provinces_for(COURSE, "mental-health") == ()
    assert [each.id for each, _ in provinces_for(KNOWN, "mental-health")] == ["12"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_of_a_province_is_cut_beside_another(language: str) -> None:
    texts, provinces = CATALOGUE.texts(language), COURSE.provinces
    for page in range(3):
        rows = province_rows(
            provinces,
            lambda each: tap(each.name.in_(language), OpenMyProposals()),
            OpenMyProposals,
            texts,
            own="",
            page=page,
        )
        beside = [each.label for row in rows[:-1] if len(row) > 1 for each in row]
        assert beside or page
        assert [label for label in beside if button_width(label) > HALF_A_ROW] == []


def test_own_proposals_have_pages() -> None:
    sent = [(proposal(ProposalState.WAITING, number), False) for number in range(1, 14)]
    texts = CATALOGUE.texts("en")
    first, second = (proposals.mine(sent, page, texts) for page in (0, 1))
    assert first.text.count(LONGEST[Field.NAME]) == proposals.MOST_SHOWN
    assert second.text.count(LONGEST[Field.NAME]) == len(sent) - proposals.MOST_SHOWN
    assert OpenMyProposals(1) in [each.button for row in first.buttons for each in row]
