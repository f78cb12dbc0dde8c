"""Marking and cutting, in Latin and in Khmer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.measure import badly_cut
from bot.learning.handbook.domain import Piece, passage
from bot.learning.search.domain import fold_text, query_words
from bot.writing import cut_positions

KHMER = "ការស្រាវជ្រាវឆ្នាំ 2018 អំពីឡឥដ្ឋនៅកម្ពុជា ពណ៌នាផ្លូវនេះ៖ គ្រួសារខ្ចីប្រាក់ព្រោះខូចផលដំណាំ ម្ចាស់ឡឥដ្ឋទទួលយកបំណុលនោះ។"


def told(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_found else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "sought", "shown"),
    [
        ("A wage advance is not yet bondage", ("bondage",), "A wage advance is not yet [bondage]"),
        ("Debt, debts, DEBT", ("debt",), "[Debt], [debt]s, [DEBT]"),
        ("ផ្ដល់សេវា", (fold_text("ផ្តល់").text,), "[ផ្ដល់]សេវា"),  # the text as it is written
        ("កម្ពុជា", ("កម",), "[កម្ពុ]ជា"),  # never half a cluster
        ("debtdebt", ("debt", "btde"), "[debtdebt]"),
        ("<b>debt</b>", ("debt",), "<b>[debt]</b>"),
        ("nothing of it", ("debt",), "nothing of it"),
        ("", ("debt",), ""),
    ],
)
def test_what_is_found_is_marked(text: str, sought: tuple[str, ...], shown: str) -> None:
    assert told(passage(text, sought)) == shown


def test_a_passage_is_cut_at_words_where_most_was_found() -> None:
    text = f"one debt here. {'and so on ' * 30}then debt and bondage, debt. {'and so on ' * 30}"
    shown = told(passage(text, ("debt", "bondage"), width=80))
    assert (
        shown
        == "…on and so on and so on and so on then [debt] and [bondage], [debt]. and so on and so…"
    )


@given(st.integers(0, len(KHMER) * 3), st.integers(10, 90), st.sampled_from(KHMER.split()))
def test_khmer_is_never_cut_inside_a_cluster(start: int, width: int, sought: str) -> None:
    whole = KHMER * 4
    text = whole[min(place for place in cut_positions(whole) if place >= start) :]
    for piece in passage(text, (sought,), width=width):
        assert badly_cut(piece.text) is None


@given(st.text(max_size=300), st.text(max_size=12), st.integers(10, 80))
def test_a_passage_is_always_a_part_of_the_text(text: str, query: str, width: int) -> None:
    shown = "".join(piece.text for piece in passage(text, query_words(query), width=width))
    left_out = shown.startswith("…") and not text.startswith("…")
    inner = shown[left_out:]
    assert inner in text or inner.removesuffix("…") in text
