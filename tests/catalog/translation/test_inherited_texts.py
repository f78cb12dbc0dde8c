"""A sheet changes texts that the course inherits: they become its own, and the base stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.catalog.editing.replacing import replace_files
from bot.catalog.folders import base_folder
from bot.catalog.loading import check_course, load_course
from tests.catalog.sample import Sample
from tests.catalog.translation.returned import Returned, pack_of, returned, said

EN, KM = "text (en)", "text (km)"
ERASE = "safety.texts.erase.text"
GUARD = "safety.texts.guard.text"
TIME = "course.plan.barriers.time.label"
THANKS = "templates.templates.thanks.title"
TRAINING = "surveys.surveys.training.title"


@pytest.fixture(autouse=True)
def base_stays() -> Iterator[None]:
    """No test may write into the base."""

    def read() -> dict[Path, bytes]:
        return {file: file.read_bytes() for file in base_folder().rglob("*") if file.is_file()}

    before = read()
    yield
    assert read() == before


def take(small: Sample, sheet: Returned) -> tuple[str, ...]:
    """Import a sheet that may change both languages; return what the course has itself then."""
    found = sheet.planned(pack_of(small), "en", "km")
    assert said(found, sheet, small.folder) == []
    replace_files(small.folder, found.files)
    again = returned(pack_of(small)).planned(pack_of(small), "en", "km")
    assert (again.changes, again.files, again.adopted) == ((), {}, ())
    return found.adopted


def own(small: Sample, name: str) -> str:
    return (small.folder / name).read_text(encoding="utf-8")


def warnings(small: Sample) -> list[str]:
    """What the check says of the files that the course had before; there is no error."""
    found = check_course(small.folder)
    assert all(each.severity == "warning" for each in found)
    return sorted(each.what for each in found)


def test_the_sheet_has_what_is_inherited_and_says_so(small: Sample) -> None:
    rows = {row[0].text: row[1].text for row in returned(pack_of(small)).rows}

    assert rows[ERASE].endswith(", inherited")
    assert {TIME, THANKS, TRAINING, GUARD} < rows.keys()
    assert not rows["course.title"].endswith("inherited")


def test_one_language_of_a_safety_text_is_taken_over_and_the_rest_follows_the_base(
    small: Sample,
) -> None:
    before = load_course(small.folder).safety_text("erase").text
    sheet = returned(pack_of(small))
    sheet.put(ERASE, {KM: "លុបទិន្នន័យ"})

    assert take(small, sheet) == ("safety.yaml: erase",)

    text = load_course(small.folder).safety_text("erase").text
    assert (text.in_("km"), text.in_("en")) == ("លុបទិន្នន័យ", before.in_("en"))
    assert "  - id: erase\n    text:\n      km: លុបទិន្នន័យ\n" in own(small, "safety.yaml")


def test_a_safety_text_in_the_first_language_is_taken_over_whole(small: Sample) -> None:
    before = load_course(small.folder).safety_text("erase").text
    sheet = returned(pack_of(small))
    sheet.put(ERASE, {EN: "Everything is erased."})

    assert take(small, sheet) == ("safety.yaml: erase",)

    text = load_course(small.folder).safety_text("erase").text
    assert (text.in_("en"), text.in_("km")) == ("Everything is erased.", before.in_("km"))


def test_a_translation_of_its_own_keeps_the_other_languages_when_the_first_changes(
    small: Sample,
) -> None:
    before = load_course(small.folder).safety_text("guard").text
    for language, words in ((KM, "សូមឈប់សិន"), (EN, "Stop first.")):
        sheet = returned(pack_of(small))
        sheet.put(GUARD, {language: words})
        take(small, sheet)

    text = load_course(small.folder).safety_text("guard").text
    assert before.in_("km") != "សូមឈប់សិន"
    assert (text.in_("en"), text.in_("km")) == ("Stop first.", "សូមឈប់សិន")


def test_a_language_that_is_still_inherited_is_written_down_beside_the_first(
    small: Sample,
) -> None:
    before = load_course(small.folder).safety_text("guard").text
    small.write("safety.yaml", "texts:\n  - {id: guard, text: {km: null}}\n")
    sheet = returned(pack_of(small))
    sheet.put(GUARD, {EN: "Stop first."})

    assert take(small, sheet) == ()

    text = load_course(small.folder).safety_text("guard").text
    assert (text.in_("en"), text.in_("km")) == ("Stop first.", before.in_("km"))


def test_of_the_rest_the_key_the_survey_or_the_file_is_taken_over(small: Sample) -> None:
    before, notes, known = load_course(small.folder), own(small, "course.yaml"), warnings(small)
    sheet = returned(pack_of(small))
    sheet.put(TIME, {KM: "គ្មានម៉ោង"})
    sheet.put(TRAINING, {KM: "ក្រោយប្រជុំ"})
    sheet.put(THANKS, {EN: "Thank you", KM: "អរគុណ"})

    assert take(small, sheet) == (
        "course.yaml: plan.barriers",
        "surveys.yaml: training",
        "templates.yaml",
    )

    after = load_course(small.folder)
    assert own(small, "course.yaml").startswith(notes.rstrip("\n"))
    assert [each.id for each in after.surveys.surveys] == [
        each.id for each in before.surveys.surveys
    ]
    assert len(after.templates) == len(before.templates)
    assert warnings(small) == known


def test_a_reader_signs_an_inherited_text_for_this_course(small: Sample) -> None:
    known = warnings(small)
    sheet = returned(pack_of(small))
    sheet.put(TIME, {"reviewed by (km)": "Sok Dara", "reviewed on (km)": "2026-02-14"})

    assert take(small, sheet) == ()

    assert TIME in own(small, "reviews.yaml")
    assert warnings(small) == known


def test_where_a_file_has_no_place_nothing_is_written(small: Sample) -> None:
    course = own(small, "course.yaml").split("plan:")[0]
    plan = "plan: {steps: [{id: a, text: {en: go, km: ទៅ}}]}"
    small.write("course.yaml", f"{course}{plan}\n")
    sheet = returned(pack_of(small))
    sheet.put(TIME, {KM: "គ្មានម៉ោង"})

    found = sheet.planned(pack_of(small), "km")

    assert found.refused
    assert said(found, sheet, small.folder) == [
        (
            'course.yaml: error: There is no place for "plan.barriers", which is inherited.'
            " Write it into this file by hand."
        )
    ]
