"""Friendly texts for refusals and failures."""

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
"""Refusal -> key of its text. Refusals that are not listed get "refusal.gone"."""

COMMON_WORDS: RefusalWords = {
    StaleButton: "refusal.stale",
    ForeignButton: "refusal.foreign",
    NotAllowed: "refusal.not_allowed",
    NoSuchContent: "refusal.gone",
    NotJoined: "refusal.stranger",
    FileGone: "refusal.file_gone",
    FileTooLarge: "refusal.file_too_large",
}
"""The refusals that belong to no area; each area registers its own."""


def refusal_screen(refusal: Refusal, table: RefusalWords, texts: Texts, *, known: bool) -> Screen:
    """Say kindly why something cannot be done, below a neutral first line.

    `known`: the reader has joined and gets a button to Home.
    """
    said, neutral = _said(refusal, table, texts, known=known), texts("name")
    return Screen(
        text=said if said.startswith(neutral) else paragraphs(neutral, said),
        buttons=[[to_home(texts)]] if known else [],
    )


def refusal_toast(refusal: Refusal, table: RefusalWords, texts: Texts, *, known: bool) -> str:
    """Return the same as plain text, for the line over the chat after a tap."""
    said = _said(refusal, table, texts, known=known).striptags()
    return said.removeprefix(texts("name")).strip()


def _said(refusal: Refusal, table: RefusalWords, texts: Texts, *, known: bool) -> Markup:
    # People may be known without taking part: coordinators, those who left, those who wait.
    if known and isinstance(refusal, NotJoined):
        return texts("refusal.no_place")
    return texts(table.get(type(refusal), "refusal.gone"))


def job_failed(texts: Texts) -> Screen:
    """Say that a job failed."""
    return Screen(text=texts("failure.errand"), buttons=[[to_home(texts)]])


def file_failed(texts: Texts) -> Screen:
    """Say that a file could not be sent."""
    return Screen(text=texts("failure.file"), buttons=[[to_home(texts)]])


def apology(texts: Texts) -> Screen:
    """Say that the bot made an error."""
    return Screen(text=texts("failure.apology"))


def too_fast(texts: Texts) -> Screen:
    """Ask to wait, since too many messages came within a minute."""
    return Screen(text=texts("flood.slow_down"))


def was_away(texts: Texts) -> Screen:
    """Ask to tap once more, since Telegram has dropped the tap."""
    return Screen(text=texts("outage.press_again"))


def clock_is_wrong(texts: Texts) -> Screen:
    """Say that reminders wait because the clock of the server is wrong."""
    return Screen(text=texts("outage.clock"))
