"""Safety texts and the consent text are shown in both languages until somebody signs one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dateutil.relativedelta import relativedelta
from markupsafe import Markup

from bot.catalog.course import Course, Rich, SafetyText

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
    """A text on consent: a few lines, and the whole text for each language that is shown.

    `changed` says what is new in this version, to people who agreed to the one before.
    """

    version: int
    text: Markup
    whole: tuple[Markup, ...] = ()
    changed: Markup | None = None


def consent(course: Course, language: str, *, demo: bool, months: int = KEPT_MONTHS) -> Consent:
    """Return the consent text for a reader of `language`; data stays for `months` of silence."""
    text = course.safety_text(CONSENT)
    shown = _languages(text, language, demo=demo)
    return Consent(
        version=text.version,
        text=_in_each(text.text, shown, months=months),
        whole=()
        if text.whole is None
        else tuple(text.whole.filled(each, months=months) for each in shown),
        changed=None if text.changed is None else _in_each(text.changed, shown, months=months),
    )


def consent_to_keep(course: Course, language: str, *, months: int = KEPT_MONTHS) -> Consent:
    """Return the consent text in all languages of the course, signed or not; the reader's first."""
    text = course.safety_text(CONSENT)
    shown = reader_first(text.text.languages, language)
    whole = text.whole or text.text
    return Consent(
        version=text.version,
        text=_in_each(text.text, shown, months=months),
        whole=tuple(whole.filled(each, months=months) for each in shown),
    )


def safety_text(
    course: Course, text_id: str, language: str, *, demo: bool, **values: str | Markup | int
) -> Markup:
    """Return a safety text; all languages in one, the reader's first, while it is unsigned.

    The demo has no real participants, so it shows one language.
    """
    text = course.safety_text(text_id)
    return _in_each(text.text, _languages(text, language, demo=demo), **values)


def _languages(text: SafetyText, language: str, *, demo: bool) -> tuple[str, ...]:
    languages = reader_first(text.text.languages, language)
    return languages[:1] if demo or text.signed_in(language) else languages


def _in_each(words: Rich, languages: Sequence[str], **values: str | Markup | int) -> Markup:
    return Markup("\n\n· · ·\n\n").join(words.filled(each, **values) for each in languages)


def reader_first(languages: Sequence[str], first: str) -> tuple[str, ...]:
    """Return `languages` with `first` in front, if it is one of them."""
    return tuple(sorted(languages, key=lambda each: each != first))
