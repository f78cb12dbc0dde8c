"""Reports in words: what each figure says, what is shared, how pictures are split."""

import csv
import re
from dataclasses import replace
from io import BytesIO, StringIO
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.desk.report_figures.domain import FEW
from bot.desk.report_layout.screens import (
    ROOM_IN_PICTURE,
    Block,
    BlockKind,
    ReportRow,
    split_into_pictures,
)
from bot.desk.report_pages.domain import ItemFigures
from bot.desk.reports.domain import OrganizationFigures, Report
from bot.desk.reports.screens import PAGES, page, pages, sheet
from bot.documents.report_sheets import report_csv, report_xlsx
from bot.locale import Catalogue
from tests.documents.report_sample import sample

TEXTS = Catalogue().texts("en")


def said(report: Report, name: str, *, for_sharing: bool = False) -> str:
    return str(page(report, name, TEXTS, for_sharing=for_sharing).said(TEXTS))


def rows_of(blocks: list[Block]) -> list[str]:
    return [row.label for block in blocks for row in block.rows[: block.shown]]


# ---- pictures ------------------------------------------------------------------------


@st.composite
def blocks(draw: st.DrawFn) -> list[Block]:
    made = []
    for number in range(draw(st.integers(1, 6))):
        names = draw(st.lists(st.integers(1, 120), min_size=1, max_size=14))
        rows = tuple(
            ReportRow(label=f"{number}.{at} " + "x" * wide, value="1 of 2", share=0.5)
            for at, wide in enumerate(names)
        )
        kinds: tuple[BlockKind, ...] = ("bars", "bars", "columns")
        kind = draw(st.sampled_from(kinds))
        made.append(Block(title=f"Block {number}", rows=rows, kind=kind))
    return made


@given(blocks())
def test_pictures_hold_every_row_once_and_in_order(made: list[Block]) -> None:
    pictures = split_into_pictures(made)
    assert rows_of(list(chain(*pictures))) == rows_of(made)
    for picture in pictures:
        assert picture
        pieces = [block for block in picture if len(block.rows) > 1]
        assert len(picture) == 1 or sum(b.height for b in pieces) <= ROOM_IN_PICTURE + len(picture)


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize("name", PAGES)
def test_several_pictures_are_numbered(name: str, language: str) -> None:
    drawings = page(sample(), name, Catalogue().texts(language), for_sharing=True).drawings(
        language
    )
    subs = [matter["sub"] for matter in drawings]
    if len(subs) == 1:
        assert "1/1" not in subs[0]
    else:
        assert [sub.rpartition(" · ")[2] for sub in subs] == [
            f"{at}/{len(subs)}" for at in range(1, len(subs) + 1)
        ]


def test_all_weeks_are_drawn() -> None:
    report = sample()
    pictures = page(report, "time", TEXTS, for_sharing=True).drawings("en")
    drawn = [len(block["rows"]) for matter in pictures for block in matter["blocks"]]
    assert drawn == [len(report.weeks)] * 3 + [len(report.deeds.months)] * 4


# ---- questions -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("discrimination", "asks"),
    [
        (-0.1, "people who know the rest get this wrong (-0.10): check the right answer"),
        (0.19, "hardly separates strong from weak answers (0.19): reword it?"),
        (0.2, "separates strong from weak answers well (0.20)"),
    ],
)
def test_a_question_says_what_to_do(discrimination: float, asks: str) -> None:
    report = sample()
    item = report.course.units[0].items[0]
    told = ItemFigures(
        part=1, number=1, item=item, n=40, right=20, discrimination=discrimination,
        unpicked=(item.options[0].id,),
    )  # fmt: skip
    text = said(replace(report, items=(told,)), "questions")
    assert asks in text
    assert "nobody chooses “" in text
    assert "”: believable?" in text


# ---- organizations -------------------------------------------------------------------


def organization(name: str, listed: int, inside: int, **known: bool) -> OrganizationFigures:
    figures = OrganizationFigures(
        name=name, listed=listed, inside=inside, places=3 * inside, there=2 * inside,
        suppressed=False, attendance_suppressed=False, first=FEW,
    )  # fmt: skip
    return replace(figures, **known)  # type: ignore[arg-type]


def test_attendance_of_few_people_is_shared_only_with_that_of_others() -> None:
    report = replace(
        sample(),
        organizations=(
            organization("Large", 9, 9),
            organization("Half in", 7, 4, attendance_suppressed=True),
            organization("Small", 4, 3, suppressed=True, attendance_suppressed=True),
            organization("Smaller", 3, 2, suppressed=True, attendance_suppressed=True),
        ),
    )
    text = said(report, "organizations", for_sharing=True)
    joined, attended, read, planned, done, _ = text.split("<b>")[1:]
    assert "Half in: 4 of 7" in joined
    assert "2 organizations together: 5 of 7" in joined
    assert "3 organizations together: 18 of 27" in attended
    for name in ("Half in", "Small", "Smaller"):
        for block in (attended, read, planned, done):
            assert f"{name}: – (withheld)" in block
    own = said(report, "organizations", for_sharing=False)
    assert "Smaller: 4 of 6" in own, "coordinators see by name who was there"
    assert "withheld" not in own.partition("Quiz, first try")[0]


def _small(name: str) -> OrganizationFigures:
    return organization(name, 4, 3, suppressed=True, attendance_suppressed=True)


def test_ten_small_organizations_have_counts_on_the_desk_and_no_scores() -> None:
    small = [replace(_small(f"No {n}"), read=2, planners=1) for n in range(10)]
    report = replace(sample(), organizations=tuple(small))
    joined, attended, read, planned, done, scored = said(report, "organizations").split("<b>")[1:]
    for name in (each.name for each in small):
        assert f"{name}: 3 of 4" in joined
        assert f"{name}: 6 of 9" in attended
        assert f"{name}: 2 of {3 * len(report.parts)}" in read
        assert f"{name}: 1 of 3" in planned
        assert f"{name}: 0 of 3" in done
    assert "Every organization: – (fewer than five people took a quiz in each)" in scored
    shared = said(report, "organizations", for_sharing=True)
    assert "No 1: – (withheld)" in shared
    assert not re.search(r"No \d: \d", shared)


def test_what_does_not_fit_into_a_text_is_named() -> None:
    long = [replace(organization("Organization " * 9 + str(n), 9, 9)) for n in range(10)]
    text = said(replace(sample(), organizations=tuple(long)), "organizations")
    assert "Not shown here, but in the Excel file: " in text
    assert "Did a planned step" in text.partition("in the Excel file: ")[2]


@pytest.mark.parametrize("name", ["=1+1", "+855", "-x", "@SUM(A1)", "\t=1"])
def test_no_name_is_a_formula_in_a_sheet(name: str) -> None:
    report = replace(sample(), organizations=(organization(name, 9, 9),))
    matter = sheet(pages(report, TEXTS), TEXTS)
    rows = list(csv.reader(StringIO(report_csv(matter).decode("utf-8-sig"), newline="")))
    found = [cell for row in rows for cell in row if name.strip() in cell]
    assert found
    assert set(found) == {f"'{name}"}
    book = load_workbook(BytesIO(report_xlsx(matter)))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert name in [cell.value for cell in cells]
