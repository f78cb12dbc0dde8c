"""Pictures: their size, what is left out, what does not fit, Khmer, and the samples in the docs."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat, features

from bot.catalog.measure import badly_cut
from bot.documents import certificate
from bot.documents.certificate import certificate_pdf, certificate_png
from bot.documents.lettering import BOLD, REGULAR, Lettering
from bot.documents.progress_card import WIDTH, progress_card
from bot.locale import Catalogue
from tests.documents.samples import (
    CARD_EN,
    CARD_KM,
    CERTIFICATE_EN,
    CERTIFICATE_KM,
    FOLDER,
    SAMPLES,
)

Draw = Callable[[Mapping[str, Any]], bytes]
PARTS = ("lessons", "quizzes", "kept", "rhythm")


def opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture)).convert("RGB")


def ring(share: float | None, line: str = "") -> dict[str, Any]:
    return {"label": line, "value": line or "100 %", "share": share, "line": line}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_what_is_drawn_now_and_small(name: str) -> None:
    draw, about = SAMPLES[name]
    kept = (FOLDER / name).read_bytes()
    assert len(kept) < 60_000
    difference = ImageChops.difference(opened(kept), opened(draw(about)))
    assert max(ImageStat.Stat(difference).mean) < 1


@pytest.mark.parametrize("about", [CARD_EN, CARD_KM])
def test_a_part_without_matter_is_left_out(about: dict[str, Any]) -> None:
    full = opened(progress_card(about))
    assert full.width == WIDTH
    for part in PARTS:
        without = opened(progress_card({**about, part: None}))
        assert without.height < full.height
    nothing = opened(progress_card({**about, **dict.fromkeys(PARTS)}))
    assert nothing.height < full.height / 4


@pytest.mark.parametrize(
    "changed",
    [
        {"lessons": {"title": "Lessons", "line": "0 of 1", "done": 0, "of": 1}},
        {"lessons": {"title": "Lessons", "line": "none", "done": 0, "of": 0}},
        {"lessons": {"title": "Lessons", "line": "90 of 90", "done": 90, "of": 90}},
        {"kept": {"title": "Kept", "rings": [ring(None), ring(0), ring(0.01)]}},
        {"kept": {"title": "Kept", "rings": [ring(1), ring(0.99, "x" * 200)]}},
        {"kept": {"title": "Kept", "rings": []}},
        {"head": "M" * 200, "sub": "ម៉ូឌុល" * 40, "foot": ""},
        {"head": "🐘 <b>&amp;</b> \u202e"},
    ],
)
def test_extremes_are_drawn(changed: dict[str, Any]) -> None:
    assert opened(progress_card({**CARD_EN, **changed})).width == WIDTH


def test_the_shorter_bar_lies_upon_the_longer_one() -> None:
    def colours(now: float, before: float) -> set[object]:
        (row, *_) = CARD_EN["quizzes"]["rows"]
        only = {**CARD_EN["quizzes"], "rows": [{**row, "share": now, "before": before}]}
        card = {**CARD_EN, **dict.fromkeys(PARTS), "quizzes": only}
        bar = opened(progress_card(card)).crop((104, 368, 976, 380))
        return {colour for count, colour in bar.getcolors(9999) or () if count > 1000}

    assert len(colours(0.8, 0.5)) == len(colours(0.5, 0.8)) == 3  # now, before, the groove


def test_the_paper_around_a_certificate_stays_clean_whatever_the_name() -> None:
    plain = opened(certificate_png(CERTIFICATE_EN))
    for name in ("S", "W" * 300, "ញ្ញា" * 90, "🐘", "Sok Dara " * 30):
        sheet = opened(certificate_png({**CERTIFICATE_EN, "name": name}))
        assert sheet.size == (certificate.WIDTH, certificate.HEIGHT)
        left = (0, 0, 180, certificate.HEIGHT)
        changed = ImageChops.difference(sheet.crop(left), plain.crop(left))
        assert max(ImageStat.Stat(changed).mean) < 1, name


@pytest.mark.parametrize("about", [CERTIFICATE_EN, CERTIFICATE_KM])
def test_the_pdf_has_one_page_and_the_day_of_the_certificate(about: dict[str, Any]) -> None:
    pdf = certificate_pdf(about)
    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1
    assert b"D:20230731" in pdf
    assert pdf == certificate_pdf(about)


@pytest.mark.parametrize("about", [CERTIFICATE_EN, CERTIFICATE_KM])
def test_who_asks_for_a_certificate_was_told_what_it_costs(about: dict[str, Any]) -> None:
    said = Catalogue().texts(about["language"]).label("certificate.how_confirmed")
    told = [int(size) for size in re.findall(r"(\d+) KB", said)]
    drawn = [len(draw(about)) / 1000 for draw in (certificate_png, certificate_pdf)]
    assert drawn == pytest.approx(told, rel=0.15)


def test_khmer_is_shaped() -> None:
    assert features.check("raqm")
    letters = Lettering("km")
    stacked, spread = letters.width("ញ្ញា", 60), letters.width("ញ", 60) * 2
    assert stacked < spread  # the second letter stands below the first


@pytest.mark.parametrize("room", [110, 180, 300, 900])
def test_khmer_lines_are_broken_between_clusters(room: int) -> None:
    letters = Lettering("km")
    text = CERTIFICATE_KM["course"]
    for lines in (letters.lines(text, 40, BOLD, room), letters.balanced(text, 40, BOLD, room)):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(badly_cut(line) is None for line in lines)
        assert len(lines) == 1 or all(letters.width(line, 40, BOLD) <= room for line in lines[:-1])


@pytest.mark.parametrize("room", [200, 300, 400, 900])
def test_khmer_lines_are_broken_at_zero_width_spaces_first(room: int) -> None:
    letters = Lettering("km")
    words = ["ការប្រជុំ", "នៅ", "ថ្ងៃ", "ច័ន្ទ", "ម៉ោង", "ប្រាំបី"]
    for lines in (
        letters.lines("\u200b".join(words), 40, BOLD, room),
        letters.balanced("\u200b".join(words), 40, BOLD, room),
    ):
        assert "".join(lines) == "".join(words)
        at = [len("".join(lines[:n])) for n in range(len(lines))]
        assert {*at} <= {len("".join(words[:n])) for n in range(len(words))}
        assert all(letters.width(line, 40, BOLD) <= room for line in lines)


def test_a_word_that_is_too_long_is_broken_between_clusters_all_the_same() -> None:
    letters = Lettering("km")
    room = letters.width("ខខខ", 40)
    assert letters.lines("ក\u200bខខខខ ខ", 40, REGULAR, room) == ["ក", "ខខខ", "ខ ខ"]


def test_signs_that_the_font_does_not_have_are_left_out() -> None:
    assert Lettering("en").legible(" Sok 🐘 Dara ✔ ") == "Sok  Dara"
    assert Lettering("km").legible("សុខ ដារ៉ា") == "សុខ ដារ៉ា"
