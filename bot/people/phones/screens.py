"""Both phones and the coordinators learn that a person has a new phone."""

from bot.locale import Texts
from bot.membership.domain import Listed
from bot.people.buttons import OpenPerson
from bot.people.directory.screens import who
from bot.telegram.kit.screen import Screen, paragraphs, tap


def phone_left(texts: Texts) -> Screen:
    """Another phone took this one's place."""
    return Screen(text=texts("news.phone_left"))


def phone_taken(listed: Listed, texts: Texts) -> Screen:
    """Somebody goes on with a new phone."""
    return Screen(
        text=paragraphs(who(listed), texts("news.phone_taken")),
        buttons=[[tap(texts.label("person.open"), OpenPerson(listed.enrolment.id))]],
    )
