"""Pictures: their size, what is left out, what does not fit, Khmer, and the samples in the docs."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat
from PIL.ImageColor import getrgb

from bot.documents import certificate
from bot.documents.certificate import certificate_pdf, certificate_png
from bot.documents.lettering import can_draw, legible
from bot.documents.pictures import WIDTH, progress_card
from bot.documents.typesetting import set_png
from bot.locale import Catalogue
from tests.documents.samples import (
    CARD_EN,
    CARD_KM,
    CERTIFICATE_EN,
    CERTIFICATE_KM,
    FOLDER,
    SAMPLES,
)

ROOT = Path(__file__).parents[2]
Draw = Callable[[Mapping[str, Any]], bytes]
BARS = ("#3f4aa3", "#9aa2d8", "#ece6d9")  # now, before, the groove
PARTS = ("lessons", "quizzes", "kept", "rhythm")


def opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture)).convert("RGB")


def ring(share: float | None, line: str = "") -> dict[str, Any]:
    return {"label": line, "value": line or "100 %", "share": share, "line": line}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_what_is_drawn_now_and_small(name: str) -> None:
    draw, about = SAMPLES[name]
    kept = (FOLDER / name).read_bytes()
    assert len(kept) < 80_000
    difference = ImageChops.difference(opened(kept), opened(draw(about)))
    assert max(ImageStat.Stat(difference).mean) < 1.5  # of 255; the samples have fewer colours


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


@pytest.mark.parametrize(("now", "before"), [(0.8, 0.5), (0.5, 0.8)])
def test_the_shorter_bar_lies_upon_the_longer_one(now: float, before: float) -> None:
    (row, *_) = CARD_EN["quizzes"]["rows"]
    only = {**CARD_EN["quizzes"], "legend": [], "title": "", "line": "", "rows": []}
    only["rows"] = [{**row, "share": now, "before": before, "course": None}]
    card = opened(progress_card({**CARD_EN, **dict.fromkeys(PARTS), "quizzes": only}))
    bar = card.crop((104, 160, 976, card.height))  # without the mark
    pixels = bar.getcolors(99_999) or []

    seen = [_painted(pixels, getrgb(colour)) / (872 * 28) for colour in BARS]

    shown = [now - min(now, before) or now, before - min(now, before) or before, 0.2]
    assert seen == pytest.approx(shown, abs=0.04)  # edges of letters share the paler colours


def _painted(pixels: list[tuple[int, Any]], colour: tuple[int, ...]) -> int:
    """Count the pixels of a colour, or of the one that stands for it in the palette."""
    return sum(
        count
        for count, found in pixels
        if max(abs(a - b) for a, b in zip(found, colour, strict=True)) <= 2
    )


@pytest.mark.parametrize("about", [CARD_EN, CARD_KM])
def test_the_progress_card_costs_at_most_60_kilobytes(about: dict[str, Any]) -> None:
    assert len(progress_card(about)) <= 60_000


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
    assert len(re.findall(rb"/Type/Page\b(?!s)", pdf)) == 1
    assert b"/MediaBox[0 0 841.8898 595.2756]" in pdf  # A4 across, in points
    assert b"/Subtype/Image" not in pdf  # all of it is lines and letters
    assert b"D:20230731" in pdf
    assert pdf == certificate_pdf(about)


@pytest.mark.parametrize("about", [CERTIFICATE_EN, CERTIFICATE_KM])
def test_the_sizes_that_the_bot_says_of_a_certificate_are_true(about: dict[str, Any]) -> None:
    said = Catalogue().texts(about["language"]).label("certificate.how_confirmed")
    told = [int(size) for size in re.findall(r"(\d+) KB", said)]
    drawn = [len(draw(about)) / 1000 for draw in (certificate_png, certificate_pdf)]
    assert drawn == pytest.approx(told, rel=0.15)


MARKUP = [
    "#panic()",
    "*a*",
    "$x$",
    '"\\"',
    "_a_",
    "// a",
    "<a> @a",
    "`a`",
    '#import "x"',
    "= a",
    "--",
]


@pytest.mark.parametrize("written", MARKUP)
def test_texts_of_people_are_shown_literally(written: str) -> None:
    def name(shown: str) -> Image.Image:
        sheet = opened(certificate_png({**CERTIFICATE_EN, "name": shown}))
        return sheet.crop((210, 400, 1544, 520))

    whole, *others = (name(text) for text in (written, written[1:], written[:-1], ""))

    assert all(ImageChops.difference(whole, other).getbbox() for other in others)


def test_the_title_of_a_pdf_is_data_too() -> None:
    pdf = certificate_pdf({**CERTIFICATE_EN, "head": "#panic *a* $x$"})
    assert b"/Title(#panic *a* $x$)" in pdf


def test_khmer_lines_are_broken_between_words() -> None:
    lines = [
        "អ្នកសម្របសម្រួលវគ្គសិក្សា",
        "អាចបញ្ជាក់វិញ្ញាបនបត្រ",
        "នេះតាមលេខកូដការធានា",
        "លទ្ធភាពទទួលបានសេវា",
        "សង្គមនិងសេវាសេដ្ឋកិច្ច",
    ]

    def drawn(lines: list[str]) -> bytes:
        return set_png("tests/documents/lines.typ", {"lines": lines}, root=ROOT)

    assert opened(drawn(["".join(lines)])).tobytes() == opened(drawn(lines)).tobytes()


def test_characters_that_the_font_does_not_have_are_left_out() -> None:
    assert legible(" Sok 🐘 Dara ✔ ") == "Sok  Dara"
    assert legible("សុខ ដារ៉ា") == "សុខ ដារ៉ា"


@pytest.mark.parametrize("language", ["en", "km", "fr"])
def test_the_font_writes_latin_and_khmer(language: str) -> None:
    assert can_draw(language)


@pytest.mark.parametrize("language", ["th", "lo", "xx"])
def test_the_font_does_not_write_other_scripts(language: str) -> None:
    assert not can_draw(language)
