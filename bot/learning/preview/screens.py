"""Shows coordinators a course as a participant sees it; buttons lead to other previews only."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from bot.catalog.course import Course, Node
from bot.catalog.story import is_over
from bot.learning.aloud import screens as sentences
from bot.learning.aloud.service import OpenedAloud
from bot.learning.buttons import OpenPreview
from bot.learning.case import screens as cases
from bot.learning.preview.buttons import (
    PreviewAloud,
    PreviewAnswer,
    PreviewCard,
    PreviewCase,
    PreviewChoice,
    PreviewItem,
    PreviewMoment,
)
from bot.learning.preview.service import ItemShown
from bot.learning.quiz import screens as words
from bot.learning.recap import screens as recap
from bot.learning.recap.service import OpenedLesson
from bot.learning.screens import lettered
from bot.learning.story import screens as stories
from bot.learning.story.service import ChoiceMade, OpenedCase, StoryMoment
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.paging import Page
from bot.telegram.kit.button import Button
from bot.telegram.kit.fitting import pages
from bot.telegram.kit.screen import (
    PARAGRAPH,
    ButtonRow,
    Screen,
    ScreenButton,
    lines,
    paragraphs,
    tap,
)
from bot.telegram.kit.ways import (
    before_and_after,
    in_even_rows,
    in_other_languages,
    to_desk,
    to_review,
)
from bot.writing import beginning

_ON_A_BUTTON = 30  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A coordinator of `cohort`, who reads `texts` and sees what a `reader` sees."""

    cohort: CohortId
    reader: Texts
    texts: Texts

    @property
    def language(self) -> str:
        """The language of the participant."""
        return self.reader.language

    @property
    def to_contents(self) -> ScreenButton:
        return tap(self.texts.label("preview.contents"), OpenPreview(self.cohort))

    def turns(self, at: int, total: int, to: Callable[[str, int], Button]) -> ButtonRow:
        """Return the buttons to what comes before and after `at`, which counts from 0."""
        return before_and_after(at, total, lambda other: to(self.language, other), self.texts)

    def languages(self, course: Course, to: Callable[[str], Button]) -> list[ScreenButton]:
        """Return the buttons to the same in the other languages of the course."""
        return in_other_languages(course.languages, self.language, to)


def contents(course: Course, cohort: CohortId, texts: Texts) -> Screen:
    """List what there is to look at."""
    language = texts.language
    rows: list[str] = []
    buttons: list[ButtonRow] = []
    for number, unit in enumerate((*course.units, *course.extras), 1):
        rows.append(texts("learning.lessons_part", number=number, title=unit.title.in_(language)))
        row = []
        if unit.cards:
            label = texts.label("preview.lessons", number=number)
            row.append(tap(label, PreviewCard(cohort, language, unit.id, 1)))
        if unit.items:
            label = texts.label("preview.questions", number=number)
            row.append(tap(label, PreviewItem(cohort, language, unit.id, 1)))
        if unit.aloud:
            label = texts.label("preview.aloud", number=number)
            row.append(tap(label, PreviewAloud(cohort, language, unit.id, 1)))
        buttons.append(row)
    for story in course.scenarios:
        title = story.title.in_(language)
        rows.append(texts("preview.story_row", title=title))
        first = PreviewMoment(cohort, language, story.id, "")
        buttons.append([tap(beginning(title, _ON_A_BUTTON), first)])
    for case in course.cases:
        title = case.title.in_(language)
        rows.append(texts("preview.case_row", title=title))
        page = PreviewCase(cohort, language, case.id, 0)
        buttons.append([tap(beginning(title, _ON_A_BUTTON), page)])
    return Screen(
        text=paragraphs(texts("preview.title"), texts("preview.what"), lines(*rows)),
        buttons=[*buttons, [to_review(cohort, texts), to_desk(cohort, texts)]],
    )


def card(opened: OpenedLesson, viewer: Viewer) -> Screen:
    """Show a lesson in the reader's language, with buttons in the coordinator's."""
    unit, number, questions = opened.unit, opened.number, []

    def to(language: str, at: int) -> PreviewCard:
        return PreviewCard(viewer.cohort, language, unit.id, at + 1)

    if unit.items:
        first = PreviewItem(viewer.cohort, viewer.language, unit.id, 1)
        questions = [tap(viewer.texts.label("preview.its_questions"), first)]
    languages = viewer.languages(opened.course, lambda other: to(other, number - 1))
    return Screen(
        text=recap.card(opened, viewer.reader, words_only=True).text,
        buttons=[
            viewer.turns(number - 1, len(unit.cards), to),
            [*questions, *languages],
            [viewer.to_contents],
        ],
    )


