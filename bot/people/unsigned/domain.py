"""Which safety texts nobody has signed in which language."""

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

from bot.catalog.course import Course
from bot.safety.signatures.domain import wording_of

_DIGITS = 16  # hexadecimal digits of the digest


def unsigned_by_language(course: Course) -> Mapping[str, int]:
    """Count the unsigned safety texts in each language that has any."""
    return Counter(
        language
        for text in course.safety_texts
        for language in text.text.languages
        if not text.signed_in(language)
    )


def digest_of_unsigned(course: Course) -> str:
    """Return a digest of the unsigned texts: a yes counts for these wordings alone."""
    open_texts = sorted(
        f"{text.id} {language} {wording_of(text, language)}"
        for text in course.safety_texts
        for language in text.text.languages
        if not text.signed_in(language)
    )
    return sha256("\0".join(open_texts).encode()).hexdigest()[:_DIGITS]
