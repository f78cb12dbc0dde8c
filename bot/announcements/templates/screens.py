"""Asks which template to begin with."""

from bot.announcements.buttons import OpenAnnounce, UseTemplate
from bot.announcements.templates.service import TemplatesOf
from bot.catalog.templates import BLANK
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap


def templates(found: TemplatesOf, texts: Texts) -> Screen:
    """Show all templates in the reader's language, each with a button."""
    language = texts.language
    return Screen(
        text=paragraphs(
            texts("templates.title"),
            *(
                lines(
                    texts("templates.name", name=each.title.in_(language)), each.text.in_(language)
                )
                for each in found.templates
            ),
            texts("templates.blanks", blank=BLANK),
        ),
        buttons=[
            *(
                [tap(each.title.in_(language), UseTemplate(found.cohort.id, each.id))]
                for each in found.templates
            ),
            [tap(texts.label("announcements.back"), OpenAnnounce(found.cohort.id))],
        ],
    )
