"""Shows cases: the introduction, the case, its questions, and where help is. Nothing is saved.

The notes for facilitators are never shown here.
"""

from collections.abc import Iterator

from markupsafe import Markup

from bot.catalog.course import Case
from bot.learning.screens import content_note, pointer, sources_behind, what_it_trains
from bot.learning.story.buttons import OpenStories, ReadCase
from bot.learning.story.service import OpenedCase
from bot.locale import Texts
from bot.paging import Page
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.fitting import pages
from bot.telegram.kit.screen import PARAGRAPH, Screen, lines, paragraphs, tap

A_PAGE = 1400
"""About how many characters fit on a page: a screen and a half of a small phone."""


def intro(opened: OpenedCase, texts: Texts, *, demo: bool) -> Screen:
    """Say what a case is about and how long it takes, before it begins."""
    case, course, language = opened.case, opened.course, texts.language
    return Screen(
        text=paragraphs(
            texts("case.note_head"),
            lines(
                texts("learning.lesson_title", title=case.title.in_(language)),
                case_length(case, texts),
            ),
            content_note(course, texts, demo=demo),
            what_it_trains(course, case.objectives, texts),
            texts("case.promise"),
            texts("learning.lesson_draft") if course.shows_draft(case.title, language) else None,
        ),
        buttons=[
            [
                tap(texts.label("learning.story_begin"), ReadCase(case.id, 0)),
                tap(texts.label("learning.offer_not_now"), OpenHome()),
            ]
        ],
    )


def read(opened: OpenedCase, asked: int, texts: Texts, *, demo: bool) -> Screen:
    """Show a page (from 0), or the nearest page that exists."""
    page = Page.of(read_pages(opened, texts, demo=demo), asked, size=1)
    at, case, is_last = page.at, opened.case.id, page.at + 1 == page.pages
    back = [tap(texts.label("learning.lesson_back"), ReadCase(case, at - 1))] if at else []
    onward = [] if is_last else [tap(texts.label("learning.lesson_next"), ReadCase(case, at + 1))]
    stories = [tap(texts.label("learning.story_label"), OpenStories())] if is_last else []
    return Screen(
        text=paragraphs(texts("learning.case_head", page=at + 1, pages=page.pages), *page.items),
        buttons=[
            [*back, *onward],
            [*stories, tap(texts.label("learning.lesson_close"), OpenHome())],
        ],
    )


def read_pages(opened: OpenedCase, texts: Texts, *, demo: bool) -> list[Markup]:
    """Return the pages of a case, of its questions, and of the services that help."""
    return [*pages(_story(opened, texts), A_PAGE), *pages(_after(opened, texts, demo=demo), A_PAGE)]


def _story(opened: OpenedCase, texts: Texts) -> Iterator[Markup]:
    case, language = opened.case, texts.language
    first, *rest = case.text.in_(language).split(PARAGRAPH)
    yield paragraphs(texts("learning.lesson_title", title=case.title.in_(language)), first)
    yield from rest


def _after(opened: OpenedCase, texts: Texts, *, demo: bool) -> Iterator[Markup]:
    for number, prompt in enumerate(opened.case.prompts, 1):
        line = texts("case.prompt", number=number, text=prompt.in_(texts.language))
        yield paragraphs(texts("case.prompts"), line) if number == 1 else line
    if opened.case.others is not None:
        first, *rest = opened.case.others.in_(texts.language).split(PARAGRAPH)
        yield paragraphs(texts("case.others"), first)
        yield from rest
    sources = sources_behind(opened.course, opened.case.sources, texts)
    if sources:
        yield sources
    yield pointer(opened.course, texts, demo=demo)


def case_length(case: Case, texts: Texts) -> Markup:
    return texts.count("case.label", len(case.prompts), minutes=case.minutes)
