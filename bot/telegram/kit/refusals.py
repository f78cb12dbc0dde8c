"""Friendly texts for refusals and failures."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.person.domain import NoName
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
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs
from bot.telegram.kit.ways import to_home

RefusalWords = Mapping[type[Refusal], str]
"""Refusal -> key of its text. Refusals that are not listed get `common.refusal_gone`."""

COMMON_WORDS: RefusalWords = {
    StaleButton: "common.refusal_stale",
    ForeignButton: "common.refusal_foreign",
    NotAllowed: "common.refusal_not_allowed",
    NoSuchContent: "common.refusal_gone",
    NotJoined: "common.refusal_stranger",
    NoName: "common.refusal_no_name",
    FileGone: "common.refusal_file_gone",
    FileTooLarge: "common.refusal_file_too_large",
}
"""The refusals that belong to no area; each area registers its own."""


def refusal_screen(
    refusal: Refusal,
    table: RefusalWords,
    texts: Texts,
    *,
    known: bool,
    more: Sequence[ButtonRow] = (),
) -> Screen:
    """Explain a refusal kindly, below a neutral first line.

    `known`: the reader has joined and gets a button to Home, and `more` buttons below.
    """
    said, neutral = _said(refusal, table, texts, known=known), texts("common.name")
    return Screen(
        text=said if said.startswith(neutral) else paragraphs(neutral, said),
        buttons=[[to_home(texts)], *more] if known else [],
    )


def refusal_toast(refusal: Refusal, table: RefusalWords, texts: Texts, *, known: bool) -> str:
    """Return the same as plain text, for the line over the chat after a tap."""
    said = _said(refusal, table, texts, known=known).striptags()
    return said.removeprefix(texts("common.name")).strip()


def _said(refusal: Refusal, table: RefusalWords, texts: Texts, *, known: bool) -> Markup:
    # People may be known without taking part: coordinators, those who left, those who wait.
    if known and isinstance(refusal, NotJoined):
        return texts("common.refusal_no_place")
    return texts(table.get(type(refusal), "common.refusal_gone"))


def question_over(texts: Texts) -> Screen:
    """Say that an answer came too late: what it was about is gone."""
    return Screen(text=texts("common.refusal_question_over"), buttons=[[to_home(texts)]])


def job_failed(texts: Texts) -> Screen:
    return Screen(text=texts("common.failure_job"), buttons=[[to_home(texts)]])


def file_failed(texts: Texts) -> Screen:
    return Screen(text=texts("common.failure_file"), buttons=[[to_home(texts)]])


def apology(texts: Texts) -> Screen:
    return Screen(text=texts("common.failure_apology"))


def too_fast(texts: Texts) -> Screen:
    """Ask to wait, since too many messages came within a minute."""
    return Screen(text=texts("common.slow_down"))


def was_away(texts: Texts) -> Screen:
    """Ask to tap once more, since Telegram has dropped the tap."""
    return Screen(text=texts("common.outage_press_again"))


def clock_is_wrong(texts: Texts) -> Screen:
    """Tell an administrator that reminders wait because the server's clock is wrong."""
    return Screen(text=texts("common.outage_clock"))
