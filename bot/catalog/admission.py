"""Which languages of a course may let people in.

Somebody who writes about danger in a language that the guard cannot read gets no help, and what
they write about others is kept. Somebody who cannot read what they agree to has agreed to nothing.
So nobody joins in such a language.
"""

from collections.abc import Iterator
from typing import Final

from bot.catalog.inheriting import BLANK
from bot.catalog.pack import Pack

NEEDED_TEXTS: Final = ("consent", "guard", "emergency", "self-harm")
"""Texts of safety.yaml about consent and danger."""
NEEDED_WORDS: Final = ("self_harm", "danger", "person")
"""Keys of guard.yaml about danger and real people."""


def missing_for_admission(pack: Pack, language: str) -> tuple[str, ...]:
    """Return what a language lacks before anybody may join in it; empty if nothing."""
    return tuple(_missing(pack, language))


def closed_languages(pack: Pack) -> tuple[str, ...]:
    """Return the languages in which nobody may join."""
    return tuple(each for each in pack.languages if missing_for_admission(pack, each))


def _missing(pack: Pack, language: str) -> Iterator[str]:
    organizer = pack.course.sheet.organizer
    if pack.base and organizer and BLANK in organizer.strings().get(pack.languages[0], ""):
        yield "course.yaml organizer"
    texts = {text.id: text.text.strings() for text in pack.safety.sheet.texts}
    for name in NEEDED_TEXTS:
        if language not in texts.get(name, {}):
            yield f"safety.yaml {name}"
    for key in NEEDED_WORDS:
        if not getattr(pack.guard.sheet, key).get(language):
            yield f"guard.yaml {key}"
