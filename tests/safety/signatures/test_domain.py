"""A signature holds for a wording, and for nothing else."""

from dataclasses import replace

import pytest

from bot.catalog.course import Course, Rich, SafetyText, Signature
from bot.safety.signatures.domain import (
    SavedSignature,
    ServiceCorrection,
    SignedKind,
    with_corrections,
    with_signatures,
    wording_of,
)
from tests.shipped import shipped_courses

BY = Signature(on="2023-05-22", by="Sophea")


@pytest.fixture(scope="module")
def course() -> Course:
    return shipped_courses()["community-liberation-toolkit"]


def _standing(course: Course, language: str, wording: str | None = None) -> SavedSignature:
    text = course.safety_text("consent")
    return SavedSignature(
        what=SignedKind.TEXT,
        content="consent",
        language=language,
        wording=wording or wording_of(text, language),
        signature=BY,
    )


def test_a_signature_counts_in_its_language_alone(course: Course) -> None:
    signed = with_signatures(course, [_standing(course, "km")]).safety_text("consent")
    assert signed.signed_in("km")
    assert not signed.signed_in("en")


def test_another_wording_has_no_signature(course: Course) -> None:
    signed = with_signatures(course, [_standing(course, "en", "0" * 12)])
    assert not signed.safety_text("consent").signed_in("en")


def test_each_language_has_a_wording_of_its_own() -> None:
    text = SafetyText(id="t", text=Rich(strings=(("en", "One"), ("km", "មួយ"))), signatures=())
    changed = replace(text, text=Rich(strings=(("en", "One"), ("km", "ពីរ"))))
    assert wording_of(text, "en") == wording_of(changed, "en")
    assert wording_of(text, "km") != wording_of(changed, "km")


def test_a_service_is_shown_from_the_day_it_was_tried(course: Course) -> None:
    service = course.services[0]
    tried = SavedSignature(
        what=SignedKind.SERVICE,
        content=service.id,
        language="",
        wording=wording_of(service),
        signature=BY,
    )
    assert [s.id for s in with_signatures(course, [tried]).confirmed_services] == [service.id]
    moved = replace(tried, wording="0" * 12)
    assert with_signatures(course, [moved]).confirmed_services == course.confirmed_services


def test_the_signatures_of_the_pack_stay(course: Course) -> None:
    text = course.safety_text("guard")
    packed = replace(text, signatures=(("en", BY),))
    others = tuple(t for t in course.safety_texts if t.id != "guard")
    with_pack = replace(course, safety_texts=(packed, *others))
    later = replace(_standing(course, "en"), content="guard", wording=wording_of(text, "en"))
    signed = with_signatures(with_pack, [later]).safety_text("guard")
    assert signed.signatures == (("en", BY),)


@pytest.mark.parametrize(
    ("since", "tried", "hidden"),
    [
        ("2023-05-20", "2023-05-01", True),
        ("2023-05-20", "2023-05-20", True),
        ("2023-05-20", "2023-05-21", False),
        ("2023-05-20", None, True),
    ],
)
def test_a_hidden_service_is_shown_once_somebody_tried_it_later(
    course: Course, since: str, tried: str | None, *, hidden: bool
) -> None:
    verified = None if tried is None else Signature(on=tried, by="Sophea")
    known = replace(course, services=(replace(course.services[0], verified=verified),))
    [found] = with_signatures(known, (), {known.services[0].id: since}).services
    assert found.hidden is hidden
    assert found.is_shown is (not hidden and tried is not None)


@pytest.mark.parametrize(
    ("in_files", "given", "counts"),
    [
        (None, "2023-05-22", "2023-05-22"),
        ("2023-01-02", None, "2023-01-02"),
        ("2023-01-02", "2023-05-22", "2023-05-22"),
        ("2023-06-01", "2023-05-22", "2023-06-01"),
    ],
)
def test_of_two_confirmations_the_later_counts(
    course: Course, in_files: str | None, given: str | None, counts: str
) -> None:
    service = replace(
        course.services[0], verified=None if in_files is None else Signature(on=in_files, by="Dara")
    )
    tried = SavedSignature(
        what=SignedKind.SERVICE,
        content=service.id,
        language="",
        wording=wording_of(service),
        signature=Signature(on=given or "", by="Sophea"),
    )

    [found] = with_signatures(
        replace(course, services=(service,)), [tried] if given else []
    ).services

    assert found.verified is not None
    assert found.verified.on == counts


def test_a_correction_ends_with_another_text_in_the_files(course: Course) -> None:
    [first, *_] = course.services
    said = ServiceCorrection(
        service=first.id, wording=wording_of(first), contact="023 720 999", by="Sophea"
    )
    [found, *rest] = with_corrections(course, [said]).services
    assert {text for _, text in found.contact.strings} == {"023 720 999"}
    assert found.verified is None
    assert rest == [*course.services[1:]]

    changed = replace(said, wording="0" * 12)
    assert with_corrections(course, [changed]).services == course.services
