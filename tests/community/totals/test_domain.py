"""Totals: what is told of the sessions of a cohort, and what is not."""

from hypothesis import given
from hypothesis import strategies as st

from bot.community.totals.domain import Breakdown, SumRow, totals


def row(
    women: int, men: int = 0, young: int = 0, *, province: str = "08", topic: str = "m4.u1",
    month: str = "2023-05", commune: str = "", words: str = "",
) -> SumRow:  # fmt: skip
    return SumRow(month, topic, province, commune, words, 1, women, men, young)


def told(rows: list[SumRow], by: Breakdown) -> dict[str, int]:
    return {group.key: group.people for group in totals(rows, by).groups}


def test_sessions_are_added_up_by_place_topic_and_month() -> None:
    rows = [row(12, 5), row(8, 6, province="12"), row(20, month="2023-04", topic="m1")]
    assert told(rows, Breakdown.PLACE) == {"08": 37, "12": 14}
    assert told(rows, Breakdown.TOPIC) == {"m4.u1": 31, "m1": 20}
    assert list(told(rows, Breakdown.MONTH)) == ["2023-05", "2023-04"]
    found = totals(rows, Breakdown.PLACE)
    assert (found.sessions, found.people, found.women, found.men, found.young) == (3, 51, 40, 11, 0)


def test_a_small_place_is_withheld_with_the_next_one() -> None:
    found = totals([row(30), row(9, province="12"), row(3, province="05")], Breakdown.PLACE)
    assert [group.key for group in found.groups] == ["08"]
    assert found.withheld == 2


def test_few_men_are_withheld_with_the_young_people() -> None:
    found = totals([row(30, 2, 9)], Breakdown.PLACE)
    assert (found.women, found.men, found.young) == (30, None, None)


def test_of_four_people_nothing_is_told() -> None:
    assert totals([row(3, 1)], Breakdown.PLACE).is_small


def test_a_place_in_own_words_is_a_place() -> None:
    assert told([row(6, province="", words="North")], Breakdown.PLACE) == {"North": 6}


def test_communes_of_a_withheld_province_are_withheld() -> None:
    rows = [
        row(20, commune="080101"),
        row(9, commune="080102"),
        row(6),
        row(3, province="12", commune="120101"),
        row(6, province="05", commune="050101"),
    ]
    assert told(rows, Breakdown.PLACE) == {"08": 35}
    assert told(rows, Breakdown.COMMUNE) == {"080101": 20, "080102": 9, "08": 6}


COUNT = st.integers(min_value=0, max_value=9)
ROWS = st.lists(
    st.builds(
        row, COUNT, COUNT, COUNT,
        province=st.sampled_from(["01", "02", "03"]), commune=st.sampled_from(["", "a", "b"]),
        topic=st.sampled_from(["m1", "m2"]), month=st.sampled_from(["2023-04", "2023-05"]),
    ),
    max_size=8,
)  # fmt: skip


@given(ROWS, st.sampled_from([Breakdown.PLACE, Breakdown.TOPIC, Breakdown.MONTH]))
def test_what_is_withheld_cannot_be_worked_out(rows: list[SumRow], by: Breakdown) -> None:
    found = totals(rows, by)
    rest = found.people - sum(group.people for group in found.groups)
    assert all(group.people == 0 or group.people >= 5 for group in found.groups)
    assert rest == 0 or (found.withheld >= 2 and rest >= 5) or not any(
        group.people for group in found.groups
    )  # fmt: skip
