"""Buttons of lists stand side by side where their labels can be read, and keep their order."""

import pytest

from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import tap
from bot.telegram.kit.ways import in_pairs

LONG = "People with disabilities"


@pytest.mark.parametrize(
    ("labels", "rows"),
    [
        ([], []),
        (["Women"], [["Women"]]),
        (["Women", "Men", "Youth"], [["Women", "Men"], ["Youth"]]),
        ([LONG, "Women", "Men"], [[LONG], ["Women", "Men"]]),
        (["Women", LONG, "Men"], [["Women"], [LONG], ["Men"]]),
        (["ស្ត្រី", "យុវជន"], [["ស្ត្រី", "យុវជន"]]),
        (["ឥរិយាបថរបស់បុគ្គលិកការិយាល័យ", "ឯកសារ"], [["ឥរិយាបថរបស់បុគ្គលិកការិយាល័យ"], ["ឯកសារ"]]),
    ],
)
def test_short_neighbours_share_a_row(labels: list[str], rows: list[list[str]]) -> None:
    shown = in_pairs([tap(each, OpenHome()) for each in labels])
    assert [[button.label for button in row] for row in shown] == rows
