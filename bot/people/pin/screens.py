"""The PIN is asked for and chosen; neutral words, since others may look at the phone."""

from datetime import datetime

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.domain import ListedPerson, Visitor
from bot.people.buttons import OpenPerson
from bot.people.going.screens import forgotten_button
from bot.people.pin.buttons import ChoosePin, RemovePin, ResetPin
from bot.people.settings.buttons import SharedPhone
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure, to_home


def ask_pin(texts: Texts, problem: Markup | None = None, *, goes: bool = False) -> Screen:
    """Ask for the PIN; `problem` says why it is asked again.

    `goes`: they want to leave or erase everything, for which there is a way without the PIN.
    """
    return _neutral(texts, paragraphs(problem, texts("pin.ask")), goes=goes)


def wrong(left: int, texts: Texts) -> Markup:
    """Say how many tries are left."""
    return texts.count("pin.wrong", left)


def locked(until: datetime, zone: str, texts: Texts, *, goes: bool) -> Screen:
    """Say that it was wrong too often, and when the next try is possible; `goes` as above."""
    return _neutral(texts, texts("pin.locked", time=texts.clock(until, zone)), goes=goes)


def choose(texts: Texts, problem: Markup | None = None) -> Screen:
    return _neutral(texts, paragraphs(problem, texts("pin.choose")))


def repeat(texts: Texts, problem: Markup | None = None) -> Screen:
    return _neutral(texts, paragraphs(problem, texts("pin.repeat")))


def saved(texts: Texts) -> Screen:
    return _neutral(texts, texts("pin.saved"))


def removed(texts: Texts) -> Screen:
    return _neutral(texts, texts("pin.removed"))


def was_reset(texts: Texts) -> Screen:
    """Say that a coordinator has reset it, and offer to choose another one."""
    return Screen(
        text=paragraphs(texts("common.name"), texts("pin.was_reset")),
        buttons=[[tap(texts.label("common.shared_phone"), SharedPhone()), to_home(texts)]],
    )


def shared_phone_row(visitor: Visitor, texts: Texts) -> ButtonRow:
    if visitor.require_person().pin_closes_at is None:
        return [tap(texts.label("pin.label"), ChoosePin())]
    return [
        tap(texts.label("pin.another"), ChoosePin()),
        tap(texts.label("pin.none"), RemovePin()),
    ]


def ask_reset(listed: ListedPerson, texts: Texts) -> Screen:
    """Ask a coordinator whether they have spoken with the person."""
    enrolment = listed.enrolment.id
    return are_you_sure(
        texts("pin.ask_reset", name=listed.name),
        tap(texts.label("pin.reset_now"), ResetPin(enrolment)),
        tap(texts.label("common.back"), OpenPerson(enrolment)),
    )


def reset_done(texts: Texts) -> Markup:
    """Return the line for the card after the reset."""
    return texts("pin.reset_done")


def _neutral(texts: Texts, said: Markup, *, goes: bool = False) -> Screen:
    way = [forgotten_button(texts)] if goes else []
    return Screen(text=paragraphs(texts("common.name"), said), buttons=[way, [to_home(texts)]])
