"""Shows who goes to which organization before a list is imported: in short, and all in pages."""

from collections.abc import Collection, Sequence

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.person.domain import name_key
from bot.paging import Page
from bot.people.buttons import CheckRoster, ListRosterPeople
from bot.people.domain import RosterId
from bot.people.roster_file.domain import RosterRow
from bot.people.roster_listing.domain import (
    OrganizationPeople,
    RosterPage,
    by_organization,
    in_order,
    of_part,
)
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns

MOST_LETTERS = 900
"""How long the people may be on the screen that asks for the import."""
PEOPLE_A_PAGE = 20


def new_people(
    people: Sequence[RosterRow], new: Collection[str], texts: Texts
) -> tuple[Markup | None, bool]:
    """Return the first people below their organizations, and whether these are all.

    `new` are the organizations that nobody knew.
    """
    if not people:
        return None, True
    keys = frozenset(map(name_key, new))
    shown: list[Markup] = []
    left = MOST_LETTERS
    for each in by_organization(people):
        line, is_whole = _line(each, keys, texts, left)
        shown.append(line)
        left -= len(line)
        if not is_whole or left <= 0:
            is_last = each.organization == by_organization(people)[-1].organization
            return lines(texts("roster_listing.new"), *shown), is_whole and is_last
    return lines(texts("roster_listing.new"), *shown), True


def _line(
    each: OrganizationPeople, new: Collection[str], texts: Texts, most: int
) -> tuple[Markup, bool]:
    """Return the people of an organization in a line, at least the first of them."""
    shown: list[str] = []
    for name in each.names:
        if shown and sum(map(len, shown)) + len(name) > most:
            break
        shown.append(name)
    is_whole = len(shown) == len(each.names)
    names = ", ".join([*shown, *([] if is_whole else ["…"])])
    if each.organization is None:
        return texts("roster_listing.without", n=each.total, names=names), is_whole
    key = "roster_listing.new_line" if name_key(each.organization) in new else "roster_listing.line"
    said = texts(key, organization=each.organization, n=each.total, names=names)
    return said, is_whole


def all_people(n: int, roster: RosterId, texts: Texts) -> ButtonRow:
    """Return the button that shows everybody of a list."""
    return [tap(texts.label("roster_listing.all", n=n), ListRosterPeople(roster, 0))]


def people_page(found: RosterPage, texts: Texts) -> Screen:
    """Show a page of the people of a list, below their organizations."""
    page = Page.of(in_order(found.people), found.page, size=PEOPLE_A_PAGE)
    return Screen(
        text=paragraphs(
            texts("people.title"),
            texts("roster_listing.everybody", n=page.total),
            lines(
                *(
                    _line(each, (), texts, MOST_LETTERS * 4)[0]
                    for each in of_part(page.items, found.people)
                )
            ),
        ),
        buttons=[
            page_turns(page, lambda to: ListRosterPeople(found.roster, to), texts),
            [tap(texts.label("people.roster_check"), CheckRoster(found.roster))],
        ],
    )
