"""Asks where a meeting is held and how long it lasts, and shows the change."""

from bot.locale import Texts
from bot.sessions.buttons import NoMeetingPlace, PlaceAll, SetLength, TellDetails
from bot.sessions.details.service import MeetingDetails
from bot.sessions.domain import LENGTHS
from bot.sessions.links.screens import room_line
from bot.sessions.screens import back_button, card_values, days_of, under_card
from bot.telegram.kit.screen import ButtonRow, Screen, in_rows, paragraphs, tap


def ask_place(found: MeetingDetails, texts: Texts, *, unread: bool = False) -> Screen:
    """Ask for the place, after the reason why the last answer was refused."""
    session = found.session
    problem = texts("details.unread_place") if unread else None
    if found.unsafe:
        problem = texts("sessions.unsafe_place")
    none = [tap(texts.label("sessions.no_place"), NoMeetingPlace(session.id))]
    where = room_line(session.room, texts, all_of_them=False)
    asked = texts("sessions.which_place")
    return under_card(
        session, texts, where, problem, asked, tell=none if session.room.place else []
    )


def placed(found: MeetingDetails, texts: Texts) -> Screen:
    """Say where it is held now; offer the same for its series, and to tell people."""
    session, others = found.session, found.others
    number = len(others) + 1
    same = tap(texts.count("details.place_all", number), PlaceAll(session.id))
    return Screen(
        text=paragraphs(
            texts("sessions.card", **card_values(session, texts)),
            texts("details.saved"),
            room_line(session.room, texts, all_of_them=False),
            texts("details.elsewhere", days=days_of(others, texts)) if others else None,
        ),
        buttons=[
            [same] if others else [],
            *_last_rows(found, texts),
        ],
    )


def ask_length(found: MeetingDetails, texts: Texts, *, unread: bool = False) -> Screen:
    """Ask for the length, or for the time from the beginning to the end."""
    session = found.session
    buttons = [
        tap(texts.label("sessions.minutes", n=each), SetLength(session.id, each))
        for each in LENGTHS
    ]
    problem = texts("details.unread_length") if unread else None
    return Screen(
        text=paragraphs(
            texts("sessions.card", **card_values(session, texts)),
            problem,
            texts("sessions.how_long"),
        ),
        buttons=[*in_rows(buttons, 3), [back_button(session, texts)]],
    )


def lasting(found: MeetingDetails, texts: Texts) -> Screen:
    """Say until when it lasts now, and offer to tell people."""
    return Screen(
        text=paragraphs(
            texts("sessions.card", **card_values(found.session, texts)), texts("details.saved")
        ),
        buttons=_last_rows(found, texts),
    )


def _last_rows(found: MeetingDetails, texts: Texts) -> list[ButtonRow]:
    session, told = found.session, found.told
    tell = [tap(texts.count("details.tell", told), TellDetails(session.id))] if told else []
    return [tell, [back_button(session, texts)]]


def left_untold(found: MeetingDetails, texts: Texts) -> Screen:
    """Say that nobody is told; the next reminder says the place anyway."""
    return under_card(found.session, texts, texts("details.left_untold"))


def telling(found: MeetingDetails, texts: Texts) -> Screen:
    """Say how many people are told."""
    return under_card(found.session, texts, texts.count("sessions.telling", found.told))
