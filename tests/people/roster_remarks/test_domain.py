"""That somebody has left is said in many words; people who are ill or on leave have not left."""

import pytest

from bot.people.roster_beside.domain import FUNCTIONS
from bot.people.roster_remarks.domain import is_gone, is_remark, names_nobody
from bot.people.roster_text.domain import read_written


@pytest.mark.parametrize(
    "cell",
    [
        *("resigned", "Resigned", "has resigned", "Resigned in June", "resigned 2026", "left"),
        *("Dropped out", "drop-out", "quit", "no longer active", "démissionné", "Left in May"),
        *("ឈប់", "លាឈប់", "បានលាឈប់ហើយ", "លាឈប់ពីខែមិថុនា", "លាឈប់ថ្ងៃទី ២ មករា", "បោះបង់"),
        *("Sok Dara (resigned)", "Bridge (left in 2026)", "Ouk Davy (លាឈប់)"),
    ],
)
def test_somebody_has_left(cell: str) -> None:
    assert is_gone(["Sok Dara", cell])


@pytest.mark.parametrize(
    "cell",
    [
        *("Active", "On leave", "left early", "left hand", "sick", "new", "Party House", ""),
        *("Left Bank Association", "Former Soldiers Association", "ឈឺ", "សុំច្បាប់", "ឈប់សម្រាកលំហែមាតុភាព"),
    ],
)
def test_nobody_has_left(cell: str) -> None:
    assert not is_gone(["Sok Dara", cell])


@pytest.mark.parametrize(
    ("name", "nobody"),
    [
        *((each, True) for each in ("vacant", "Vacant post", "position vacant", "TBC")),
        *((each, True) for each in ("tba", "To be confirmed", "not yet known", "unknown", "គ្មាន")),
        *(
            (each, False)
            for each in ("Sok Dara", "Na", "No", "Tbong Sina", "គ្មាន ដារា", "ជ្រើស សុខា")
        ),
    ],
)
def test_a_place_that_nobody_has_yet_is_no_name(name: str, nobody: bool) -> None:  # noqa: FBT001 - a table
    assert names_nobody(name) is nobody


@pytest.mark.parametrize(("khmer", "told"), [("គ្រូ", True), ("មេភូមិ ព្រៃ", True), ("សុខ ដារ៉ា", False)])
def test_a_function_is_no_name(khmer: str, told: bool) -> None:  # noqa: FBT001 - a table
    assert is_remark(khmer) is told


@pytest.mark.parametrize(
    "lines",
    [
        ["Name, Organization, Status", "Sok Dara, Bridge, active", "Chan Thida, Bridge, Resigned"],
        ["Sok Dara - Bridge", "Chan Thida - Bridge (resigned)"],
        ["Sok Dara - Bridge", "Chan Thida (លាឈប់) - Bridge"],
        ["Sok Dara - Bridge", "Chan Thida - Bridge - resigned"],
        ["1. Sok Dara, Bridge", "2. Chan Thida, Bridge, resigned in June"],
    ],
)
def test_who_has_left_is_told_and_not_added(lines: list[str]) -> None:
    found = read_written("\n".join(lines))
    assert [(each.name, each.organization) for each in found.people] == [("Sok Dara", "Bridge")]
    assert found.faults == ()
    [left] = found.rows_left_out
    assert (left.row, str(left.why)) == (len(lines), "gone")
    assert left.found.startswith("Chan Thida")


def test_a_remark_in_khmer_is_not_taken_for_the_name() -> None:
    found = read_written("Sok Dara (គ្រូ) - Bridge\nChan Thida (ចាន់ ធីតា) - Bridge")
    assert [each.name for each in found.people] == ["Sok Dara", "ចាន់ ធីតា"]
    assert found.left_out == (FUNCTIONS,)
