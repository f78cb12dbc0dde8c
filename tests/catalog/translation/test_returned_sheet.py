"""A sheet comes back: what it changes in the course, and which rows are refused."""

# ruff: noqa: E501 - whole messages are compared

from collections.abc import Callable
from datetime import date

import pytest

from bot.catalog.editing.replacing import replace_files
from bot.catalog.translation.header import UnfitHeader, read_header
from bot.catalog.translation.sheet import Cell, CellKind, exported_sheet
from tests.catalog.sample import Sample
from tests.catalog.translation.returned import Returned, pack_of, returned, said, untouched

EN, KM = "text (en)", "text (km)"
BY, ON = "reviewed by (km)", "reviewed on (km)"
STEM = "m1.u1.items.q1.stem"
SIGHT = "m1.u1.cards.1.sight"
CONSENT = "safety.texts.consent.text"
ROW = [row[0] for row in exported_sheet(untouched()).rows].index(STEM) + 2
Edit = Callable[[Returned], object]


def put(address: str, **cells: str | date | Cell) -> Edit:
    headers = {"en": EN, "km": KM, "by": BY, "on": ON, "mark": "as exported (en)"}
    return lambda sheet: sheet.put(address, {headers[name]: of for name, of in cells.items()})


def test_a_sheet_that_nobody_touched_changes_nothing() -> None:
    found = returned(untouched()).planned(untouched(), "en", "km")

    assert (found.changes, found.files, found.problems, found.signatures) == ((), {}, (), 0)


def test_every_text_has_a_row_with_both_languages_side_by_side() -> None:
    exported = exported_sheet(untouched())
    addresses = [row[0] for row in exported.rows]

    assert len(set(addresses)) == len(addresses)
    assert (STEM, "What is the first sign?", "សញ្ញាអ្វី?", "at most 300 characters") in {
        (row[0], *row[2:5]) for row in exported.rows
    }
    assert [column.header for column in exported.columns if column.hidden] == [
        "as exported (en)",
        "as exported (km)",
    ]
    assert ("2026-02-14", "Sok Dara") in {(str(row[6]), row[5]) for row in exported.rows}


