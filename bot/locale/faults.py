"""What is wrong with the translation of a text, compared with the English one."""

import re
import string
from collections.abc import Iterator
from typing import Final

import regex
from babel.messages.catalog import Message
from babel.messages.plurals import get_plural

from bot.locale.entries import strings_of

MOST_UNITS: Final = 4096
"""The longest message of Telegram, in UTF-16 code units: https://core.telegram.org/bots/api"""
BUTTON: Final = 34
"""About as many letters fit on a button."""
_NO_LABEL: Final = re.compile(r"[\n{<]|[.?!:…]$")
"""What the label of a button does not have, so a text with it stands on a screen."""
_TAG: Final = re.compile(
    r"<(?P<end>/?)(?P<name>b|i|u|s|code|pre|a|blockquote|tg-spoiler)(?: [^<>]*)?>"
)


def is_missing(message: Message) -> bool:
    """Tell whether nothing is translated yet."""
    return not any(strings_of(message))


def is_usable(message: Message, english: Message, language: str) -> bool:
    """Tell whether people may read a translation; otherwise they read the English text."""
    return not is_missing(message) and next(faults(message, english, language), None) is None


def faults(message: Message, english: Message, language: str) -> Iterator[str]:
    """Yield what is wrong with a translated entry; nothing for one that is missing."""
    texts = strings_of(message)
    if is_missing(message):
        return
    if isinstance(message.id, str) != isinstance(english.id, str):
        yield "the English entry has plural forms, this one has none, or the other way round"
        return
    if not isinstance(message.id, str):
        yield from _plural_faults(texts, language)
    try:
        yield from _value_faults(texts, strings_of(english))
    except ValueError as error:
        yield f"a {{value}} is broken: {error}"
    yield from (fault for text in texts for fault in _markup_faults(text))
    if any(len(text.encode("utf-16-le")) // 2 > MOST_UNITS for text in texts):
        yield f"it is longer than a message of Telegram, {MOST_UNITS} characters"


def _plural_faults(texts: tuple[str, ...], language: str) -> Iterator[str]:
    wanted = get_plural(language).num_plurals
    there = sum(1 for text in texts if text)
    if (len(texts), there) != (wanted, wanted):
        last = f" to msgstr[{wanted - 1}]" if wanted > 1 else " alone"
        yield f"it has {there}, and {forms_of(language)}: write msgstr[0]{last}"


def forms_of(language: str) -> str:
    """Return how many plural forms a language has, in words: "th has 1 plural form"."""
    wanted = get_plural(language).num_plurals
    return f"{language} has {wanted} plural form{'s' * (wanted > 1)}"


def _value_faults(texts: tuple[str, ...], english: tuple[str, ...]) -> Iterator[str]:
    """Yield values that nothing fills in, and values that are left out in every form."""
    wanted = set().union(*map(_values, english))
    names = {name for name, _ in wanted}
    fitting = wanted | {(name, "") for name in (*names, "n")}
    found = set().union(*map(_values, texts))
    for name, spec in sorted(found - fitting):
        yield f"{{{name}{':' * bool(spec)}{spec}}} is no value of this text"
    for name in sorted(names - {name for name, _ in found} - {"n"}):
        yield f"{{{name}}} is left out"


def _values(text: str) -> set[tuple[str, str]]:
    """Return the values of a text with their formats; raise ValueError for broken braces."""
    parts = string.Formatter().parse(text)
    return {(name, spec or "") for _, name, spec, _ in parts if name is not None}


def _markup_faults(text: str) -> Iterator[str]:
    if re.search(r"[<>]", _TAG.sub("", text)):
        yield "a < or > belongs to no tag of Telegram; write &lt; or &gt;"
    begun: list[str] = []
    for tag in _TAG.finditer(text):
        if not tag["end"]:
            begun.append(tag["name"])
        elif not begun or begun.pop() != tag["name"]:
            yield f"</{tag['name']}> ends what did not begin"
    if begun:
        yield f"<{begun[-1]}> does not end"


def letters_over_a_button(message: Message, english: Message) -> int:
    """Return the letters of a label that is too long for a button; 0 if it fits or is none.

    A short English text without a value and without a full stop is taken for a label.
    """
    [text, *forms], [label, *_] = strings_of(message), strings_of(english)
    if forms or len(label) > BUTTON or _NO_LABEL.search(label):
        return 0
    letters = len(regex.findall(r"\X", text))
    return letters if letters > BUTTON else 0
