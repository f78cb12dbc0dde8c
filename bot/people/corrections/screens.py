"""People say what is wrong about them on the list."""

from bot.locale import Texts
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
    return _with_begin("join.write_correction", texts)


def correction_sent(texts: Texts) -> Screen:
    """The coordinators have it."""
    return _with_begin("join.correction_sent", texts)


def _with_begin(key: str, texts: Texts) -> Screen:
    return Screen(text=texts(key), buttons=[[tap(texts.label("join.begin"), OpenHome())]])
