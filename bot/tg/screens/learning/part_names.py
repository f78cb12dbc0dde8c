"""What the parts of a course are called on the page of what is missing: no ids, but names."""

from markupsafe import Markup

from bot.domain.learning.course import Course
from bot.domain.refusals import NoSuchContent
from bot.locale import Texts

_WHOLE = frozenset({"course", "glossary", "services", "sources"})
_QUIZ = ".quiz"


def part_name(course: Course, part: str, texts: Texts) -> Markup:
    """Return the name of a part as `bot.catalog.waiting` calls it."""
    if part in _WHOLE:
        return texts(f"review.name.{part}")
    numbers = {str(unit.id): number for number, unit in enumerate(course.units, 1)}
    unit = part.removesuffix(_QUIZ)
    if unit in numbers:
        key = "review.name.quiz" if part.endswith(_QUIZ) else "review.name.lessons"
        return texts(key, n=numbers[unit])
    named = (
        *(("module", str(each.id), each.title) for each in course.modules),
        *(("story", str(each.id), each.title) for each in course.scenarios),
        *(("case", str(each.id), each.title) for each in course.cases),
    )
    kind, title = next((kind, title) for kind, known, title in named if known == part)
    return texts(f"review.name.{kind}", title=title.in_(texts.language))


def lesson_name(course: Course, content: str, texts: Texts) -> Markup | str:
    """Return the name of a lesson that was found unclear; its id if it is there no more."""
    try:
        unit, card = course.unit_of(content), course.card(content)
    except NoSuchContent:
        return content
    return texts(
        "review.name.lesson",
        n=course.units.index(unit) + 1,
        at=card.number,
        title=card.title.in_(texts.language),
    )
