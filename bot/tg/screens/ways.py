"""Ways on from any screen: keys that look the same wherever they stand."""

from collections.abc import Callable, Iterable

from bot.locale import Texts
from bot.tg.buttons import Button
from bot.tg.buttons.people import OpenDesk, OpenHome, OpenPeople
from bot.tg.screens.screen import Key, tap


def to_home(texts: Texts) -> Key:
    """Return the key to Home."""
    return tap(texts.label("home.label"), OpenHome())


def to_desk(cohort: int, texts: Texts) -> Key:
    """Return the key to a cohort's desk."""
    return tap(texts.label("desk.label"), OpenDesk(cohort))


def to_people(cohort: int, texts: Texts) -> Key:
    """Return the key to the list of a cohort's people."""
    return tap(texts.label("people.label"), OpenPeople(cohort))


def before_and_after(at: int, many: int, to: Callable[[int], Button], texts: Texts) -> list[Key]:
    """Return the keys to the page before and the page after `at`, of so many; they count from 0."""
    return [
        tap(texts.label(label), to(page))
        for label, page in (("page.before", at - 1), ("page.after", at + 1))
        if 0 <= page < many
    ]


def in_other_languages(
    languages: Iterable[str], shown: str, to: Callable[[str], Button], texts: Texts
) -> list[Key]:
    """Return a key for each language but the one that is shown."""
    return [
        tap(texts.label(f"language.{other}"), to(other)) for other in languages if other != shown
    ]
