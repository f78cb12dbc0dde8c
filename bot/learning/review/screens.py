"""Shows coordinators what a course still needs, and which texts readers found unclear."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.catalog.course import Course
from bot.catalog.waiting import PartStatus
from bot.learning.buttons import OpenPreview
from bot.learning.review.buttons import (
    OpenParts,
    OpenSafetyTexts,
    OpenToCheck,
    OpenUnclear,
    OpenWaitingTexts,
)
from bot.learning.review.service import CourseReview
from bot.learning.screens import to_voice_notes
from bot.learning.voice_notes.domain import lessons_of
from bot.locale import Texts
from bot.locale.texts import own_name
from bot.paging import Page
from bot.refusals import NoSuchContent
from bot.services.buttons import OpenServices
from bot.telegram.kit.destinations import OpenReview
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import in_other_languages, page_turns, to_desk, to_review
from bot.telegram.slots import CohortView

_WHOLE = frozenset({"course", "glossary", "peers", "places", "services", "sources", "surveys"})
_QUIZ = ".quiz"


def part_name(course: Course, part: str, texts: Texts) -> Markup:
    """Return the name of a part that `bot.catalog.waiting` names by id."""
    if part in _WHOLE:
        return texts(f"review.name.{part}")
    numbers = {str(unit.id): number for number, unit in enumerate(course.units, 1)}
    extras = {str(unit.id): unit.title for unit in course.extras}
    unit, kind = part.removesuffix(_QUIZ), "quiz" if part.endswith(_QUIZ) else "lessons"
    if unit in numbers:
        return texts(f"review.name.{kind}", n=numbers[unit])
    if unit in extras:
        return texts(f"review.name.extra_{kind}", title=extras[unit].in_(texts.language))
    named = (
        *(("module", str(each.id), each.title) for each in course.modules),
        *(("story", str(each.id), each.title) for each in course.scenarios),
        *(("case", str(each.id), each.title) for each in course.cases),
    )
    kind, title = next((kind, title) for kind, known, title in named if known == part)
    return texts(f"review.name.{kind}", title=title.in_(texts.language))


def lesson_name(course: Course, content: str, texts: Texts) -> Markup | str:
    """Return the name of a lesson or a term; its id if the course has lost it."""
    for term in course.terms:
        if term.id == content:
            return texts("review.name.term", term=term.term.in_(texts.language))
    try:
        unit, card = course.unit_of(content), course.card(content)
    except NoSuchContent:
        return content
    title = card.title.in_(texts.language)
    if unit.extra:
        part = unit.title.in_(texts.language)
        return texts("review.name.extra_lesson", part=part, at=card.number, title=title)
    return texts("review.name.lesson", n=course.units.index(unit) + 1, at=card.number, title=title)


ON_A_PAGE = 10


def overview(found: CourseReview, texts: Texts) -> Screen:
    """Show what waits for a translation, a reader, a signature or a trial."""
    cohort, language = found.cohort.id, found.language_for(texts.language)
    return Screen(
        text=paragraphs(
            texts("review.title"),
            texts("review.course", course=found.course.short.in_(texts.language)),
            texts("review.yours"),
            lines(_unsigned_line(found, texts), *_service_lines(found, texts)),
            lines(*(_voice_line(found, each, texts) for each in found.course.languages))
            if found.has_voices
            else None,
            texts.count("review.unclear", len(found.unclear)) if found.unclear else None,
            lines(
                texts("review.writers"),
                *(_language_line(found, each, texts) for each in found.course.languages),
                texts.count("review.to_check", len(found.status.to_check))
                if found.status.to_check
                else None,
            ),
        ),
        buttons=[
            [
                tap(texts.label("learning.review_texts"), OpenSafetyTexts(cohort, language)),
                tap(texts.label("learning.review_numbers"), OpenServices(cohort, 1, 0)),
            ],
            [
                tap(texts.label("learning.review_services"), OpenServices(cohort, 0, 0)),
                tap(texts.label("review.waiting_label"), OpenWaitingTexts(cohort)),
            ],
            _notes_and_unclear(found, texts),
            [
                *([to_voice_notes(cohort, language, texts)] if found.has_voices else []),
                tap(texts.label("learning.review_look"), OpenPreview(cohort)),
            ],
            [to_desk(cohort, texts)],
        ],
    )


def parts(found: CourseReview, language: str, texts: Texts) -> Screen:
    """Show what is missing or not reviewed in one language, part by part."""
    waiting = [part for part in found.status.in_(language) if not part.done]
    rows = (
        texts(
            "review.part",
            part=part_name(found.course, part.part, texts),
            counts=_counts(part, texts),
        )
        for part in waiting
    )
    return Screen(
        text=paragraphs(
            texts("review.parts_title", language=own_name(language)),
            lines(*rows) if waiting else texts("review.all_done"),
        ),
        buttons=[
            other_languages(found, language, OpenParts),
            [to_review(found.cohort.id, texts), to_desk(found.cohort.id, texts)],
        ],
    )


def _counts(part: PartStatus, texts: Texts) -> Markup:
    counts = (("review.missing", part.missing), ("review.drafts", part.drafts))
    return Markup(", ").join(texts(key, n=number) for key, number in counts if number)


def to_check(found: CourseReview, asked: int, texts: Texts) -> Screen:
    """Show the notes of the editors, lesson by lesson."""
    page = Page.of(found.status.to_check, asked, size=ON_A_PAGE)
    rows = (
        texts(
            "review.to_check_row",
            content=lesson_name(found.course, lesson, texts),
            note=note.in_(texts.language),
        )
        for _, (lesson, note) in page.numbered
    )
    return Screen(
        text=paragraphs(
            texts("review.to_check_title"), texts("review.to_check_why"), paragraphs(*rows)
        ),
        buttons=[
            page_turns(page, lambda to: OpenToCheck(found.cohort.id, to), texts),
            [to_review(found.cohort.id, texts), to_desk(found.cohort.id, texts)],
        ],
    )


def _notes_and_unclear(found: CourseReview, texts: Texts) -> list[ScreenButton]:
    cohort, buttons = found.cohort.id, []
    if found.status.to_check:
        buttons.append(tap(texts.label("learning.review_to_check_label"), OpenToCheck(cohort, 0)))
    if found.unclear:
        buttons.append(tap(texts.label("review.unclear_label"), OpenUnclear(cohort)))
    return buttons


def unclear(found: CourseReview, texts: Texts) -> Screen:
    """Show the texts that readers could not understand, the most flagged first."""
    hidden = len(found.unclear) - 3 * ON_A_PAGE
    rows = (
        texts.count(
            "review.unclear_row",
            each.people,
            content=lesson_name(found.course, each.content, texts),
            language=own_name(each.language),
        )
        for each in found.unclear[: 3 * ON_A_PAGE]
    )
    return Screen(
        text=paragraphs(
            texts("review.unclear_title"),
            lines(*rows),
            texts.count("common.and_more", hidden) if hidden > 0 else None,
        ),
        buttons=[[to_review(found.cohort.id, texts), to_desk(found.cohort.id, texts)]],
    )


def _language_line(found: CourseReview, language: str, texts: Texts) -> Markup:
    own = found.status.in_(language)
    missing = sum(part.missing for part in own)
    drafts = sum(part.drafts for part in own)
    name = own_name(language)
    if not missing and not drafts:
        return texts("review.language_done", language=name)
    return texts("review.language", language=name, missing=missing, drafts=drafts)


def _unsigned_line(found: CourseReview, texts: Texts) -> Markup:
    counts = ", ".join(
        f"{own_name(language)} {len(found.status.unsigned_in(language))}"
        for language in found.course.languages
    )
    return texts("review.unsigned", counts=counts)


def _voice_line(found: CourseReview, language: str, texts: Texts) -> Markup:
    """Say how many lessons have a recording in a language, and how many recordings wait."""
    voices = lessons_of(found.course, found.voices, language)
    waiting = sum(each.waiting is not None or each.outdated for each in voices)
    return texts(
        "review.voices_waiting" if waiting else "review.voices",
        language=own_name(language),
        heard=sum(each.heard for each in voices),
        all=len(voices),
        waiting=waiting,
    )


def _service_lines(found: CourseReview, texts: Texts) -> Sequence[Markup]:
    numbers = [each for each in found.course.services if each.emergency]
    others = [each for each in found.course.services if not each.emergency]
    return [
        texts(key, confirmed=sum(1 for each in those if each.is_shown), all=len(those))
        for key, those in (("review.numbers_line", numbers), ("review.services_line", others))
    ]


def other_languages(
    found: CourseReview,
    language: str,
    button: type[OpenParts] | type[OpenSafetyTexts],
) -> list[ScreenButton]:
    """Return the buttons to the same page in other languages."""
    cohort, known = found.cohort.id, found.course.languages
    return in_other_languages(known, language, lambda other: button(cohort, other))


def desk_more_row(view: CohortView, texts: Texts) -> ButtonRow:
    return [tap(texts.label("common.content"), OpenReview(view.cohort.id))]
