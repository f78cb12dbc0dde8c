"""Consent stands in both languages until somebody answers for one."""

from dataclasses import replace

import pytest

from bot.catalog.course import Course, Signature
from bot.safety.texts.domain import KEPT_MONTHS, consent, consent_to_keep
from tests.shipped import shipped_courses

SIGNED = (("km", Signature(on="2026-02-14", by="Sok Dara")),)


def course(*, signed: bool) -> Course:
    shipped = next(iter(shipped_courses().values()))
    texts = tuple(replace(t, signatures=SIGNED if signed else ()) for t in shipped.safety_texts)
    return replace(shipped, safety_texts=texts)


@pytest.mark.parametrize(
    ("language", "signed", "demo", "begins", "both"),
    [
        ("km", False, False, "ជំនួយការនេះជួយ", True),
        ("en", False, False, "This companion", True),
        ("km", True, False, "ជំនួយការនេះជួយ", False),
        ("en", True, False, "This companion", True),
        ("en", False, True, "This companion", False),
    ],
)
def test_an_unsigned_text_is_in_both_languages(
    *, language: str, signed: bool, demo: bool, begins: str, both: bool
) -> None:
    shipped = course(signed=signed)
    asked = consent(shipped, language, demo=demo)

    assert asked.text.startswith(f"• {begins}")
    assert ("ជំនួយការនេះជួយ" in asked.text and "This companion" in asked.text) is both
    assert str(KEPT_MONTHS) in asked.text
    assert "{" not in asked.text
    assert asked.version == next(t.version for t in shipped.safety_texts if t.id == "consent")
    assert len(asked.text.striptags().encode("utf-16-le")) // 2 < 4000


def test_the_consent_text_names_the_months_that_are_set() -> None:
    asked = consent(course(signed=True), "en", demo=True, months=6)

    assert "is deleted 6 months after you stop" in asked.text
    assert "until 6 months after you stop" in asked.whole[0]


@pytest.mark.parametrize("signed", [True, False])
def test_the_whole_text_has_the_languages_of_the_lines_and_the_file_has_all(
    *, signed: bool
) -> None:
    shown = consent(course(signed=signed), "km", demo=False)
    kept = consent_to_keep(course(signed=signed), "km")

    assert len(shown.whole) == (1 if signed else 2)
    assert len(kept.whole) == 2
    assert kept.whole[0].startswith("<b>សម្រាប់អ្វី")
    assert kept.whole[1].startswith("<b>What it is for")


def test_a_course_without_a_whole_text_shows_its_text_and_keeps_it() -> None:
    shipped = course(signed=True)
    texts = tuple(replace(each, whole=None, changed=None) for each in shipped.safety_texts)
    short = replace(shipped, safety_texts=texts)

    asked = consent(short, "en", demo=True)

    assert (asked.whole, asked.changed) == ((), None)
    assert "This companion" in consent_to_keep(short, "en").whole[0]
