"""The sheet of links, the cards to print, and their captions."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.people.buttons import MakeLinks, PrintCards
from bot.people.invites.domain import link_of
from bot.people.link_sheets.service import PersonalLink
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import to_people


def links(cohort: CohortId, texts: Texts, *, until: datetime, zone: str) -> Screen:
    """The caption of the sheet of links."""
    return Screen(
        text=texts("roster.links", day=texts.day(until, zone)),
        buttons=[[tap(texts.label("roster.cards"), PrintCards(cohort))]],
    )


def making_cards(texts: Texts) -> Screen:
    """One moment."""
    return Screen(text=paragraphs(texts("people.title"), texts("roster.making_cards")))


def no_links(cohort: CohortId, texts: Texts) -> Screen:
    """There is no sheet above the button any more; a new one can be made."""
    return Screen(
        text=paragraphs(texts("people.title"), texts("roster.no_links")),
        buttons=[
            [tap(texts.label("roster.make_links"), MakeLinks(cohort))],
            [to_people(cohort, texts)],
        ],
    )


def cards(number: int, texts: Texts) -> Screen:
    """The caption of the cards."""
    return Screen(text=texts.count("roster.cards_text", number))


def links_file(made: Sequence[PersonalLink], texts: Texts, *, bot_username: str) -> Drawing:
    """The sheet of links: a row for each."""
    head = ("roster.head.name", "roster.head.organization", "roster.head.link")
    rows = [[each.name, each.organization, link_of(bot_username, each.token)] for each in made]
    return Drawing(
        field="document",
        recipe="invite_list",
        about={"head": [texts.label(key) for key in head], "rows": rows},
        filename="list.xlsx",
        private=True,
    )


def cards_file(
    made: Sequence[PersonalLink], words: Mapping[str, Texts], *, bot_username: str
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
                for each in made
            ]
        },
        filename="cards.pdf",
        private=True,
    )
