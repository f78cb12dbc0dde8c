"""Ways on from any screen: keys that look the same wherever they stand."""

from collections.abc import Callable, Iterable, Sequence

from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.telegram.kit.button import Button
from bot.telegram.kit.destinations import AskHelp, OpenDesk, OpenHome, OpenPeople
from bot.telegram.kit.screen import Row, ScreenButton, tap

IN_A_ROW = 4


def in_even_rows(keys: Sequence[ScreenButton], most: int = IN_A_ROW) -> list[Row]:
    """Put keys into rows of at most `most`, as even as can be."""
    rows = -(-len(keys) // most)
    if not rows:
        return []
    even = -(-len(keys) // rows)
    return [keys[start : start + even] for start in range(0, len(keys), even)]


def ask_key(texts: Texts, label: str = "ask.label") -> ScreenButton:
    """Return the key that begins a question; `label` is the text of it."""
    return tap(texts.label(label), AskHelp())


def to_home(texts: Texts) -> ScreenButton:
    """Return the key to Home."""
    return tap(texts.label("home.label"), OpenHome())


def to_desk(cohort: CohortId, texts: Texts) -> ScreenButton:
    """Return the key to a cohort's desk."""
    return tap(texts.label("desk.label"), OpenDesk(cohort))


def to_people(cohort: CohortId, texts: Texts) -> ScreenButton:
    """Return the key to the list of a cohort's people."""
    return tap(texts.label("people.label"), OpenPeople(cohort))


def before_and_after(
    at: int, many: int, to: Callable[[int], Button], texts: Texts
) -> list[ScreenButton]:
    """Return the keys to the page before and the page after `at`, of so many; they count from 0."""
    return [
        tap(texts.label(label), to(page))
        for label, page in (("page.before", at - 1), ("page.after", at + 1))
        if 0 <= page < many
    ]


def in_other_languages(
    languages: Iterable[str], shown: str, to: Callable[[str], Button], texts: Texts
) -> list[ScreenButton]:
    """Return a key for each language but the one that is shown."""
    return [
        tap(texts.label(f"language.{other}"), to(other)) for other in languages if other != shown
    ]
