"""The guard says the fixed text of the course, and how to delete what was written."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.locale import Texts
from bot.safety.buttons import ContactMe, DeleteMine
from bot.telegram.kit.screen import Row, Screen, ScreenButton, paragraphs, tap


def not_taken(message: int, texts: Texts, *, ask: Row = ()) -> Screen:
    """A picture, file, contact or location is not accepted here; `ask` leads to a question."""
    buttons = [[tap(texts.label("unasked.delete"), DeleteMine(message)), *ask]]
    return Screen(text=texts("unasked.not_taken"), buttons=buttons)


def guarded(words: Markup, message: int, texts: Texts, *, more: Sequence[Row] = ()) -> Screen:
    """The fixed text of the course, a button that deletes the message, and `more` buttons."""
    buttons = [[tap(texts.label("unasked.delete_mine"), DeleteMine(message))], *more]
    return told(words, texts, buttons)


def told(words: Markup, texts: Texts, buttons: Sequence[Row] = ()) -> Screen:
    """The fixed text of the course; somebody who has not joined yet gets no buttons."""
    return Screen(text=paragraphs(texts("name"), words), buttons=[list(row) for row in buttons])


def contact_button(message: int, texts: Texts) -> ScreenButton:
    """Return the button that lets somebody be contacted without saying why."""
    return tap(texts.label("ask.contact"), ContactMe(message))
