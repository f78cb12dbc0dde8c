"""The list of the people of a cohort."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.domain import CohortId, ListedPerson
from bot.paging import Page
from bot.people.buttons import (
    AskFind,
    AskInvite,
    ListIn,
    ListNotIn,
    ListRequests,
    MakeLinks,
    OpenImports,
    OpenOrganizations,
    OpenPerson,
    TickRemovals,
)
from bot.people.directory.service import FoundPeople, PeopleList
from bot.people.screens import name_and_organization
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import in_pairs, page_turns, to_desk, to_people

PAGE = 8
NAMES = 12
"""How many names one line shows."""
FEW = 3
"""With so few people on the list, nobody searches by name."""
MOST_HITS = 8
"""How many people can be chosen from at a glance; with more, coordinators search by name."""


def people(found: PeopleList, texts: Texts) -> Screen:
    """Show people who have joined, who ask, and who have not joined yet, by name; no results."""
    cohort = found.cohort
    return Screen(
        text=paragraphs(
            texts("people.title"),
            texts("common.joined_of", inside=len(found.inside), all=found.on_list),
            _names("people_directory.waiting", found.waiting, texts),
            _names("people_directory.outside", found.outside, texts),
        ),
        buttons=[
            *in_pairs(
                [
                    *_button_if(
                        found.waiting,
                        texts.label("people.requests"),
                        ListRequests(cohort.id),
                    ),
                    tap(texts.label("people.desk_invite"), AskInvite(cohort.id)),
                    *_button_if(
                        found.outside, texts.label("people.not_in"), ListNotIn(cohort.id, 0)
                    ),
                    *_button_if(
                        found.inside, texts.label("people_directory.in"), ListIn(cohort.id, 0)
                    ),
                    *([find_button(cohort.id, texts)] if len(found.listed) > FEW else []),
                    *_button_if(
                        found.listed,
                        texts.label("people.organizations_label"),
                        OpenOrganizations(cohort.id, 0),
                    ),
                    *_lists_button(found, texts),
                    *_removing_button(found, texts),
                    to_desk(cohort.id, texts),
                ]
            ),
        ],
    )


def _lists_button(found: PeopleList, texts: Texts) -> list[ScreenButton]:
    """Return the button to lists that were added: to undo one, or to see what can be done now."""
    key = "undo_list" if found.imports else "lists"
    label = texts.label(f"people_directory.{key}")
    return [tap(label, OpenImports(found.cohort.id, 0))] if found.imports or found.earlier else []


def _removing_button(found: PeopleList, texts: Texts) -> list[ScreenButton]:
    """Return the button to remove several people, if there are several."""
    if len(found.inside) + len(found.outside) <= 1:
        return []
    return [tap(texts.label("people_directory.remove_several"), TickRemovals(found.cohort.id, 0))]


def ask_find(cohort: CohortId, texts: Texts) -> Screen:
    """Ask for a part of a name."""
    return Screen(
        text=paragraphs(texts("people.title"), texts("people_directory.ask_find")),
        buttons=[[to_people(cohort, texts)]],
    )


def hits(found: FoundPeople, texts: Texts) -> Screen:
    """Show the people found, with their organizations because names repeat, and a button each."""
    cohort, shown = found.cohort.id, found.people[:MOST_HITS]
    more = len(found.people) - len(shown)
    again = [find_button(cohort, texts)] if is_clear(found) else []
    return Screen(
        text=paragraphs(
            texts("people.title"),
            lines(*(name_and_organization(each) for each in shown))
            if shown
            else texts("people.found_nobody"),
            texts.count("people.found_more", more) if more else None,
        ),
        buttons=[
            *in_rows([tap(each.shown, OpenPerson(each.enrolment.id)) for each in shown], 2),
            again,
            [to_people(cohort, texts)],
        ],
    )


def is_clear(found: FoundPeople) -> bool:
    """Tell whether somebody was found, and few enough to choose from."""
    return 0 < len(found.people) <= MOST_HITS


def find_button(cohort: CohortId, texts: Texts) -> ScreenButton:
    """Return the button that asks for a name to search."""
    return tap(texts.label("people_directory.find"), AskFind(cohort))


def _names(key: str, listed: tuple[ListedPerson, ...], texts: Texts) -> str | None:
    if not listed:
        return None
    names = ", ".join(each.shown for each in listed[:NAMES])
    more = len(listed) - NAMES
    if more > 0:
        names = texts("people_directory.and_more", names=names, n=more)
    return texts(key, names=names)


def _button_if(listed: tuple[ListedPerson, ...], label: str, button: Button) -> list[ScreenButton]:
    return [tap(label, button)] if listed else []


def not_in(found: PeopleList, number: int, texts: Texts, *, now: datetime) -> Screen:
    """Show a page of people who have not joined yet, with a button each, and their links."""
    cohort = found.cohort.id
    page = Page.of(found.outside, number, size=PAGE)
    links = [tap(texts.label("people.roster_make_links"), MakeLinks(cohort))] if page.items else []
    turns = page_turns(page, lambda to: ListNotIn(cohort, to), texts)
    screen = _page("people_directory.not_in_text", cohort, page, [turns, links], texts)
    return replace(screen, text=paragraphs(screen.text, _links(found, texts, now=now)))


def _links(found: PeopleList, texts: Texts, *, now: datetime) -> Markup:
    """Say who has no link, whose link has expired, and how many links still work."""
    until = {each: found.links.get(each.enrolment.person_id) for each in found.outside}
    none = tuple(each for each, at in until.items() if at is None)
    over = tuple(each for each, at in until.items() if at is not None and at <= now)
    good = len(until) - len(none) - len(over)
    return lines(
        _names("people_directory.links_none", none, texts),
        _names("people_directory.links_over", over, texts),
        texts.count("people_directory.links_good", good) if good else None,
    )


def inside(found: PeopleList, number: int, texts: Texts) -> Screen:
    """Show a page of people who have joined, with a button each."""
    cohort = found.cohort.id
    page = Page.of(found.inside, number, size=PAGE)
    turns = page_turns(page, lambda to: ListIn(cohort, to), texts)
    return _page("people_directory.in_text", cohort, page, [turns], texts)


def _page(
    key: str, cohort: CohortId, page: Page[ListedPerson], rows: Sequence[ButtonRow], texts: Texts
) -> Screen:
    names = [tap(each.shown, OpenPerson(each.enrolment.id)) for each in page.items]
    find = [find_button(cohort, texts)] if page.total > FEW else []
    return Screen(
        text=paragraphs(texts("people.title"), texts(key, n=page.total)),
        buttons=[*in_rows(names, 2), *rows, [*find, to_people(cohort, texts)]],
    )


def write_name(found: ListedPerson, texts: Texts) -> Screen:
    back = tap(texts.label("people.back"), OpenPerson(found.enrolment.id))
    return Screen(
        text=texts("people_directory.person_write_name", name=found.name), buttons=[[back]]
    )
