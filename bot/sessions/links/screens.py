"""The link of a meeting, as people join by it and coordinators change it."""

from markupsafe import Markup

from bot.locale import Texts
from bot.sessions.domain import Room, Session
from bot.sessions.links.domain import host_of
from bot.sessions.links.service import RoomChanged
from bot.sessions.screens import back_button, card_values, when_in_zone
from bot.telegram.kit.screen import Screen, copy, link, paragraphs
from bot.telegram.kit.ways import to_home


def room_line(room: Room, texts: Texts, *, all_of_them: bool) -> Markup:
    """Where it is held, and whether a passcode is known."""
    if room.link is None:
        return texts("sessions.no_link")
    key = "sessions.check.link_all" if all_of_them else "sessions.check.link"
    host = texts(key, host=host_of(room.link))
    return host + " · " + texts("sessions.check.passcode") if room.passcode else host


def ask_link(session: Session, texts: Texts, *, unread: bool = False) -> Screen:
    """What is the link of a meeting?"""
    return Screen(
        text=paragraphs(
            texts("sessions.card", **card_values(session, texts)),
            texts("sessions.unread.link") if unread else None,
            texts("sessions.which_link"),
        ),
        buttons=[[back_button(session, texts)]],
    )


def room_changed(outcome: RoomChanged, texts: Texts) -> Screen:
    """The link is saved, for these days."""
    days = texts.days((each.starts_at for each in outcome.meetings), outcome.session.zone)
    several = len(outcome.meetings) > 1
    return Screen(
        text=paragraphs(
            texts("sessions.card", **card_values(outcome.session, texts)),
            room_line(outcome.session.room, texts, all_of_them=False),
            texts("sessions.linked", days=days) if several else None,
            texts.count("sessions.linked_told", outcome.told) if outcome.told else None,
        ),
        buttons=[[back_button(outcome.session, texts)]],
    )


COPY_LENGTH = 256  # https://core.telegram.org/bots/api#copytextbutton
_ROOMS = (
    ("zoom.us", "session.room.zoom"),
    ("meet.google.com", "session.room.meet"),
    ("teams.microsoft.com", "session.room.teams"),
    ("teams.live.com", "session.room.teams"),
)


def room(session: Session, texts: Texts, *, zone: str) -> Screen:
    """How to join a meeting."""
    kept, when = session.room, texts("session.when", **when_in_zone(session, texts, zone))
    if kept.link is None:
        return Screen(
            text=paragraphs(when, texts("session.room.later")), buttons=[[to_home(texts)]]
        )
    copies = [copy(texts.label("session.copy"), kept.link)] if len(kept.link) <= COPY_LENGTH else []
    return Screen(
        text=paragraphs(when, _how(session, texts)),
        buttons=[[link(texts.label("session.join"), kept.link)], [*copies, to_home(texts)]],
    )


def room_name(url: str, texts: Texts) -> str:
    """What a link leads to, such as "Zoom", or its host."""
    host = host_of(url)
    key = next((key for known, key in _ROOMS if host == known or host.endswith(f".{known}")), None)
    return host if key is None else texts.label(key)


def _how(session: Session, texts: Texts) -> Markup:
    kept = session.room
    assert kept.link is not None
    parts = [Markup.escape(room_name(kept.link, texts))]
    if kept.number:
        parts.append(texts("session.room.number", number=kept.number))
    if kept.passcode:
        parts.append(texts("session.room.passcode", passcode=kept.passcode))
    if kept.telephone:
        parts.append(texts("session.room.telephone", number=kept.telephone))
    return Markup(" · ").join(parts)
