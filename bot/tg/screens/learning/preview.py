"""A look at the course as a participant sees it; the keys lead through the look alone."""

from bot.domain.learning.course import Course
from bot.domain.writing import beginning
from bot.locale import Texts
from bot.services.learning.preview import CardShown, ItemShown
from bot.tg.buttons.preview import (
    OpenPreview,
    PreviewAnswer,
    PreviewCard,
    PreviewCase,
    PreviewItem,
    PreviewMoment,
)
from bot.tg.screens.learning import question as words
from bot.tg.screens.learning import recap
from bot.tg.screens.learning.review import to_review
from bot.tg.screens.screen import Key, Row, Screen, lines, paragraphs, tap
from bot.tg.screens.ways import before_and_after, in_other_languages, to_desk

_ON_A_KEY = 30  # characters


def contents(course: Course, cohort: int, texts: Texts) -> Screen:
    """Show what there is to look at."""
    rows: list[str] = []
    keys: list[Row] = []
    for number, unit in enumerate(course.units, 1):
        rows.append(texts("lessons.part", number=number, title=unit.title.in_(texts.language)))
        row = []
        if unit.cards:
            label = texts.label("preview.lessons", number=number)
            row.append(tap(label, PreviewCard(cohort, texts.language, unit.id, 1)))
        if unit.items:
            label = texts.label("preview.questions", number=number)
            row.append(tap(label, PreviewItem(cohort, texts.language, unit.id, 1)))
        keys.append(row)
    language = texts.language
    for story in course.scenarios:
        rows.append(texts("preview.story_row", title=story.title.in_(language)))
        label = beginning(story.title.in_(language), _ON_A_KEY)
        keys.append([tap(label, _first(cohort, language, story.id))])
    for case in course.cases:
        rows.append(texts("preview.case_row", title=case.title.in_(language)))
        button = PreviewCase(cohort, language, case.id, 0)
        keys.append([tap(beginning(case.title.in_(language), _ON_A_KEY), button)])
    return Screen(
        text=paragraphs(texts("preview.title"), texts("preview.what"), lines(*rows)),
        keys=[*keys, [to_review(cohort, texts), to_desk(cohort, texts)]],
    )


def card(shown: CardShown, cohort: int, reader: Texts, texts: Texts) -> Screen:
    """Show a lesson in the words of `reader`, with keys in the coordinator's own."""
    opened = shown.opened
    unit, at = opened.unit, opened.number

    def to(language: str, number: int) -> PreviewCard:
        return PreviewCard(cohort, language, unit.id, number)

    around = before_and_after(
        at - 1, len(unit.cards), lambda before: to(reader.language, before + 1), texts
    )
    questions = (
        [
            tap(
                texts.label("preview.its_questions"),
                PreviewItem(cohort, reader.language, unit.id, 1),
            )
        ]
        if unit.items
        else []
    )
    languages = in_other_languages(
        opened.course.languages, reader.language, lambda other: to(other, at), texts
    )
    return Screen(
        text=recap.card(opened, reader, words_only=True).text,
        keys=[around, [*questions, *languages], [to_contents(cohort, texts)]],
    )


def item(shown: ItemShown, cohort: int, reader: Texts, texts: Texts) -> Screen:
    """Show a question, open or with what is said about an option."""
    question, unit, language = shown.question, shown.unit, reader.language
    if shown.picked:
        said = words.answered(shown.course, question, shown.picked, reader, words_only=True)
    else:
        said = words.asked(question, reader, words_only=True)
    options = [
        tap(letter, PreviewAnswer(cohort, language, question.item.id, option.id))
        for letter, option in words.lettered(question.options, reader)
    ]

    def to(language: str, number: int) -> PreviewItem:
        return PreviewItem(cohort, language, unit.id, number)

    at = question.number
    around = before_and_after(
        at - 1, question.total, lambda before: to(language, before + 1), texts
    )
    languages = in_other_languages(
        shown.course.languages, language, lambda other: to(other, at), texts
    )
    return Screen(text=said, keys=[options, around, [*languages, to_contents(cohort, texts)]])


def _first(cohort: int, language: str, story: str) -> PreviewMoment:
    return PreviewMoment(cohort, language, story, "")


def to_contents(cohort: int, texts: Texts) -> Key:
    """Return the way back to what there is to look at."""
    return tap(texts.label("preview.contents"), OpenPreview(cohort))
