"""Screens of plans in both languages: buttons that fit, a push that tells nothing, one page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from markupsafe import Markup

from bot.catalog.measure import visible_text
from bot.documents.plan_page import plan_pdf, plan_png
from bot.locale import Catalogue, Texts
from bot.locale.catalogue import LANGUAGES
from bot.membership.domain import CohortId, EnrolmentId, OrganizationId, PersonId
from bot.plans.buttons import CheckDraft, KeepPlan
from bot.plans.check_ins import screens as check_ins
from bot.plans.check_ins.service import CheckInAnswered, OwnCheckIn
from bot.plans.domain import (
    CheckIn,
    CheckInId,
    Plan,
    PlanDetails,
    PlanId,
    PlanProgress,
    PlanState,
)
from bot.plans.making import screens as making
from bot.plans.making.domain import Calendar, TimeProblem
from bot.plans.making.service import Drafting, PlanDraft
from bot.plans.mine import screens as mine
from bot.plans.mine.service import MyPlans, PlanCard
from bot.plans.own_steps import screens as own_steps
from bot.plans.own_steps.domain import MOST_UNITS, OwnStep
from bot.plans.page.screens import file, page_data
from bot.plans.service import OwnPlan
from bot.safety.typed_questions.screens import with_care
from bot.telegram.kit.button import CALLBACK_BYTES
from bot.telegram.kit.screen import Screen
from tests.shipped import shipped
from tests.telegram.limits import fits, neutral

CATALOGUE = Catalogue()
COURSE = shipped()
ZONE = "Asia/Phnom_Penh"
NOW = datetime(2023, 5, 25, 3, tzinfo=UTC)
LONG = "អង្គការចាន់ សុធារិទ្ធិវង្សបូរពាមុនីរតនៈ សិរីសោភ័ណ"
HIGHEST = PlanId(2**40)


def plan(step: str, **changes: Any) -> Plan:
    made = Plan(
        id=HIGHEST,
        enrolment_id=EnrolmentId(1),
        organization_id=OrganizationId(1),
        step=step,
        planned_at=NOW,
        zone=ZONE,
        place=COURSE.places[0].id,
        state=PlanState.OPEN,
        reason=None,
        revision=40,
        asked=0,
        next_check_at=NOW,
        made_at=NOW,
        ended_at=None,
    )
    return replace(made, **changes)


def details(of: Plan) -> PlanDetails:
    return PlanDetails(
        plan=of,
        cohort_id=CohortId(1),
        course=COURSE.id,
        quiet_days=frozenset(),
        organization=LONG,
        person_id=PersonId(1),
        leader=LONG,
        has_leader=True,
    )


def own(step: str) -> OwnPlan:
    return OwnPlan(details=details(plan(step)), course=COURSE)


def check_in(answer: PlanProgress | None = None, barrier: str | None = None) -> CheckIn:
    return CheckIn(
        id=CheckInId(2**40),
        plan_id=HIGHEST,
        asked_at=NOW,
        answer=answer,
        barrier=barrier,
        answered_at=None if answer is None else NOW,
    )


def drafting(
    draft: PlanDraft, problem: TimeProblem | None = None, before: Plan | None = None
) -> Drafting:
    calendar = Calendar(
        zone=ZONE, quiet_from=1200, quiet_until=420, quiet_days=frozenset({"2023-06-01"}), now=NOW
    )
    return Drafting(draft=draft, course=COURSE, calendar=calendar, problem=problem, before=before)


def while_making(texts: Texts) -> Iterator[Screen]:
    """Every question of a new plan and of one that is changed, with every problem."""
    step, place = COURSE.plan_steps[0].id, COURSE.places[0].id
    june = datetime(2023, 6, 1, tzinfo=UTC).toordinal()
    for before in (None, plan(step)):
        known = PlanDraft(plan=HIGHEST if before else PlanId(0), revision=40, step=step)
        made = drafting(known, before=before)
        yield making.which_step(made, texts)
        for problem in (None, *TimeProblem):
            stuck = replace(made, problem=problem)
            yield making.write_day(stuck, texts)
            yield making.asked(stuck, texts)
            dated = replace(stuck, draft=replace(known, day=june))
            yield making.asked(dated, texts)
            yield making.write_time(dated, texts)
        whole = replace(known, day=june, minute=600)
        yield making.asked(replace(made, draft=whole), texts)
        yield making.asked(replace(made, draft=replace(whole, place=place)), texts)
    yield making.other_step(drafting(PlanDraft(), before=plan(step)), texts)
    yield making.other_place(drafting(PlanDraft(), before=plan(step)), texts)
    own_words = OwnStep(id="own.999999.1684739000", words="x" * MOST_UNITS)
    written = replace(drafting(PlanDraft()), own=(own_words,) * 5)
    yield making.which_step(written, texts)
    yield making.asked(replace(written, draft=PlanDraft(step=own_words.id)), texts)
    yield with_care(own_steps.write(written, texts, unread=True), Markup("No names."))


def afterwards(texts: Texts) -> Iterator[Screen]:
    """The list, each card, and each answer."""
    every = tuple(details(plan(each.id)) for each in COURSE.plan_steps)
    over = details(plan("map", state=PlanState.DONE, ended_at=NOW, next_check_at=None))
    listed = MyPlans(course=COURSE, plans=(*every, over), left=every, organization=LONG)
    yield mine.mine(listed, texts)
    yield mine.left(replace(listed, plans=()), texts)
    for each in COURSE.plan_steps:
        one = own(each.id)
        asked = (check_in(PlanProgress.NOT_YET, "time"), check_in(PlanProgress.PARTLY))
        yield mine.card(PlanCard(own=one, check_ins=asked), texts)
        yield making.kept(one.details.plan, COURSE, texts)
        yield mine.changes(one, texts)
        yield mine.why_drop(one, texts)
        yield file(one, "km", "pdf", texts)
    yield from _answers(texts)


def _answers(texts: Texts) -> Iterator[Screen]:
    for answer in (None, *PlanProgress):
        found = OwnCheckIn(check_in=check_in(answer), own=own("map"), others=(check_in(),))
        yield check_ins.opened(found, texts)
        if answer is not None:
            yield check_ins.answered(CheckInAnswered(asked=found, is_new=True), texts)
        yield check_ins.answered(CheckInAnswered(asked=found, is_new=False), texts)
    for each in COURSE.barriers:
        assert each.tip is not None
        stuck = OwnCheckIn(check_in=check_in(PlanProgress.NOT_YET, each.id), own=own("map"))
        said = check_ins.tip(stuck, texts).text
        assert each.tip.in_(texts.language) in said
        yield check_ins.tip(stuck, texts)
    asked = OwnCheckIn(check_in=check_in(PlanProgress.NOT_YET), own=own("map"))
    yield check_ins.write_barrier(
        asked, Markup("Sophea"), Markup("within 3 working days"), Markup("No names."), texts
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_fits(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for screen in (*while_making(texts), *afterwards(texts)):
        fits(screen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_push_tells_nothing_of_the_step(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for each in COURSE.plan_steps:
        screen = check_ins.push(plan(each.id), CheckInId(1), texts)
        fits(screen)
        neutral(screen, COURSE)
        whole = visible_text(str(screen.text))
        assert COURSE.topic_words_in(whole) == ()
        assert len(whole) <= 100


def test_the_longest_choices_fit_into_a_button() -> None:
    longest = (HIGHEST, 36**3, "s" * 16, 999_999, 1439, "p" * 16)
    for kind in (CheckDraft, KeepPlan):
        assert len(kind(*longest).pack()) <= CALLBACK_BYTES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_is_one_page_that_names_nobody(language: str) -> None:
    longest = max(COURSE.plan_steps, key=lambda each: len(each.text.in_(language)))
    about = page_data(own(longest.id), CATALOGUE.texts(language))
    assert about["organization"] == LONG
    assert len(about["days"]) == len(COURSE.check_in_days)
    assert "leader" not in about

    assert plan_png(about).startswith(b"\x89PNG")
    for many in (len(about["days"]), 8, 10):
        pdf = plan_pdf({**about, "days": (about["days"] * 10)[:many]})
        assert pdf.startswith(b"%PDF")
        assert b"/Count 1" in pdf, f"with {many} days"
