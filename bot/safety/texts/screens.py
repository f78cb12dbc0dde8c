"""Shows what to do in danger, and the whole text on consent in pages or as a file."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from markupsafe import Markup

from bot.locale import Texts
from bot.paging import Page
from bot.safety.buttons import ContactMe, WhatToDo
from bot.safety.texts.domain import Consent
from bot.telegram.kit.button import Button
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.file_names import FileKind, file_name
from bot.telegram.kit.fitting import pages
from bot.telegram.kit.screen import PARAGRAPH, ButtonRow, Screen, ScreenButton, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_home

ON_A_PHONE: Final = 700
"""How many characters stand on a screen of 360 px at once, above the buttons."""


def what_to_do(words: Markup, texts: Texts, *, more: Sequence[ButtonRow] = ()) -> Screen:
    """Show what to do when somebody may be in danger; `more` are buttons above the way home."""
    return Screen(text=paragraphs(texts("common.name"), words), buttons=[*more, [to_home(texts)]])


def what_to_do_button(texts: Texts) -> ScreenButton:
    """Return the button to what to do in danger; its label does not tell the topic."""
    return tap(texts.label("texts.what_to_do"), WhatToDo())


def contact_button(message: int, texts: Texts) -> ScreenButton:
    """Return the button to be contacted without saying why; `message` as in `ContactMe`."""
    return tap(texts.label("texts.ask_contact"), ContactMe(message))


def layer_row(read: Button, keep: Button, texts: Texts) -> ButtonRow:
    """Return the buttons below a few lines: to read the whole text, and to get it as a file."""
    return [tap(texts.label("common.read_all"), read), tap(texts.label("texts.as_file"), keep)]


def whole_text(
    asked: Consent,
    at: int,
    to: Callable[[int], Button],
    texts: Texts,
    *,
    below: Callable[[Page[Markup]], Sequence[ButtonRow]],
) -> Screen:
    """Show page `at` of the whole text, in one language after the other; `below` are buttons."""
    page = Page.of(phone_pages(asked.whole), at, size=1)
    [words] = page.items
    return Screen(
        text=paragraphs(
            texts("common.name"), words, texts("common.page_of", at=page.at + 1, all=page.pages)
        ),
        buttons=[page_turns(page, to, texts), *below(page)],
    )


def phone_pages(whole: Sequence[Markup]) -> list[Markup]:
    """Cut texts into parts that fit on a phone; each text begins a page of its own."""
    return [part for text in whole for part in pages(text.split(PARAGRAPH), ON_A_PHONE)]


def consent_file(asked: Consent, languages: Sequence[str], texts: Texts) -> Drawing:
    """Return the whole text as a page to read; its name tells nothing of the topic."""
    about: dict[str, Any] = {
        "language": texts.language,
        "title": texts.label("texts.file_title", version=asked.version),
        "parts": [str(part) for part in (asked.text, *asked.whole)],
    }
    return Drawing(
        field="document",
        recipe="reading",
        about=about,
        filename=file_name(
            FileKind.PRIVACY,
            "html",
            language=" ".join(languages),
            about=f"text {asked.version}",
        ),
    )


def file_caption(texts: Texts) -> Screen:
    return Screen(text=texts("texts.file"))
