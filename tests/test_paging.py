"""Pages of long lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.paging import Page


@pytest.mark.parametrize(
    ("asked", "at", "shown"),
    [
        (0, 0, [(1, "a"), (2, "b")]),
        (1, 1, [(3, "c"), (4, "d")]),
        (2, 2, [(5, "e")]),
        (9, 2, [(5, "e")]),
        (-1, 0, [(1, "a"), (2, "b")]),
    ],
)
def test_a_page_that_does_not_exist_becomes_the_nearest_one(
    asked: int, at: int, shown: list[tuple[int, str]]
) -> None:
    page = Page.of("abcde", asked, size=2)

    assert (page.at, page.pages, page.total, page.numbered) == (at, 3, 5, shown)


def test_an_empty_list_has_one_page() -> None:
    assert Page.of([], 3, size=2) == Page(items=(), at=0, pages=1, size=2, total=0)


@given(everything=st.lists(st.integers()), size=st.integers(1, 9))
def test_all_pages_together_are_the_list(everything: list[int], size: int) -> None:
    pages = Page.of(everything, 0, size=size).pages

    assert [x for n in range(pages) for x in Page.of(everything, n, size=size).items] == everything
