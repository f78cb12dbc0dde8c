"""A name and a day in a row: what is reviewed then, and until when."""

# ruff: noqa: E501 - whole messages are compared

from datetime import date

import pytest

from bot.catalog.editing.replacing import replace_files
from bot.catalog.loading import load_course
from bot.catalog.texts import course_texts
from bot.catalog.translation.planning import ImportPlan
from bot.catalog.translation.reviews import known_signatures
from bot.catalog.waiting import course_status
from tests.catalog.sample import Sample
from tests.catalog.translation.returned import Returned, pack_of, returned, said

EN, KM, BY, ON = "text (en)", "text (km)", "reviewed by (km)", "reviewed on (km)"
QUIZ = "m1/units/u1/quiz.yaml"
STEM = "m1.u1.items.q1.stem"
CONSENT = "safety.texts.consent.text"
DAY = date(2026, 2, 20)


def imported(sample: Sample, sheet: Returned) -> ImportPlan:
    found = sheet.planned(pack_of(sample))
    assert not found.refused, said(found, sheet)
    replace_files(sample.folder, found.files)
    return found


def sign_quiz(sheet: Returned, *, but: str = "", name: str = "Chan Thida") -> None:
    for row in sheet.rows:
        address = row[0].text
        if address.startswith("m1.u1.items.") and address != but:
            sheet.put(address, {BY: name, ON: DAY})


def read(sample: Sample, file: str) -> str:
    return (sample.folder / file).read_text(encoding="utf-8")


def test_a_file_is_reviewed_when_all_its_rows_are(sample: Sample) -> None:
    sheet = returned(pack_of(sample))
    sign_quiz(sheet)

    found = imported(sample, sheet)

    assert found.reviewed == ((QUIZ, "km"),)
    assert "reviewed: {en: 2026-02-14 Sok Dara, km: 2026-02-20 Chan Thida}" in read(sample, QUIZ)
    assert not (sample.folder / "reviews.yaml").exists()
    [quiz] = [
        p for p in course_status(load_course(sample.folder)).in_("km") if p.part == "m1.u1.quiz"
    ]
    assert quiz.drafts == 0


def test_rows_that_were_read_are_kept_until_the_last_one_is(sample: Sample) -> None:
    sheet = returned(pack_of(sample))
    sign_quiz(sheet, but=STEM)
    imported(sample, sheet)

    assert "km: null" in read(sample, QUIZ)
    assert read(sample, "reviews.yaml").count("2026-02-20 Chan Thida") > 10
    assert sample.problems() == []

    later = returned(pack_of(sample))
    later.put(STEM, {BY: "Ly Vuthy", ON: date(2026, 2, 27)})
    imported(sample, later)

    assert 'km: "2026-02-27 Ly Vuthy, Chan Thida"' in read(sample, QUIZ)
    assert known_signatures(pack_of(sample), course_texts(pack_of(sample)))[STEM, "km"] == (
        "Ly Vuthy",
        "2026-02-27",
    )


def test_other_words_end_the_review_of_their_row_and_file_but_not_of_other_rows(
    sample: Sample,
) -> None:
    sheet = returned(pack_of(sample))
    sign_quiz(sheet)
    imported(sample, sheet)
    again = returned(pack_of(sample))
    again.put(STEM, {KM: "សញ្ញាដំបូង?"})

    found = imported(sample, again)

    assert [line.partition(" It")[0] for line in said(found, again)] == [
        f"H {STEM}: warning: The text in km was read by Chan Thida on 2026-02-20, in its old words."
    ]
    assert "km: null" in read(sample, QUIZ)
    rows = {row[0].text: row for row in returned(pack_of(sample)).rows}
    by = again.head.index(BY)
    assert rows[STEM][by].text == ""
    assert rows["m1.u1.items.q1.options.a.text"][by].text == "Chan Thida"


def test_a_signature_is_for_one_wording(sample: Sample) -> None:
    sheet = returned(pack_of(sample))
    sheet.put(STEM, {BY: "Chan Thida", ON: DAY})
    imported(sample, sheet)
    sample.change(QUIZ, "សញ្ញាអ្វី?", "សញ្ញាមួយណា?")

    rows = {row[0].text: row for row in returned(pack_of(sample)).rows}

    assert rows[STEM][sheet.head.index(BY)].text == ""


