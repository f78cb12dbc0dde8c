"""Answers to unexpected messages."""

from collections.abc import Sequence

from bot.announcements.buttons import AnnounceIt, OpenAnnounce
from bot.locale import Texts
from bot.membership.domain import Cohort
from bot.safety.buttons import Nothing
from bot.telegram.kit.destinations import OpenHandbook
from bot.telegram.kit.screen import Screen, tap
from bot.telegram.kit.ways import to_home

MANY = 4


def choices(texts: Texts, *, learns: bool) -> Screen:
    """Ask what to do with a message; only ways that exist are offered."""
    if not learns:
        return only_buttons(texts)
    search = tap(texts.label("unasked.search"), OpenHandbook())
    nothing = tap(texts.label("unasked.nothing"), Nothing())
    return Screen(text=texts("unasked.choices"), buttons=[[search, nothing]])


def only_buttons(texts: Texts) -> Screen:
    """Say that the bot understands buttons only."""
    return Screen(text=texts("unasked.only_buttons"), buttons=[[to_home(texts)]])


def deleted(texts: Texts) -> Screen:
    """Say that Telegram was asked to delete it."""
    return Screen(text=texts("unasked.deleted"), buttons=[[to_home(texts)]])


def what_with_this(places: Sequence[Cohort], texts: Texts) -> Screen:
    """Ask a coordinator what to do with a message."""
    nothing = tap(texts.label("unasked.nothing"), Nothing())
    if len(places) == 1:
        buttons = [[tap(texts.label("unasked.announce"), AnnounceIt(places[0].id)), nothing]]
    else:
        buttons = [
            [tap(texts.label("unasked.announce_to", course=each.title), AnnounceIt(each.id))]
            for each in places[:MANY]
        ]
        buttons.append([nothing])
    return Screen(text=texts("unasked.what_with_this"), buttons=buttons)


def album(places: Sequence[Cohort], texts: Texts) -> Screen:
    """Say that an album must be sent through an announcement."""
    buttons = [[tap(texts.label("desk.announce"), OpenAnnounce(each.id))] for each in places[:1]]
    return Screen(text=texts("unasked.album"), buttons=buttons)
