"""The list of a cohort's people."""

from bot.domain.people.person import CohortId
from bot.locale import Texts
from bot.services.people.desk import Found, PeopleList
from bot.storage.enrolments import Listed
from bot.tg.buttons.people import AskFind, AskInvite, ListIn, ListNotIn, ListRequests, OpenPerson
from bot.tg.screens.screen import Key, Screen, in_rows, lines, paragraphs, tap
from bot.tg.screens.ways import to_desk, to_people

NAMES = 12
"""So many names stand in a list; more of them are a page."""
MOST_HITS = 8
"""So many people are chosen from at a glance; to find one among more, a part of a name is asked."""


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
            [find_key(cohort.id, texts)] if len(found.listed) > MOST_HITS else [],
            [to_desk(cohort.id, texts)],
        ],
    )


def ask_find(cohort: CohortId, texts: Texts) -> Screen:
    """Whom?"""
    return Screen(
        text=paragraphs(texts("people.title"), texts("people.ask_find")),
        keys=[[to_people(cohort, texts)]],
    )


def hits(found: Found, texts: Texts) -> Screen:
    """Who was found, with the organization, since two may have one name; a key each."""
    cohort, shown = found.cohort.id, found.people[:MOST_HITS]
    more = len(found.people) - len(shown)
    again = [find_key(cohort, texts)] if is_clear(found) else []
    return Screen(
        text=paragraphs(
            texts("people.title"),
            lines(*(_line(each) for each in shown)) if shown else texts("people.found_nobody"),
            texts.count("people.found_more", more) if more else None,
        ),
        keys=[
            *in_rows([tap(each.name, OpenPerson(each.enrolment.id)) for each in shown], 2),
            again,
            [to_people(cohort, texts)],
        ],
    )


def is_clear(found: Found) -> bool:
    """Tell whether somebody was found, and few enough to choose from."""
    return 0 < len(found.people) <= MOST_HITS


def find_key(cohort: CohortId, texts: Texts) -> Key:
    """Return the key that asks for a name to look for."""
    return tap(texts.label("people.find"), AskFind(cohort))


def _line(listed: Listed) -> str:
    return " · ".join(each for each in (listed.name, listed.organization) if each)


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
