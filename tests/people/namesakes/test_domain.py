"""Names that may be one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.namesakes.domain import may_be_same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sok Dara", "Sok Dara", True),
        ("Sok Dara", "  dara   SOK ", True),
        ("Sok Dara", "SokDara", True),
        ("Sok-Dara", "Dara, Sok", True),
        ("Sok Dara", "DaraSok", True),
        ("ចាន់ ធីតា", "ធីតា ចាន់", True),
        ("ចាន់ ធីតា", "ចាន់\u200bធីតា", True),
        ("ចាន់ ធីតា", "ចាន់ធីតា", True),
        ("កញ្ញា ឲ្យ", "កញ្ញា ឱ្យ", True),
        ("Chan Thida", "Chan Tida", True),
        ("Chhay Vuthy", "Chay Vuthi", True),
        ("Kheng Phally", "PALY KENG", True),
        ("Boun Sawy", "Bun Savy", True),
        ("Sok Dara", "Sok Dana", False),
        ("Long Sophea", "Long Sopheap", False),
        ("Sok Dara", "Sok Dara Lim", False),
        ("Sok Dara", "Sok Dany", False),
        ("Sok Dara", "Sok", False),
        ("·", "·", False),
    ],
)
def test_a_name_is_known_however_it_is_spaced_and_ordered(
    one: str, other: str, *, same: bool
) -> None:
    assert may_be_same(one, other) is same
    assert may_be_same(other, one) is same


@given(st.lists(st.sampled_from(["sok", "dara", "lim", "ធីតា", "ចាន់"]), min_size=1, max_size=4))
def test_the_order_of_the_names_makes_no_difference(words: list[str]) -> None:
    assert may_be_same(" ".join(words), "  ".join(sorted(words)).upper())
