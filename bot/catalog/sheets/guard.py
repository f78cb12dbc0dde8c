"""guard.yaml."""

from typing import Annotated

from pydantic import Field

from bot.catalog.sheets.course import Domain, Language
from bot.catalog.sheets.wording import Sheet, Signatures

Listed = dict[Language, tuple[str, ...]]
"""Words or cues by language."""
Ten = dict[Language, Annotated[tuple[str, ...], Field(min_length=10, max_length=10)]]


class GuardSheet(Sheet):
    """guard.yaml: words by which the guard finds out what a message may be about."""

    reviewed: Signatures = Field(default_factory=dict)
    groups: dict[str, Listed] = Field(default_factory=dict)
    self_harm: Listed
    danger: Listed
    person: Listed
    contact: Listed
    number: Listed
    document: Listed
    harmless: Listed = Field(default_factory=dict)
    thanks: Listed
    beside_thanks: Listed
    help_calls: Listed = Field(default_factory=dict)
    digits: Ten = Field(default_factory=dict)
    numbers: Listed = Field(default_factory=dict)
    skipped: Listed = Field(default_factory=dict)
    links: tuple[Domain, ...] = ()


CUES = ("self_harm", "danger", "person", "contact", "number", "document", "harmless")
"""The keys whose lines are cues; the lines of other keys are plain words."""
WORDS = ("thanks", "beside_thanks", "help_calls", "digits", "numbers", "skipped")


def groups_in(sheet: GuardSheet, language: str) -> dict[str, tuple[str, ...]]:
    """Return the groups that have words in a language, for cues of this language."""
    listed = sheet.groups.items()
    return {name: words[language] for name, words in listed if words.get(language)}