def test_new_words_go_into_the_files_and_nothing_else_moves(sample: Sample) -> None:
    sheet = returned(pack_of(sample))
    sheet.put(STEM, {KM: "តើសញ្ញាដំបូងជាអ្វី?"})
    sheet.put(SIGHT, {KM: "អណ្តូងទឹក\n\n- ក្លិន"})
    sheet.put("m1.u1.cards.2.title", {KM: "ចំណងជើងថ្មី"})
    sheet.rows.reverse()
    before = {path: path.read_text(encoding="utf-8") for path in sample.folder.rglob("*.[ym]*")}

    found = sheet.planned(pack_of(sample))
    replace_files(sample.folder, found.files)

    assert said(found, sheet, sample.folder) == []
    after = {path: path.read_text(encoding="utf-8") for path in sample.folder.rglob("*.[ym]*")}
    changed = {
        path.relative_to(sample.folder).as_posix(): (before[path], text)
        for path, text in after.items()
        if before[path] != text
    }
    assert set(changed) == {
        "m1/units/u1/quiz.yaml",
        "m1/units/u1/cards/1.km.md",
        "m1/units/u1/cards/2.km.md",
    }
    old, new = changed["m1/units/u1/quiz.yaml"]
    assert new == old.replace("សញ្ញាអ្វី?", "តើសញ្ញាដំបូងជាអ្វី?")
    assert sample.problems() == []
    assert returned(pack_of(sample)).planned(pack_of(sample)).changes == ()


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (put(STEM, km="ដើម\u200bថ្មី"),
         "D m1.u1.items.q1.stem: error: The text holds a space without width. Take it out: readers' devices break the lines, and searches would miss the word."),
        (put(STEM, km="ក" * 301), "D m1.u1.items.q1.stem: error: The text in km has 301 characters; 300 fit. Shorten it by 1."),
        (put(STEM, km="ការ្"), "D m1.u1.items.q1.stem: error: The text is broken: it ends with the sign for a subscript letter. Type the word again; something is missing where it was cut."),
        (put(STEM, km=""), "D m1.u1.items.q1.stem: error: The text is gone. A sheet deletes no texts: put the old words back, or change the file."),
        (put(STEM, km=Cell(kind=CellKind.NUMBER, text="14")), "D m1.u1.items.q1.stem: error: This is a number, not a text. Give the cell the format Text, and write it once more."),
        (put(STEM, km=date(2026, 1, 2)), "D m1.u1.items.q1.stem: error: This is a date, not a text. Give the cell the format Text, and write it once more."),
        (put(STEM, km=Cell(kind=CellKind.FORMULA, text="=1+1")), "D m1.u1.items.q1.stem: error: This is a formula, not a text. Give the cell the format Text, and write it once more."),
        (put(STEM, km="<b> សញ្ញា?"), "D m1.u1.items.q1.stem: error: <b> is in km, but not in en. Take the tag out."),
        (put(CONSENT, km="រក្សាទុកនៅទីនេះ"), "D safety.texts.consent.text: error: {months} is in en, but not in km. Copy the word in braces letter by letter."),
        (put(CONSENT, km="{month} {months}"), "D safety.texts.consent.text: error: {month} is in km, but not in en. Take the word in braces out."),
        (put(SIGHT, km="ក\n\n# ខ"), "D m1.u1.cards.1.sight: error: A heading is not possible here. (line 3 of the cell) Use **bold** in a line of its own."),
        (put(SIGHT, km="ក\n\n---\n\nខ"), "D m1.u1.cards.1.sight: error: A line of its own with --- or *** is not possible here. (line 3 of the cell) It may stand once in a card, and nowhere else."),
        (put("m1.u1.cards.1.more", km="> ក [ខ](https://example.org/guide?a=1&b=2)"), "D m1.u1.cards.1.more: error: A quotation is not possible here. (line 1 of the cell) What stands behind the tap is a quotation already: take the > away."),
        (put("course.attendance.boat.name", km="ទូកដែលវែងណាស់មែនទែន"), "D course.attendance.boat.name: error: The button is 17 letters wide in km; 14 fit. Find a shorter word."),
        (put("course.short", km="cholera"), 'D course.short: error: "cholera" would stand on a locked screen. Say it without the subject of the course.'),
        (put(STEM, en="Which sign is first?"), "C m1.u1.items.q1.stem: error: The text in en was changed here. Change it in the file, or import with --language en, too."),
        (put(STEM, by="Chan Thida"), "I m1.u1.items.q1.stem: error: There is a name, but no day. Write the day of reading as 2026-02-14."),
        (put(STEM, by="Chan Thida", on="14/2/2026"), 'I m1.u1.items.q1.stem: error: "14/2/2026" is no day. Write the day of reading as 2026-02-14.'),
        (put(STEM, on="2026-02-14"), "H m1.u1.items.q1.stem: error: There is a day, but no name. Write who has read the text."),
        (put(STEM, by="Chan Thida", on=date(2026, 3, 2)), "I m1.u1.items.q1.stem: error: 2026-03-02 is not here yet. Write the day of reading."),
        (lambda sheet: sheet.add({KM: "ថ្មី"}), "A ?: error: The row has no id. A sheet adds no texts: write a new one into the files, then export again."),
        (lambda sheet: sheet.add({"id": "m1.u1.items.q9.stem", KM: "ថ្មី"}), 'A m1.u1.items.q9.stem: error: There is no text "m1.u1.items.q9.stem" in the course. Ids are never changed or added here: take it from a new export.'),
        (lambda sheet: sheet.add({"id": STEM, KM: "ថ្មី"}), f'A {STEM}: error: The id "{STEM}" is in row {ROW} already. Delete one of the two rows.'),
        (put(STEM, km="ថ្មី", mark=""), 'C m1.u1.items.q1.stem: error: The text in en has changed since you exported. It is now: "What is the first sign?" Export a new sheet and copy your text into it.'),
    ],
)  # fmt: skip
def test_a_row_that_does_not_fit_is_refused_and_nothing_is_planned(
    edit: Edit, expected: str
) -> None:
    sheet = returned(untouched())
    edit(sheet)

    found = sheet.planned(untouched())

    assert said(found, sheet) == [expected]
    assert found.refused


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (put(STEM, km=Cell(kind=CellKind.TEXT, text="ថ្មី", styled=True)),
         "D m1.u1.items.q1.stem: warning: Bold or italic letters of the cell are lost. Write **word** or *word* where marks are possible."),
        (put(SIGHT, km="**ក\n\n- ខ"), "D m1.u1.cards.1.sight: warning: People would see a * of this text. A mark needs its second half: **bold**, *italic*."),
        (put("m1.u1.cards.1.more", km="ក [ខ](https://example.org/other)"), "D m1.u1.cards.1.more: warning: The links are not those of en. Look whether the addresses are right."),
        (lambda sheet: sheet.rows.pop(), "texts.xlsx: warning: 1 text of the course is not in the sheet: safety.texts.relay.text. What is not there stays as it is."),
    ],
)  # fmt: skip
def test_what_is_only_suspicious_is_told_and_taken_over(edit: Edit, expected: str) -> None:
    sheet = returned(untouched())
    edit(sheet)

    found = sheet.planned(untouched())

    assert said(found, sheet) == [expected]
    assert not found.refused


