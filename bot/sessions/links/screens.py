"""Shows the links of a meeting, asks coordinators for new ones, and shows trouble with them."""

from datetime import datetime

from markupsafe import Markup

from bot.catalog.course import Course, Unit
from bot.days import local_day
from bot.learning.recap.buttons import OpenUnit
from bot.locale import Texts
from bot.safety.links import domain as links
from bot.sessions.buttons import (
    AskLink,
    CannotConnect,
    ReportTrouble,
    TellRecording,
    TroubleOver,
    WhoIsTroubled,
)
from bot.sessions.domain import Room, Session
from bot.sessions.links.domain import Trouble, TroubleReport, host_of
from bot.sessions.links.service import (
    RecordingAdded,
    RoomChanged,
    TroubleList,
)
from bot.sessions.reminder_plan.domain import AFTER_END
from bot.sessions.screens import under_card, when_in_zone
from bot.telegram.kit.screen import (
    Screen,
    ScreenButton,
    copy,
    in_rows,
    lines,
    link,
    paragraphs,
    tap,
)
from bot.telegram.kit.ways import ask_button, to_desk, to_home


def room_line(room: Room, texts: Texts, *, all_of_them: bool) -> Markup:
    """Name the place, the host of the online room, and tell whether a passcode is known."""
    if room == Room():
        return texts("sessions.no_link")
    place = place_line(room, texts)
    if room.link is None:
        return lines(place)
    key = "sessions_links.check.link_all" if all_of_them else "sessions_links.check.link"
    host = texts(key, host=host_of(room.link))
    if room.passcode:
        host += " · " + texts("sessions_links.check.passcode")
    return lines(place, host)


def where_label(room: Room, texts: Texts) -> Markup:
    """Name the place and the host of the online room in a few words."""
    parts = [each for each in [place_line(room, texts)] if each is not None]
    if room.link is not None:
        parts.append(texts("sessions_links.check.link", host=host_of(room.link)))
    return Markup(" · ").join(parts) if parts else texts("sessions.no_link")


def strange_link(room: Room, course: Course, texts: Texts) -> Markup | None:
    """Return a warning about a link to a host that the course does not list."""
    if room.link is None or not links.unknown(links.domains(room.link), course.allowed_links):
        return None
    return texts("sessions_links.check.strange_link")


def ask_link(session: Session, texts: Texts, *, unread: bool = False) -> Screen:
    problem = texts("sessions_links.unread_link") if unread else None
    return under_card(session, texts, problem, texts("sessions_links.which_link"))


def room_changed(outcome: RoomChanged, texts: Texts) -> Screen:
    """Say that the link is saved, for these days."""
    session, told = outcome.session, outcome.told
    days = texts.days((each.starts_at for each in outcome.meetings), session.zone)
    return under_card(
        session,
        texts,
        room_line(session.room, texts, all_of_them=False),
        texts("sessions_links.linked", days=days) if len(outcome.meetings) > 1 else None,
        texts.count("sessions_links.linked_told", told) if told else None,
    )


COPY_LENGTH = 256  # https://core.telegram.org/bots/api#copytextbutton
_ROOMS = (
    ("zoom.us", "sessions_links.room.zoom"),
    ("meet.google.com", "sessions_links.room.meet"),
    ("teams.microsoft.com", "sessions_links.room.teams"),
    ("teams.live.com", "sessions_links.room.teams"),
)


def room(session: Session, texts: Texts, *, zone: str) -> Screen:
    """Show where a meeting is, and how to join it."""
    kept, when = session.room, texts("sessions.when", **when_in_zone(session, texts, zone))
    place, shown = place_line(kept, texts), map_row(kept, texts)
    if kept.link is None:
        later = None if place else texts("sessions_links.room.later")
        return Screen(text=paragraphs(when, place, later), buttons=[shown, [to_home(texts)]])
    copies = (
        [copy(texts.label("sessions_links.copy"), kept.link)]
        if len(kept.link) <= COPY_LENGTH
        else []
    )
    return Screen(
        text=paragraphs(when, place, how_to_join(session, texts)),
        buttons=[
            [link(texts.label("sessions.join"), kept.link)],
            shown,
            [*copies, to_home(texts)],
        ],
    )


def place_line(room: Room, texts: Texts) -> Markup | None:
    """Name the place of a meeting, if it has one."""
    return None if room.place is None else texts("sessions.at_place", place=room.place)


def map_row(room: Room, texts: Texts) -> list[ScreenButton]:
    """Return the button that shows the place on a map, if its link is known."""
    if room.map_link is None:
        return []
    return [link(texts.label("sessions_links.map"), room.map_link)]


def room_name(url: str, texts: Texts) -> str:
    """Return a name for a link, such as "Zoom", or its host."""
    host = host_of(url)
    key = next((key for known, key in _ROOMS if host == known or host.endswith(f".{known}")), None)
    return host if key is None else texts.label(key)


def how_to_join(session: Session, texts: Texts) -> Markup:
    """Describe the room of a meeting, with its number, passcode and telephone."""
    kept = session.room
    assert kept.link is not None
    parts = [Markup.escape(room_name(kept.link, texts))]
    if kept.number:
        parts.append(texts("sessions_links.room.number", number=kept.number))
    if kept.passcode:
        parts.append(texts("sessions_links.room.passcode", passcode=kept.passcode))
    if kept.telephone:
        parts.append(texts("sessions_links.room.telephone", number=kept.telephone))
    return Markup(" · ").join(parts)


