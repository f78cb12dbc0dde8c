"""Of two rows about the same thing one stays, no matter who had it; rows that differ both stay."""

from typing import Any

import pytest

from bot.areas import PERSONAL_DATA
from bot.storage.ownership import Owned

RULES = {
    (rule.table, rule.owner): rule
    for rule in (*PERSONAL_DATA.ownership.of_enrolments, *PERSONAL_DATA.ownership.of_people)
}
PERSON, PLACE = "person_id", "enrolment_id"


@pytest.mark.parametrize(
    ("table", "owner", "better", "worse"),
    [
        ("attendance", PERSON, {"state": "there"}, {"state": "excused"}),
        ("attendance", PERSON, {"state": "excused"}, {"state": "missed"}),
        ("rsvps", PERSON, {"answered_at": 20}, {"answered_at": 10}),
        ("pulses", PERSON, {"answered_at": 10}, {"answered_at": 20}),
        ("survey_answers", PERSON, {"answered_at": 10}, {"answered_at": 20}),
        ("survey_progress", PERSON, {"done": 3}, {"done": 2}),
        ("recipients", PERSON, {"got_it_at": 9, "is_in": 1}, {"got_it_at": None, "is_in": 1}),
        ("recipients", PERSON, {"got_it_at": None, "is_in": 1}, {"got_it_at": None, "is_in": 0}),
        (
            "readings",
            PLACE,
            {"finished_at": 10, "furthest": 6},
            {"finished_at": None, "furthest": 6},
        ),
        (
            "readings",
            PLACE,
            {"finished_at": None, "furthest": 3},
            {"finished_at": None, "furthest": 2},
        ),
        (
            "attempts",
            PLACE,
            {"finished_at": None, "started_at": 10},
            {"finished_at": None, "started_at": 20},
        ),
        ("certificates", PLACE, {"issued_at": 10}, {"issued_at": 20}),
        ("strategies", PLACE, {"changed_at": 20}, {"changed_at": 10}),
        ("module_wishes", PLACE, {"chosen_at": 20}, {"chosen_at": None}),
    ],
)
def test_the_better_row_stays_no_matter_who_had_it(
    table: str, owner: str, better: dict[str, Any], worse: dict[str, Any]
) -> None:
    rule = RULES[table, owner]
    good, bad = a_row(rule, 1) | better, a_row(rule, 2) | worse

    of_gone = rule.decide([good], [bad])
    assert (of_gone.moved, of_gone.removed) == ((good,), (bad,))
    of_kept = rule.decide([bad], [good])
    assert (of_kept.moved, of_kept.removed) == ((), (bad,))
    assert (of_gone.alone, of_kept.alone) == (0, 0)


def a_row(rule: Owned, number: int) -> dict[str, Any]:
    """Return a row about the same thing as any other."""
    return {"id": number, rule.owner: number} | dict.fromkeys(rule.once or (), 7)


def test_of_equal_rows_that_of_the_one_who_stays_is_kept() -> None:
    rule = RULES["rsvps", PERSON]
    gone, kept = a_row(rule, 1) | {"answered_at": 5}, a_row(rule, 2) | {"answered_at": 5}
    assert rule.decide([gone], [kept]).removed == (gone,)


def test_finished_runs_of_one_quiz_are_all_kept() -> None:
    rule = RULES["attempts", PLACE]
    done = [a_row(rule, at) | {"finished_at": at, "started_at": at} for at in (1, 2, 3)]
    decided = rule.decide(done[:2], done[2:])
    assert decided.moved == tuple(done[:2])
    assert decided.removed == ()
    assert decided.alone == 2
