"""Names of people on screens of coordinators, a pause, and the word for the languages."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bot.locale import Catalogue, Texts
from bot.membership.domain import ListedPerson, Person
from bot.people.settings.domain import FOR_EVER


def name_and_organization(listed: ListedPerson) -> str:
    return " · ".join(each for each in (listed.name, listed.organization) if each)


def who(listed: ListedPerson) -> Markup:
    return Markup("<b>{}</b>").format(name_and_organization(listed))


def account_link(found: ListedPerson, texts: Texts) -> Markup:
    """Return a mention that opens the profile at Telegram, whose name is not stored."""
    if found.telegram_id is None:
        return Markup("–")
    return Markup('<a href="tg://user?id={}">{}</a>').format(
        found.telegram_id, texts("people.request_account")
    )


def pause_line(person: Person, texts: Texts, *, now: datetime) -> Markup | None:
    """Say until when somebody gets nothing unasked; None without a pause."""
    until = person.paused_until
    if until is None or not person.is_paused(now):
        return None
    if until >= FOR_EVER:
        return texts("people.settings_paused")
    return texts("people.paused_until", day=texts.day(until, person.zone))


def language_word(languages: Sequence[str], catalogue: Catalogue) -> str:
    """Return "Language" in each of some languages, so that everybody finds it."""
    words = (catalogue.texts(each).label("people.join_language") for each in reversed(languages))
    return " · ".join(dict.fromkeys(words))
