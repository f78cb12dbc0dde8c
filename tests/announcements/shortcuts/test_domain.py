"""What a tick on Who itself makes of an audience."""

import pytest

from bot.announcements.audience.domain import Audience, By, Rule
from bot.announcements.shortcuts.domain import includes, missed, toggled, unfinished
from bot.membership.domain import CohortId
from bot.sessions.domain import SessionId

MISSED = missed(SessionId(7))
PART = unfinished("m4.u1")
HOUSE, SCHOOL = (Rule(by=By.ORGANIZATION, of=frozenset({number})) for number in (1, 2))
FINISHED = Rule(by=By.UNIT, of=frozenset({"m4.u1", "m4.u2"}))

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
    one = Audience(cohorts=(CohortId(1),)).toggled(By.ATTENDANCE, "7.absent")

    assert not includes(one, MISSED)
    assert includes(toggled(one, MISSED), MISSED)
