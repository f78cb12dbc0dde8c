"""Finds the next safety text for somebody who signs one after the other."""

from bot.catalog.course import Course, SafetyText

MOST_OF_BOTH = 3600
"""The most characters of a text in two languages on one screen."""


def other_unsigned(course: Course, text: SafetyText, language: str) -> str | None:
    """Return another language of a text without a signature, if both fit on one screen."""
    others = (each for each in text.text.languages if each != language and each in course.languages)
    other = next((each for each in others if not text.signed_in(each)), None)
    if other is None:
        return None
    together = sum(len(text.text.in_(each)) for each in (language, other))
    return other if together <= MOST_OF_BOTH else None


def following_unsigned(
    course: Course, language: str, *, after: str | None = None
) -> tuple[SafetyText, str] | None:
    """Return the next text without a signature and its language; None if no other is left.

    The order is that of the course: all texts in `language`, then in the following languages. It
    begins after the text `after`, and goes around once; `after` itself is left out, in every
    language.
    """
    order = [(text, each) for each in course.languages for text in course.safety_texts]
    known = [(text.id, each) for text, each in order]
    first = known.index((after or known[0][0], language))
    around = [*order[first:], *order[:first]]
    waiting = (
        (text, each)
        for text, each in around
        if each in text.text.languages and not text.signed_in(each)
    )
    return next((found for found in waiting if found[0].id != after), None)
