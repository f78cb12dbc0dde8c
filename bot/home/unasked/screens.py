"""What is said to a message that nobody asked for."""

from collections.abc import Sequence

from bot.announcements.buttons import AnnounceIt, OpenAnnounce
from bot.learning.handbook.buttons import OpenHandbook
from bot.locale import Texts
from bot.membership.domain import Cohort
from bot.safety.buttons import Nothing
from bot.telegram.kit.screen import Screen, tap
from bot.telegram.kit.ways import to_home

MANY = 4


def choices(texts: Texts, *, learns: bool) -> Screen:
    """Here I understand only buttons: what shall I do with it? Only what exists is offered."""
    if not learns:
        return only_buttons(texts)
    search = tap(texts.label("unasked.search"), OpenHandbook())
    nothing = tap(texts.label("unasked.nothing"), Nothing())
    return Screen(text=texts("unasked.choices"), buttons=[[search, nothing]])


def only_buttons(texts: Texts) -> Screen:
    """A command that does not exist, or words with which nothing can be done."""
    buttons = [[to_home(texts)]]
    return Screen(text=texts("unasked.only_buttons"), buttons=buttons)


def deleted(texts: Texts) -> Screen:
    """Telegram was asked to delete it."""
    return Screen(text=texts("unasked.deleted"), buttons=[[to_home(texts)]])


def what_with_this(places: Sequence[Cohort], texts: Texts) -> Screen:
    """A coordinator wrote to the desk, and nothing waited for it."""
    nothing = tap(texts.label("unasked.nothing"), Nothing())
    if len(places) == 1:
        buttons = [[tap(texts.label("unasked.announce"), AnnounceIt(places[0].id)), nothing]]
    else:
        named = (
            tap(texts.label("unasked.announce_to", course=each.title), AnnounceIt(each.id))
            for each in places[:MANY]
        )
        buttons = [*([key] for key in named), [nothing]]
    return Screen(text=texts("unasked.what_with_this"), buttons=buttons)


def album(places: Sequence[Cohort], texts: Texts) -> Screen:
    """Several pictures at once need the desk to be open for them."""
    buttons = [[tap(texts.label("desk.announce"), OpenAnnounce(each.id))] for each in places[:1]]
    return Screen(text=texts("unasked.album"), buttons=buttons)
