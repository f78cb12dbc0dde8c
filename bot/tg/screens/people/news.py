"""What is said unasked to somebody, or of them, when their place changes: short and neutral."""

from bot.locale import Texts
from bot.storage.enrolments import Listed
from bot.tg.buttons.people import OpenHome, OpenPerson
from bot.tg.buttons.settings import OpenMyData
from bot.tg.screens.people.person import who
from bot.tg.screens.screen import Screen, paragraphs, tap
from bot.tg.screens.ways import to_home


def something_waits(texts: Texts) -> Screen:
    """Something waits, whenever they like."""
    return Screen(
        text=texts("news.something_waits"), keys=[[tap(texts.label("news.open"), OpenHome())]]
    )


def moved(texts: Texts) -> Screen:
    """They belong to another group now."""
    return Screen(text=texts("news.moved"), keys=[[to_home(texts)]])


def ended(texts: Texts) -> Screen:
    """Their place has ended; what is stored stays theirs to see and erase."""
    return Screen(text=texts("news.ended"), keys=[[tap(texts.label("more.my_data"), OpenMyData())]])


def phone_left(texts: Texts) -> Screen:
    """Another phone took this one's place."""
    return Screen(text=texts("news.phone_left"))


def phone_taken(listed: Listed, texts: Texts) -> Screen:
    """Somebody goes on with a new phone."""
    return Screen(
        text=paragraphs(who(listed), texts("news.phone_taken")),
        keys=[[tap(texts.label("person.open"), OpenPerson(listed.enrolment.id))]],
    )
