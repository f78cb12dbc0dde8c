"""Shows what to do when somebody may be in danger, and the button that leads there."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.locale import Texts
from bot.safety.buttons import ContactMe, WhatToDo
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, paragraphs, tap
from bot.telegram.kit.ways import to_home


def what_to_do(words: Markup, texts: Texts, *, more: Sequence[ButtonRow] = ()) -> Screen:
    """Show what to do when somebody may be in danger; `more` are buttons above the way home."""
    return Screen(text=paragraphs(texts("common.name"), words), buttons=[*more, [to_home(texts)]])


def what_to_do_button(texts: Texts) -> ScreenButton:
    """Return the button to what to do in danger; its label does not tell the topic."""
    return tap(texts.label("texts.what_to_do"), WhatToDo())


def contact_button(message: int, texts: Texts) -> ScreenButton:
    """Return the button to be contacted without saying why; `message` as in `ContactMe`."""
    return tap(texts.label("texts.ask_contact"), ContactMe(message))
