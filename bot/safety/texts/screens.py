"""Shows what to do when somebody may be in danger, and the button that leads there."""

from markupsafe import Markup

from bot.locale import Texts
from bot.safety.buttons import WhatToDo
from bot.telegram.kit.screen import Screen, ScreenButton, paragraphs, tap
from bot.telegram.kit.ways import to_home


def what_to_do(words: Markup, texts: Texts) -> Screen:
    return Screen(text=paragraphs(texts("common.name"), words), buttons=[[to_home(texts)]])


def what_to_do_button(texts: Texts) -> ScreenButton:
    """Return the button to what to do in danger; its label does not tell the topic."""
    return tap(texts.label("texts.what_to_do"), WhatToDo())
