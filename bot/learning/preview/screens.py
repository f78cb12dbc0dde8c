"""Shows coordinators a course as a participant sees it; the buttons lead through this view only."""

from bot.catalog.course import Course
from bot.learning import screens as learning_screens
from bot.learning.case import screens as cases
from bot.learning.case.service import OpenedCase
from bot.learning.preview.buttons import (
    OpenPreview,
    PreviewAnswer,
    PreviewCard,
    PreviewCase,
    PreviewChoice,
    PreviewItem,
    PreviewMoment,
)
from bot.learning.preview.service import CardShown, ItemShown
from bot.learning.quiz import screens as words
from bot.learning.recap import screens as recap
from bot.learning.review.screens import to_review
from bot.learning.screens import lettered
from bot.learning.story import screens as stories
from bot.learning.story.service import Made, Moment
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.telegram.kit.fitting import pages
from bot.telegram.kit.screen import PARAGRAPH, Row, Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import before_and_after, in_even_rows, in_other_languages, to_desk
from bot.writing import beginning

_ON_A_KEY = 30  # characters


def contents(course: Course, cohort: CohortId, texts: Texts) -> Screen:
    """Show what there is to look at."""
    rows: list[str] = []
    buttons: list[Row] = []
    for number, unit in enumerate(course.units, 1):
        rows.append(texts("lessons.part", number=number, title=unit.title.in_(texts.language)))
        row = []
        if unit.cards:
            label = texts.label("preview.lessons", number=number)
            row.append(tap(label, PreviewCard(cohort, texts.language, unit.id, 1)))
        if unit.items:
            label = texts.label("preview.questions", number=number)
            row.append(tap(label, PreviewItem(cohort, texts.language, unit.id, 1)))
        buttons.append(row)
    language = texts.language
    for story in course.scenarios:
        rows.append(texts("preview.story_row", title=story.title.in_(language)))
        label = beginning(story.title.in_(language), _ON_A_KEY)
        buttons.append([tap(label, _first(cohort, language, story.id))])
    for case in course.cases:
        rows.append(texts("preview.case_row", title=case.title.in_(language)))
        button = PreviewCase(cohort, language, case.id, 0)
        buttons.append([tap(beginning(case.title.in_(language), _ON_A_KEY), button)])
    return Screen(
        text=paragraphs(texts("preview.title"), texts("preview.what"), lines(*rows)),
        buttons=[*buttons, [to_review(cohort, texts), to_desk(cohort, texts)]],
    )


def card(shown: CardShown, cohort: CohortId, reader: Texts, texts: Texts) -> Screen:
    """Show a lesson in the words of `reader`, with buttons in the coordinator's own."""
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
        buttons=[around, [*questions, *languages], [to_contents(cohort, texts)]],
    )


def item(shown: ItemShown, cohort: CohortId, reader: Texts, texts: Texts) -> Screen:
    """Show a question, open or with what is said about an option."""
    question, unit, language = shown.question, shown.unit, reader.language
    if shown.picked:
        said = words.answer_words(shown.course, question, shown.picked, reader, words_only=True)
    else:
        said = words.question_words(question, reader, words_only=True)
    options = [
        tap(letter, PreviewAnswer(cohort, language, question.item.id, option.id))
        for letter, option in learning_screens.lettered(question.options, reader)
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
    return Screen(text=said, buttons=[options, around, [*languages, to_contents(cohort, texts)]])


def _first(cohort: CohortId, language: str, story: str) -> PreviewMoment:
    return PreviewMoment(cohort, language, story, "")


def to_contents(cohort: CohortId, texts: Texts) -> ScreenButton:
    """Return the way back to what there is to look at."""
    return tap(texts.label("preview.contents"), OpenPreview(cohort))


def moment(shown: Moment, cohort: CohortId, reader: Texts, texts: Texts) -> Screen:
    """Show a moment, with a letter for each choice."""
    story, node, language = shown.scenario.id, shown.node, reader.language
    letters = [
        tap(letter, PreviewChoice(cohort, language, story, node.id, choice.id))
        for letter, choice in lettered(node.choices, reader)
    ]
    languages = in_other_languages(
        shown.course.languages,
        language,
        lambda other: PreviewMoment(cohort, other, story, node.id),
        texts,
    )
    return Screen(
        text=stories.moment(shown, reader).text,
        buttons=[
            *in_even_rows(letters, stories.MOST_LETTERS),
            [*languages, to_contents(cohort, texts)],
        ],
    )


def made(shown: Made, cohort: CohortId, reader: Texts, texts: Texts) -> Screen:
    """Show what follows from a choice; at the end also what the story says in looking back."""
    chosen, story, language = shown.chosen, shown.scenario, reader.language
    node, onward = chosen.node, chosen.onward
    letters = [
        tap(letter, PreviewChoice(cohort, language, story.id, node.id, choice.id))
        for letter, choice in lettered(node.choices, reader)
    ]
    ways = (
        [] if onward is None else [_to(cohort, language, story.id, onward.id, "quiz.next", texts)]
    )
    if node.id != story.start:
        ways.insert(0, _to(cohort, language, story.id, story.start, "preview.begin", texts))
    return Screen(
        text=paragraphs(
            stories.made(shown, reader).text,
            story.debrief.in_(language) if onward is None else None,
        ),
        buttons=[
            *in_even_rows(letters, stories.MOST_LETTERS),
            ways,
            [to_contents(cohort, texts)],
        ],
    )


def case(opened: OpenedCase, page: int, cohort: CohortId, reader: Texts, texts: Texts) -> Screen:
    """Show a page of a case (from 0); behind its last one stands what facilitators get."""
    language, found = reader.language, opened.case
    there = cases.read_pages(opened, reader, demo=True)
    notes = [
        paragraphs(reader("preview.facilitator"), each)
        for each in pages(found.facilitator.in_(language).split(PARAGRAPH), cases.A_PAGE)
    ]
    every = [*there, *notes]
    at = min(max(page, 0), len(every) - 1)

    def to(language: str, page: int) -> PreviewCase:
        return PreviewCase(cohort, language, found.id, page)

    around = before_and_after(at, len(every), lambda page: to(language, page), texts)
    languages = in_other_languages(
        opened.course.languages, language, lambda other: to(other, at), texts
    )
    return Screen(
        text=paragraphs(reader("case.head", page=at + 1, pages=len(every)), every[at]),
        buttons=[around, [*languages, to_contents(cohort, texts)]],
    )


def _to(
    cohort: CohortId, language: str, story: str, node: str, label: str, texts: Texts
) -> ScreenButton:
    return tap(texts.label(label), PreviewMoment(cohort, language, story, node))
