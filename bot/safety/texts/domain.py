"""Safety texts and the consent text are shown in both languages until somebody signs one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dateutil.relativedelta import relativedelta
from markupsafe import Markup

from bot.catalog.course import Course

KEPT_MONTHS = 12
"""Months for which data is stored after somebody was last active; the consent text names them."""
OPEN_PROMPT, RELAY, WHAT_TO_DO = "open-prompt", "relay", "what-to-do"
"""Texts of safety.yaml: for places where people write freely, for coordinators, and to look up."""
CONSENT = "consent"
"""The text of safety.yaml to which people agree before they take part."""


def inactive_before(now: datetime, *, months: int = KEPT_MONTHS) -> datetime:
    """Return the instant since which a person must have been active to stay stored."""
    return now - relativedelta(months=months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    version: int
    text: Markup


def consent(course: Course, language: str, *, demo: bool, months: int = KEPT_MONTHS) -> Consent:
    """Return the consent text for a reader of `language`; data stays for `months` of silence."""
    text = course.safety_text(CONSENT)
    return Consent(
        version=text.version,
        text=safety_text(course, CONSENT, language, demo=demo, months=months),
    )


def safety_text(
    course: Course, text_id: str, language: str, *, demo: bool, **values: str | Markup | int
) -> Markup:
    """Return a safety text; all languages in one, the reader's first, while it is unsigned.

    The demo has no real participants, so it shows one language.
    """
    text = course.safety_text(text_id)
    languages = reader_first(text.text.languages, language)
    if demo or text.signed_in(language):
        languages = languages[:1]
    return Markup("\n\n· · ·\n\n").join(text.text.filled(each, **values) for each in languages)


def reader_first(languages: Sequence[str], first: str) -> tuple[str, ...]:
    """Return `languages` with `first` in front, if it is one of them."""
    return tuple(sorted(languages, key=lambda each: each != first))
