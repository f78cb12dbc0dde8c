"""Coordinators scan the code of their second factor, and type what the app shows."""

from datetime import datetime

from markupsafe import Markup

from bot.locale import Texts
from bot.people.second_factor.buttons import CancelCode, SetUpFactor
from bot.people.second_factor.domain import Paused, Wrong
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap


def ask_code(texts: Texts) -> Screen:
    """Ask for the six digits of the app."""
    return _said(texts("second_factor.ask"), texts)


def set_up_first(texts: Texts) -> Screen:
    """Say that this needs a second factor, which is not set up yet."""
    return Screen(
        text=paragraphs(texts("common.name"), texts("second_factor.set_up_first")),
        buttons=[[tap(texts.label("common.set_up_second_factor"), SetUpFactor())], _cancel(texts)],
    )


def scan(secret: str, texts: Texts) -> Screen:
    """Explain how to scan the picture above, or to type the secret."""
    return _said(texts("second_factor.scan", secret=secret), texts)


def six_digits(texts: Texts) -> Screen:
    return _said(texts("second_factor.six_digits"), texts)


def wrong(found: Wrong, texts: Texts) -> Screen:
    """Say that the code is wrong, and how many tries are left."""
    return _said(texts.count("second_factor.wrong", found.left), texts)


def paused(found: Paused, texts: Texts, *, zone: str) -> Screen:
    """Say when codes are checked again."""
    time = texts.clock(found.until, zone)
    return Screen(text=paragraphs(texts("common.name"), texts("second_factor.paused", time=time)))


def told(name: str, texts: Texts) -> Screen:
    """Tell a colleague whose codes were wrong, and what to do."""
    said = texts("second_factor.told", name=name)
    return Screen(text=paragraphs(texts("second_factor.told_title"), said))


def opened(until: datetime, texts: Texts, *, zone: str) -> Screen:
    """Say until when no code is needed."""
    time = texts.clock(until, zone)
    return Screen(text=paragraphs(texts("common.name"), texts("second_factor.opened", time=time)))


def _said(said: Markup, texts: Texts) -> Screen:
    return Screen(text=paragraphs(texts("common.name"), said), buttons=[_cancel(texts)])


def _cancel(texts: Texts) -> ButtonRow:
    return [tap(texts.label("second_factor.cancel"), CancelCode())]
