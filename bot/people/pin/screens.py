"""The PIN is asked for and chosen; neutral words, since others may look at the phone."""

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.domain import ListedPerson, Visitor
from bot.people.buttons import OpenPerson
from bot.people.pin.buttons import ChoosePin, RemovePin, ResetPin
from bot.people.settings.buttons import SharedPhone
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure, to_home


def ask_pin(texts: Texts, problem: Markup | None = None) -> Screen:
    """Ask for the PIN; `problem` says why it is asked again."""
    return _neutral(texts, paragraphs(problem, texts("pin.ask")))


def wrong(left: int, texts: Texts) -> Markup:
    """Say how many tries are left."""
    return texts.count("pin.wrong", left)


def locked(texts: Texts) -> Screen:
    """Say that it was wrong too often."""
    return _neutral(texts, texts("pin.refusal_pin_locked"))


def choose(texts: Texts, problem: Markup | None = None) -> Screen:
    return _neutral(texts, paragraphs(problem, texts("pin.choose")))


def repeat(texts: Texts) -> Screen:
    return _neutral(texts, texts("pin.repeat"))


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


def _neutral(texts: Texts, said: Markup) -> Screen:
    return Screen(text=paragraphs(texts("common.name"), said), buttons=[[to_home(texts)]])