def test_a_translation_of_words_that_have_changed_since_is_refused(sample: Sample) -> None:
    sheet = returned(pack_of(sample))
    sheet.put(STEM, {KM: "ថ្មី"})
    sample.change("m1/units/u1/quiz.yaml", "What is the first sign?", "What comes first?")

    assert said(sheet.planned(pack_of(sample)), sheet, sample.folder) == [
        'C m1.u1.items.q1.stem: error: The text in en has changed since you exported. It is now: "What comes first?" Export a new sheet and copy your text into it.'
    ]


def test_a_text_that_was_translated_elsewhere_meanwhile_is_not_overwritten(sample: Sample) -> None:
    sheet = returned(pack_of(sample))
    sheet.put(STEM, {KM: "ថ្មី"})
    sample.change("m1/units/u1/quiz.yaml", "សញ្ញាអ្វី?", "សញ្ញាមួយណា?")

    assert said(sheet.planned(pack_of(sample)), sheet, sample.folder) == [
        'D m1.u1.items.q1.stem: error: The text in km has changed in the course since you exported. It is now: "សញ្ញាមួយណា?" Export a new sheet and copy your text into it.'
    ]


def test_what_changed_in_the_course_stays_where_the_sheet_changed_nothing(sample: Sample) -> None:
    sheet = returned(pack_of(sample))
    sample.change("m1/units/u1/quiz.yaml", "What is the first sign?", "What comes first?")
    sample.change("m1/units/u1/quiz.yaml", "សញ្ញាអ្វី?", "សញ្ញាមួយណា?")

    found = sheet.planned(pack_of(sample))

    assert (found.changes, found.problems) == ((), ())


def test_columns_that_were_sorted_one_by_one_are_noticed() -> None:
    sheet = returned(untouched())
    texts = [row[2:] for row in sheet.rows]
    for row, moved in zip(sheet.rows, [texts[-1], *texts[:-1]], strict=True):
        row[2:] = moved

    found = said(sheet.planned(untouched()), sheet)

    assert found[0] == (
        'C course.title: error: The row has the id "course.title", but the text in en of '
        '"safety.texts.relay.text". Were columns sorted one by one? '
        "Sort whole rows only, from a new export."
    )
    assert len(found) > 80


def test_ids_beside_other_texts_are_told_so() -> None:
    sheet = returned(untouched())
    [one] = [row for row in sheet.rows if row[0].text == STEM]
    [two] = [row for row in sheet.rows if row[0].text == "m1.u1.items.q3.stem"]
    one[0], two[0] = two[0], one[0]
    one[3] = two[3] = Cell(kind=CellKind.TEXT, text="ថ្មី")

    found = said(sheet.planned(untouched()), sheet)

    assert [line.partition(" Were")[0] for line in found] == [
        f'C m1.u1.items.{wrong}.stem: error: The row has the id "m1.u1.items.{wrong}.stem", '
        f'but the text in en of "m1.u1.items.{right}.stem".'
        for wrong, right in (("q3", "q1"), ("q1", "q3"))
    ]


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ([], 'Columns are missing: "id", "text (en)", '),
        (["id", "id"], 'The column "id" is there twice.'),
        (["id", "text (en)"], 'Columns are missing: "reviewed by (en)", '),
    ],
)
def test_a_sheet_without_its_columns_is_refused(head: list[str], what: str) -> None:
    sheet = Returned.__new__(Returned)
    sheet.head, sheet.rows = head, []

    with pytest.raises(UnfitHeader) as caught:
        read_header(sheet.numbered(), ("en", "km"))

    assert caught.value.what.startswith(what)


def test_authors_may_change_the_first_language_when_they_say_so() -> None:
    sheet = returned(untouched())
    sheet.put(STEM, {EN: "New", KM: "ថ្មី"})

    found = sheet.planned(untouched(), "en", "km")

    assert [(change.language, change.new) for change in found.changes] == [
        ("en", "New"),
        ("km", "ថ្មី"),
    ]
    assert not found.refused
