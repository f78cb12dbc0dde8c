"""Consent stands in both languages until somebody answers for one."""

from dataclasses import replace

import pytest

from bot.catalog.course import Course, Signature
from bot.safety.texts.domain import KEPT_MONTHS, consent
from tests.shipped import shipped_courses

SIGNED = (("km", Signature(on="2026-02-14", by="Sok Dara")),)


def course(*, signed: bool) -> Course:
    shipped = next(iter(shipped_courses().values()))
    texts = tuple(replace(t, signatures=SIGNED if signed else ()) for t in shipped.safety_texts)
    return replace(shipped, safety_texts=texts)


@pytest.mark.parametrize(
    ("language", "signed", "demo", "begins", "both"),
    [
        ("km", False, False, "សូមស្វាគមន៍", True),
        ("en", False, False, "Welcome", True),
        ("km", True, False, "សូមស្វាគមន៍", False),
        ("en", True, False, "Welcome", True),
        ("en", False, True, "Welcome", False),
    ],
)
def test_an_unsigned_text_is_in_both_languages(
    *, language: str, signed: bool, demo: bool, begins: str, both: bool
) -> None:
    shipped = course(signed=signed)
    asked = consent(shipped, language, demo=demo)

    assert asked.text.startswith(begins)
    assert ("សូមស្វាគមន៍" in asked.text and "Welcome" in asked.text) is both
    assert str(KEPT_MONTHS) in asked.text
    assert "{" not in asked.text
    assert asked.version == next(t.version for t in shipped.safety_texts if t.id == "consent")
    assert len(asked.text.striptags().encode("utf-16-le")) // 2 < 4000


def test_the_consent_text_names_the_months_that_are_set() -> None:
    asked = consent(course(signed=True), "en", demo=True, months=6)

    assert "until 6 months after you stop" in asked.text
