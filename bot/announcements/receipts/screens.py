"""The author sees who tapped "Got it"; people see the button and the reminder."""

from markupsafe import Markup

from bot.announcements.audience.screens import names_and_more
from bot.announcements.buttons import CoverAgain, GotIt, OpenCard, OpenCovered, RemindGotIt
from bot.announcements.domain import AnnouncementId
from bot.announcements.receipts.service import Receipts
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap


def receipts(found: Receipts, texts: Texts) -> Screen:
    """Both lists of names, with the reminder that can be sent once."""
    one = found.details.announcement
    zone = found.details.home.zone
    reminded = None
    if one.reminded_at is not None:
        day, time = texts.day(one.reminded_at, zone), texts.clock(one.reminded_at, zone)
        reminded = texts("gotit.reminded", day=day, time=time)
    return Screen(
        text=paragraphs(
            texts("gotit.title", n=found.count, all=found.sent),
            _named("gotit.these", found.got, found.count, texts),
            _named("gotit.not_yet", found.not_yet, found.sent - found.count, texts),
            reminded,
        ),
        buttons=[
            [tap(texts.label("gotit.remind"), RemindGotIt(one.id))] if found.can_remind else [],
            [tap(texts.label("announce.back"), OpenCard(one.id))],
        ],
    )


def _named(key: str, names: tuple[str, ...], count: int, texts: Texts) -> Markup | None:
    return texts(key, names=names_and_more(names, count, texts)) if names else None


def got_it_button(
    announcement: AnnouncementId, texts: Texts, *, tapped: bool = False, closable: bool = False
) -> ScreenButton:
    """Return the button "Got it"; `closable`: the message below which it is can be closed."""
    label = texts.label("gotit.tapped" if tapped else "gotit.tap")
    return tap(label, GotIt(announcement, int(closable)))


def tapped_buttons(
    announcement: AnnouncementId, texts: Texts, *, closable: bool
) -> list[list[ScreenButton]]:
    """Return the buttons under a message after the reader tapped "Got it"."""
    close = tap(texts.label("announce.close"), CoverAgain(announcement))
    seen = got_it_button(announcement, texts, tapped=True, closable=closable)
    return [[seen], *([[close]] if closable else [])]


def reminder(announcement: AnnouncementId, texts: Texts, *, covered: bool) -> Screen:
    """Please tap that you have seen it; `covered`: it must be opened first."""
    opening = tap(texts.label("announce.open"), OpenCovered(announcement))
    button = opening if covered else got_it_button(announcement, texts)
    return Screen(text=lines(texts("announce.above"), texts("gotit.please")), buttons=[[button]])
