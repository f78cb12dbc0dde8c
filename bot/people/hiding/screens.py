"""The neutral lines in a chat after hiding."""

from datetime import datetime

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.domain import Visitor
from bot.people.buttons import HideAll
from bot.people.settings.domain import FOR_EVER
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap
from bot.telegram.kit.ways import to_home


def covered(texts: Texts) -> Screen:
    """Return the line in place of a message that Telegram does not let the bot delete."""
    return Screen(text=texts("common.name"))


def done(texts: Texts, *, silent_until: datetime | None, zone: str) -> Screen:
    """Say how long the bot is silent, what was hidden, what stays, and how to clear that.

    The harmless part stands first, where the chat list shows it.
    """
    return Screen(
        text=paragraphs(
            texts("common.name"),
            _silence(texts, silent_until, zone),
            texts("hiding.done"),
            texts("hiding.stays"),
        ),
        buttons=[[to_home(texts)]],
    )


def neutral(texts: Texts) -> Screen:
    """Return what stays of the answer: the name of the bot, and the way to Home."""
    return Screen(text=texts("common.name"), buttons=[[to_home(texts)]])


def toast(texts: Texts, *, silent_until: datetime | None, zone: str) -> str:
    """Return the line over the chat after a tap on [Hide all now]."""
    silence = _silence(texts, silent_until, zone)
    return " ".join(part.unescape() for part in (texts("hiding.toast"), silence) if part)


def shared_phone_row(_visitor: Visitor, texts: Texts) -> ButtonRow:
    return [tap(texts.label("hiding.label"), HideAll())]


def _silence(texts: Texts, until: datetime | None, zone: str) -> Markup | None:
    if until is None:  # resumed meanwhile
        return None
    if until >= FOR_EVER:
        return texts("people.settings_paused")
    return texts("hiding.silent", day=texts.day(until, zone), time=texts.clock(until, zone))
