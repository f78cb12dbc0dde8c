"""Shows lessons: the overview, a card, the end of a part, the file of a part."""

from typing import Any

from markupsafe import Markup

from bot.catalog.course import Card, Course, MediumKind, MediumTarget, Unit
from bot.learning.attempts.domain import part_of_quiz
from bot.learning.buttons import CloseMedium, LessonMedium, OpenExtras
from bot.learning.media import screens as media
from bot.learning.quiz.buttons import NextQuestion, OpenQuiz
from bot.learning.quiz.domain import AttemptId
from bot.learning.recap.buttons import (
    MarkUnclear,
    OpenAbout,
    OpenLesson,
    OpenLessons,
    OpenUnit,
    SaveUnit,
)
from bot.learning.recap.domain import part_number
from bot.learning.recap.service import (
    FinishedUnit,
    LearningOverview,
    OpenedLesson,
    PartProgress,
    is_draft,
)
from bot.locale import Texts
from bot.services.buttons import OpenNeed
from bot.telegram.kit.button import Button
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.sources import source_line, update_line
from bot.telegram.kit.ways import in_even_rows, plan_button, to_home


def overview(seen: LearningOverview, texts: Texts) -> Screen:
    """Show the parts of the course, and where the reader stopped."""
    if not any(part.unit.cards for part in seen.parts):
        return Screen(text=texts("recap.lessons_none"), buttons=[[to_home(texts)]])
    parts = [_part(part, texts) for part in seen.parts]
    buttons = [tap(str(part.number), OpenUnit(part.unit.id)) for part in seen.parts]
    return Screen(
        text=paragraphs(texts("recap.lessons_title"), *parts),
        buttons=[
            [_go_on(seen, texts)] if seen.lesson else [],
            *in_even_rows(buttons),
            [
                *(
                    [tap(texts.label("learning.extras_label"), OpenExtras())]
                    if seen.course.extras
                    else []
                ),
                tap(texts.label("recap.about_label"), OpenAbout()),
            ],
            [to_home(texts)],
        ],
    )


def about(course: Course, texts: Texts) -> Screen:
    """Say who wrote the lessons, and what they are not."""
    draft = course.shows_draft(course.credits, texts.language)
    return Screen(
        text=paragraphs(
            texts("recap.about_title"),
            course.credits.in_(texts.language),
            texts("learning.lesson_draft") if draft else None,
        ),
        buttons=[[tap(texts.label("learning.lessons_all"), OpenLessons()), to_home(texts)]],
    )


def card(opened: OpenedLesson, texts: Texts, *, words_only: bool = False) -> Screen:
    """Show one lesson; with `words_only` its picture is described."""
    language, at = texts.language, opened.number
    draft = is_draft(opened.course, opened.card, language)
    return Screen(
        text=paragraphs(
            lines(
                _head(opened, texts),
                texts("learning.lesson_title", title=opened.card.title.in_(language)),
            ),
            _note(opened.course, opened.unit, texts) if at == 1 else None,
            opened.card.sight.in_(language),
            media.described(opened.card.media, texts, words_only=words_only),
            update_line(opened.course, opened.card.sources, texts),
            _behind(opened.course, opened.card, texts),
            texts("learning.lesson_draft") if draft else None,
        ),
        buttons=[
            _back_to_run(opened, texts) if opened.back_to is not None else _around(opened, texts),
            [tap(texts.label("recap.unclear"), MarkUnclear(opened.card.id, language))]
            if draft
            else [],
            *_media(opened, texts),
            _services(opened, texts),
            [tap(texts.label("learning.lesson_close"), OpenHome())],
        ],
    )


def finished_unit(end: FinishedUnit, texts: Texts) -> Screen:
    """Show the end of a part, and offer its quiz; after the last part also extra units."""
    of, questions = len(end.unit.cards), len(end.unit.items)
    has_more = end.unit.extra or (end.course.extras and end.part == len(end.course.units))
    save = [] if end.saved else [tap(texts.label("recap.keep"), SaveUnit(end.unit.id))]
    return Screen(
        text=paragraphs(
            texts("recap.end_head", total=of),
            texts("recap.kept") if end.saved else _end(end, questions, texts),
        ),
        buttons=[
            [tap(texts.label("recap.quiz"), OpenQuiz(end.unit.id))]
            if questions
            else [plan_button(texts)],
            [tap(texts.label("learning.extras_label"), OpenExtras())] if has_more else [],
            [*save, tap(texts.label("learning.lesson_close"), OpenHome())],
        ],
    )


def _end(end: FinishedUnit, questions: int, texts: Texts) -> Markup:
    """Say that a part is over, and how many questions its quiz has; 0: it has no quiz."""
    if end.part is None:
        return texts.count("recap.end_extra", questions) if questions else texts("recap.extras_end")
    if questions:
        return texts.count("recap.end", questions, part=end.part)
    return texts("recap.end_without_quiz", part=end.part)