def item(shown: ItemShown, viewer: Viewer) -> Screen:
    """Show a question, open or with the explanation of an option."""
    question, unit, reader = shown.question, shown.unit, viewer.reader
    if shown.picked:
        said = words.answer_words(shown.course, question, shown.picked, reader, words_only=True)
    else:
        said = words.question_words(question, reader, words_only=True)
    options = [
        tap(letter, PreviewAnswer(viewer.cohort, viewer.language, question.item.id, option.id))
        for letter, option in lettered(question.options, reader)
    ]

    def to(language: str, at: int) -> PreviewItem:
        return PreviewItem(viewer.cohort, language, unit.id, at + 1)

    at = question.number - 1
    languages = viewer.languages(shown.course, lambda other: to(other, at))
    return Screen(
        text=said,
        buttons=[
            options,
            viewer.turns(at, question.total, to),
            [*languages, viewer.to_contents],
        ],
    )


def aloud(opened: OpenedAloud, unit_id: str, number: int, viewer: Viewer) -> Screen:
    """Show a sentence to say, one way to say it, and its points, without ticks."""
    unit = opened.course.unit(unit_id)

    def to(language: str, at: int) -> PreviewAloud:
        return PreviewAloud(viewer.cohort, language, unit.id, at + 1)

    languages = viewer.languages(opened.course, lambda other: to(other, number - 1))
    return Screen(
        text=sentences.whole(opened, viewer.reader),
        buttons=[
            viewer.turns(number - 1, len(unit.aloud), to),
            [*languages, viewer.to_contents],
        ],
    )


def moment(shown: StoryMoment, viewer: Viewer) -> Screen:
    story, node = shown.scenario.id, shown.node
    languages = viewer.languages(
        shown.course, lambda other: PreviewMoment(viewer.cohort, other, story, node.id)
    )
    return Screen(
        text=stories.moment(shown, viewer.reader).text,
        buttons=[*_choices(story, node, viewer), [*languages, viewer.to_contents]],
    )


def choice_made(shown: ChoiceMade, viewer: Viewer) -> Screen:
    """Show what follows from a choice; at the end also the debrief of the story."""
    story, node, onward = shown.scenario, shown.chosen.node, shown.chosen.onward

    def to(node_id: str, label: str) -> ScreenButton:
        return tap(label, PreviewMoment(viewer.cohort, viewer.language, story.id, node_id))

    ways = []
    if node.id != story.start:
        ways.append(to(story.start, viewer.texts.label("preview.begin")))
    if onward is not None:
        ways.append(to(onward.id, viewer.texts.label("learning.quiz_next")))
    turns = [
        [to(each, beginning(story.node(each).title.in_(viewer.language), _ON_A_BUTTON))]
        for each in shown.chosen.choice.nexts[1:]
        if not is_over(each)
    ]
    return Screen(
        text=paragraphs(
            stories.choice_made(shown, viewer.reader).text,
            *_endings(shown, viewer.language),
        ),
        buttons=[*_choices(story.id, node, viewer), ways, *turns, [viewer.to_contents]],
    )


def _endings(shown: ChoiceMade, language: str) -> Iterator[Markup]:
    """Yield every ending that a choice may lead to, and the debrief."""
    story, taken = shown.scenario, shown.chosen.choice
    over = [each for each in taken.nexts if is_over(each)]
    for ending in filter(None, map(story.ending, over)):
        yield ending.text.in_(language)
        yield from (echo.text.in_(language) for echo in ending.echoes)
    if over:
        yield story.debrief.in_(language)


def _choices(story: str, node: Node, viewer: Viewer) -> list[ButtonRow]:
    letters = [
        tap(letter, PreviewChoice(viewer.cohort, viewer.language, story, node.id, choice.id))
        for letter, choice in lettered(node.choices, viewer.reader)
    ]
    return in_even_rows(letters, stories.MOST_LETTERS)


def case(opened: OpenedCase, asked: int, viewer: Viewer) -> Screen:
    """Show a page of a case (from 0); the notes for facilitators come after its last page."""
    reader, found = viewer.reader, opened.case
    notes = pages(found.facilitator.in_(viewer.language).split(PARAGRAPH), cases.A_PAGE)
    every = [
        *cases.read_pages(opened, reader, demo=True),
        *(paragraphs(reader("preview.facilitator"), each) for each in notes),
    ]
    page = Page.of(every, asked, size=1)

    def to(language: str, at: int) -> PreviewCase:
        return PreviewCase(viewer.cohort, language, found.id, at)

    languages = viewer.languages(opened.course, lambda other: to(other, page.at))
    return Screen(
        text=paragraphs(
            reader("learning.case_head", page=page.at + 1, pages=page.pages), *page.items
        ),
        buttons=[viewer.turns(page.at, page.pages, to), [*languages, viewer.to_contents]],
    )
