"""Each row of a sheet is taken or told, whatever stands in it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.documents.grid import TableSheet, UnfitTable
from bot.documents.headers import header_of
from bot.people.roster_book.domain import read_sheets
from bot.people.roster_file.domain import Blanks, Headings, RosterAnswers

CELLS = st.sampled_from(
    [
        *("", "1", "2", "7", "Sok Dara", "Ly Na F", "A & B", "Lotus House", "Organization: Path"),
        *("Total: 3", "Prepared by:", "Trainers", "លោក សុខ ដារ៉ា", "អង្គការពន្លឺ", "012 345 678"),
        *("Name", "NGO", "No", "Remarks", "vacant", '"', "not coming", "=1+1", "Director"),
    ]
)
ANSWERS = st.builds(
    RosterAnswers,
    headings=st.sampled_from(list(Headings)),
    blanks=st.sampled_from(list(Blanks)),
)


@given(st.lists(st.lists(CELLS, max_size=5), max_size=9), ANSWERS)
def test_each_row_is_taken_or_told(rows: list[list[str]], answers: RosterAnswers) -> None:
    head = ["No", "Name", "NGO", "Remarks"]
    try:
        found = read_sheets([TableSheet(rows=[head, *rows])], answers)
    except UnfitTable:
        return
    told = {each.row for each in found.people} | {each.row for each in found.faults}
    told |= {each.row for each in found.rows_left_out} | {each.row for each in found.unusual}
    said = {at for at, row in enumerate(rows, 2) if any(cell.strip() for cell in row)}
    untold = [] if found.questions else [rows[at - 2] for at in said - told]
    assert all(any(header_of(cell) for cell in row) for row in untold)
