"""What `doctor` says about the languages of a course: what the guard and the font know of them."""

from collections.abc import Iterable, Iterator

from babel import Locale

from bot.catalog.course import Course
from bot.catalog.folders import BASE_LANGUAGES
from bot.catalog.guard_model import FILE as MODEL_FILE
from bot.cli.finding import Finding, Severity
from bot.documents.lettering import can_draw
from bot.locale.folders import is_language


def language_findings(course: Course) -> Iterator[Finding]:
    """Yield a warning for each thing that works less well in a language of the course."""
    others = [each for each in course.languages if each not in BASE_LANGUAGES]
    if others:
        yield Finding(
            Severity.WARNING,
            f"{course.id}: the guard's model was made of {_named(BASE_LANGUAGES)}; in "
            f"{_named(others)} the words of guard.yaml alone find danger in messages: ask people "
            "who know how others write to add some",
        )
    elif not course.guard.models:
        yield Finding(
            Severity.WARNING,
            f"{course.id}: {MODEL_FILE} is missing or damaged, so the words of guard.yaml alone "
            "find danger in messages; copy the file again, `content check` says what is wrong",
        )
    if undrawn := [each for each in course.languages if not can_draw(each)]:
        yield Finding(
            Severity.WARNING,
            f"{course.id}: the font lacks letters of {_named(undrawn)}, so people who read it get "
            "texts in place of pictures, and certificates and printed lists in another language of "
            "the course; names in its letters cannot be printed",
        )


def _named(languages: Iterable[str]) -> str:
    names = (Locale.parse(each).english_name if is_language(each) else each for each in languages)
    return " and ".join(str(name) for name in names)
