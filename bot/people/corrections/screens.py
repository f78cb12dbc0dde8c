"""Somebody says what is wrong about them on the list."""

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.domain import Listed
from bot.people.buttons import OpenChange
from bot.people.joining.buttons import SomebodyElse, WrongOnList
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, tap


def what_is_wrong(token: str, version: int, texts: Texts) -> Screen:
    """J3-wrong: what is wrong on the list?"""
    spoken = texts.language
    return Screen(
        text=texts("join.what_is_wrong"),
        buttons=[
            [
                tap(texts.label("join.wrong.name"), WrongOnList(token, spoken, version, "n")),
                tap(
                    texts.label("join.wrong.organization"),
                    WrongOnList(token, spoken, version, "o"),
                ),
            ],
            [tap(texts.label("join.wrong.person"), SomebodyElse(token, spoken))],
        ],
    )


def write_correction(texts: Texts) -> Screen:
    """Please write it; you can begin meanwhile."""
    begin = tap(texts.label("join.begin"), OpenHome())
    return Screen(text=texts("join.write_correction"), buttons=[[begin]])


def correction_sent(texts: Texts) -> Screen:
    """The coordinators have it."""
    begin = tap(texts.label("join.begin"), OpenHome())
    return Screen(text=texts("join.correction_sent"), buttons=[[begin]])


def correction(found: Listed, what: str, texts: Texts) -> Screen:
    """Somebody says that their name or organization is wrong; their words follow."""
    button = OpenChange(found.enrolment.id)
    return Screen(
        text=texts(f"correction.{what}", who=_who(found)),
        buttons=[[tap(texts.label("correction.open"), button)]],
    )


def _who(found: Listed) -> Markup:
    who = " · ".join(each for each in (found.name, found.organization) if each)
    return Markup("<b>{}</b>").format(who)