def recording(
    session: Session, unit: Unit | None, texts: Texts, *, zone: str, now: datetime
) -> Screen:
    """Show what absent people need, with the recording."""
    lessons = (
        [] if unit is None else [tap(texts.label("sessions.lessons.short"), OpenUnit(unit.id))]
    )
    today = local_day(session.starts_at, zone) == local_day(now, zone)
    key = "sessions_links.recorded.today" if today else "sessions_links.recorded"
    text = texts(key, day=texts.day(session.starts_at, zone))
    ask = [ask_button(texts, "sessions.ask_short")]
    return Screen(text=text, buttons=[[*lessons, *recording_buttons(session, texts)], ask])


def recording_buttons(session: Session, texts: Texts) -> list[ScreenButton]:
    """Return the button to the recording, if there is one."""
    if session.recording is None:
        return []
    return [link(texts.label("sessions_links.recording"), session.recording)]


def ask_recording(session: Session, texts: Texts, *, unread: bool = False) -> Screen:
    key = "sessions_links.no_recording" if unread else "sessions_links.ask_recording"
    return under_card(session, texts, texts(key))


def recorded(outcome: RecordingAdded, texts: Texts) -> Screen:
    """Say that the recording is saved; offer to send it to the people who were absent."""
    session, absent = outcome.session, outcome.people
    tell = (
        [tap(texts.count("sessions_links.tell", absent), TellRecording(session.id))]
        if absent
        else []
    )
    words = texts("sessions.recorded"), texts("sessions_links.others_find_it")
    return under_card(session, texts, *words, tell=tell)


def announced(outcome: RecordingAdded, texts: Texts) -> Screen:
    """Say how many people get the recording, now or with the closing message."""
    told = outcome.people
    telling = texts.count("sessions.telling", told) if told else texts("sessions_links.told_later")
    return under_card(outcome.session, texts, telling)


def ask_trouble(session: Session, texts: Texts) -> Screen:
    """Ask what happens."""
    buttons = [
        tap(texts.label(f"sessions_links.trouble.{each}"), ReportTrouble(session.id, str(each)))
        for each in Trouble
    ]
    return Screen(text=texts("sessions_links.trouble.ask"), buttons=in_rows(buttons, 2))


def reported(session: Session, texts: Texts, *, zone: str) -> Screen:
    """Say that the coordinator knows, and that nothing is lost."""
    room = session.room
    telephone = (
        texts("sessions_links.trouble.telephone", number=room.telephone) if room.telephone else ""
    )
    again = (
        [] if room.link is None else [link(texts.label("sessions_links.trouble.again"), room.link)]
    )
    works = tap(texts.label("sessions_links.trouble.works"), TroubleOver(session.id))
    return Screen(
        text=texts(
            "sessions_links.trouble.known",
            telephone=telephone,
            time=texts.clock(session.ends_at + AFTER_END, zone),
        ),
        buttons=[again, [works]],
    )


def new_link(session: Session, texts: Texts) -> Screen:
    room = session.room.link
    join = [] if room is None else [link(texts.label("sessions.join"), room)]
    trouble = tap(texts.label("sessions.no_connection"), CannotConnect(session.id))
    works = tap(texts.label("sessions_links.trouble.works"), TroubleOver(session.id))
    return Screen(text=texts("sessions_links.trouble.new_link"), buttons=[join, [works], [trouble]])


def over(session: Session, texts: Texts, *, zone: str) -> Screen:
    """Say that it works now."""
    return Screen(
        text=texts("sessions_links.trouble.over", time=texts.clock(session.ends_at, zone)),
        buttons=[[to_home(texts)]],
    )


def alert(session: Session, troubled: list[TroubleReport], texts: Texts) -> Screen:
    """Say how many cannot connect, without a name."""
    still = sum(not each.is_over for each in troubled)
    who = [tap(texts.label("sessions_links.trouble.who"), WhoIsTroubled(session.id))]
    if not still:
        return Screen(text=texts("sessions_links.trouble.all_in"), buttons=[who])
    return Screen(text=texts.count("sessions_links.trouble.ring", still), buttons=[who])


def trouble_list(found: TroubleList, texts: Texts) -> Screen:
    """Show who cannot connect, and what happens when they try."""
    return Screen(
        text=paragraphs(
            texts("sessions.session_title"), lines(*(_line(each, texts) for each in found.troubled))
        ),
        buttons=[
            [
                tap(texts.label("sessions.change_link"), AskLink(found.session.id)),
                to_desk(found.session.cohort_id, texts),
            ]
        ],
    )


def _line(each: TroubleReport, texts: Texts) -> str:
    who = each.name if each.organization is None else f"{each.name}, {each.organization}"
    if each.is_over:
        return texts("sessions_links.trouble.line_over", who=who)
    return texts(
        "sessions_links.trouble.line_of",
        who=who,
        trouble=texts(f"sessions_links.trouble.{each.trouble}"),
    )
