"""Khmer words to avoid: each row finds its word and leaves what looks like it; places are named."""

import pytest

from bot.catalog.khmer_words import AVOIDED, avoided_in
from tests.catalog.sample import Sample

SAFETY = "safety.yaml"
CARD = "m1/units/u1/cards/1.km.md"
FOUND_AND_FINE = [
    ("ខ្ញុំនឹងលុបវាភ្លាម", "រវាងសារពីរ ទិវាសន្តិភាព សេវា ទ្វារ វាយ វិវាទ ចៀសវាង សូមស្វាគមន៍"),
    ("សួរពួកគេ", "សួរពួកគាត់"),
    ("ធ្វើជាដៃគូ", "ធ្វើជាដៃគូសិក្សា ជាមួយអង្គការដៃគូ"),
    ("សូមសួរចាប់ដៃ", "សូមសួរអង្គការចាប់ដៃ ឬអង្គការសម្ព័ន្ធចាប់ដៃ"),
    ("តើនៅចាំអ្វី?", "តើលោកអ្នកនៅចងចាំអ្វីខ្លះ?"),
    ("មានសេរីភាពធ្វើដំណើរ", "មានសេរីភាពចេញចូល"),
    ("មិនអាចប្រកែក", "មិនអាចបដិសេធបានទេ"),
    ("សន្លឹកឆ្នោត", "ចំនួនចម្លើយ"),
    ("តាមនីតិវិធីករណី", "តាមនីតិវិធីគ្រប់គ្រងករណី"),
    ("ម៉ោងស្ងាត់", "ម៉ោងមិនរំខាន"),
    ("ស្តង់ដាអប្បបរមា", "ស្តង់ដារអប្បបរមា"),
    ("លើកទី 1", "លើកទី 12"),
    ("អង្គការទាំង 2", "អង្គការទាំងពីរ ទាំង 18 មេរៀន"),
    ("អ្នកជួញដូរ", "ជនជួញដូរ"),
    ("សញ្ញាហានិភ័យ", "សញ្ញាព្រមាន"),
    ("ការធ្វើត្រាប់", "ការហាត់តាមស្ថានភាពសន្មត"),
    ("ចំណងបំណុល", "ទាសភាពបំណុល"),
    ("មធ្យោបាយហាមឃាត់", "មធ្យោបាយដែលច្បាប់ហាម"),
    ("មិនធ្វើវិញ", "ដូចដើមវិញ"),
    ("សួរមុនគេ", "សួរជាមុន"),
    ("(គ.ជ.ប.ជ)", "គ.ជ.ប.ជ. (NCCT)"),
    ("គ្មាននរណា", "គ្មានអ្នកណា"),
    ("ត្រូវបានលុបហើយ", "បានលុបហើយ អាចទទួលខុសត្រូវបាន"),
    ("ខ្ញុំមិនសរសេរទេ", "ខ្ញុំមិនផ្ញើសារទេ"),
    ("បង្ខំឱ្យសះជា", "បង្ខំឱ្យផ្សះផ្សា"),
    ("គ្រឹះនៃភាពធន់", "គ្រឹះនៃការទប់ទល់"),
    ("យ៉ាងច្រើន 64 តួ", "ច្រើនបំផុត 64 តួ"),
    ("ឃើញសំណួរ ដោយគ្មានឈ្មោះលោកអ្នកទេ។", "ឃើញសំណួរ តែមិនឃើញឈ្មោះលោកអ្នកទេ។ ដោយគ្មានឈ្មោះ"),
    ("- គ្មានឈ្មោះ", "- គ្មានអ្នកណាដឹងទេ"),
]


@pytest.mark.parametrize(("found", "fine"), FOUND_AND_FINE)
def test_a_word_to_avoid_is_found_and_its_neighbours_are_not(found: str, fine: str) -> None:
    assert len([*avoided_in(found)]) == 1
    assert [each for each, _ in avoided_in(fine)] == []


def test_every_row_has_an_example() -> None:
    assert {word for found, _ in FOUND_AND_FINE for _, word in avoided_in(found)} == {*AVOIDED}


def test_an_author_reads_the_file_and_the_line_and_what_to_say(sample: Sample) -> None:
    sample.change(SAFETY, "        កុំនៅម្នាក់ឯង\n", "        កុំនៅម្នាក់ឯង\n\n        សូមសួរពួកគេ\n")
    sample.change(CARD, "ទឹកស្អាត", "ទឹកស្អាត\n\nសូមសួរចាប់ដៃ")

    assert [each for each in sample.problems() if "to avoid" in each] == [
        (
            f'{CARD}:9:1: warning: "ចាប់ដៃ" is a word to avoid in Khmer: '
            "alone it is to grab a hand. Say instead: អង្គការចាប់ដៃ."
        ),
        (
            f'{SAFETY}:31:7: warning: "ពួកគេ" is a word to avoid in Khmer: '
            "គេ is for outsiders and exploiters. Say instead: ពួកគាត់."
        ),
    ]
