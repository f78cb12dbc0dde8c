"""The beginning of a screen: all that the chat list and a notification show of it.

The first line of a screen tells nothing of its subject, such as "Lesson 2 of 6". The words after it
must not be among the first hundred characters. So the empty line between both is as long as is
needed: it consists of no-break spaces, which look empty on the opened screen.
"""

import re
from dataclasses import replace

from bot.telegram.kit.calls import Call
from bot.telegram.kit.fitting import MOST_UNITS, length

SHOWN = 100
"""How many characters of a message the chat list and a notification show at most."""
_SPACE = "\u00a0"
_OWN_LINE = re.compile(f"\n{_SPACE}+\n")
_SAME_LINE = re.compile(f" {_SPACE}+\n")


_MOST_UNITS = {"text": MOST_UNITS, "caption": 1024}
"""How long Telegram lets each be (https://core.telegram.org/bots/api#sendphoto)."""


def behind_head(call: Call) -> Call:
    """Move all but the first line of a text or caption out of what is shown at a glance.

    A group gets nothing that would need it.
    """
    if call.body.get("chat_id", 0) < 0:
        return call
    found = {
        name: with_gap(call.body[name], room=room)
        for name, room in _MOST_UNITS.items()
        if name in call.body
    }
    return replace(call, body={**call.body, **found}) if found else call


def with_gap(html: str, *, room: int = MOST_UNITS) -> str:
    """Return a text (HTML) whose second line begins after the first 100 characters.

    A text of one line stays as it is. If less than that is left of the `room` (in UTF-16 units),
    the gap is as long as it can be.
    """
    head, line_end, rest = html.partition("\n")
    missing = SHOWN - length(head) - 2  # the ends of the first line and of the gap
    if not line_end or missing <= 0:
        return html
    if len(html) + missing + 1 > room:
        missing = min(missing, room - length(html) - 1)
    gap = _SPACE * missing
    if not gap:
        return html
    if rest.startswith("\n"):
        return f"{head}\n{gap}{rest}"
    return f"{head} {gap}\n{rest}"


def without_gap(text: str) -> str:
    """Return a text as it was before `with_gap`."""
    return _SAME_LINE.sub("\n", _OWN_LINE.sub("\n\n", text, count=1), count=1)
