"""Forged answers: what no button offers is refused, whatever number or code it carries."""

from datetime import UTC, date, datetime

import pytest

from bot.community.answers import service as answers
from bot.community.answers.domain import CommunityAnswerProblem
from bot.community.answers.service import EntryChange
from bot.community.domain import CommunitySession, CommunitySessionId, EntryStep
from bot.community.service import Setting
from bot.membership.domain import Cohort, CohortId, PersonId
from bot.refusals import StaleButton
from tests.shipped import shipped

COURSE = shipped()
COHORT = Cohort(id=CohortId(1), course=COURSE.id, title="May", zone="Asia/Phnom_Penh")
SETTING = Setting(
    cohort=COHORT,
    course=COURSE,
    communes_since=datetime(2023, 5, 1, tzinfo=UTC),
    today=date(2023, 5, 22),
)


def at(step: EntryStep) -> CommunitySession:
    return CommunitySession(
        id=CommunitySessionId(1), cohort=CohortId(1), organization=None, person=PersonId(1),
        step=step, province="08",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("step", "change"),
    [
        (EntryStep.MONTH, answers.month(2**53)),
        (EntryStep.MONTH, answers.month(-1)),
        (EntryStep.MONTH, answers.topic("m4")),
        (EntryStep.TOPIC, answers.topic("m9")),
        (EntryStep.TOPIC, answers.topic("")),
        (EntryStep.PLACE, answers.province("99")),
        (EntryStep.PLACE, answers.province("080101")),
        (EntryStep.COMMUNE, answers.commune("120101")),
        (EntryStep.COMMUNE, answers.commune("08")),
        (EntryStep.WOMEN, answers.count("women", -1)),
        (EntryStep.WOMEN, answers.count("women", 1001)),
        (EntryStep.WOMEN, answers.count("men", 5)),
        (EntryStep.CHECK, answers.count("people", 5)),
        (EntryStep.QUESTIONS, answers.hard("few")),
        (EntryStep.HARD, answers.hard("nothing")),
        (EntryStep.HARD, answers.no_questions),
    ],
)
def test_what_no_button_offers_is_refused(step: EntryStep, change: EntryChange) -> None:
    with pytest.raises(StaleButton):
        change(at(step), SETTING)


def test_months_that_cannot_be_are_told_why() -> None:
    assert (
        answers.month(2023 * 12 + 5)(at(EntryStep.MONTH), SETTING) is CommunityAnswerProblem.FUTURE
    )
    assert (
        answers.month(2019 * 12)(at(EntryStep.MONTH), SETTING)
        is CommunityAnswerProblem.TOO_LONG_AGO
    )


def test_another_province_asks_for_its_commune_again() -> None:
    logged = at(EntryStep.PLACE).in_commune("080101")
    moved = answers.province("12")(logged, SETTING)
    assert isinstance(moved, CommunitySession)
    assert moved.commune is None
    assert answers.province("08")(logged, SETTING) == logged