def _head(opened: OpenedLesson, texts: Texts) -> Markup:
    at, of = opened.number, len(opened.unit.cards)
    part = part_number(opened.course, opened.unit)
    if part is None:
        return texts("learning.lesson_head", number=at, total=of)
    return texts("recap.head_part", number=at, total=of, part=part)


def _note(course: Course, unit: Unit, texts: Texts) -> Markup | None:
    """Return the note on a unit, such as that it is an outline."""
    note = course.note_on(unit)
    return texts("learning.lesson_note", note=note.in_(texts.language)) if note else None


def _behind(course: Course, card: Card, texts: Texts) -> Markup | None:
    """Return the folded part of a lesson: the rest of its text, and its sources."""
    rest = card.more.in_(texts.language) if card.more else None
    inside = paragraphs(rest, source_line(course, card.sources, texts, "common.sources"))
    return texts("learning.lesson_behind", more=inside) if inside else None


def _part(part: PartProgress, texts: Texts) -> Markup:
    of = len(part.unit.cards)
    if part.is_read:
        state = texts.count("learning.lessons_read", of)
    elif part.read:
        state = texts("learning.lessons_begun", read=part.read, total=of)
    else:
        state = texts.count("learning.lessons_new", of)
    title = part.unit.title.in_(texts.language)
    return lines(texts("learning.lessons_part", number=part.number, title=title), state)


def _go_on(seen: LearningOverview, texts: Texts) -> ScreenButton:
    assert seen.lesson is not None
    if seen.read == 0:
        return tap(texts.label("recap.lessons_first"), OpenUnit(seen.lesson.unit))
    at, part = seen.lesson, part_of_quiz(seen.course, seen.lesson.unit)
    label = texts.label("recap.lessons_go_on", number=at.at, total=at.of, part=part)
    return tap(label, OpenUnit(at.unit))


def _around(opened: OpenedLesson, texts: Texts) -> list[ScreenButton]:
    unit, at = opened.unit, opened.number
    if at > 1:
        back = tap(texts.label("learning.lesson_back"), OpenLesson(unit.id, at - 1))
    elif unit.extra:
        back = tap(texts.label("recap.extras_all"), OpenExtras())
    else:
        back = tap(texts.label("learning.lessons_all"), OpenLessons())
    return [
        back,
        tap(texts.label("learning.lesson_next"), OpenLesson(unit.id, at + 1)),
    ]


def _back_to_run(opened: OpenedLesson, texts: Texts) -> list[ScreenButton]:
    assert opened.back_to is not None
    key = "recap.to_result" if opened.is_over else "recap.to_question"
    return [tap(texts.label(key), NextQuestion(opened.back_to))]


def _services(opened: OpenedLesson, texts: Texts) -> list[ScreenButton]:
    """Lead to the services for the subject of the lesson, but not from inside a quiz."""
    if opened.card.need is None or opened.back_to is not None:
        return []
    return [tap(texts.label("recap.services"), OpenNeed(opened.card.need))]


def _media(opened: OpenedLesson, texts: Texts) -> list[ButtonRow]:
    def to_medium(_: MediumTarget, kind: MediumKind) -> Button:
        return LessonMedium(opened.card.id, kind, opened.back_to or AttemptId(0))

    return media.buttons({MediumTarget.LESSON: opened.card.media}, to_medium, texts)


def saved_lessons(course: Course, unit: Unit, texts: Texts) -> dict[str, Any]:
    """Return the data of the file with all lessons of a unit (`documents.reading`).

    The note on the unit comes first; the sources of all lessons, each once, and the credits come at
    the end.
    """
    sources = tuple(dict.fromkeys(source for card in unit.cards for source in card.sources))
    draft = any(is_draft(course, card, texts.language) for card in unit.cards)
    after = paragraphs(
        source_line(course, sources, texts, "common.sources"),
        texts("learning.lesson_draft") if draft else None,
        course.credits.in_(texts.language),
    )
    note = _note(course, unit, texts)
    parts = [
        *([note] if note else []),
        *(_lesson(course, card, texts) for card in unit.cards),
        after,
    ]
    return {
        "language": texts.language,
        "title": str(_which_lessons(unit, texts)),
        "parts": [str(part) for part in parts],
    }


def saved_caption(unit: Unit, texts: Texts) -> Screen:
    """Return the neutral caption of the file: which lessons, and how to keep and read them."""
    return Screen(
        text=paragraphs(_which_lessons(unit, texts), texts("recap.kept_how")),
        buttons=[[tap(texts.label("common.close"), CloseMedium())]],
    )


def _which_lessons(unit: Unit, texts: Texts) -> Markup:
    total = len(unit.cards)
    if total == 1:
        return texts("learning.lesson_head", number=1, total=1)
    return texts("recap.kept_head", first=1, last=total, total=total)


def _lesson(course: Course, card: Card, texts: Texts) -> Markup:
    return paragraphs(
        texts("learning.lesson_title", title=card.title.in_(texts.language)),
        card.sight.in_(texts.language),
        media.described(card.media, texts, words_only=True),
        update_line(course, card.sources, texts),
        card.more.in_(texts.language) if card.more else None,
    )
