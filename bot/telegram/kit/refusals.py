"""Friendly words for everything that is refused."""

from collections.abc import Mapping

from markupsafe import Markup

from bot.locale import Texts
from bot.refusals import (
    FileGone,
    FileTooLarge,
    ForeignButton,
    NoSuchContent,
    NotAllowed,
    NotJoined,
    Refusal,
    StaleButton,
)
from bot.telegram.kit.screen import Screen, paragraphs
from bot.telegram.kit.ways import to_home

RefusalWords = Mapping[type[Refusal], str]
"""Refusal -> key of its text. What is not listed says that it is no longer here."""

COMMON_WORDS: RefusalWords = {
    StaleButton: "refusal.stale",
    ForeignButton: "refusal.foreign",
    NotAllowed: "refusal.not_allowed",
    NoSuchContent: "refusal.gone",
    NotJoined: "refusal.stranger",
    FileGone: "refusal.file_gone",
    FileTooLarge: "refusal.file_too_large",
}
"""The refusals of no area; each area brings its own."""


def refusal_screen(refusal: Refusal, table: RefusalWords, texts: Texts, *, known: bool) -> Screen:
    """Say kindly why something cannot be done, below a line that tells nothing.

    `known`: it is said to somebody who is in, who gets the way back.
    """
    said, neutral = _said(refusal, table, texts, known=known), texts("name")
    return Screen(
        text=said if said.startswith(neutral) else paragraphs(neutral, said),
        buttons=[[to_home(texts)]] if known else [],
    )


def refusal_toast(refusal: Refusal, table: RefusalWords, texts: Texts, *, known: bool) -> str:
    """Return the same in plain words, for what stands over the chat after a tap."""
    said = _said(refusal, table, texts, known=known).striptags()
    return said.removeprefix(texts("name")).strip()


def _said(refusal: Refusal, table: RefusalWords, texts: Texts, *, known: bool) -> Markup:
    # Somebody may be in without taking part: who only coordinates, who has left or waits.
    if known and isinstance(refusal, NotJoined):
        return texts("refusal.no_place")
    return texts(table.get(type(refusal), "refusal.gone"))


def job_failed(texts: Texts) -> Screen:
    """Say that something somebody waits for could not be done."""
    return Screen(text=texts("failure.errand"), buttons=[[to_home(texts)]])


def file_failed(texts: Texts) -> Screen:
    """Say that a file that somebody waits for could not be sent."""
    return Screen(text=texts("failure.file"), buttons=[[to_home(texts)]])


def apology(texts: Texts) -> Screen:
    """Say that something failed on our side."""
    return Screen(text=texts("failure.apology"))


def was_away(texts: Texts) -> Screen:
    """Ask to tap once more; the tap itself is lost at Telegram."""
    return Screen(text=texts("outage.press_again"))
