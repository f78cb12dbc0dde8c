"""Lists as organizations send them: each file, and what a careful person would take from it."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from bot.documents.table import read_book
from bot.people.roster.storage import unpack_chosen
from bot.people.roster_book.domain import read_sheets
from bot.people.roster_file.domain import Roster

FORMS = Path(__file__).with_name("forms")
EXPECTED = sorted(FORMS.glob("*.json"))


def folded(text: str | None) -> str:
    """A name as people compare it: without regard to capitals and invisible characters."""
    seen = (sign for sign in text or "" if sign not in "\u200b\u200c\u200d\ufeff")
    return " ".join(unicodedata.normalize("NFC", "".join(seen)).casefold().split())


def read(file: Path, answers: dict[str, Any]) -> Roster:
    return read_sheets(read_book(file.read_bytes()), unpack_chosen(answers))


def file_of(expected: Path) -> Path:
    [found] = (each for each in FORMS.glob(f"{expected.stem}.*") if each != expected)
    return found


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda each: each.stem)
def test_a_list_is_read_as_a_careful_person_reads_it(expected: Path) -> None:
    known = json.loads(expected.read_text())
    file = file_of(expected)
    asked = read(file, {})
    assert [each.why for each in asked.questions] == known.get("asked", [])

    found = read(file, known.get("answers", {})) if "asked" in known else asked
    assert found.questions == ()
    given_back = {each.row for each in found.faults}
    assert given_back == set(known.get("refused_rows", ()))
    people = [(each.sheet, each.row, each.name, each.organization) for each in found.people]
    wanted = [["", *each] if len(each) == 3 else each for each in known["people"]]
    wanted = [each for each in wanted if each[1] not in given_back]
    assert sorted(row for _, row, _, _ in people) == sorted(each[1] for each in wanted)
    for sheet, row, name, organization in people:
        same = [each for each in wanted if (each[0], each[1]) == (sheet, row)]
        names = {folded(each): item for item in same for each in item[2]}
        assert folded(name) in names, f"row {row} is {name}"
        assert folded(organization) == folded(names[folded(name)][3]), f"row {row}"


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda each: each.stem)
def test_each_row_is_a_person_or_is_told_of(expected: Path) -> None:
    known = json.loads(expected.read_text())
    file = file_of(expected)
    found = read(file, known.get("answers", {}))

    told = {(each.sheet, each.row) for each in found.people}
    told |= {(each.sheet, each.row) for each in found.faults}
    told |= {(each.sheet, each.row) for each in found.rows_left_out}
    several = len(found.sheets) > 1
    for number, sheet in enumerate(read_book(file.read_bytes())):
        if not any(each.number == number for each in found.sheets):
            assert sheet.name in found.unread or not sheet.rows
            continue
        filled = [at + 1 for at, row in enumerate(sheet.rows) if any(c.strip() for c in row)]
        untold = [row for row in filled if (sheet.name if several else "", row) not in told]
        assert len(untold) <= 3, "only the lines of the header"
        assert untold == sorted(untold)[: len(untold)]
        assert not untold or untold[-1] - untold[0] == len(untold) - 1
