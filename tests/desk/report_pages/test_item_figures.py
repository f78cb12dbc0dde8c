"""What answers tell of a question, from sums that may come from several pages."""

from statistics import correlation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.course import Item
from bot.desk.report_figures.domain import FEW, ItemRow, PickedRow
from bot.desk.report_pages.domain import ItemFigures, item_figures, point_biserial
from tests.small_course import SMALL

RUNS = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 9)), min_size=2, max_size=60)


def first_item() -> Item:
    return SMALL.units[0].items[0]


def row(runs: list[tuple[int, int]], wording: str = "") -> ItemRow:
    item = first_item()
    return ItemRow(
        item=item.id,
        wording=wording or item.content_hash,
        answers=len(runs),
        right=sum(right for right, _ in runs),
        rest=sum(rest for _, rest in runs),
        rest_squared=sum(rest * rest for _, rest in runs),
        both=sum(right * rest for right, rest in runs),
    )


def figures(rows: list[ItemRow], *picked: tuple[int, int]) -> ItemFigures:
    item = first_item()
    picks = [PickedRow(item.id, item.content_hash, options, n) for options, n in picked]
    [found] = item_figures(SMALL, rows, picks)
    return found


@given(RUNS)
def test_the_sums_give_the_correlation(runs: list[tuple[int, int]]) -> None:
    right, rest = zip(*runs, strict=True)
    found = point_biserial(row(runs))
    if len(set(right)) == 1 or len(set(rest)) == 1:
        assert found is None
    else:
        assert found == pytest.approx(correlation(right, rest), abs=1e-9)


@pytest.mark.parametrize(
    ("answers", "right", "tells", "looks_at_options"),
    [
        (4, FEW, False, False),
        (5, 3, False, False),
        (9, 5, False, False),
        (10, 5, False, True),
        (29, 15, False, True),
        (30, 15, True, True),
    ],
)
def test_figures_appear_from_a_number_of_answers_on(
    answers: int, right: object, *, tells: bool, looks_at_options: bool
) -> None:
    runs = [((n + 1) % 2, n % 5) for n in range(answers)]
    found = figures([row(runs)], (0b0010, answers))
    assert found.n == answers
    assert found.right == right
    assert (found.discrimination is not None) == tells
    assert (found.unpicked is not None) == looks_at_options


def test_an_option_is_picked_alone_or_with_others() -> None:
    found = figures([row([(1, 3)] * 12)], (0b0010, 8), (0b0101, 4))
    assert found.unpicked == ("d",)


def test_answers_to_another_wording_are_left_out() -> None:
    found = figures([row([(1, 3)] * 6), row([(0, 1)] * 7, "older")])
    assert (found.n, found.right, found.older) == (6, 6, 7)
    gone = figures([row([(0, 1)] * 7, "older")])
    assert (gone.n, gone.right, gone.difficulty, gone.older) == (0, FEW, None, 7)
