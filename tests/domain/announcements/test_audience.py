"""The audience as a value."""

import pytest

from bot.domain.announcements.audience import (
    Audience,
    By,
    Headcount,
    NoCohort,
    Reading,
    audience_from_json,
)
from bot.domain.people.person import CohortId

ONE, TWO = CohortId(1), CohortId(2)
EVERYBODY = Audience(cohorts=(ONE,))


def test_an_audience_comes_back_as_it_was_kept() -> None:
    picked = Audience(cohorts=(ONE, TWO), by=By.LANGUAGE, of=frozenset({"km", "en"}))
    people = Audience(cohorts=(ONE,), by=By.NAME, of=frozenset({12, 3}))

    assert audience_from_json(picked.to_json()) == picked
    assert audience_from_json(people.to_json()) == people
    assert picked.to_json() == '{"cohorts":[1,2],"by":"language","of":["en","km"]}'


def test_ticks_are_put_and_taken() -> None:
    one = EVERYBODY.chosen(By.ORGANIZATION).toggled(7)

    assert one.of == {7}
    assert one.toggled(8).of == {7, 8}
    assert one.toggled(7).of == frozenset()


def test_another_way_of_choosing_begins_anew() -> None:
    picked = EVERYBODY.chosen(By.ORGANIZATION).toggled(7)

    assert picked.chosen(By.ORGANIZATION) == picked
    assert picked.chosen(By.NAME).of == frozenset()
    assert picked.chosen(By.ALL) == EVERYBODY


def test_another_course_begins_with_everybody() -> None:
    both = EVERYBODY.chosen(By.NAME).toggled(3).with_cohort_toggled(TWO)

    assert both == Audience(cohorts=(ONE, TWO))
    assert both.with_cohort_toggled(ONE) == Audience(cohorts=(TWO,))
    with pytest.raises(NoCohort):
        EVERYBODY.with_cohort_toggled(ONE)


def test_who_reads_a_language_in_which_nothing_is_written() -> None:
    count = Headcount(
        readings=(
            Reading(language="en", reached=3, out=1),
            Reading(language="km", reached=8, closed=1, out=1),
            Reading(language="fr", out=2),
        )
    )

    assert (count.reached, count.closed, count.out, count.everybody) == (11, 1, 4, 16)
    assert count.without(["km"]) == (("en", 3),)
    assert count.without(["km", "en"]) == ()
