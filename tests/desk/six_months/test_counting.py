"""What is foreseen for people is counted by week and by sort of message."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.desk.coming.domain import visible_messages
from bot.desk.six_months.domain import WEEKS, MessageCounter
from bot.desk.six_months.screens import drawing_data
from bot.forecasting.domain import ForecastOutcome, Foreseen
from bot.learning.offers.domain import OfferKind
from bot.learning.rhythm.domain import LINES
from bot.locale import Catalogue
from bot.membership.domain import Cohort, CohortId

FIRST = date(2023, 5, 22)
START = datetime(2023, 5, 22, 5, 15, tzinfo=UTC)
OURS, THEIRS = CohortId(1), CohortId(2)
COHORT = Cohort(
    id=OURS,
    course="any",
    title="Module 4",
    zone="Asia/Phnom_Penh",
    quiet_days=frozenset({"2023-06-01", "2023-05-21", "2024-04-14"}),
)


def message(
    kind: str,
    days: int,
    *,
    area: str = "learning",
    ending: ForecastOutcome = ForecastOutcome.SENT,
    cohort: CohortId | None = OURS,
) -> Foreseen:
    return Foreseen(
        kind=kind,
        area=area,
        about={},
        announcement=None,
        ending=ending,
        at=START + timedelta(days=days),
        cohort=cohort,
    )


def test_messages_are_counted_by_week_in_the_order_in_which_their_sorts_begin() -> None:
    count = MessageCounter(COHORT, FIRST)
    first = [message("session.start", 7, area="sessions"), message("learning.lessons", 10)]
    count.add([*first, message("learning.warmup", 4)], is_complete=True)
    late = message("learning.lessons", 26 * 7)
    unsent = message("learning.lessons", 3, ending=ForecastOutcome.NOT_SENT)
    count.add([message("session.closing", 7, area="sessions"), late, unsent], is_complete=True)
    found = count.result(total=9)

    assert [(row.sort, row.weeks[:3]) for row in found.rows] == [
        ("learning.warmup", (1, 0, 0)),
        ("sessions", (0, 2, 0)),
        ("learning.lessons", (0, 1, 0)),
    ]
    assert found.all_rows.weeks == (1, 3, *[0] * (WEEKS - 2))
    assert (found.people, found.total, found.most_in_a_week, found.is_complete) == (2, 9, 2, True)
    assert found.quiet_weeks() == {1}


def test_a_forecast_with_gaps_makes_the_whole_incomplete() -> None:
    count = MessageCounter(COHORT, FIRST)
    count.add([], is_complete=True)
    count.add([], is_complete=False)
    found = count.result(total=2)

    assert (found.is_complete, found.rows, found.all_rows.total) == (False, (), 0)


def test_averages_and_shades_are_those_of_one_person() -> None:
    count = MessageCounter(COHORT, FIRST)
    for person in range(4):
        many = 3 if person == 0 else 1
        count.add([message("learning.lessons", 0) for _ in range(many)], is_complete=True)
        count.add([message("new.kind", 8, area="unknown")] if not person else [], is_complete=True)
    drawn = drawing_data(count.result(total=8), Catalogue().texts("en"))

    assert [(row["label"], row["value"], row["shades"][:3]) for row in drawn["rows"]] == [
        ("All messages", "0.9 each", [2, 1, 0]),
        ("Lessons to read", "0.8 each", [2, 0, 0]),
        ("Other messages", "0.1 each", [0, 1, 0]),
    ]
    assert [(month["week"], month["label"]) for month in drawn["months"][:2]] == [
        (0, "May"),
        (2, "Jun"),
    ]


@pytest.mark.parametrize("kind", sorted({*LINES, *OfferKind, "learning.next_module"}))
def test_everything_that_the_rhythm_says_has_a_name_of_its_own(kind: str) -> None:
    count = MessageCounter(COHORT, FIRST)
    count.add([message(kind, 1)], is_complete=True)
    for language in ("en", "km"):
        texts = Catalogue().texts(language)
        drawn = drawing_data(count.result(total=5), texts)
        assert drawn["rows"][1]["label"] != texts.label("six_months.sort.other")


def test_sorts_without_a_name_are_one_row() -> None:
    count = MessageCounter(COHORT, FIRST)
    count.add([message(f"new.{n}", 8 * n, area=f"unknown{n}") for n in (0, 1)], is_complete=True)
    drawn = drawing_data(count.result(total=5), Catalogue().texts("en"))
    assert [(row["label"], row["shades"][:3]) for row in drawn["rows"]][1:] == [
        ("Other messages", [2, 2, 0])
    ]


def test_coordinators_see_what_is_about_their_course() -> None:
    ours = message("learning.lessons", 1)
    theirs = message("learning.lessons", 1, cohort=THEIRS)
    unknown = message("people.taken", 1, area="people", cohort=None)

    secret = [message("any", 1, area=area) for area in ("peers", "surveys")]

    assert visible_messages([ours, *secret], own={OURS}, others=()) == (ours,)
    assert visible_messages([ours, theirs, unknown], own={OURS}, others=()) == (ours, unknown)
    assert visible_messages([ours, theirs, unknown], own={OURS}, others={THEIRS}) == (ours,)
    assert visible_messages([ours, theirs, unknown], own={OURS, THEIRS}, others=()) == (
        ours,
        theirs,
        unknown,
    )
