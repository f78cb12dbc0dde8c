"""Where a fact comes from, in one line."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.domain.learning.course import Course, NoSuchContent, SourceId
from bot.locale import Texts

BETWEEN = Markup(" · ")


def source_line(
    course: Course, sources: Sequence[SourceId], texts: Texts, key: str
) -> Markup | None:
    """Return the text of `key` with the labels of the sources, each once; None without any."""
    labels = [_label(course, source, texts) for source in sources]
    named = dict.fromkeys(label for label in labels if label)
    return texts(key, sources=BETWEEN.join(named)) if named else None


def _label(course: Course, source: SourceId, texts: Texts) -> str | None:
    try:
        return course.source(source).label.in_(texts.language)
    except NoSuchContent:
        return None
