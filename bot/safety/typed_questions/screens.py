"""Words that stand around any typed question."""

from dataclasses import replace

from markupsafe import Markup

from bot.locale import Texts
from bot.safety.buttons import DeleteMine
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, paragraphs, tap


def with_care(screen: Screen, care: Markup | None) -> Screen:
    """Return a question with the words of the course below it: no names and no cases."""
    return replace(screen, text=paragraphs(screen.text, care))


def only_text(message: int, texts: Texts) -> Screen:
    """Say that only text is accepted, and that nothing was stored."""
    buttons = [
        tap(texts.label("common.delete_it"), DeleteMine(message)),
        tap(texts.label("typed_questions.cancel"), OpenHome()),
    ]
    return Screen(text=texts("typed_questions.only_text"), buttons=[buttons])
