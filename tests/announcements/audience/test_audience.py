"""The audience as a value: rules that narrow, names beside them, days of silence."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.announcements.audience.domain import (
    Audience,
    AudienceCriterion,
    Headcount,
    LanguageCount,
    NoCohort,
    Rule,
    audience_from_json,
    audience_query,
    session_pick,
    session_picked,
    silence_begins,
)
from bot.days import at_minute
from bot.desk.contacts.domain import silent_days
from bot.membership.domain import Cohort, CohortId

ONE, TWO = CohortId(1), CohortId(2)
EVERYBODY = Audience(cohorts=(ONE,))
NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)


def rule(by: AudienceCriterion, *of: int | str, out: bool = False) -> Rule:
    return Rule(by=by, of=frozenset(of), out=out)


def test_an_audience_comes_back_as_it_was_saved() -> None:
    picked = Audience(
        cohorts=(ONE, TWO),
        rules=(
            rule(AudienceCriterion.LANGUAGE, "km", "en", out=True),
            rule(AudienceCriterion.ORGANIZATION, 12, 3),
        ),
        also=frozenset({9, 4}),
        never=frozenset({5}),
    )

    assert audience_from_json(picked.to_json()) == picked
    assert picked.to_json() == (
        '{"cohorts":[1,2],"rules":[["language",1,["en","km"]],["organization",0,[12,3]]],'
        '"also":[4,9],"never":[5]}'
    )


STEPS = [
    (
        "one",
        [("tick", AudienceCriterion.ORGANIZATION, 7)],
        (rule(AudienceCriterion.ORGANIZATION, 7),),
    ),
    (
        "one more",
        [("tick", AudienceCriterion.ORGANIZATION, 7), ("tick", AudienceCriterion.ORGANIZATION, 8)],
        (rule(AudienceCriterion.ORGANIZATION, 7, 8),),
    ),
    (
        "taken away",
        [("tick", AudienceCriterion.ORGANIZATION, 7), ("tick", AudienceCriterion.ORGANIZATION, 7)],
        (),
    ),
    (
        "two rules stand in one order",
        [("tick", AudienceCriterion.ORGANIZATION, 7), ("tick", AudienceCriterion.LANGUAGE, "km")],
        (rule(AudienceCriterion.LANGUAGE, "km"), rule(AudienceCriterion.ORGANIZATION, 7)),
    ),
    (
        "turned over",
        [("tick", AudienceCriterion.UNIT, "m4.u1"), ("turn", AudienceCriterion.UNIT, 0)],
        (rule(AudienceCriterion.UNIT, "m4.u1", out=True),),
    ),
    (
        "turned over and ticked on",
        [
            ("tick", AudienceCriterion.UNIT, "m4.u1"),
            ("turn", AudienceCriterion.UNIT, 0),
            ("tick", AudienceCriterion.UNIT, "m4.u2"),
        ],
        (rule(AudienceCriterion.UNIT, "m4.u1", "m4.u2", out=True),),
    ),
    ("nothing to turn over", [("turn", AudienceCriterion.UNIT, 0)], ()),
    (
        "one number of days stands",
        [("tick", AudienceCriterion.SILENT, 7), ("tick", AudienceCriterion.SILENT, 14)],
        (rule(AudienceCriterion.SILENT, 14),),
    ),
    (
        "the same days again",
        [("tick", AudienceCriterion.SILENT, 7), ("tick", AudienceCriterion.SILENT, 7)],
        (),
    ),
]


@pytest.mark.parametrize(("what", "steps", "rules"), STEPS)
def test_ticks_make_rules(
    what: str, steps: list[tuple[str, AudienceCriterion, int | str]], rules: tuple[Rule, ...]
) -> None:
    audience = EVERYBODY
    for step, by, value in steps:
        audience = (
            audience.toggled(by, value) if step == "tick" else audience.with_rule_inverted(by)
        )

    assert audience.rules == rules, what
    assert audience.is_everybody is (not rules)


def test_nobody_is_both_added_and_left_out() -> None:
    added = EVERYBODY.with_name(3)
    left_out = added.without_name(3)

    assert (set(added.also), set(added.never)) == ({3}, set())
    assert (set(left_out.also), set(left_out.never)) == (set(), {3})
    assert left_out.without_name(3) == EVERYBODY


def test_participants_are_meant_unless_it_says_otherwise() -> None:
    assert EVERYBODY.roles == {"participant"}
    both = EVERYBODY.toggled(AudienceCriterion.ROLE, "coordinator")
    assert both.roles == {"participant", "coordinator"}
    assert both.toggled(AudienceCriterion.ROLE, "participant").roles == {"coordinator"}
    assert both.toggled(AudienceCriterion.ROLE, "coordinator") == EVERYBODY
    assert EVERYBODY.toggled(AudienceCriterion.ROLE, "participant") == EVERYBODY


def test_another_course_begins_with_everybody() -> None:
    both = replace(EVERYBODY, also=frozenset({3})).with_cohort_toggled(TWO)

    assert both == Audience(cohorts=(ONE, TWO))
    assert both.with_cohort_toggled(ONE) == Audience(cohorts=(TWO,))
    with pytest.raises(NoCohort):
        EVERYBODY.with_cohort_toggled(ONE)


def test_no_rule_looks_at_a_score() -> None:
    assert not [
        by for by in AudienceCriterion if {"quiz", "score", "result"} & set(by.value.split("_"))
    ]


def test_a_tick_of_a_meeting_is_read_back() -> None:
    assert session_picked(session_pick(12, "missed")) == (12, "missed")


SILENCE = [
    (7, (), "2023-05-16"),
    (7, ("2023-05-16",), "2023-05-15"),
    (7, ("2023-05-15",), "2023-05-16"),
    (7, ("2023-05-15", "2023-05-16"), "2023-05-14"),
    (7, ("2023-05-22", "2023-05-01"), "2023-05-15"),
]


@pytest.mark.parametrize(("days", "holidays", "since"), SILENCE)
def test_holidays_do_not_count_as_silence(days: int, holidays: tuple[str, ...], since: str) -> None:
    found = silence_begins(days, zone="Asia/Phnom_Penh", holidays=holidays, now=NOW)

    assert found == at_minute(date.fromisoformat(since), 0, "Asia/Phnom_Penh")


@given(
    days=st.integers(1, 30),
    holidays=st.frozensets(st.dates(date(2023, 4, 1), date(2023, 5, 22)), max_size=12),
    seen_at=st.datetimes(datetime(2023, 4, 1), datetime(2023, 5, 22)).map(  # noqa: DTZ001
        lambda at: at.replace(tzinfo=UTC)
    ),
)
def test_silence_is_what_the_desk_calls_so(
    days: int, holidays: frozenset[date], seen_at: datetime
) -> None:
    free = frozenset(day.isoformat() for day in holidays)
    before = silence_begins(days, zone="Asia/Phnom_Penh", holidays=free, now=NOW)

    told = silent_days(seen_at, "Asia/Phnom_Penh", free, now=NOW) >= days
    assert (seen_at < before) is told


def test_silence_is_counted_in_the_cohorts_days() -> None:
    home = Cohort(
        id=ONE,
        course="c",
        title="May",
        zone="Asia/Phnom_Penh",
        quiet_days=frozenset({"2023-05-16"}),
    )
    found = audience_query(EVERYBODY.toggled(AudienceCriterion.SILENT, 7), home, now=NOW)

    assert found.silent_before == at_minute(date(2023, 5, 15), 0, "Asia/Phnom_Penh")


def test_who_reads_a_language_in_which_nothing_is_written() -> None:
    count = Headcount(
        by_language=(
            LanguageCount(language="en", reached=3, out=1),
            LanguageCount(language="km", reached=8, closed=1, out=1),
            LanguageCount(language="fr", out=2),
        )
    )

    assert (count.reached, count.closed, count.out, count.everybody) == (11, 1, 4, 16)
    assert count.without(["km"]) == (("en", 3),)
    assert count.without(["km", "en"]) == ()
