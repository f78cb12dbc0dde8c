"""Buttons of lists stand side by side where their labels can be read, and keep their order."""

import pytest
from markupsafe import Markup

from bot.membership.domain import Cohort, CohortId
from bot.telegram.kit.destinations import OpenDesk, OpenHome
from bot.telegram.kit.screen import Screen, tap
from bot.telegram.kit.ways import course_rows, in_pairs
from tests.telegram.limits import KEYBOARD_BYTES, keyboard_bytes

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


def test_as_many_courses_as_a_keyboard_holds_have_a_button() -> None:
    title = "ថ្នាក់បណ្តុះបណ្តាលសម្រាប់អ្នកដឹកនាំអង្គការ ខែឧសភា"
    cohorts = [
        Cohort(id=CohortId(number), course="course", title=title, zone="Asia/Phnom_Penh")
        for number in range(1, 101)
    ]

    rows = course_rows(cohorts, OpenDesk)

    assert len(rows) >= 30
    assert keyboard_bytes(Screen(text=Markup("Which course?"), buttons=rows)) <= KEYBOARD_BYTES
