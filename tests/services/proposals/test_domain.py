"""What may be written about a proposed service, what may be chosen, and what is there already."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.course import Text
from bot.membership.domain import CohortId, PersonId
from bot.safety.guard.domain import Risk, all_risks
from bot.safety.guarded_text.domain import (
    AboutSomebody,
    Judged,
    MessageWithoutWords,
    TextTooLong,
    Written,
)
from bot.services.proposals.domain import (
    QUICK,
    WRITTEN,
    Field,
    Proposal,
    ProposalId,
    ProposalState,
    alike,
    as_service,
    judge,
    may_choose,
    proposal_of,
    with_proposals,
)
from tests.shipped import shipped
from tests.stories.proposing import CLINIC

COURSE = shipped()
KEPT = object()
"""The text is stored as it was written."""
NAME, CONTACT, WHO = Field.NAME, Field.CONTACT, Field.WHO
PAPERS, DISTRICT = Field.PAPERS, Field.DISTRICT


def proposal(number: int = 1, **answers: str) -> Proposal:
    changed = {Field(what): answer for what, answer in answers.items()}
    return Proposal(
        id=ProposalId(number),
        course=COURSE.id,
        cohort_id=CohortId(1),
        person=PersonId(1),
        state=ProposalState.WAITING,
        answers={**CLINIC, **changed},
    )


@pytest.mark.parametrize(
    ("what", "text", "judged"),
    [
        (NAME, "Thma Koul health centre", KEPT),
        (NAME, "  Thma   Koul\nhealth centre ", Written(text="Thma Koul health centre")),
        (NAME, "មណ្ឌលសុខភាពថ្មគោល", KEPT),
        (NAME, "Suicide prevention hotline", KEPT),
        (NAME, "Shelter, call 012 345 678", AboutSomebody()),
        (NAME, "=everybody", Written(text="everybody")),
        (NAME, "= =", MessageWithoutWords()),
        (NAME, "", MessageWithoutWords()),
        (NAME, "🙏", MessageWithoutWords()),
        (NAME, "x" * 80, KEPT),
        (NAME, "x" * 81, TextTooLong(most=80)),
        (CONTACT, "053 999 001, beside the market", KEPT),
        (CONTACT, "+855 12 345 678", KEPT),
        (CONTACT, "1280", KEPT),
        (CONTACT, "ទូរស័ព្ទ ០១២ ៣៤៥ ៦៧៨", KEPT),
        (CONTACT, "my client Sokha, 15 years old, 012 345 678", AboutSomebody()),
        (CONTACT, "passport N1234567", AboutSomebody()),
        (CONTACT, "house 12, street 271", AboutSomebody()),
        (CONTACT, "https://example.org/somebody", AboutSomebody()),
        (CONTACT, "write to somebody@example.org", AboutSomebody()),
        (CONTACT, "I want to die", AboutSomebody()),
        (WHO, "Children under 18", KEPT),
        (WHO, "Women aged 15 to 25", KEPT),
        (WHO, "A 15 year old girl who was raped", AboutSomebody()),
        (WHO, "ask 012 345 678", AboutSomebody()),
        (PAPERS, "Identity card, family book", KEPT),
        (DISTRICT, "Thma Koul", KEPT),
    ],
)
def test_a_contact_may_hold_a_number_and_nothing_may_be_about_a_person(
    what: Field, text: str, judged: Judged | object
) -> None:
    expected = Written(text=text) if judged is KEPT else judged
    assert judge(what, text, COURSE.guard) == expected


@given(
    what=st.sampled_from(sorted(WRITTEN)),
    text=st.lists(
        st.sampled_from(
            ["012 345 678", "=", "clinic", "she", "15 years old", "ភូមិ", "@dara", "\n", "x" * 50]
        ),
        max_size=8,
    ).map(" ".join),
)
def test_what_is_stored_is_short_clean_and_harmless(what: Field, text: str) -> None:
    judged = judge(what, text, COURSE.guard)
    if isinstance(judged, Written):
        assert 0 < len(judged.text) <= WRITTEN[what]
        assert not judged.text.startswith(QUICK)
        assert judged.text == " ".join(judged.text.split())
        numbers = {Risk.TELEPHONE, Risk.NUMBER} if what is CONTACT else set()
        assert not all_risks(judged.text, COURSE.guard) - numbers


@pytest.mark.parametrize(
    ("what", "choice", "may"),
    [
        (Field.NEED, "debt", True),
        (Field.NEED, "gold", False),
        (Field.NEED, "", False),
        (Field.PROVINCE, "02", True),
        (Field.PROVINCE, "", True),
        (Field.PROVINCE, "99", False),
        (Field.DISTRICT, "", True),
        (Field.DISTRICT, "anywhere", False),
        (Field.WHO, "women", True),
        (Field.WHO, "none", False),
        (Field.PAPERS, "none", True),
        (Field.NAME, "x", False),
        (Field.CONTACT, "", False),
    ],
)
def test_only_what_the_course_offers_can_be_chosen(what: Field, choice: str, *, may: bool) -> None:
    assert may_choose(what, choice, COURSE) is may


def test_questions_come_in_one_order_until_all_is_answered() -> None:
    asked, filled = [], replace(proposal(), answers={})
    while (what := filled.next_field) is not None:
        asked.append(what)
        filled = filled.with_answer(what, CLINIC[what])
    assert asked == list(Field)
    assert filled.field_before(Field.NEED) is None
    assert filled.field_before(Field.CONTACT) is Field.DISTRICT


def test_a_proposal_is_a_service_that_nobody_has_tried() -> None:
    known = with_proposals(COURSE, [proposal(7), proposal(8, province="", district="")])
    clinic, country = known.services[-2:]
    assert (clinic.id, clinic.needs, clinic.provinces) == ("p.7", ("health",), ("02",))
    assert clinic.area.in_("en") == "Thma Koul, Battambang"
    assert clinic.area.in_("km") == "Thma Koul, បាត់ដំបង"
    assert (clinic.who.in_("en"), clinic.papers.in_("km")) == ("Everybody", "មិនត្រូវការ")
    assert clinic.verified is None
    assert not clinic.emergency
    assert clinic not in known.confirmed_services
    assert country.provinces == ()


@pytest.mark.parametrize(
    ("service", "number"),
    [("p.7", 7), ("health", None), ("p.", None), ("p.x", None), ("p.٣", None), ("p.-1", None)],
)
def test_a_proposal_is_known_by_the_id_of_its_service(service: str, number: int | None) -> None:
    assert proposal_of(service) == number


@pytest.mark.parametrize(
    ("name", "contact", "like"),
    [
        ("Another clinic", "at the pagoda", False),
        ("THMA KOUL Health-Centre", "at the pagoda", True),
        ("Another clinic", "call 053-999-001", True),
        ("Another clinic", "+855 53 999 001", True),
        ("Another clinic", "០៥៣ ៩៩៩ ០០១", True),
        ("Another clinic", "053 999 002", False),
    ],
)
def test_a_service_is_there_already_by_its_name_or_number(
    name: str, contact: str, *, like: bool
) -> None:
    listed = as_service(proposal(1), COURSE)
    new = as_service(proposal(2, name=name, contact=contact), COURSE)
    assert alike(new, [new, listed]) == (listed if like else None)


def test_short_numbers_count_too() -> None:
    new = as_service(proposal(2, name="Another line", contact="1280"), COURSE)
    other = alike(new, COURSE.services)
    assert other is not None
    assert other.id == "child-helpline"


def test_a_quick_answer_that_the_course_has_dropped_is_still_readable() -> None:
    gone = as_service(proposal(who="=students"), COURSE)
    assert gone.who == Text(strings=(("en", "students"), ("km", "students")))
