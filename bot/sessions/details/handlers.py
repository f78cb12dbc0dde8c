"""Coordinators change where a meeting is held and how long it lasts, and tell people of it."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from bot.act import Act
from bot.days import MINUTES_A_DAY
from bot.safety.guard.handlers import STORIES
from bot.safety.typed_questions.handlers import StaysOpen, asks_for_text
from bot.sessions.buttons import (
    AskLength,
    AskMeetingPlace,
    LeaveUntold,
    MoveSpan,
    NoMeetingPlace,
    PlaceAll,
    SetLength,
    TellDetails,
    length_from_button,
)
from bot.sessions.details import screens, service
from bot.sessions.details.service import MeetingDetails
from bot.sessions.domain import Room, minute_of_day
from bot.sessions.places.domain import read_place
from bot.sessions.typed_times.domain import LONGEST_SPAN, read_end, read_span
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("sessions", staff=True)


async def _load(act: Act, button: AskMeetingPlace | AskLength) -> MeetingDetails:
    return await service.load_details(act, button.session)


async def _take_place(turn: Turn, found: MeetingDetails, place: Room) -> Screen | StaysOpen:
    changed = await service.change_place(turn.act, found.session.id, place)
    if changed.unsafe:
        return StaysOpen(screens.ask_place(changed, turn.texts))
    return screens.placed(changed, turn.texts)


@dataclass(frozen=True, slots=True)
class _Typed:
    """A typed span, or only its end, as minutes of the day."""

    begins: int | None
    ends: int


def _read_length(text: str) -> _Typed | None:
    """Read "8:30-12:00" or "until 12:00"."""
    span = read_span(text)
    if span is not None:
        return _Typed(span.minute, span.minute + round(span.length / timedelta(minutes=1)))
    end = read_end(text)
    return None if end is None else _Typed(None, end)


async def _take_length(turn: Turn, found: MeetingDetails, typed: _Typed) -> Screen | None:
    """Change the end; a span with another beginning is a move, which is confirmed first."""
    session = found.session
    begun = minute_of_day(session.local_start)
    begins = begun if typed.begins is None else typed.begins
    minutes = (typed.ends - begins) % MINUTES_A_DAY
    length = timedelta(minutes=minutes)
    if begins != begun:
        day = session.local_start.date().toordinal()
        await turn.follow(MoveSpan(session.id, day, begins, minutes))
        return None
    if not timedelta(0) < length <= LONGEST_SPAN:
        return screens.ask_length(found, turn.texts, unread=True)
    changed = await service.change_length(turn.act, session.id, length)
    return screens.lasting(changed, turn.texts)


asks_for_text(
    routes,
    AskMeetingPlace,
    "session.place",
    guard=STORIES,
    load=_load,
    ask=screens.ask_place,
    again=partial(screens.ask_place, unread=True),
    read=read_place,
    take=_take_place,
)
asks_for_text(
    routes,
    AskLength,
    "session.length",
    guard=STORIES,
    load=_load,
    ask=screens.ask_length,
    again=partial(screens.ask_length, unread=True),
    read=_read_length,
    take=_take_length,
)


@routes.tap(NoMeetingPlace, ends_dialog=True)
async def no_place(turn: Turn, button: NoMeetingPlace) -> None:
    changed = await service.change_place(turn.act, button.session, Room())
    turn.show(screens.placed(changed, turn.texts))


routes.shows(PlaceAll, service.place_all, screens.placed)


@routes.tap(SetLength, ends_dialog=True)
async def set_length(turn: Turn, button: SetLength) -> None:
    length = length_from_button(button.minutes)
    changed = await service.change_length(turn.act, button.session, length)
    turn.show(screens.lasting(changed, turn.texts))


routes.shows(TellDetails, service.tell, screens.telling)
routes.shows(LeaveUntold, service.leave_untold, screens.left_untold)
