"""Names and times, as all screens of questions write them."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bot.locale import Texts
from bot.questions.domain import QuestionDetails
from bot.safety.buttons import DeleteMine
from bot.safety.texts.screens import what_to_do_button
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, tap


def join_names(names: Sequence[str], texts: Texts) -> Markup:
    """Return names as part of a sentence: "Sophea, Bora and Thida"."""
    if len(names) < 2:  # noqa: PLR2004 - one name needs no "and"
        return Markup("").join(names)
    return texts("questions.ask_names", names=", ".join(names[:-1]), last=names[-1])


def within_days(days: int, texts: Texts) -> Markup:
    """Return how soon answers come, as part of a sentence: "within one working day"."""
    return texts.count("questions.ask_within", days)


def day_with_clock(at: datetime, texts: Texts, zone: str) -> str:
    """Return day and time, such as "Mon 29 May, 10:12"."""
    return f"{texts.day(at, zone)}, {texts.clock(at, zone)}"


def asker_label(details: QuestionDetails) -> str:
    """Return a name with its organization: "Sok Dara (Lotus House)"."""
    return (
        details.asker
        if details.organization is None
        else f"{details.asker} ({details.organization})"
    )


def moment_or_time(at: datetime, texts: Texts, zone: str, now: datetime) -> str:
    """Return the time, and the day unless it is today."""
    if texts.day(at, zone) == texts.day(now, zone):
        return texts.clock(at, zone)
    return day_with_clock(at, texts, zone)


def nothing_yet(texts: Texts) -> Screen:
    """Say that thanks, an emoji or a sticker was not passed on, and that words are awaited."""
    cancel = tap(texts.label("questions.ask_cancel"), OpenHome())
    return Screen(text=texts("questions.nothing_yet"), buttons=[[cancel]])


def not_here(message: int, texts: Texts) -> Screen:
    """Say that only text and voice are accepted, and that nothing was stored."""
    buttons = [
        tap(texts.label("common.delete_it"), DeleteMine(message)),
        tap(texts.label("questions.ask_cancel"), OpenHome()),
    ]
    return Screen(
        text=texts("questions.only_text_or_voice"), buttons=[buttons, [what_to_do_button(texts)]]
    )
