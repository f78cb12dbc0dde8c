"""The PIN is asked for and chosen; neutral, since others may look at the phone."""

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.domain import EnrolmentId, ListedPerson, Visitor
from bot.people.buttons import OpenPerson
from bot.people.pin.buttons import ChoosePin, RemovePin, ResetPin
from bot.people.settings.buttons import SharedPhone
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure, to_home


def ask_pin(texts: Texts, problem: Markup | None = None) -> Screen:
    """Ask for the PIN; `problem` says why once more."""
    return _neutral(texts, paragraphs(problem, texts("pin.ask")))


def wrong(left: int, texts: Texts) -> Markup:
    """Say how often it may still be tried."""
    return texts.count("pin.wrong", left)


def locked(texts: Texts) -> Screen:
    """It was wrong too often."""
    return _neutral(texts, texts("pin.refusal_pin_locked"))


def choose(texts: Texts, problem: Markup | None = None) -> Screen:
    """Ask for a new PIN."""
    return _neutral(texts, paragraphs(problem, texts("pin.choose")))


def repeat(texts: Texts) -> Screen:
    """Ask for the new PIN once more."""
    return _neutral(texts, texts("pin.repeat"))


def saved(texts: Texts) -> Screen:
    """It counts from now on."""
    return _neutral(texts, texts("pin.saved"))


def removed(texts: Texts) -> Screen:
    """There is no PIN any more."""
    return _neutral(texts, texts("pin.removed"))


def was_reset(texts: Texts) -> Screen:
    """A coordinator has reset it; it is open until another one is chosen."""
    return Screen(
        text=paragraphs(texts("common.name"), texts("pin.was_reset")),
        buttons=[[tap(texts.label("common.shared_phone"), SharedPhone()), to_home(texts)]],
    )


def shared_phone_row(visitor: Visitor, texts: Texts) -> ButtonRow:
    """The buttons of the PIN on the screen of a shared phone."""
    if visitor.require_person().pin_closes_at is None:
        return [tap(texts.label("pin.label"), ChoosePin())]
    return [
        tap(texts.label("pin.another"), ChoosePin()),
        tap(texts.label("pin.none"), RemovePin()),
    ]


def ask_reset(listed: ListedPerson, enrolment: EnrolmentId, texts: Texts) -> Screen:
    """Coordinators: did you speak with them?"""
    return are_you_sure(
        texts("pin.ask_reset", name=listed.name),
        tap(texts.label("pin.reset_now"), ResetPin(enrolment)),
        tap(texts.label("common.back"), OpenPerson(enrolment)),
    )


def reset_done(texts: Texts) -> Markup:
    """The line on the card afterwards."""
    return texts("pin.reset_done")


def _neutral(texts: Texts, said: Markup) -> Screen:
    return Screen(text=paragraphs(texts("common.name"), said), buttons=[[to_home(texts)]])
