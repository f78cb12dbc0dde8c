"""Finds the next safety text for somebody who signs one after the other."""

from collections.abc import Collection

from bot.catalog.course import Course, SafetyText


def following_unsigned(
    course: Course,
    language: str,
    *,
    after: str | None = None,
    unread: Collection[str] = (),
) -> tuple[SafetyText, str] | None:
    """Return the next text without a signature and its language; None if no other is left.

    The order is that of the course: all texts in `language`, then in the following languages. It
    begins after the text `after`, and goes around once; `after` itself comes in other languages
    only. `unread` are languages that the person does not read.
    """
    order = [(text, each) for each in course.languages for text in course.safety_texts]
    known = [(text.id, each) for text, each in order]
    first = known.index((after or known[0][0], language))
    around = [*order[first:], *order[:first]]
    return next(
        (
            (text, each)
            for text, each in around
            if (text.id, each) != (after, language)
            and each in text.text.languages
            and each not in unread
            and not text.signed_in(each)
        ),
        None,
    )
