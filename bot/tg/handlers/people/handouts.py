"""Files that coordinators are handed: the empty list, the list of links, the cards to print."""

from collections.abc import Mapping, Sequence

from bot.domain.people.invites import link_of
from bot.domain.people.sheet import Column
from bot.locale import Texts
from bot.locale.catalogue import LANGUAGES
from bot.services.people.tickets import Ticket
from bot.tg.calls import Drawing


def template_file(texts: Texts) -> Drawing:
    """The empty list, with its columns and languages in the reader's words."""
    return Drawing(
        field="document",
        recipe="roster_template",
        about={
            "head": [texts.label(f"roster.head.{each}") for each in Column],
            "languages": [texts.label(f"roster.language.{each}") for each in LANGUAGES],
        },
        filename="list.xlsx",
    )


def links_file(tickets: Sequence[Ticket], texts: Texts, *, bot_username: str) -> Drawing:
    """The sheet of links: a row for each."""
    head = ("roster.head.name", "roster.head.organization", "roster.head.link")
    rows = [[each.name, each.organization, link_of(bot_username, each.token)] for each in tickets]
    return Drawing(
        field="document",
        recipe="invite_list",
        about={"head": [texts.label(key) for key in head], "rows": rows},
        filename="list.xlsx",
        private=True,
    )


def cards_file(
    tickets: Sequence[Ticket], words: Mapping[str, Texts], *, bot_username: str
) -> Drawing:
    """The cards, each in its person's language, or in all where it is not known."""
    return Drawing(
        field="document",
        recipe="invite_cards",
        about={
            "cards": [
                {
                    "link": link_of(bot_username, each.token),
                    "name": each.name,
                    "organization": each.organization,
                    "lines": [
                        [language, words[language].label("roster.card")]
                        for language in words
                        if each.language in {"", language}
                    ],
                }
                for each in tickets
            ]
        },
        filename="cards.pdf",
        private=True,
    )
