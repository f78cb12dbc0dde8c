"""What a tick on Who itself makes of an audience."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.announcements.audience.domain import Audience, AudienceCriterion, Rule
from bot.announcements.shortcuts.domain import includes, missed, toggled, unfinished
from bot.membership.domain import CohortId
from bot.sessions.domain import Session, SessionId

START = datetime(2023, 5, 29, 2, tzinfo=UTC)
MEETING = Session(
    id=SessionId(7),
    cohort_id=CohortId(1),
    local_start=datetime(2023, 5, 29, 9),  # noqa: DTZ001 - wall time
    zone="Asia/Phnom_Penh",
    starts_at=START,
    length=timedelta(minutes=90),
    calendar_uid="x",
    changed_at=START,
)

MISSED = missed(MEETING, now=MEETING.ends_at + timedelta(hours=12))
PART = unfinished("m4.u1")
HOUSE, SCHOOL = (
    Rule(by=AudienceCriterion.ORGANIZATION, of=frozenset({number})) for number in (1, 2)
)
FINISHED = Rule(by=AudienceCriterion.UNIT, of=frozenset({"m4.u1", "m4.u2"}))

TICKED: list[tuple[tuple[Rule, ...], set[tuple[str, str, bool]]]] = [
    ((MISSED,), {("attendance", "7.absent", False), ("attendance", "7.silent", False)}),
    ((MISSED, MISSED), set()),
    ((HOUSE, SCHOOL), {("organization", "1", False), ("organization", "2", False)}),
    ((HOUSE, SCHOOL, HOUSE), {("organization", "2", False)}),
    ((FINISHED, PART), {("unit", "m4.u1", True)}),
    ((PART, unfinished("m4.u2")), {("unit", "m4.u1", True), ("unit", "m4.u2", True)}),
    ((HOUSE, PART), {("organization", "1", False), ("unit", "m4.u1", True)}),
]


@pytest.mark.parametrize(("taps", "expected"), TICKED)
def test_ticks(taps: tuple[Rule, ...], expected: set[tuple[str, str, bool]]) -> None:
    audience = Audience(cohorts=(CohortId(1),))
    for each in taps:
        audience = toggled(audience, each)

    found = {(rule.by.value, str(one), rule.out) for rule in audience.rules for one in rule.of}
    assert found == expected


def test_half_of_a_shortcut_is_not_ticked() -> None:
    one = Audience(cohorts=(CohortId(1),)).toggled(AudienceCriterion.ATTENDANCE, "7.absent")

    assert not includes(one, MISSED)
    assert includes(toggled(one, MISSED), MISSED)


def test_who_may_still_answer_has_not_missed_it() -> None:
    early = missed(MEETING, now=MEETING.ends_at + timedelta(hours=11))

    assert early.of == {"7.absent"}
