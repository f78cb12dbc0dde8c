"""A look at stories and cases as a participant sees them, and at what facilitators get."""

from bot.locale import Texts
from bot.services.learning.stories import Made, Moment, OpenedCase
from bot.tg.buttons.preview import PreviewCase, PreviewChoice, PreviewMoment
from bot.tg.screens.fitting import pages
from bot.tg.screens.learning import case as cases
from bot.tg.screens.learning import story as stories
from bot.tg.screens.learning.preview import to_contents
from bot.tg.screens.learning.question import lettered
from bot.tg.screens.learning.recap import in_even_rows
from bot.tg.screens.screen import PARAGRAPH, Key, Screen, paragraphs, tap
from bot.tg.screens.ways import before_and_after, in_other_languages


def moment(shown: Moment, cohort: int, reader: Texts, texts: Texts) -> Screen:
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
        keys=[
            *in_even_rows(letters, stories.MOST_LETTERS),
            [*languages, to_contents(cohort, texts)],
        ],
    )


def made(shown: Made, cohort: int, reader: Texts, texts: Texts) -> Screen:
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
        keys=[
            *in_even_rows(letters, stories.MOST_LETTERS),
            ways,
            [to_contents(cohort, texts)],
        ],
    )


def case(opened: OpenedCase, page: int, cohort: int, reader: Texts, texts: Texts) -> Screen:
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
        keys=[around, [*languages, to_contents(cohort, texts)]],
    )


def _to(cohort: int, language: str, story: str, node: str, label: str, texts: Texts) -> Key:
    return tap(texts.label(label), PreviewMoment(cohort, language, story, node))
