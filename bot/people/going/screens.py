"""The request to go without the PIN: the way to it, and where it shows; neutral words."""

from datetime import datetime

from markupsafe import Markup

from bot.facts import KnownFacts
from bot.locale import Texts
from bot.membership.domain import Person
from bot.people.buttons import OpenMyData
from bot.people.going.buttons import AskToGo, TakeGoingBack
from bot.people.going.domain import GoingRequest
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, paragraphs, tap
from bot.telegram.kit.ways import to_home


def forgotten_button(texts: Texts) -> ScreenButton:
    """Return the button for somebody who wants to go and has forgotten the PIN."""
    return tap(texts.label("going.forgotten"), AskToGo())


def asked(request: GoingRequest, person: Person, texts: Texts, *, now: datetime) -> Screen:
    """Say when it works without the PIN, and that it can be taken back."""
    return Screen(
        text=paragraphs(
            texts("common.name"), _said("going.asked", request, person.zone, texts, now=now)
        ),
        buttons=[[take_back_button(texts)], [to_home(texts)]],
    )


def taken_back(texts: Texts) -> Screen:
    return Screen(
        text=paragraphs(texts("common.name"), texts("going.taken_back")),
        buttons=[[tap(texts.label("common.my_data"), OpenMyData()), to_home(texts)]],
    )


def take_back_button(texts: Texts) -> ScreenButton:
    return tap(texts.label("going.take_back"), TakeGoingBack())


def line(request: GoingRequest, zone: str, texts: Texts, *, now: datetime) -> Markup:
    """Say that somebody asked, and from when it works."""
    return _said("going.waits", request, zone, texts, now=now)


def _said(waits: str, request: GoingRequest, zone: str, texts: Texts, *, now: datetime) -> Markup:
    opens_at = request.opens_at
    if opens_at is None or request.is_open(now):
        return texts("going.open")
    return texts(waits, day=texts.day(opens_at, zone), time=texts.clock(opens_at, zone))


def home_lines(known: KnownFacts, texts: Texts) -> tuple[Markup, ...]:
    """Show the request on Home, so that the owner of the phone learns of it."""
    request, now = known.fact(GoingRequest), known.place.now
    if not request.stands(now):
        return ()
    return (line(request, known.place.cohort.zone, texts, now=now),)


def home_row(known: KnownFacts, texts: Texts) -> ButtonRow:
    stands = known.fact(GoingRequest).stands(known.place.now)
    return [take_back_button(texts)] if stands else []
