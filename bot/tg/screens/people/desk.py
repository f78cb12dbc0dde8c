"""The list of a cohort's people."""

from bot.locale import Texts
from bot.services.people.desk import PeopleList
from bot.storage.enrolments import Listed
from bot.tg.buttons.people import AskInvite, ListIn, ListNotIn, ListRequests
from bot.tg.screens.screen import Key, Screen, paragraphs, tap
from bot.tg.screens.ways import to_desk

NAMES = 12
"""So many names stand in a list; more of them are a page."""


def people(found: PeopleList, texts: Texts) -> Screen:
    """Who is in, who asks, who is not in yet, by name; nothing of what anybody answered."""
    cohort = found.cohort
    return Screen(
        text=paragraphs(
            texts("people.title"),
            _people_line(found, texts),
            _names("people.waiting", found.waiting, texts),
            _names("people.outside", found.outside, texts),
        ),
        keys=[
            [
                *_if(found.waiting, texts.label("people.requests"), ListRequests(cohort.id)),
                tap(texts.label("desk.invite"), AskInvite(cohort.id)),
            ],
            [
                *_if(found.outside, texts.label("people.not_in"), ListNotIn(cohort.id, 0)),
                *_if(found.inside, texts.label("people.in"), ListIn(cohort.id, 0)),
            ],
            [to_desk(cohort.id, texts)],
        ],
    )


def _people_line(found: PeopleList, texts: Texts) -> str:
    return texts("people.in_of", inside=len(found.inside), all=len(found.listed))


def _names(key: str, listed: tuple[Listed, ...], texts: Texts) -> str | None:
    if not listed:
        return None
    names = ", ".join(each.name for each in listed[:NAMES])
    more = len(listed) - NAMES
    if more > 0:
        names = texts("people.and_more", names=names, n=more)
    return texts(key, names=names)


def _if(
    listed: tuple[Listed, ...], label: str, button: ListRequests | ListNotIn | ListIn
) -> list[Key]:
    return [tap(label, button)] if listed else []
