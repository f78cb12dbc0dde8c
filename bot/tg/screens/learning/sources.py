"""Where a fact comes from, in one line."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.domain.learning.course import Course, NoSuchContent
from bot.locale import Texts

BETWEEN = Markup(" · ")


def source_line(course: Course, sources: Sequence[str], texts: Texts, key: str) -> Markup | None:
    """Return the text of `key` with the labels of the sources, each once; None without any."""
    labels = [_label(course, source, texts) for source in sources]
    named = dict.fromkeys(label for label in labels if label)
    return texts(key, sources=BETWEEN.join(named)) if named else None


def sources_behind(course: Course, sources: Sequence[str], texts: Texts) -> Markup | None:
    """Return the sources behind a tap, for where they are many; None without any."""
    line = source_line(course, sources, texts, "lesson.sources")
    return texts("lesson.behind", more=line) if line else None


def _label(course: Course, source: str, texts: Texts) -> str | None:
    try:
        return course.source(source).label.in_(texts.language)
    except NoSuchContent:
        return None
