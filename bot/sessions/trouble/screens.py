"""What people see who cannot connect to a meeting, and the alert of the coordinators."""

from bot.locale import Texts
from bot.sessions.buttons import AskLink, CannotConnect, ReportTrouble, TroubleOver, WhoIsTroubled
from bot.sessions.domain import Session
from bot.sessions.trouble.domain import Trouble, TroubleReport
from bot.sessions.trouble.service import TroubleList, TroubleReported
from bot.telegram.kit.destinations import OpenDesk
from bot.telegram.kit.screen import Screen, ScreenButton, lines, link, paragraphs, tap
from bot.telegram.kit.ways import to_home


def ask(session: Session, texts: Texts) -> Screen:
    """What happens?"""

    def key(which: Trouble) -> ScreenButton:
        return tap(texts.label(f"session.trouble.{which}"), ReportTrouble(session.id, str(which)))

    return Screen(
        text=texts("session.trouble.ask"),
        buttons=[
            [key(Trouble.SOUND), key(Trouble.LINK)],
            [key(Trouble.LINE), key(Trouble.OTHER)],
        ],
    )


def reported(outcome: TroubleReported, texts: Texts, *, zone: str) -> Screen:
    """The coordinator knows, and nothing is lost."""
    room = outcome.session.room
    telephone = texts("session.trouble.telephone", number=room.telephone) if room.telephone else ""
    again = [] if room.link is None else [link(texts.label("session.trouble.again"), room.link)]
    works = tap(texts.label("session.trouble.works"), TroubleOver(outcome.session.id))
    return Screen(
        text=texts(
            "session.trouble.known",
            telephone=telephone,
            time=texts.clock(outcome.lessons_at, zone),
        ),
        buttons=[again, [works]],
    )


def new_link(session: Session, texts: Texts) -> Screen:
    """There is a new link."""
    room = session.room.link
    join = [] if room is None else [link(texts.label("session.join"), room)]
    trouble = tap(texts.label("session.no_connection"), CannotConnect(session.id))
    works = tap(texts.label("session.trouble.works"), TroubleOver(session.id))
    return Screen(text=texts("session.trouble.new_link"), buttons=[join, [works], [trouble]])


def over(session: Session, texts: Texts, *, zone: str) -> Screen:
    """It works now."""
    return Screen(
        text=texts("session.trouble.over", time=texts.clock(session.ends_at, zone)),
        buttons=[[to_home(texts)]],
    )


def alert(session: Session, troubled: list[TroubleReport], texts: Texts) -> Screen:
    """How many cannot connect, without a name."""
    still = sum(not each.is_over for each in troubled)
    who = [tap(texts.label("session.trouble.who"), WhoIsTroubled(session.id))]
    if not still:
        return Screen(text=texts("session.trouble.all_in"), buttons=[who])
    return Screen(text=texts.count("session.trouble.ring", still), buttons=[who])


def trouble_list(found: TroubleList, texts: Texts) -> Screen:
    """The people who cannot connect, and what happens when they try."""
    return Screen(
        text=paragraphs(
            texts("session.title"), lines(*(_line(each, texts) for each in found.troubled))
        ),
        buttons=[
            [
                tap(texts.label("sessions.change_link"), AskLink(found.session.id)),
                tap(texts.label("sessions.desk"), OpenDesk(found.session.cohort_id)),
            ]
        ],
    )


def _line(each: TroubleReport, texts: Texts) -> str:
    who_it_is = each.name if each.organization is None else f"{each.name}, {each.organization}"
    if each.is_over:
        return texts("session.trouble.line_over", who=who_it_is)
    return texts(
        "session.trouble.line_of", who=who_it_is, trouble=texts(f"session.trouble.{each.trouble}")
    )
