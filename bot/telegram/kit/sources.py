"""The lines that name the sources of something in a course, and what is new in them."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.catalog.course import Course, NoSuchContent, SourceId
from bot.locale import Texts

BETWEEN = Markup(" · ")


def source_line(course: Course, sources: Sequence[str], texts: Texts, key: str) -> Markup | None:
    """Return the text `key` with the labels of the sources, without repeats; None without any."""
    labels = [_label(course, source, texts) for source in sources]
    named = dict.fromkeys(label for label in labels if label)
    return texts(key, sources=BETWEEN.join(named)) if named else None


def update_line(course: Course, sources: Sequence[SourceId], texts: Texts) -> Markup | None:
    """Return the months of what is newer than the training, as a line; None if nothing is newer."""
    months = dict.fromkeys(
        str(since.day.year) if since.year_only else texts.month(since.day)
        for since in course.newer(sources)
    )
    return texts("common.update_since", months=BETWEEN.join(months)) if months else None


def _label(course: Course, source: str, texts: Texts) -> str | None:
    try:
        return course.source(source).label.in_(texts.language)
    except NoSuchContent:
        return None
