"""Words that stand around any typed question."""

from dataclasses import replace

from markupsafe import Markup

from bot.locale import Texts
from bot.safety.buttons import DeleteMine
from bot.safety.texts.screens import what_to_do_button
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, paragraphs, tap


def with_care(screen: Screen, care: Markup | None) -> Screen:
    """Return a question with the words of the course below it: no names and no cases."""
    return replace(screen, text=paragraphs(screen.text, care))


def with_help(screen: Screen, texts: Texts) -> Screen:
    """Return the answer to a text that was not taken, with the button to what to do in danger."""
    return replace(screen, buttons=[*screen.buttons, [what_to_do_button(texts)]])


def only_text(message: int, texts: Texts) -> Screen:
    """Say that only text is accepted, and that nothing was stored."""
    buttons = [
        tap(texts.label("common.delete_it"), DeleteMine(message)),
        tap(texts.label("typed_questions.cancel"), OpenHome()),
    ]
    return Screen(
        text=texts("typed_questions.only_text"), buttons=[buttons, [what_to_do_button(texts)]]
    )
