"""Numbers that are left out of a list, and how many people a total says."""

import pytest

from bot.people.roster_counts.domain import missing_numbers, said_total, total_differs


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        ([], []),
        ([1, 2, 3], []),
        ([1, 3], []),
        ([1, 2, 4], [3]),
        ([1, 2, 4, 1, 2, 3], [3]),
        ([1, 2, 3, 2, 3], []),
        ([2, 3, 5], []),
        ([1, 10, 20], []),
        ([1, 1, 2, 4], [3]),
    ],
)
def test_missing_numbers(numbers: list[int], missing: list[int]) -> None:
    assert missing_numbers(numbers) == missing


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["Total: 12"], 12),
        (["Total 12 (F: 5)"], 12),
        (["សរុប ៧ នាក់ (ស្រី ៤ នាក់)"], 7),
        (["14 persons"], 14),
        (["Grand total"], None),
        (["Total", "F: 5  M: 3"], None),
        (["Total 1,200"], None),
        (["Lotus House"], None),
    ],
)
def test_how_many_people_a_total_says(cells: list[str], said: int | None) -> None:
    assert said_total(cells) == said


@pytest.mark.parametrize(
    ("said", "others", "since", "differs"),
    [
        (3, [], 0, None),
        (4, [], 0, 3),
        (4, [5], 0, None),
        (1, [], 3, None),
        (2, [], 3, 3),
    ],
)
def test_a_total_beside_the_people_above(
    said: int, others: list[int], since: int, differs: int | None
) -> None:
    assert total_differs(said, 6, [2, 3, 4], others, since) == differs
