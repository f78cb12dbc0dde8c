"""Attendance as sheets to fill in and to sign, in both languages, for few people and for many."""

import re
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.documents.attendance_sheets import attendance_pdf, attendance_xlsx, people_xlsx
from bot.locale import Catalogue

MARKS = ("there", "excused", "missed", "unknown", "not_yet")
TEXTS = Catalogue()


def about(
    language: str, *, meetings: int = 3, organizations: int = 2, people: int = 5
) -> dict[str, Any]:
    """A sheet of invented people, in which every mark occurs."""
    label = TEXTS.texts(language).label
    groups = [
        {
            "name": f"Organization {each + 1}",
            "lines": [
                {
                    "name": f"=Leader {n + 1}" if n % 2 else f"សុខ ចាន់ដារ៉ា {n + 1}",
                    "marks": [MARKS[(n + at) % len(MARKS)] for at in range(meetings)],
                    "count": [n % 3, meetings, 0],
                }
                for n in range(people)
            ],
            "at": [[n, people, 0] for n in range(meetings)],
            "count": [meetings, people * meetings, 1],
        }
        for each in range(organizations)
    ]
    columns = ("organization", "name", "attended", "of", "signature")
    return {
        "language": language,
        "title": label("common.file.attendance"),
        "sub": "Module 4",
        "columns": [label(f"sheets.{each}") for each in columns],
        "meetings": [{"day": f"{n + 1} May", "name": label("common.part", part=n + 1)}
                     for n in range(meetings)],
        "words": {mark: label(f"sheets.mark.{mark}") for mark in MARKS},
        "legend": [[mark, label(f"sheets.mark.{mark}")] for mark in MARKS],
        "groups": groups,
        "all": label("sheets.all"),
        "at": [[n, people, 0] for n in range(meetings)],
        "count": [9, 30, 2],
        "totals": [label(f"sheets.total.{each}") for each in ("there", "expected", "unknown")],
        "signers": [label("sheets.sign.coordinator"), label("sheets.sign.checked")],
        "foot": label("sheets.who_counts"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("meetings", "people", "pages"),
    [(0, 1, 1), (3, 3, 1), (3, 6, 1), (3, 16, 2), (7, 30, 4), (8, 3, 2), (8, 16, 4)],
)
@pytest.mark.parametrize("language", ["en", "km"])
def test_a_page_to_sign_is_a4_across_with_seven_meetings(
    language: str, meetings: int, people: int, pages: int
) -> None:
    made = attendance_pdf(about(language, meetings=meetings, people=people))

    assert made.startswith(b"%PDF")
    assert len(re.findall(rb"/Type/Page\b(?!s)", made)) == pages
    assert len(re.findall(rb"/MediaBox\[0 0 841.8898 595.2756\]", made)) == pages
    assert made == attendance_pdf(about(language, meetings=meetings, people=people))


def test_names_stay_texts_and_counts_are_numbers() -> None:
    book = load_workbook(BytesIO(attendance_xlsx(about("en"))))
    [sheet] = book.worksheets
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert lines[1][:2] == ["Organization 1", "=Leader 2"]
    assert sheet["B3"].data_type == "s"
    assert lines[1][2:7] == ["excused", "absent", "not known", 1, 3]
    assert lines[5][:7] == ["Organization 1", "present", 0, 1, 2, 3, 15]
    assert sheet.print_title_rows == "$1:$1"


def test_a_list_of_people_has_its_head_and_its_note() -> None:
    book = load_workbook(
        BytesIO(people_xlsx({"head": ["Name", "Role"], "rows": [["+855", "leader"]], "sub": "x"}))
    )
    [sheet] = book.worksheets
    assert [cell.value for cell in sheet["A"]] == ["Name", "+855", None, "x"]
    assert sheet["A2"].data_type == "s"
