"""The words of guard.yaml by which the guard finds out what a message may be about."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from bot.catalog.cues import Cue
from bot.catalog.guard_model import GuardModel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardWords:
    """Cues of all languages together: a message may mix them.

    `harmless` is removed from a message before anything else is searched. `number` and `document`
    count only near digits. `digits` are pairs of a word and its digit, `numbers` words for numbers,
    `skipped` words that may come between neighbours in a cue. A message of nothing but one of the
    `help_calls` opens the help screen. `links` are domains that lead to no person.

    `models` judge a message beside the cues. `cues_alone`: a cue counts without their support,
    since a course has no model. `accents`: a text is also read without the accents of its Latin
    letters, since a course has cues in a language with them.
    """

    self_harm: tuple[Cue, ...] = ()
    danger: tuple[Cue, ...] = ()
    person: tuple[Cue, ...] = ()
    contact: tuple[Cue, ...] = ()
    number: tuple[Cue, ...] = ()
    document: tuple[Cue, ...] = ()
    harmless: tuple[Cue, ...] = ()
    thanks: tuple[str, ...] = ()
    beside_thanks: tuple[str, ...] = ()
    help_calls: tuple[str, ...] = ()
    digits: tuple[tuple[str, str], ...] = ()
    numbers: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    models: tuple[GuardModel, ...] = ()
    cues_alone: bool = True
    accents: bool = False


NO_WORDS = GuardWords()
"""A guard without words: it finds numbers and addresses only."""


def joined(many: Iterable[GuardWords]) -> GuardWords:
    """Return the words and models of all; one course without a model lets all cues count alone."""
    every = tuple(many)
    if len(every) == 1:
        return every[0]
    apart = {"models", "cues_alone", "accents"}
    listed = [each.name for each in fields(GuardWords) if each.name not in apart]
    values: dict[str, Any] = {
        name: tuple(dict.fromkeys(value for one in every for value in getattr(one, name)))
        for name in listed
    }
    models = [model for one in every for model in one.models]
    return GuardWords(
        **values,
        models=tuple(each for at, each in enumerate(models) if each not in models[:at]),
        cues_alone=not every or any(one.cues_alone for one in every),
        accents=any(one.accents for one in every),
    )
