"""Shows a screen whose text is too long for one message as several."""

import re
from collections import Counter
from typing import Final

from markupsafe import Markup

from bot.telegram.kit.fitting import MOST_UNITS, ROOM, length, pages
from bot.telegram.kit.screen import PARAGRAPH, Screen

_TAG: Final = re.compile(r"<(/?)([a-z-]+)[^>]*>")


def in_messages(screen: Screen) -> list[Screen]:
    """Return a screen as messages that Telegram accepts; the last one has the buttons.

    A safety text that nobody has signed stands in all languages of its course: with three of them
    it may need two messages. It is cut between paragraphs; a part with half of a tag loses its
    tags.
    """
    if 2 * len(screen.text) <= MOST_UNITS or length(screen.text) <= MOST_UNITS:
        return [screen]
    *before, last = map(_whole, pages(screen.text.split(PARAGRAPH), ROOM))
    return [*(Screen(text=part) for part in before), Screen(text=last, buttons=screen.buttons)]


def _whole(part: Markup) -> Markup:
    tags = Counter[str]()
    for ends, name in _TAG.findall(part):
        tags[name] += -1 if ends else 1
    if not any(tags.values()):
        return part
    return Markup.escape(Markup(_TAG.sub("", part)).unescape())  # noqa: S704 - escaped again
