"""Whatever stands in the files of a course, it is read or refused with its place."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalog.loading import check_course
from bot.catalog.problem import Findings
from bot.catalog.reading import read_sheet
from bot.catalog.sheets.course import GlossarySheet
from tests.catalog.sample import Sample

YAMLISH = st.lists(
    st.sampled_from(
        [
            *(
                "terms",
                "id",
                "en",
                ":",
                ": ",
                "- ",
                "\n",
                "\n  ",
                "{",
                "}",
                "[",
                "]",
                ",",
                '"',
                "'",
            ),
            *(
                "&a",
                "*a",
                "!!",
                "|",
                ">",
                "#",
                "%",
                "@",
                "\t",
                "ទឹក",
                "null",
                "<<",
                "? ",
                "---\n",
                "\x00",
            ),
        ]
    ),
    max_size=25,
).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(text=YAMLISH)
def test_any_text_is_a_sheet_or_is_refused_with_a_place(tmp_path: Path, text: str) -> None:
    file = tmp_path / "glossary.yaml"
    file.write_bytes(text.encode())
    findings = Findings()

    sheet = read_sheet(GlossarySheet, file, findings)

    assert (sheet is None) == bool(findings.sorted())
    assert {problem.place.file for problem in findings.sorted()} <= {file}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(text=YAMLISH)
def test_any_text_in_one_file_leaves_the_others_checked(sample: Sample, text: str) -> None:
    sample.write("glossary.yaml", text)

    assert all(
        problem.place.file.is_relative_to(sample.folder) for problem in check_course(sample.folder)
    )