def test_an_old_sheet_takes_no_signature_back(sample: Sample) -> None:
    old = returned(pack_of(sample))
    older = returned(pack_of(sample))
    older.put(STEM, {BY: "Ly Vuthy", ON: date(2026, 2, 1)})
    newer = returned(pack_of(sample))
    newer.put(STEM, {BY: "Chan Thida", ON: DAY})
    imported(sample, newer)
    before = read(sample, "reviews.yaml")

    assert old.planned(pack_of(sample)).files == {}
    assert older.planned(pack_of(sample)).files == {}
    assert "Chan Thida" in before


def test_a_sheet_never_signs_a_safety_text_and_new_words_end_its_signature(sample: Sample) -> None:
    sample.change("safety.yaml", "sign_off: {en: 2026-02-14 Sok Dara, km: null}",
                  "sign_off: {en: 2026-02-14 Sok Dara, km: 2026-02-14 Sok Dara}")  # fmt: skip
    sheet = returned(pack_of(sample))
    sheet.put(CONSENT, {KM: "រក្សាទុក {months} ខែ ហើយលុប", BY: "Chan Thida", ON: DAY})

    imported(sample, sheet)

    assert "sign_off: {en: 2026-02-14 Sok Dara, km: null}" in read(sample, "safety.yaml")
    assert CONSENT in read(sample, "reviews.yaml")
    assert sample.problems() == []


def test_a_confirmed_contact_is_not_changed_by_a_sheet(sample: Sample) -> None:
    sheet = returned(pack_of(sample))
    [contact] = [row[0].text for row in sheet.rows if row[0].text.endswith(".contact")][:1]
    verified = any("verified: 2026" in line for line in read(sample, "services.yaml").splitlines())
    sheet.put(contact, {KM: "ទូរសព្ទ 000"})

    found = sheet.planned(pack_of(sample))

    assert verified
    assert [line for line in said(found, sheet) if "confirmed this contact" in line]


@pytest.mark.parametrize("line", ["abc 2026-02-20", "abc", "", "abc 20.2.2026 Chan Thida"])
def test_a_broken_line_of_reviews_is_an_error(sample: Sample, line: str) -> None:
    sample.write("reviews.yaml", f'reviews:\n  km:\n    {STEM}: "{line}"\n')

    assert sample.problems() == [
        f'reviews.yaml:3:5: error: "{STEM}" is "{line}": that form is not possible. Let content import write it: a mark, a day and a name.'
    ]


def test_a_lesson_that_was_not_translated_becomes_a_file(sample: Sample) -> None:
    file = sample.folder / "m1/units/u1/cards/2.km.md"
    file.unlink()
    sheet = returned(pack_of(sample))
    sheet.put("m1.u1.cards.2.title", {KM: "ចំណងជើង"})

    assert said(sheet.planned(pack_of(sample)), sheet) == [
        "D m1.u1.cards.2.title: error: This lesson is not there in km, and this is a part of it only. Write the title and what is in sight, too."
    ]

    sheet.put("m1.u1.cards.2.sight", {KM: "អត្ថបទ"})
    imported(sample, sheet)

    assert file.read_text(encoding="utf-8") == "# ចំណងជើង\n\nអត្ថបទ\n"


def test_a_translation_that_was_missing_is_put_beside_the_others(sample: Sample) -> None:
    sample.change("glossary.yaml", ", km: រន្ធដែលមានទឹក", "")
    sheet = returned(pack_of(sample))
    sheet.put("glossary.terms.well.meaning", {KM: "រន្ធ: ទឹក"})

    imported(sample, sheet)

    assert 'meaning: {en: A hole that holds water., km: "រន្ធ: ទឹក"}' in read(sample, "glossary.yaml")


def test_half_a_translated_question_is_refused(sample: Sample) -> None:
    quiz = read(sample, QUIZ)
    for khmer in ("សញ្ញាណាយឺត?", "រស់ជាតិ", "រស់ជាតិមុន", "ពណ៌ទឹក", "យូរក្រោយ"):
        quiz = quiz.replace(f', km: "{khmer}"}}', "}").replace(f", km: {khmer}}}", "}")
    sample.write(QUIZ, quiz)
    sheet = returned(pack_of(sample))
    sheet.put("m1.u1.items.q3.stem", {KM: "សញ្ញាណាយឺត?"})

    found = sheet.planned(pack_of(sample))

    assert found.refused
    assert {line.partition(": error: ")[2] for line in said(found, sheet, sample.folder)} == {
        "The text is missing in km, but its neighbours have it. One screen speaks one language: write it, or take the others out."
    }
